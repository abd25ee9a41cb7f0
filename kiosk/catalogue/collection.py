"""The services of one terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.catalogue.model import Service, State


@dataclass(frozen=True)
class Catalogue:
    """Services by their code, in the order in which they are shown."""

    version: str
    services: Mapping[str, Service]

    def published(self) -> tuple[Service, ...]:
        return tuple(service for service in self.services.values() if service.state is State.PUBLISHED)


EMPTY = Catalogue("", MappingProxyType({}))


def make_catalogue(services: Iterable[Service], version: str = "files") -> Catalogue:
    """Order: the popular first, then by code."""
    ordered = sorted(services, key=lambda service: (-service.channels.hall.popular, service.code))
    return Catalogue(version, MappingProxyType({service.code: service for service in ordered}))
