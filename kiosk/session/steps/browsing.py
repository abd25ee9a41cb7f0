"""Nobody there, the ways into the catalogue, one item's page."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Presence
from kiosk.catalogue.model import Person
from kiosk.session import events as e
from kiosk.session.availability import Offer, offer
from kiosk.session.model import (
    Attract,
    GuideTab,
    Home,
    ItemPage,
    Notice,
    Session,
    Tally,
    Trouble,
    TroubleKind,
    Way,
)
from kiosk.session.step import (
    ATTENDANT,
    BROWSING,
    CARD_ANSWERS,
    DESK_ANSWERS,
    FORM,
    GUIDE,
    GUIDE_ANSWERS,
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
from kiosk.session.steps.guide import print_guide, take_guide
from kiosk.session.steps.keys import by_key
from kiosk.session.world import World

_LONGEST_SEARCH = 40
_WAYS, _LEAVES, _PERSONS = frozenset(Way), frozenset(GuideTab), frozenset(Person)


def arrive(session: Session, world: World) -> Session:
    """Somebody is there: the visit's counting begins."""
    return replace(session, touched_at=world.now, tally=Tally(started=world.now))


def begin(session: Session, stage: Attract, event: e.Begin, world: World) -> Outcome:
    return Outcome(arrive(session, world).to(Home()))


def begin_by_key(session: Session, stage: Attract, event: e.KeyPad, world: World) -> Outcome:
    """Whichever key it is: who goes by the keys begins as everybody does by a touch."""
    if event.key is None:
        return Outcome(session)
    begun = arrive(session, world).to(Home())
    return by_key(begun, begun.stage, event, world)


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


def choose_way(session: Session, stage: Home, event: e.ChooseTab, world: World) -> Outcome:
    if event.key not in _WAYS:
        return Outcome(session)
    return _browse(session, Home(way=Way(event.key)))


def choose_group(session: Session, stage: Home, event: e.ChooseGroup, world: World) -> Outcome:
    """A group without items is said to be empty by its page: the catalogue may be a newer one."""
    if stage.way is Way.POPULAR:
        return Outcome(session)
    return _browse(session, Home(way=stage.way, group=event.key))


def choose_persons(session: Session, stage: Home, event: e.ChoosePersons, world: World) -> Outcome:
    if event.key not in _PERSONS:
        return Outcome(session)
    return _browse(replace(session, persons=Person(event.key)), Home(way=stage.way))


def back_to_groups(session: Session, stage: Home, event: e.Back, world: World) -> Outcome:
    """Out of what was searched, out of a group; from the ways in themselves there is no way back."""
    back = _browse(session, Home(way=stage.way, group=stage.group if stage.search else "")).session
    return Outcome(replace(back, returning=True))


def choose_item(session: Session, stage: Home, event: e.ChooseItem, world: World) -> Outcome:
    """What is offered no more leads on to what has replaced it."""
    service = world.catalogue.standing_for(event.code, world.wall.date())
    if service is None:
        return Outcome(session)
    place = event.place if event.place in world.catalogue.guides.regions_of(service.code) else ""
    return Outcome(replace(session, came_from=stage, returning=False).to(ItemPage(service.code, place=place)))


def choose_leaf(session: Session, stage: ItemPage, event: e.ChooseTab, world: World) -> Outcome:
    if event.key not in _LEAVES:
        return Outcome(session)
    return Outcome(session.to(replace(stage, tab=GuideTab(event.key))))


def start_item(session: Session, stage: ItemPage, event: e.StartItem, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if offer(service, world) is not Offer.START:
        return Outcome(session)  # the page says why, and what can be done instead
    session = replace(session, tally=replace(session.tally, item=stage.code))
    return choosing.begin(session, service, world)


def back_to_list(session: Session, stage: ItemPage, event: e.Back, world: World) -> Outcome:
    """To the list that the item was opened from, where it was."""
    return Outcome(replace(session, returning=True).to(session.came_from))


def _browse(session: Session, home: Home) -> Outcome:
    """Another list: what was typed is gone from the field too."""
    emptied = replace(session, search_revision=session.search_revision + 1, returning=False)
    return Outcome(emptied.to(home))


_HOME: Handlers = {
    e.Search: search,
    e.ChooseTab: choose_way,
    e.ChooseGroup: choose_group,
    e.ChoosePersons: choose_persons,
    e.ChooseItem: choose_item,
}
_ITEM: Handlers = {
    e.ChooseTab: choose_leaf,
    e.StartItem: start_item,
    e.PrintGuide: print_guide,
    e.TakeGuide: take_guide,
    e.Back: back_to_list,
}
_ELSEWHERE = kinds(NOTICE, FORM, PRINTING, LEFT_PAPER, ATTENDANT, (e.TryAgain, e.Stop))
_NOT_AWAITED = kinds(
    CARD_ANSWERS, PLATFORM_ANSWERS, GUIDE_ANSWERS, PRINT_ANSWERS, RECOVERY, DESK_ANSWERS, NOTHING_AWAITED
)

STEPS = (
    Step(
        Attract,
        {e.Begin: begin, e.KeyPad: begin_by_key, e.CardMoved: card_first, **dict.fromkeys(_HOME, begin_with)},
        _ELSEWHERE | _NOT_AWAITED | kinds(GUIDE, (e.Back, e.GoHome, e.EndVisit)),
    ),
    Step(
        Home,
        {**_HOME, e.CardMoved: card_first, e.Back: back_to_groups},
        _ELSEWHERE | _NOT_AWAITED | kinds(GUIDE, (e.Begin,)),
    ),
    Step(ItemPage, _ITEM, _ELSEWHERE | _NOT_AWAITED | (kinds(BROWSING) - set(_ITEM))),
)
