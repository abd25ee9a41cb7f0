"""Pages before anybody is identified: attract, home, one item."""

from __future__ import annotations

from kiosk.catalogue.model import Service
from kiosk.presenter.say import elsewhere_words, hindrance_words
from kiosk.rules.masking import mask_name
from kiosk.session.availability import hindrances, instead
from kiosk.session.model import Home, ItemPage, Session
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import Action, ActionStyle, AttractBody, Fact, HomeBody, ItemBody, Point, Tab, Tile

#: How many items the attract page names in its loop.
_ATTRACT_ITEMS = 10


def attract(world: World, words: Words) -> AttractBody:
    language = words.language.value
    popular = [service for service in world.catalogue.published() if service.channels.hall.popular][:_ATTRACT_ITEMS]
    return AttractBody(
        headline=words.of("attract-headline"),
        lines=tuple(Point(service.code, service.title.said(language), service.icon) for service in popular),
        touch=words.of("attract-touch"),
        note=words.of("attract-note"),
    )


def home(session: Session, stage: Home, world: World, words: Words) -> HomeBody:
    language = words.language.value
    services = world.catalogue.published()
    departments: dict[str, int] = {}
    for service in services:
        departments[service.department] = departments.get(service.department, 0) + 1
    tabs = (
        Tab("all", words.of("home-all"), len(services), stage.tab == "all"),
        *(
            Tab(key, world.catalogue.departments[key].said(language), count, stage.tab == key)
            for key, count in departments.items()
        ),
    )
    looked_at = world.catalogue.found(stage.search) if stage.search.strip() else services
    shown = [service for service in looked_at if stage.tab in ("all", service.department)]
    resident = session.resident
    name = (resident.card.name or resident.card.english_name) if resident else ""
    return HomeBody(
        title=words.of("home-title"),
        search_hint=words.of("home-search-hint"),
        search=stage.search,
        search_revision=session.search_revision,
        tabs=tabs,
        tiles=tuple(_tile(service, world, words) for service in shown),
        empty="" if shown else words.of("home-empty", search=stage.search),
        greeting=words.of("home-greeting", name=mask_name(name)) if resident else "",
    )


def item(session: Session, stage: ItemPage, world: World, words: Words) -> ItemBody:
    language = words.language.value
    service = world.catalogue.services[stage.code]
    guide = service.guide
    obstacles = hindrances(service, world)
    unavailable = words.of("clause-join").join(hindrance_words(obstacle, words) for obstacle in obstacles)
    if (elsewhere := instead(service, world)) is not None:
        unavailable = words.of("clause-join").join((unavailable, elsewhere_words(elsewhere, words)))
    facts = [
        Fact("who", words.of("guide-who"), guide.who.said(language)),
        Fact("bring", words.of("guide-bring"), guide.bring.said(language)),
        Fact("takes", words.of("guide-takes"), guide.takes.said(language)),
        Fact("fee", words.of("guide-fee"), guide.fee.said(language)),
        Fact("basis", words.of("guide-basis"), guide.basis.said(language)),
    ]
    return ItemBody(
        title=service.title.said(language),
        department=world.catalogue.department(service).said(language),
        icon=service.icon,
        summary=guide.summary.said(language),
        facts=tuple(facts),
        steps=tuple(Point(str(number), step.said(language)) for number, step in enumerate(guide.steps, start=1)),
        unavailable=unavailable,
        start=Action("action:start", words.of("action-start"), ActionStyle.PRIMARY, not obstacles, unavailable),
    )


def _tile(service: Service, world: World, words: Words) -> Tile:
    language = words.language.value
    obstacles = hindrances(service, world)
    return Tile(
        key=service.code,
        title=service.title.said(language),
        help=service.guide.takes.said(language),
        department=world.catalogue.department(service).said(language),
        icon=service.icon,
        available=not obstacles,
        state=hindrance_words(obstacles[0], words) if obstacles else words.of("tile-available"),
    )
