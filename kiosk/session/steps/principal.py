"""For somebody else: as their agent with a power of attorney, as the guardian of a child, as their relative.

Guardians and relatives need no paper: the platform looks into the family and household registers.
"""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import CardReadReason, Family, IdCard, Presence
from kiosk.catalogue.model import OnBehalf
from kiosk.rules.typed_text import TextMistake, mistake_in, tidy
from kiosk.session import events as e
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import CheckPrincipal, ReadCard
from kiosk.session.form import Mistake
from kiosk.session.identity import Principal, Verification
from kiosk.session.model import NamePrincipal, Session, Values, Verifying, Waiting, Ways
from kiosk.session.step import Outcome, begin_effect, forget_asked, identity_step
from kiosk.session.steps.completing import to_item, underway
from kiosk.session.steps.scanning import scan
from kiosk.session.world import World

NAME, NUMBER, AUTHORITY, DECLARED = "principal_name", "principal_number", "authority", "declared"
_LONGEST = {NAME: 60, NUMBER: 18, AUTHORITY: 60}
_KINDS = {NAME: "name", NUMBER: "id_number", AUTHORITY: "any"}


def fields(stage: NamePrincipal, behalf: OnBehalf | None) -> tuple[str, ...]:
    """What is asked for: nothing of what a card has said already."""
    who = () if stage.card is not None else (NAME, NUMBER)
    return (*who, AUTHORITY, DECLARED) if behalf is OnBehalf.AGENT else who


def mistakes(stage: NamePrincipal, behalf: OnBehalf | None) -> dict[str, Mistake | TextMistake]:
    """What is wrong with what was typed, by field."""
    found: dict[str, Mistake | TextMistake] = {}
    for key in fields(stage, behalf):
        text = _tidy(stage.values, key)
        if key == DECLARED:
            if not text:
                found[key] = Mistake.NOT_AGREED
        elif not text:
            found[key] = Mistake.MISSING
        elif wrong := mistake_in(_KINDS[key], text, 1, _LONGEST[key]):
            found[key] = wrong
    return found


def written(session: Session, stage: NamePrincipal, event: e.Write, world: World) -> Outcome:
    if event.key not in _LONGEST:
        return Outcome(session)
    values = stage.values.put(event.key, (event.text[: _LONGEST[event.key]],))
    return Outcome(session.to(replace(stage, values=values, refused=False)))


def picked(session: Session, stage: NamePrincipal, event: e.Pick, world: World) -> Outcome:
    if event.key != DECLARED:
        return Outcome(session)
    declared = () if stage.values.get(DECLARED) else ("yes",)
    return Outcome(session.to(replace(stage, values=stage.values.put(DECLARED, declared))))


def card_moved(session: Session, stage: NamePrincipal, event: e.CardMoved, world: World) -> Outcome:
    """A card that is laid on the reader from here on is the principal's."""
    session = replace(session, card=event.presence, touched_at=world.now)
    reading = any(pending.waiting is Waiting.CARD for pending in session.pending)
    if event.presence is not Presence.YES or reading or device_hindrance(Family.ID_CARD, world) is not None:
        return Outcome(session)
    return begin_effect(session, world, Waiting.CARD, world.patience.card_read, ReadCard)


def card_read(session: Session, stage: NamePrincipal, event: e.CardRead, world: World) -> Outcome:
    session = replace(session, touched_at=world.now, put_away=True, card_read_at=world.now)
    mine = underway(session).resident
    if mine is not None and event.card.number == mine.card.number:
        return Outcome(session.to(replace(stage, own_card=True, failure=None)))
    stage = replace(stage, card=event.card, own_card=False, failure=None, refused=False)
    if underway(session).behalf is not OnBehalf.AGENT:
        return _check(session, stage, world)
    return Outcome(session.to(stage))


def card_unread(session: Session, stage: NamePrincipal, event: e.CardUnread, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, failure=event.reason, own_card=False)))


