"""The services of one terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from kiosk.catalogue.model import Service, State, Titled


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

    ``finder`` may be replaced by a better one.
    """

    version: str
    services: Mapping[str, Service]
    departments: Mapping[str, Titled] = field(default_factory=lambda: MappingProxyType({}))
    finder: Finder = field(default_factory=PlainFinder, compare=False, repr=False)

    def published(self) -> tuple[Service, ...]:
        return tuple(service for service in self.services.values() if service.state is State.PUBLISHED)

    def found(self, text: str) -> tuple[Service, ...]:
        """The published services that ``text`` may mean, the best first."""
        services = (self.services.get(code) for code in self.finder.find(text))
        return tuple(service for service in services if service is not None and service.state is State.PUBLISHED)

    def department(self, service: Service) -> Titled:
        """Who is in charge of ``service``."""
        return self.departments[service.department]


EMPTY = Catalogue("", MappingProxyType({}))


def make_catalogue(services: Iterable[Service], departments: Mapping[str, Titled], version: str = "files") -> Catalogue:
    """Order: the popular first, then by code. Raises LookupError for a department that is not there."""
    ordered = sorted(services, key=lambda service: (-service.channels.hall.popular, service.code))
    for service in ordered:
        if service.department not in departments:
            raise LookupError(f"{service.code}: no department {service.department}")
    named = MappingProxyType(dict(departments))
    by_code = MappingProxyType({service.code: service for service in ordered})
    return Catalogue(version, by_code, named, PlainFinder(ordered))


def _texts(service: Service) -> tuple[str, ...]:
    words = (service.title.zh, service.title.en, service.code, *service.aliases, *service.search_words)
    return tuple(map(_solid, words))


def _solid(text: str) -> str:
    return text.lower().replace(" ", "")
