"""Signing on one's own phone: a code of ours, what is read there, and the signature that comes of it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.form.content import signed_digest
from kiosk.session.form.whole import scope_of_form
from kiosk.session.model import Session, Trouble, TroubleKind, Waiting
from kiosk.session.phone_effects import OpenSigning
from kiosk.session.phone_stages import PHONE_OVER, PhoneSign
from kiosk.session.signatures import Call, CallState, Signature, SignedBy
from kiosk.session.signing_stages import Parties, Sign
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.calls import await_signers
from kiosk.session.steps.onward import onward
from kiosk.session.steps.phone_upload import lost, opened, overdue, refused
from kiosk.session.world import World


def start(session: Session, stage: Sign | PhoneSign, event: object, world: World) -> Outcome:
    """What is read on the phone is what stands here now, and its digest goes with it."""
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None or session.resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    digest = signed_digest(service, application, scope_of_form(service, application.values, session, world))
    request = stage.request if isinstance(stage, PhoneSign) else ""
    asking = replace(forget_asked(session), touched_at=world.now).to(PhoneSign(stage.code, request=request))
    return begin_effect(
        asking,
        world,
        Waiting.PHONE_PAGE,
        world.patience.verify,
        lambda effect: OpenSigning(effect, stage.code, digest, asking, world, request),
    )


def start_for(session: Session, code: str, request: str, world: World) -> Outcome:
    """Whoever the signing request names signs on their own phone, while they are here."""
    return start(session, PhoneSign(code, request=request), None, world)


def changed(session: Session, stage: PhoneSign, event: e.PhoneChanged, world: World) -> Outcome:
    if event.seen.state in PHONE_OVER:
        session = forget_asked(session)
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, seen=event.seen, lost=False)))


def signed(session: Session, stage: PhoneSign, event: e.PhoneSigned, world: World) -> Outcome:
    """It counts for what was read there, and for nothing that was changed here since."""
    service, application = world.catalogue.services.get(stage.code), session.application
    session = replace(forget_asked(session), touched_at=world.now)
    if service is None or application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if stage.request:
        calls = tuple(_signed_by_phone(call, event, stage.request, world) for call in application.calls)
        return onward(replace(session, application=replace(application, calls=calls)), stage.code, world)
    if event.digest != signed_digest(service, application, scope_of_form(service, application.values, session, world)):
        return Outcome(session.to(Sign(stage.code)))
    signature = Signature(event.digest, SignedBy.PHONE, world.wall, event.strokes, request=event.page)
    return onward(replace(session, application=replace(application, signature=signature)), stage.code, world)


def leave(session: Session, stage: PhoneSign, event: e.Back | e.OtherWay | e.Stop, world: World) -> Outcome:
    if stage.request:  # they may still sign at another terminal
        return await_signers(forget_asked(session).to(Parties(stage.code)), world)
    return Outcome(forget_asked(session).to(Sign(stage.code)))


def _signed_by_phone(call: Call, event: e.PhoneSigned, request: str, world: World) -> Call:
    if call.request != request or call.digest != event.digest:
        return call
    return replace(call, state=CallState.SIGNED, by=SignedBy.PHONE, at=world.wall)


STEPS = (
    application_step(
        PhoneSign,
        {
            e.PageOpened: opened,
            e.PageRefused: refused,
            e.PhoneChanged: changed,
            e.PhoneLost: lost,
            e.PhoneSigned: signed,
            e.Overdue: overdue,
            e.SendAgain: start,
            e.Back: leave,
            e.OtherWay: leave,
            e.Stop: leave,
        },
    ),
)
