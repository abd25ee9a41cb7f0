"""A legal person: its licence scanned or its credit code typed, and the role of whoever acts for it."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.rules.credit_codes import is_credit_code
from kiosk.rules.typed_text import TextMistake, mistake_in, tidy
from kiosk.session import events as e
from kiosk.session.effects import FindBody
from kiosk.session.identity import Body, Resident, Verification
from kiosk.session.model import (
    ChooseRole,
    Licence,
    Session,
    Trouble,
    TroubleKind,
    Values,
    Verifying,
    Waiting,
    Ways,
)
from kiosk.session.step import Outcome, begin_effect, forget_asked, identity_step
from kiosk.session.steps.completing import complete, underway
from kiosk.session.steps.scanning import scan
from kiosk.session.world import World

FIELD = "credit_code"
_LENGTH = 18
_IN_TEXT = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")


def credit_code_in(text: str) -> str:
    """The credit code that a licence's code says, alone or in an address; "" when it says none."""
    return next((found for found in _IN_TEXT.findall(text.upper()) if is_credit_code(found)), "")


def scanned(session: Session, stage: Licence, event: e.CodeScanned, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    code = credit_code_in(event.text)
    if not code:
        return scan(session.to(replace(stage, no_licence=True)), world)
    return _find(session, replace(stage, no_licence=False), code, world)


def unread(session: Session, stage: Licence, event: e.CodeUnread, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, no_licence=True)))


def nothing_scanned(session: Session, stage: Licence, event: e.ScannerFailed | e.Overdue, world: World) -> Outcome:
    """The code can be typed."""
    return Outcome(session)


def written(session: Session, stage: Licence, event: e.Write, world: World) -> Outcome:
    if event.key != FIELD:
        return Outcome(session)
    return Outcome(session.to(replace(stage, values=Values().put(FIELD, (event.text[:_LENGTH],)), no_licence=False)))


def mistake(values: Values) -> TextMistake | None:
    return mistake_in("credit_code", tidy("credit_code", values.one(FIELD)))


def typed(session: Session, stage: Licence, event: e.Next, world: World) -> Outcome:
    if mistake(stage.values) is not None:
        return Outcome(session.to(replace(stage, checked=True, no_licence=False)))
    return _find(session, stage, tidy("credit_code", stage.values.one(FIELD)), world)


def _find(session: Session, stage: Licence, code: str, world: World) -> Outcome:
    resident = underway(session).resident
    if resident is None:
        return Outcome(session.to(Ways(stage.code)))
    asking = forget_asked(session).to(Verifying(stage.code, Verification.LICENCE, world.now, back=stage))
    return begin_effect(
        asking,
        world,
        Waiting.VERIFY,
        world.patience.verify,
        lambda effect: FindBody(effect, resident.card, code, session.looks.language),
    )


def found(session: Session, stage: Verifying, event: e.BodyFound, world: World) -> Outcome:
    """The body is known. Who holds no role in it acts for it nowhere; one role is nothing to choose."""
    session = replace(session, touched_at=world.now)
    resident = underway(session).resident
    if resident is None:
        return Outcome(session.to(Ways(stage.code)))
    body = event.body
    if not body.roles:
        return Outcome(session.to(Trouble(TroubleKind.NO_ROLE, stage.code, retry=stage.back)))
    if len(body.roles) == 1:
        body = replace(body, chosen=body.roles[0].key)
    return complete(session, stage.code, replace(resident, body=body), world)


def no_body(session: Session, stage: Verifying, world: World) -> Outcome:
    trouble = Trouble(TroubleKind.NO_BODY, stage.code, retry=stage.back)
    return Outcome(replace(session, touched_at=world.now).to(trouble))


def chosen(session: Session, stage: ChooseRole, event: e.Choose, world: World) -> Outcome:
    resident: Resident | None = underway(session).resident
    body: Body = stage.body
    if resident is None or event.key not in {role.key for role in body.roles}:
        return Outcome(session)
    return complete(session, stage.code, replace(resident, body=replace(body, chosen=event.key)), world)


def leave(session: Session, stage: Licence | ChooseRole, event: e.Back | e.OtherWay, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Ways(stage.code)))


STEPS = (
    identity_step(
        Licence,
        {
            e.CodeScanned: scanned,
            e.CodeUnread: unread,
            e.ScannerFailed: nothing_scanned,
            e.Overdue: nothing_scanned,
            e.Write: written,
            e.Next: typed,
            e.Back: leave,
            e.OtherWay: leave,
        },
    ),
    identity_step(ChooseRole, {e.Choose: chosen, e.Back: leave, e.OtherWay: leave}),
)
