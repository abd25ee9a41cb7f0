"""The phone of a form: six digits are sent to it, and typed. Whatever goes wrong is said, and in nobody's way: the
application goes on, and the department checks the number."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.model import Service
from kiosk.rules.typed_text import tidy
from kiosk.session import events as e
from kiosk.session.application import Application, ProvenPhone
from kiosk.session.application_stages import Fill
from kiosk.session.digits_effects import CheckFormDigits, SendFormDigits
from kiosk.session.digits_stages import AskDigits, DigitsEnd, DigitsStage, SendDigits, TypeDigits
from kiosk.session.form.phones import phone_to_ask
from kiosk.session.form.whole import scope_of_form
from kiosk.session.identity import PhoneCodeState
from kiosk.session.model import AskFailure, Session, Trouble, TroubleKind, Values, Waiting
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps import phone_code
from kiosk.session.steps.onward import onward
from kiosk.session.world import Link, World


def leave_section(session: Session, service: Service, section: str, world: World) -> Outcome:
    """On from a part of the form that was gone through, past the question about a phone in it. Without a link the
    page says that it stays to be checked; nobody is asked a second time about the same number."""
    application = session.application
    if application is None:
        return _item_away(session)
    scope = scope_of_form(service, application.values, session, world)
    field = phone_to_ask(service, section, application, scope)
    if not field:
        return onward(session, service.code, world)
    end = DigitsEnd.NO_ANSWER if world.link is Link.OFFLINE else None
    return Outcome(session.to(AskDigits(service.code, section, field, end)))


# --- the question -----------------------------------------------------------------------------------------------------


def send(session: Session, stage: AskDigits, event: e.Agree, world: World) -> Outcome:
    if stage.end is not None:
        return Outcome(session)  # a page that tells the end has no such button
    return _send(session, stage, world)


def without(session: Session, stage: DigitsStage, event: e.Decline | e.Next, world: World) -> Outcome:
    """The number stays to be checked, and is not asked about again."""
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return _item_away(session)
    left = application.phones_left | {application.values.one(stage.field)}
    session = forget_asked(replace(session, application=replace(application, phones_left=left)))
    return leave_section(session, service, stage.section, world)


def change(session: Session, stage: DigitsStage, event: e.ChangePart | e.Back, world: World) -> Outcome:
    """Back to the page with the number. One that is changed there is another number."""
    if session.application is None:
        return _item_away(session)
    return Outcome(forget_asked(session).to(Fill(stage.code, stage.section, session.application.values)))


# --- sending ----------------------------------------------------------------------------------------------------------


def _send(session: Session, stage: AskDigits | TypeDigits, world: World) -> Outcome:
    application = session.application
    if application is None:
        return _item_away(session)
    number = application.values.one(stage.field)
    sending = forget_asked(session).to(SendDigits(stage.code, stage.section, stage.field, world.now))
    return begin_effect(
        sending, world, Waiting.VERIFY, world.patience.verify, lambda effect: SendFormDigits(effect, number)
    )


def sent(session: Session, stage: SendDigits, event: e.PhoneCodeSent, world: World) -> Outcome:
    page = TypeDigits(stage.code, stage.section, stage.field, event.sent, world.now + event.sent.resend_seconds)
    return Outcome(replace(session, touched_at=world.now).to(page))


# --- typing -----------------------------------------------------------------------------------------------------------


def check(session: Session, stage: TypeDigits, event: e.Next, world: World) -> Outcome:
    if any(pending.waiting is Waiting.VERIFY for pending in session.pending):
        return Outcome(session)  # it is being looked at
    session = session.to(replace(stage, checked=True, state=None))
    if not phone_code.is_complete(stage.values):
        return Outcome(session)
    digits = tidy("digits", stage.values.one(phone_code.FIELD))
    return begin_effect(
        session,
        world,
        Waiting.VERIFY,
        world.patience.verify,
        lambda effect: CheckFormDigits(effect, stage.sent.proof, digits),
    )


def checked(session: Session, stage: TypeDigits, event: e.PhoneCodeChecked, world: World) -> Outcome:
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return _item_away(session)
    session = replace(session, touched_at=world.now)
    if event.state is PhoneCodeState.RIGHT:
        proven = _proven(application, application.values.one(stage.field), stage.sent.proof)
        return leave_section(replace(session, application=proven), service, stage.section, world)
    if event.state is PhoneCodeState.SPENT:
        return _ends(session, stage, DigitsEnd.SPENT)
    page = replace(stage, values=Values(), state=event.state, checked=False, tries=stage.tries + 1, left=event.left)
    return Outcome(session.to(page))


def _proven(application: Application, number: str, proof: str) -> Application:
    return replace(application, phones=(*application.phones, ProvenPhone(number, proof)))


def again(session: Session, stage: TypeDigits, event: e.SendAgain, world: World) -> Outcome:
    """Not before its time: the page says when, and its button is off."""
    if world.now < stage.resend_at and stage.state is not PhoneCodeState.EXPIRED:
        return Outcome(session)
    return _send(session, stage, world)


# --- what goes wrong --------------------------------------------------------------------------------------------------


def failed(session: Session, stage: SendDigits | TypeDigits, event: e.VerifyFailed, world: World) -> Outcome:
    end = DigitsEnd.TOO_MANY if event.failure is AskFailure.BUSY else DigitsEnd.NO_ANSWER
    return _ends(replace(session, touched_at=world.now), stage, end)


def overdue(session: Session, stage: SendDigits | TypeDigits, event: e.Overdue, world: World) -> Outcome:
    return _ends(replace(session, touched_at=world.now), stage, DigitsEnd.NO_ANSWER)


def _ends(session: Session, stage: SendDigits | TypeDigits, end: DigitsEnd) -> Outcome:
    return Outcome(forget_asked(session).to(AskDigits(stage.code, stage.section, stage.field, end)))


def _item_away(session: Session) -> Outcome:
    return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))


STEPS = (
    application_step(AskDigits, {e.Agree: send, e.Next: without, e.ChangePart: change, e.Back: change}),
    application_step(
        SendDigits,
        {e.PhoneCodeSent: sent, e.VerifyFailed: failed, e.Overdue: overdue, e.Decline: without, e.Back: change},
    ),
    application_step(
        TypeDigits,
        {
            e.Write: phone_code.written,
            e.Next: check,
            e.PhoneCodeChecked: checked,
            e.VerifyFailed: failed,
            e.Overdue: overdue,
            e.SendAgain: again,
            e.Decline: without,
            e.ChangePart: change,
            e.Back: change,
        },
    ),
)
