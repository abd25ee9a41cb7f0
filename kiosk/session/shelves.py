"""The catalogue as people walk through it: what is popular, and the groups of each way in with their items.

Everything here is of the items that are offered ``today`` or will be, for a person or for a body: an item for both
stands in both, and one whose time is over in neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.model import LifeEvent, Person, Service, Theme
from kiosk.session.model import Home, Way

#: So many large tiles an old person still looks through.
MOST_POPULAR = 12


def shelf(home: Home, persons: Person, catalogue: Catalogue, today: date) -> tuple[Service, ...]:
    """The items that this page lists; none where it lists groups."""
    services = _of(persons, catalogue, today)
    if home.way is Way.POPULAR:
        popular = tuple(service for service in services if service.channels.hall.popular)
        return (popular or services)[:MOST_POPULAR]
    return tuple(service for service in services if home.group and home.group in _groups_of(service, home.way))


def groups(way: Way, persons: Person, catalogue: Catalogue, today: date) -> tuple[tuple[str, int], ...]:
    """The groups of a way in that have items, in their own order, and how many."""
    counts = Counter(group for service in _of(persons, catalogue, today) for group in _groups_of(service, way))
    return tuple((key, counts[key]) for key in _all_groups(way, catalogue) if counts[key])


def count(way: Way, persons: Person, catalogue: Catalogue, today: date) -> int:
    """How many items stand behind a way in."""
    if way is Way.POPULAR:
        return len(shelf(Home(), persons, catalogue, today))
    return sum(1 for service in _of(persons, catalogue, today) if _groups_of(service, way))


def _of(persons: Person, catalogue: Catalogue, today: date) -> tuple[Service, ...]:
    offered = (service for service in catalogue.services.values() if service.is_offered(today))
    return tuple(service for service in offered if persons in service.who.persons)


def _all_groups(way: Way, catalogue: Catalogue) -> Iterable[str]:
    match way:
        case Way.POPULAR:
            return ()
        case Way.EVENTS:
            return LifeEvent
        case Way.THEMES:
            return Theme
        case Way.DEPARTMENTS:
            return catalogue.departments


def _groups_of(service: Service, way: Way) -> tuple[str, ...]:
    match way:
        case Way.POPULAR:
            return ()
        case Way.EVENTS:
            return service.life_events
        case Way.THEMES:
            return service.themes
        case Way.DEPARTMENTS:
            return (service.department,)
