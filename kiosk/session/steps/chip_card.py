"""The social security card in its reader."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import ChipReadReason, Family, IdCard, IdCardType, SocialSecurityCard
from kiosk.catalogue.model import WORTH, Way
from kiosk.rules.identity_numbers import birth_of, is_id_number
from kiosk.session import events as e
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import ReadChip
from kiosk.session.identity import Resident
from kiosk.session.model import ChipCard, Session, Trouble, TroubleKind, Waiting, Ways
from kiosk.session.step import Outcome, begin_effect, forget_asked, identity_step
from kiosk.session.steps.completing import way_done
from kiosk.session.world import World

MOST_ATTEMPTS = 3


def start(session: Session, code: str, world: World) -> Outcome:
    if device_hindrance(Family.CARD, world) is not None:
        return Outcome(session.to(_reader_away(code)))
    return _wait(session, ChipCard(code), world)


def _wait(session: Session, stage: ChipCard, world: World) -> Outcome:
    return begin_effect(
        session.to(stage),
        world,
        Waiting.CHIP,
        world.patience.chip_read,
        lambda effect: ReadChip(effect, again=stage.attempts > 0),
    )


def read(session: Session, stage: ChipCard, event: e.ChipRead, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    card = as_card(event.card)
    expired = event.card.expires is not None and event.card.expires < world.wall.date()
    if card is None or expired:
        return _missed(session, stage, ChipReadReason.BAD_DATA, world)
    way = Way.SOCIAL_SECURITY_CARD
    return way_done(session, stage.code, Resident(card, way, WORTH[way], social=event.card), world)


def as_card(card: SocialSecurityCard) -> IdCard | None:
    """What the card says of its holder, as an identity card would; None where its number is no identity number."""
    number = card.number.upper()
    birth = birth_of(number) if is_id_number(number) else None
    if birth is None or not card.name:
        return None
    return IdCard(IdCardType.RESIDENT, card.name, number, birth, card.sex, None, None, nation=card.nation)


def unread(session: Session, stage: ChipCard, event: e.ChipUnread, world: World) -> Outcome:
    return _missed(replace(session, touched_at=world.now), stage, event.reason, world)


def _missed(session: Session, stage: ChipCard, reason: ChipReadReason, world: World) -> Outcome:
    attempts = stage.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        return Outcome(session.to(Trouble(TroubleKind.CHIP_UNREAD, stage.code, retry=Ways(stage.code))))
    return _wait(session, ChipCard(stage.code, attempts, reason), world)


def reader_failed(session: Session, stage: ChipCard, event: e.ReaderFailed, world: World) -> Outcome:
    return Outcome(session.to(_reader_away(stage.code)))


def overdue(session: Session, stage: ChipCard, event: e.Overdue, world: World) -> Outcome:
    return Outcome(session.to(Trouble(TroubleKind.CHIP_UNREAD, stage.code, retry=Ways(stage.code))))


def world_changed(session: Session, stage: ChipCard, event: e.WorldChanged, world: World) -> Outcome:
    if device_hindrance(Family.CARD, world) is None:
        return Outcome(session)
    return Outcome(forget_asked(session).to(_reader_away(stage.code)))


def leave(session: Session, stage: ChipCard, event: e.Back | e.OtherWay, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Ways(stage.code)))


def _reader_away(code: str) -> Trouble:
    return Trouble(TroubleKind.CHIP_READER_AWAY, code, retry=Ways(code))


STEPS = (
    identity_step(
        ChipCard,
        {
            e.ChipRead: read,
            e.ChipUnread: unread,
            e.ReaderFailed: reader_failed,
            e.Overdue: overdue,
            e.WorldChanged: world_changed,
            e.Back: leave,
            e.OtherWay: leave,
        },
    ),
)
