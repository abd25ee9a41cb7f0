"""Nobody there, the list of items, one item's page."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Presence
from kiosk.catalogue.model import State
from kiosk.session import events as e
from kiosk.session.availability import hindrances
from kiosk.session.model import Attract, Home, ItemPage, Notice, Session, Tally, Trouble, TroubleKind
from kiosk.session.step import (
    BROWSING,
    CARD_ANSWERS,
    FORM,
    LEFT_PAPER,
    NOTHING_AWAITED,
    NOTICE,
    PLATFORM_ANSWERS,
    PRINT_ANSWERS,
    PRINTING,
    RECOVERY,
    Handlers,
    Outcome,
    Step,
    kinds,
)
from kiosk.session.steps import choosing
from kiosk.session.world import World

_LONGEST_SEARCH = 40


def arrive(session: Session, world: World) -> Session:
    """Somebody is there: the visit's counting begins."""
    return replace(session, touched_at=world.now, tally=Tally(started=world.now))


def begin(session: Session, stage: Attract, event: e.Begin, world: World) -> Outcome:
    return Outcome(arrive(session, world).to(Home()))


def begin_with(session: Session, stage: Attract, event: e.Event, world: World) -> Outcome:
    """Where home is what rests on the screen, its own buttons wake the terminal."""
    woken = arrive(session, world).to(Home())
    return _HOME[type(event)](woken, woken.stage, event, world)


def card_first(session: Session, stage: Attract | Home, event: e.CardMoved, world: World) -> Outcome:
    session = replace(session, card=event.presence)
    if event.presence is not Presence.YES or session.resident is not None:
        return Outcome(session)
    if isinstance(stage, Attract):
        session = arrive(session, world)
    return Outcome(session.to(Notice(None)))


def search(session: Session, stage: Home, event: e.Search, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, search=event.text[:_LONGEST_SEARCH])))


def choose_tab(session: Session, stage: Home, event: e.ChooseTab, world: World) -> Outcome:
    emptied = replace(session, search_revision=session.search_revision + 1)
    return Outcome(emptied.to(Home(tab=event.key)))


def choose_item(session: Session, stage: Home, event: e.ChooseItem, world: World) -> Outcome:
    service = world.catalogue.services.get(event.code)
    if service is None or service.state is not State.PUBLISHED:
        return Outcome(session)
    return Outcome(session.to(ItemPage(event.code)))


def start_item(session: Session, stage: ItemPage, event: e.StartItem, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if hindrances(service, world):
        return Outcome(session)  # the page says why, and its button is off
    session = replace(session, tally=replace(session.tally, item=stage.code))
    return choosing.begin(session, service, world)


def to_home(session: Session, stage: ItemPage, event: e.Back, world: World) -> Outcome:
    return Outcome(session.to(Home()))


_HOME: Handlers = {e.Search: search, e.ChooseTab: choose_tab, e.ChooseItem: choose_item}
_ELSEWHERE = kinds(NOTICE, FORM, PRINTING, LEFT_PAPER, (e.TryAgain, e.Stop))
_NOT_AWAITED = kinds(CARD_ANSWERS, PLATFORM_ANSWERS, PRINT_ANSWERS, RECOVERY, NOTHING_AWAITED)

STEPS = (
    Step(
        Attract,
        {e.Begin: begin, e.CardMoved: card_first, **dict.fromkeys(_HOME, begin_with)},
        _ELSEWHERE | _NOT_AWAITED | kinds((e.StartItem, e.Back, e.GoHome, e.EndVisit)),
    ),
    Step(
        Home,
        {**_HOME, e.CardMoved: card_first},
        _ELSEWHERE | _NOT_AWAITED | kinds((e.Begin, e.StartItem, e.Back)),
    ),
    Step(
        ItemPage,
        {e.StartItem: start_item, e.Back: to_home},
        _ELSEWHERE | _NOT_AWAITED | kinds(set(BROWSING) - {e.StartItem}),
    ),
)
