"""The last question, the one durable row, and what can be said of it. No page here says that anything was accepted."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Family
from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Mode, Service
from kiosk.session import events as e
from kiosk.session.application import Application, Delivery, HandedIn
from kiosk.session.application_stages import Confirm, Handed, Handing, Preview
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import AwaitCase, KeepApplication, PrintApplicationSlip
from kiosk.session.form.content import content_of, form_of, signed_digest, unverified
from kiosk.session.form.following import (
    IDENTITY,
    SIGNERS,
    along,
    delivery,
    dues,
    identity_unverified,
    signers_unverified,
)
from kiosk.session.form.weighing import too_late_without_link
from kiosk.session.form.whole import form_fields_of, scope_of_form
from kiosk.session.model import Home, ReceiptState, Session, Trouble, TroubleKind, Waiting
from kiosk.session.signatures import CallState
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.onward import onward
from kiosk.session.world import World

#: So long the page follows what was confirmed on its way. It goes on its way all the same, and for longer.
_FOLLOWED_SECONDS = 120.0
_SLIP_SECONDS = 45.0
_MOST_SLIPS = 3


def confirm(session: Session, stage: Confirm, event: e.Agree, world: World) -> Outcome:
    """The tap that counts: a second one finds another page."""
    service, application, resident = world.catalogue.services.get(stage.code), session.application, session.resident
    if service is None or application is None or resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    ready = onward(session, stage.code, world).session
    if not isinstance(ready.stage, Confirm):
        return Outcome(ready)  # midnight has passed, say, and a condition does not hold any more
    if too_late_without_link(service, world) is not None:
        return Outcome(session)  # the page says so: nobody could promise that it arrives before the last day
    if world.filing_stops:
        return Outcome(session.to(Confirm(stage.code, not_kept=True)))
    scope = scope_of_form(service, application.values, session, world)
    content, form = content_of(service, application, resident, scope), form_of(service, application, scope)
    return begin_effect(
        session.to(Handing(stage.code, world.now)),
        world,
        Waiting.KEEP,
        world.patience.keep,
        lambda effect: KeepApplication(
            effect,
            stage.code,
            content,
            resident,
            _phone(service, application),
            application.held,
            form,
            _follows(application),
        ),
    )


def kept(session: Session, stage: Handing, event: e.Kept, world: World) -> Outcome:
    """It is on the disk: the form goes from the session, and what becomes of it is followed for a while."""
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    scope = scope_of_form(service, application.values, session, world)
    resident = session.resident
    who = (IDENTITY,) if resident is not None and identity_unverified(service, resident) else ()
    if signers_unverified(service, application, signed_digest(service, application, scope)):
        who = (*who, SIGNERS)
    handed = HandedIn(
        event.submission,
        event.local_number,
        case_number=application.correction.case_number if application.correction is not None else "",
        unverified=(*who, *unverified(service, application, scope)),
        bring=tuple(key for key, mode in application.modes if mode is Mode.HAND_IN),
        fetched=delivery(application),
        along=tuple(item.key for item in along(service, scope)),
        day=world.wall.date().isoformat(),
        fees=tuple((service.fees.index(due.fee), due.amount) for due in dues(service, scope)),
        awaited=tuple(call.expires for call in application.calls if call.state is CallState.WAITING),
    )
    tally = replace(session.tally, results=session.tally.results + 1)
    session = replace(session, application=None, tally=tally, touched_at=world.now, receipt=ReceiptState.NONE, slips=0)
    return begin_effect(
        session.to(Handed(stage.code, handed, world.now)),
        world,
        Waiting.CASE,
        _FOLLOWED_SECONDS,
        lambda effect: AwaitCase(effect, event.submission),
    )


def not_kept(session: Session, stage: Handing, event: e.NotKept | e.Overdue, world: World) -> Outcome:
    """Nobody can say that it is stored. The same content once more is stored once."""
    return Outcome(replace(session, touched_at=world.now).to(Confirm(stage.code, not_kept=True)))


def case_came(session: Session, stage: Handed, event: e.CaseCame, world: World) -> Outcome:
    waits = event.delivery is Delivery.DELIVERED and stage.handed.awaited
    delivery = Delivery.AWAITED if waits else event.delivery
    number = event.case_number or stage.handed.case_number
    handed = replace(stage.handed, delivery=delivery, case_number=number)
    return Outcome(session.to(replace(stage, handed=handed)))


def followed_enough(session: Session, stage: Handed, event: e.Overdue, world: World) -> Outcome:
    return Outcome(session)


def slips_left(session: Session) -> bool:
    return session.slips < _MOST_SLIPS


def print_slip(session: Session, stage: Handed, event: e.PrintSlip, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    under_way = any(pending.waiting is Waiting.RECEIPT for pending in session.pending)
    if service is None or under_way or not slips_left(session):
        return Outcome(session)
    if device_hindrance(Family.RECEIPT_PRINTER, world) is not None:
        return Outcome(session)  # the page says so, and its button is off
    department, resident, looks = world.catalogue.department(service), session.resident, session.looks
    return begin_effect(
        replace(session, receipt=ReceiptState.PRINTING, slips=session.slips + 1),
        world,
        Waiting.RECEIPT,
        _SLIP_SECONDS,
        lambda effect: PrintApplicationSlip(effect, service, department, stage.handed, resident, looks),
    )


def back(session: Session, stage: Confirm, event: e.Back | e.Decline, world: World) -> Outcome:
    return Outcome(session.to(Preview(stage.code)))


def leave(session: Session, stage: Handed, event: e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Home()))


def wait(session: Session, stage: Handing, event: e.Back | e.GoHome | e.EndVisit, world: World) -> Outcome:
    """It takes a moment, and then there is a number: nobody leaves without it."""
    return Outcome(session)


def _phone(service: Service, application: Application) -> str:
    """The number to be called at: the form's first phone."""
    phones = (
        application.values.one(field.key)
        for field in form_fields_of(service)
        if isinstance(field, f.TextField) and field.of is f.TextKind.PHONE
    )
    return next((phone for phone in phones if phone), "")


def _follows(application: Application) -> str:
    """The case that it is handed in again for. What never became a case is handed in anew."""
    correction = application.correction
    return correction.submission if correction is not None and correction.case_number else ""


STEPS = (
    application_step(Confirm, {e.Agree: confirm, e.TryAgain: confirm, e.Decline: back, e.Back: back}),
    application_step(
        Handing,
        {e.Kept: kept, e.NotKept: not_kept, e.Overdue: not_kept, e.Back: wait, e.GoHome: wait, e.EndVisit: wait},
    ),
    application_step(
        Handed, {e.CaseCame: case_came, e.Overdue: followed_enough, e.PrintSlip: print_slip, e.Back: leave}
    ),
)