def reader_failed(session: Session, stage: NamePrincipal, event: e.ReaderFailed, world: World) -> Outcome:
    """Name and number can be typed."""
    return Outcome(session.to(replace(stage, failure=CardReadReason.NOT_READABLE)))


def scanned(session: Session, stage: NamePrincipal, event: e.CodeScanned, world: World) -> Outcome:
    """The code of a power of attorney; who stands here as a guardian or a relative needs none."""
    session = replace(session, touched_at=world.now)
    if underway(session).behalf is OnBehalf.AGENT:
        values = stage.values.put(AUTHORITY, (event.text[: _LONGEST[AUTHORITY]],))
        session = session.to(replace(stage, values=values, scans=stage.scans + 1))
    return scan(session, world)


def nothing_came(session: Session, stage: NamePrincipal, event: e.Overdue, world: World) -> Outcome:
    if event.waiting is Waiting.CARD:
        return Outcome(session.to(replace(stage, failure=CardReadReason.NOT_READABLE)))
    return Outcome(session)


def passed_over(session: Session, stage: NamePrincipal, event: e.CodeUnread | e.ScannerFailed, world: World) -> Outcome:
    return Outcome(session)


def next_(session: Session, stage: NamePrincipal, event: e.Next, world: World) -> Outcome:
    if mistakes(stage, underway(session).behalf):
        return Outcome(session.to(replace(stage, checked=True, refused=False)))
    return _check(session, stage, world)


def _check(session: Session, stage: NamePrincipal, world: World) -> Outcome:
    resident, behalf = underway(session).resident, underway(session).behalf
    if resident is None or behalf is None:
        return Outcome(session.to(Ways(stage.code)))
    name, number = _who(stage)
    authority = _tidy(stage.values, AUTHORITY)
    asking = forget_asked(session).to(Verifying(stage.code, Verification.PRINCIPAL, world.now, back=stage))
    return begin_effect(
        asking,
        world,
        Waiting.VERIFY,
        world.patience.verify,
        lambda effect: CheckPrincipal(effect, resident.card, behalf, name, number, authority),
    )


def confirmed(session: Session, stage: Verifying, event: e.PrincipalChecked, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    resident, behalf = underway(session).resident, underway(session).behalf
    if resident is None or behalf is None or not isinstance(stage.back, NamePrincipal):
        return Outcome(session.to(Ways(stage.code)))
    if event.card is None:
        return refused(session, stage, world)
    authority = _tidy(stage.back.values, AUTHORITY)
    principal = Principal(behalf, stage.back.card or event.card, event.proof, authority)
    return to_item(session, stage.code, replace(resident, principal=principal), world)


def refused(session: Session, stage: Verifying, world: World) -> Outcome:
    """Not confirmed: the page says so, and what was typed stands there still."""
    back = stage.back if isinstance(stage.back, NamePrincipal) else NamePrincipal(stage.code)
    return scan(session.to(replace(back, refused=True, card=None)), world)


def leave(session: Session, stage: NamePrincipal, event: e.Back | e.OtherWay, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Ways(stage.code)))


def _who(stage: NamePrincipal) -> tuple[str, str]:
    card: IdCard | None = stage.card
    if card is not None:
        return card.name or card.english_name, card.number
    return _tidy(stage.values, NAME), _tidy(stage.values, NUMBER)


def _tidy(values: Values, key: str) -> str:
    return tidy(_KINDS.get(key, "any"), values.one(key))


STEPS = (
    identity_step(
        NamePrincipal,
        {
            e.Write: written,
            e.Pick: picked,
            e.CardMoved: card_moved,
            e.CardRead: card_read,
            e.CardUnread: card_unread,
            e.ReaderFailed: reader_failed,
            e.CodeScanned: scanned,
            e.CodeUnread: passed_over,
            e.ScannerFailed: passed_over,
            e.Overdue: nothing_came,
            e.Next: next_,
            e.Back: leave,
            e.OtherWay: leave,
        },
    ),
)
