"""The notice, and the card on the reader."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import CardReadReason, Family, Presence
from kiosk.catalogue.model import Service
from kiosk.rules.identity_numbers import age_on
from kiosk.session import events as e
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import OpenVisit, ReadCard
from kiosk.session.form import presets
from kiosk.session.model import (
    Home,
    Identify,
    ItemPage,
    Notice,
    Parameters,
    Resident,
    Session,
    Trouble,
    TroubleKind,
    Waiting,
)
from kiosk.session.step import (
    ATTENDANT,
    BROWSING,
    CARD_ANSWERS,
    DESK_ANSWERS,
    FORM,
    GUIDE_ANSWERS,
    LEFT_PAPER,
    NOTHING_AWAITED,
    NOTICE,
    PLATFORM_ANSWERS,
    PRINT_ANSWERS,
    PRINTING,
    RECOVERY,
    Outcome,
    Step,
    begin_effect,
    forget_asked,
    kinds,
)
from kiosk.session.world import World

#: After this many cards that could not be read the page says what else can be done.
MOST_ATTEMPTS = 3


def agree(session: Session, stage: Notice, event: e.Agree, world: World) -> Outcome:
    return start_identifying(session, Identify(stage.code), world)


def decline(session: Session, stage: Notice, event: e.Decline | e.Back, world: World) -> Outcome:
    return Outcome(session.to(Home() if stage.code is None else ItemPage(stage.code)))


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
    resident = Resident(card)
    session = replace(session, resident=resident)
    opening = OpenVisit(session.generation, card, session.looks.language)
    if stage.code is None:
        return Outcome(session.to(Home()), (opening,))
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)), (opening,))
    if trouble := under_age(service, resident, world):
        return Outcome(session.to(trouble), (opening,))
    return Outcome(session.to(Parameters(stage.code, presets(service.parameters, today))), (opening,))


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


def back(session: Session, stage: Identify, event: e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Home() if stage.code is None else ItemPage(stage.code)))


def under_age(service: Service, resident: Resident, world: World) -> Trouble | None:
    """The page for somebody too young for the item, None when they are not."""
    least = service.eligibility.minimum_age
    if least is None or age_on(resident.card.birth, world.wall.date()) >= least:
        return None
    return Trouble(TroubleKind.UNDER_AGE, service.code)


def _missed(session: Session, stage: Identify, reason: CardReadReason) -> Outcome:
    attempts = stage.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        return Outcome(session.to(Trouble(TroubleKind.CARD_UNREAD, stage.code, retry=Identify(stage.code))))
    return Outcome(session.to(Identify(stage.code, attempts, reason)))


_ELSEWHERE = kinds(BROWSING, FORM, PRINTING, LEFT_PAPER, ATTENDANT, (e.TryAgain, e.Stop))
_NOT_AWAITED = kinds(PLATFORM_ANSWERS, GUIDE_ANSWERS, PRINT_ANSWERS, RECOVERY, DESK_ANSWERS)

STEPS = (
    Step(
        Notice,
        {e.Agree: agree, e.Decline: decline, e.Back: decline},
        _ELSEWHERE | _NOT_AWAITED | kinds(CARD_ANSWERS, NOTHING_AWAITED),
    ),
    Step(
        Identify,
        {
            e.CardMoved: card_moved,
            e.CardRead: card_read,
            e.CardUnread: card_unread,
            e.ReaderFailed: reader_failed,
            e.Overdue: card_overdue,
            e.WorldChanged: world_changed,
            e.Back: back,
        },
        _ELSEWHERE | _NOT_AWAITED | kinds(NOTICE),
    ),
)
