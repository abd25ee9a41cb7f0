"""The services of one terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol

from kiosk.catalogue.definition.service import DatedValue, ParameterTable
from kiosk.catalogue.guides import NO_GUIDES, Guides
from kiosk.catalogue.model import Service, State, Titled
from kiosk.catalogue.regions import NOWHERE, Regions


class Finder(Protocol):
    """Finds services by what people type. It keeps nothing of that, and answers within one frame of the screen."""

    def find(self, text: str) -> tuple[str, ...]:
        """Codes of services that ``text`` may mean, the best first."""

    def knows(self, word: str) -> bool:
        """Whether ``word`` is one of the catalogue's own."""


class PlainFinder:
    """Looks for the very words, in the order of the catalogue: until there is an index, and where there can be none."""

    def __init__(self, services: Iterable[Service] = ()) -> None:
        self._texts = tuple((service.code, _texts(service)) for service in services)

    def find(self, text: str) -> tuple[str, ...]:
        wanted = _solid(text)
        return tuple(code for code, texts in self._texts if any(wanted in one for one in texts)) if wanted else ()

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

    def found(self, text: str) -> tuple[Service, ...]:
        """The published services that ``text`` may mean, the best first."""
        services = (self.services.get(code) for code in self.finder.find(text))
        return tuple(service for service in services if service is not None and service.state is State.PUBLISHED)

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
