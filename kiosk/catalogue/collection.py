"""The services of one terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.catalogue.model import Service, State, Titled


@dataclass(frozen=True)
class Catalogue:
    """Services by their code, in the order in which they are shown; the departments by their key."""

    version: str
    services: Mapping[str, Service]
    departments: Mapping[str, Titled] = field(default_factory=lambda: MappingProxyType({}))

    def published(self) -> tuple[Service, ...]:
        return tuple(service for service in self.services.values() if service.state is State.PUBLISHED)

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
    return Catalogue(version, MappingProxyType({service.code: service for service in ordered}), named)
