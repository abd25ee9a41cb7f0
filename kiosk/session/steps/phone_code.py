"""The card, and a code to the phone that the department holds."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.model import WORTH, Way
from kiosk.rules.typed_text import tidy
from kiosk.session import events as e
from kiosk.session.effects import CheckPhoneCode, SendPhoneCode
from kiosk.session.identity import PhoneCodeState, Resident, Verification
from kiosk.session.model import (
    AskFailure,
    PhoneCode,
    Session,
    Trouble,
    TroubleKind,
    Values,
    Verifying,
    Waiting,
    Ways,
)
from kiosk.session.step import Outcome, begin_effect, forget_asked, identity_step
from kiosk.session.steps.completing import known_card, not_verified, spend, way_done
from kiosk.session.world import World

FIELD = "phone_code"
DIGITS = 6


def start(session: Session, code: str, world: World) -> Outcome:
    """The card is known: the platform knows to which phone."""
    card = known_card(session)
    if card is None:
        return Outcome(session.to(Ways(code)))
    asking = session.to(Verifying(code, Verification.PHONE_CODE, world.now))
    return begin_effect(
        asking, world, Waiting.VERIFY, world.patience.verify, lambda effect: SendPhoneCode(effect, card)
    )


def sent(session: Session, stage: Verifying, event: e.PhoneCodeSent, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    return Outcome(session.to(PhoneCode(stage.code, event.sent, world.now + event.sent.resend_seconds)))


def no_phone(session: Session, stage: Verifying, world: World) -> Outcome:
    trouble = Trouble(TroubleKind.NO_PHONE, stage.code, retry=Ways(stage.code))
    return Outcome(spend(replace(session, touched_at=world.now)).to(trouble))


def written(session: Session, stage: PhoneCode, event: e.Write, world: World) -> Outcome:
    if event.key != FIELD:
        return Outcome(session)
    return Outcome(session.to(replace(stage, values=Values().put(FIELD, (event.text[:DIGITS],)), state=None)))


def is_complete(values: Values) -> bool:
    typed = tidy("digits", values.one(FIELD))
    return len(typed) == DIGITS and typed.isascii() and typed.isdigit()


def check(session: Session, stage: PhoneCode, event: e.Next, world: World) -> Outcome:
    if any(pending.waiting is Waiting.VERIFY for pending in session.pending):
        return Outcome(session)  # it is being looked at
    session = session.to(replace(stage, checked=True, state=None))
    if not is_complete(stage.values):
        return Outcome(session)
    digits = tidy("digits", stage.values.one(FIELD))
    return begin_effect(
        session,
        world,
        Waiting.VERIFY,
        world.patience.verify,
        lambda effect: CheckPhoneCode(effect, stage.sent.proof, digits),
    )


def checked(session: Session, stage: PhoneCode, event: e.PhoneCodeChecked, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    card = known_card(session)
    if event.state is PhoneCodeState.RIGHT and card is not None:
        resident = Resident(card, Way.PHONE_CODE, WORTH[Way.PHONE_CODE], stage.sent.proof)
        return way_done(session, stage.code, resident, world)
    if event.state is PhoneCodeState.SPENT:
        trouble = Trouble(TroubleKind.PHONE_CODE_WRONG, stage.code, retry=Ways(stage.code))
        return Outcome(spend(session).to(trouble))
    return Outcome(session.to(replace(stage, values=Values(), state=event.state, checked=False, tries=stage.tries + 1)))


def failed(session: Session, stage: PhoneCode, event: e.VerifyFailed, world: World) -> Outcome:
    asked = Verifying(stage.code, Verification.PHONE_CODE, world.now)
    return not_verified(session, asked, event.failure, event.reference, world)


def overdue(session: Session, stage: PhoneCode, event: e.Overdue, world: World) -> Outcome:
    asked = Verifying(stage.code, Verification.PHONE_CODE, world.now)
    return not_verified(session, asked, AskFailure.TIMEOUT, "", world)


def again(session: Session, stage: PhoneCode, event: e.SendAgain, world: World) -> Outcome:
    """Not before its time: the page says when, and its button is off."""
    if world.now < stage.resend_at and stage.state is not PhoneCodeState.EXPIRED:
        return Outcome(session)
    return start(forget_asked(session), stage.code, world)


def leave(session: Session, stage: PhoneCode, event: e.Back | e.OtherWay, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Ways(stage.code)))


STEPS = (
    identity_step(
        PhoneCode,
        {
            e.Write: written,
            e.Next: check,
            e.PhoneCodeChecked: checked,
            e.VerifyFailed: failed,
            e.Overdue: overdue,
            e.SendAgain: again,
            e.Back: leave,
            e.OtherWay: leave,
        },
    ),
)
