"""Pages before anybody is identified: attract, and the ways into the catalogue."""

from __future__ import annotations

from drivers.protocols import Contact, Family
from kiosk.catalogue.collection import Hit
from kiosk.catalogue.model import Kind, LifeEvent, Person, Service, Theme
from kiosk.presenter.say import hindrance_words
from kiosk.presenter.setting import Setting
from kiosk.rules.masking import mask_name
from kiosk.session.availability import Hindrance, Offer, hindrances, limits, offer, shortfalls
from kiosk.session.model import Attract, Home, Session, Way
from kiosk.session.shelves import count, groups, shelf
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import AttractBody, Choice, Group, HomeBody, Point, SignKind, Tab, Tile

#: How many items the attract page names in its loop.
_ATTRACT_ITEMS = 10
_WAY_ICONS = {Way.POPULAR: "star", Way.EVENTS: "person", Way.THEMES: "subjects", Way.DEPARTMENTS: "hall"}


def attract(world: World, words: Words, setting: Setting) -> AttractBody:
    language = words.language.value
    today = world.wall.date()
    offered = (service for service in world.catalogue.services.values() if service.is_offered(today))
    popular = [service for service in offered if service.channels.hall.popular][:_ATTRACT_ITEMS]
    headline = setting.headline.said(language) if setting.headline else words.of("attract-headline")
    return AttractBody(
        headline=words.of("attract-greeting") if near(world) else headline,
        lines=tuple(Point(service.code, service.title.said(language), service.icon) for service in popular),
        touch=words.of("attract-touch"),
        note=setting.note.said(language) if setting.note else words.of("attract-note"),
    )


def near(world: World) -> bool:
    """Somebody stands before the terminal."""
    return world.contacts.person_near is Contact.YES


def home(session: Session, stage: Home, world: World, words: Words) -> HomeBody:
    searching, today = bool(stage.search.strip()), world.wall.date()
    if searching:
        hits = world.catalogue.found(stage.search, today)
    else:
        there = shelf(stage, session.persons, world.catalogue, today)
        if session.resident is not None and stage.way is Way.POPULAR:
            # Whoever is known finds what they have begun and handed in first.
            there = tuple(sorted(there, key=lambda service: service.kind is not Kind.PROGRESS))
        hits = tuple(Hit(service.code) for service in there)
    listed_items = tuple(_tile(hit, world, words) for hit in hits)
    few = stage.way is Way.POPULAR and not searching
    listed = () if searching or stage.group else _groups(session, stage, world, words)
    return HomeBody(
        title=words.of("home-title"),
        search_hint=words.of("home-search-hint"),
        search=stage.search,
        search_revision=session.search_revision,
        tabs=tuple(
            Tab(
                way.value,
                words.of(f"home-way-{way.value}"),
                words.of("home-items", count=count(way, session.persons, world.catalogue, today)),
                not searching and way is stage.way,
                _WAY_ICONS[way],
            )
            for way in Way
        ),
        place="found" if searching else f"{session.persons}:{stage.way}:{stage.group}",
        returning=session.returning,
        heading=_heading(stage, world, words, hits, searching=searching),
        tiles=listed_items if few else (),
        rows=() if few else listed_items,
        groups=listed,
        empty="" if hits or listed else _empty(stage, words, searching=searching),
        greeting=_greeting(session, world, words),
        persons=tuple(
            Choice(person.value, words.of(f"home-for-{person.value}"), person is session.persons) for person in Person
        ),
    )


def _greeting(session: Session, world: World, words: Words) -> str:
    """By name who is known; who comes near is asked in, before the first touch."""
    resident = session.resident
    if resident is not None:
        return words.of("home-greeting", name=mask_name(resident.card.name or resident.card.english_name))
    return words.of("attract-greeting") if isinstance(session.stage, Attract) and near(world) else ""


def group_name(way: Way, key: str, world: World, words: Words) -> str:
    """What a life event, a theme or a department is called; "" for one that is not there."""
    if way is Way.DEPARTMENTS:
        department = world.catalogue.departments.get(key)
        return department.said(words.language.value) if department else ""
    if way is Way.EVENTS:
        return words.of(f"event-{key.replace('_', '-')}") if key in set(LifeEvent) else ""
    return words.of(f"theme-{key}") if key in set(Theme) else ""


def _short_words(short: tuple[Hindrance, ...], words: Words) -> str:
    """It can be done, but for what is said here: of two things the graver one."""
    if any(hindrance.family is Family.DOCUMENT_PRINTER for hindrance in short):
        return words.of("tile-on-screen-only")
    if any(hindrance.family is Family.RECEIPT_PRINTER for hindrance in short):
        return words.of("tile-without-receipt")
    return hindrance_words(short[0], words)


def standing_and_state(service: Service, world: World, words: Words) -> tuple[SignKind, str]:
    """How it stands with an item here, and the words for it."""
    match offer(service, world):
        case Offer.START:
            short = shortfalls(service, world)
            return (SignKind.WARN, _short_words(short, words)) if short else (SignKind.GOOD, words.of("tile-available"))
        case Offer.GUIDE:
            if found := limits(service, world):
                return SignKind.OFF, hindrance_words(found[0], words)
            return SignKind.READ, words.of("tile-guide")
        case Offer.AWAY:
            return SignKind.OFF, hindrance_words(hindrances(service, world)[0], words)


def _groups(session: Session, stage: Home, world: World, words: Words) -> tuple[Group, ...]:
    return tuple(
        Group(key, name, words.of("home-items", count=number), _group_icon(stage.way, key))
        for key, number in groups(stage.way, session.persons, world.catalogue, world.wall.date())
        if (name := group_name(stage.way, key, world, words))
    )


def _heading(stage: Home, world: World, words: Words, hits: tuple[Hit, ...], *, searching: bool) -> str:
    number = len(hits)
    if searching:
        region = world.catalogue.regions.by_code.get(next((hit.place for hit in hits if hit.place), ""))
        if region is not None:
            return words.of("home-found-there", place=region.name.said(words.language.value), count=number)
        return words.of("home-found", count=number) if number else ""
    if stage.group and number:
        return words.of("home-group", group=group_name(stage.way, stage.group, world, words), count=number)
    return words.of(f"home-heading-{stage.way.value}")


def _empty(stage: Home, words: Words, *, searching: bool) -> str:
    return words.of("home-empty", search=stage.search) if searching else words.of("home-nothing-here")


def _tile(hit: Hit, world: World, words: Words) -> Tile:
    language, service = words.language.value, world.catalogue.services[hit.code]
    standing, state = standing_and_state(service, world, words)
    guide = world.catalogue.guides.get(hit.code, hit.place) if hit.place else None
    before = world.catalogue.services.get(hit.replaces)
    said = words.of("tile-replaces", title=before.title.said(language)) if before is not None else ""
    return Tile(
        key=guide.key if guide is not None else service.code,
        title=(guide or service).title.said(language),
        help=said or service.guide.takes.said(language),
        department=world.catalogue.department(service).said(language),
        icon=service.icon,
        available=standing is not SignKind.OFF,
        state=state,
        standing=standing,
    )


def _group_icon(way: Way, key: str) -> str:
    """The drawing of a group; one that has none of its own is a folder of papers."""
    prefix = {Way.EVENTS: "event", Way.THEMES: "theme", Way.DEPARTMENTS: "department"}.get(way, "")
    return f"{prefix}_{key}"
