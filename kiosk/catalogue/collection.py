"""The services of one terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Protocol

from kiosk.catalogue.definition.service import DatedValue, ParameterTable
from kiosk.catalogue.guides import NO_GUIDES, Guides
from kiosk.catalogue.model import Service, State, Titled
from kiosk.catalogue.regions import NOWHERE, Regions


@dataclass(frozen=True)
class Hit:
    """An item that was found, by its code.

    ``place``: the region whose guide of it is meant, "" where none was named. ``replaces``: the item under whose name
    it was found, "" for its own.
    """

    code: str
    place: str = ""
    replaces: str = ""


class Finder(Protocol):
    """Finds services by what people type. It keeps nothing of that, and answers within one frame of the screen."""

    def find(self, text: str) -> tuple[Hit, ...]:
        """The services that ``text`` may mean, the best first."""

    def knows(self, word: str) -> bool:
        """Whether ``word`` is one of the catalogue's own."""


class PlainFinder:
    """Looks for the very words, in the order of the catalogue: until there is an index, and where there can be none."""

    def __init__(self, services: Iterable[Service] = ()) -> None:
        self._texts = tuple((service.code, _texts(service)) for service in services)

    def find(self, text: str) -> tuple[Hit, ...]:
        wanted = _solid(text)
        return tuple(Hit(code) for code, texts in self._texts if any(wanted in one for one in texts)) if wanted else ()

    def knows(self, word: str) -> bool:
        return bool(self.find(word))


@dataclass(frozen=True)
class Catalogue:
    """Services by their code, in the order in which they are shown; the departments by their key.

    ``regions`` and ``guides``: where what is done. ``finder`` may be replaced by a better one.
    """

    version: str
    services: Mapping[str, Service]
    departments: Mapping[str, Titled] = field(default_factory=lambda: MappingProxyType({}))
    finder: Finder = field(default_factory=PlainFinder, compare=False, repr=False)
    regions: Regions = NOWHERE
    guides: Guides = NO_GUIDES

    def published(self) -> tuple[Service, ...]:
        return tuple(service for service in self.services.values() if service.state is State.PUBLISHED)

    def found(self, text: str, today: date) -> tuple[Hit, ...]:
        """The published services that ``text`` may mean, the best first, each once.

        What is offered no more is found as what has replaced it.
        """
        found: dict[str, Hit] = {}
        for hit in self.finder.find(text):
            service = self.standing_for(hit.code, today)
            if service is not None:
                found.setdefault(
                    service.code, hit if service.code == hit.code else Hit(service.code, replaces=hit.code)
                )
        return tuple(found.values())

    def standing_for(self, code: str, today: date) -> Service | None:
        """The service under ``code``, or what has replaced it where it is withdrawn or its time is over.

        One whose time is over and that nothing has replaced stands for itself: its page says so. None for a service
        that was withdrawn, or is not there.
        """
        first = service = self.services.get(code)
        seen: set[str] = set()
        while service is not None and not service.is_offered(today):
            seen.add(service.code)
            if service.replaced_by is None or service.replaced_by in seen:
                service = None
            else:
                service = self.services.get(service.replaced_by)
        if service is None and first is not None and first.state is State.PUBLISHED:
            return first
        return service

    def department(self, service: Service) -> Titled:
        """Who is in charge of ``service``."""
        return self.departments[service.department]

    def tables(self, service: Service, region: str) -> tuple[ParameterTable, ...]:
        """The parameters of ``service`` with what ``region``, and what it belongs to, decide themselves: as their
        guides say, or where there are none as the regions do."""
        decided: dict[str, tuple[DatedValue, ...]] = {}
        for place in reversed(self.regions.way_up(region)):
            guide = self.guides.get(service.code, place)
            if guide is not None:
                decided |= {table.key: table.values for table in guide.tables}
            else:
                decided |= self.regions.by_code[place].decided(service.code)
        return tuple(
            table.model_copy(update={"values": (*table.values, *decided.get(table.key, ()))})
            for table in service.tables
        )

    def chosen(self, include: Collection[str], exclude: Collection[str]) -> Catalogue:
        """Without what a terminal does not offer; both name codes or departments, and no ``include`` is everything."""
        kept = {
            code: service
            for code, service in self.services.items()
            if (not include or _named(service, include)) and not _named(service, exclude)
        }
        return replace(self, services=MappingProxyType(kept), finder=PlainFinder(kept.values()))


EMPTY = Catalogue("", MappingProxyType({}))


def make_catalogue(
    services: Iterable[Service],
    departments: Mapping[str, Titled],
    version: str = "files",
    regions: Regions = NOWHERE,
    guides: Guides = NO_GUIDES,
) -> Catalogue:
    """Order: the popular first, then by code. Raises LookupError for a department that is not there."""
    ordered = sorted(services, key=lambda service: (-service.channels.hall.popular, service.code))
    for service in ordered:
        if service.department not in departments:
            raise LookupError(f"{service.code}: no department {service.department}")
    named = MappingProxyType(dict(departments))
    by_code = MappingProxyType({service.code: service for service in ordered})
    return Catalogue(version, by_code, named, PlainFinder(ordered), regions, guides)


def _named(service: Service, names: Collection[str]) -> bool:
    return service.code in names or service.department in names


def _texts(service: Service) -> tuple[str, ...]:
    words = (service.title.zh, service.title.en, service.code, *service.aliases, *service.search_words)
    return tuple(map(_solid, words))


def _solid(text: str) -> str:
    return text.lower().replace(" ", "")
