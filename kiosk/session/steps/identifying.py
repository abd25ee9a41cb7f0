"""The identity card on the reader."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import CardReadReason, Family, IdCard, Presence
from kiosk.catalogue.model import WORTH, Way
from kiosk.session import events as e
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import ReadCard
from kiosk.session.identity import Resident
from kiosk.session.model import (
    Home,
    Identify,
    ItemPage,
    Session,
    Trouble,
    TroubleKind,
    Waiting,
)
from kiosk.session.step import Outcome, begin_effect, forget_asked, identity_step
from kiosk.session.steps import face, phone_code
from kiosk.session.steps.completing import underway, way_done
from kiosk.session.world import World

#: After this many cards that could not be read the page says what else can be done.
MOST_ATTEMPTS = 3


def start_identifying(session: Session, stage: Identify, world: World) -> Outcome:
    """Read at once when a card lies there, otherwise wait for one."""
    if device_hindrance(Family.ID_CARD, world) is not None:
        return Outcome(session.to(Trouble(TroubleKind.READER_AWAY, stage.code, retry=Identify(stage.code))))
    session = session.to(stage)
    if session.card is Presence.YES:
        return begin_effect(session, world, Waiting.CARD, world.patience.card_read, ReadCard)
    return Outcome(session)


def card_moved(session: Session, stage: Identify, event: e.CardMoved, world: World) -> Outcome:
    session = replace(session, card=event.presence, touched_at=world.now)
    reading = any(pending.waiting is Waiting.CARD for pending in session.pending)
    if event.presence is Presence.YES and not reading:
        return begin_effect(session, world, Waiting.CARD, world.patience.card_read, ReadCard)
    return Outcome(session)


def card_read(session: Session, stage: Identify, event: e.CardRead, world: World) -> Outcome:
    # What was read lies on the reader still, or is in a hand again: a SAM_V reader cannot tell, the reminder can.
    session = replace(session, touched_at=world.now, put_away=True, card_read_at=world.now)
    card, today = event.card, world.wall.date()
    if card.valid_to is not None and card.valid_to < today:
        return Outcome(session.to(Trouble(TroubleKind.CARD_EXPIRED, stage.code)))
    return _go_on(session, stage.code, card, world)


def _go_on(session: Session, code: str | None, card: IdCard, world: World) -> Outcome:
    """The card alone may be enough; otherwise the rest of the way begins with it."""
    so_far = underway(session)
    session = replace(session, underway=replace(so_far, card=card))
    if code is not None and so_far.way is Way.ID_CARD_AND_FACE:
        return face.start(session, code, world)
    if code is not None and so_far.way is Way.PHONE_CODE:
        return phone_code.start(session, code, world)
    return way_done(session, code, Resident(card, so_far.way, WORTH[so_far.way]), world)


def card_unread(session: Session, stage: Identify, event: e.CardUnread, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    if event.reason is CardReadReason.UNKNOWN_CARD:
        return Outcome(session.to(Trouble(TroubleKind.CARD_UNKNOWN, stage.code, retry=Identify(stage.code))))
    return _missed(session, stage, event.reason)


def card_overdue(session: Session, stage: Identify, event: e.Overdue, world: World) -> Outcome:
    return _missed(session, stage, CardReadReason.NOT_READABLE)


def reader_failed(session: Session, stage: Identify, event: e.ReaderFailed, world: World) -> Outcome:
    return Outcome(session.to(Trouble(TroubleKind.READER_AWAY, stage.code, retry=Identify(stage.code))))


def world_changed(session: Session, stage: Identify, event: e.WorldChanged, world: World) -> Outcome:
    if device_hindrance(Family.ID_CARD, world) is None:
        return Outcome(session)
    trouble = Trouble(TroubleKind.READER_AWAY, stage.code, retry=Identify(stage.code))
    return Outcome(forget_asked(session).to(trouble))


def back(session: Session, stage: Identify, event: e.Back | e.OtherWay, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Home() if stage.code is None else ItemPage(stage.code)))


def _missed(session: Session, stage: Identify, reason: CardReadReason) -> Outcome:
    attempts = stage.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        return Outcome(session.to(Trouble(TroubleKind.CARD_UNREAD, stage.code, retry=Identify(stage.code))))
    return Outcome(session.to(Identify(stage.code, attempts, reason)))


STEPS = (
    identity_step(
        Identify,
        {
            e.CardMoved: card_moved,
            e.CardRead: card_read,
            e.CardUnread: card_unread,
            e.ReaderFailed: reader_failed,
            e.Overdue: card_overdue,
            e.WorldChanged: world_changed,
            e.Back: back,
            e.OtherWay: back,
        },
    ),
)
