"""Where an item can be done, if not here."""

from __future__ import annotations

from kiosk.catalogue.model import Place, Service
from kiosk.session.world import World

#: More than anybody compares; a place further away is found by its name.
MOST_PLACES = 8


def places(service: Service, world: World, place: str = "") -> tuple[Place, ...]:
    """Where people go for it, the nearest first: to ``place``, the region whose guide is read, or to this terminal.

    Where no guide says who offers it, the places that the definition itself names.
    """
    regions, guides = world.catalogue.regions, world.catalogue.guides
    here = place or world.standing.region or ""

    def steps(code: str | None) -> int:
        return regions.distance(here, code) if here and code else 0

    if offering := guides.regions_of(service.code):
        near = sorted(offering, key=lambda code: (steps(code), code))[:MOST_PLACES]
        return tuple(guide.place for code in near if (guide := guides.get(service.code, code)) is not None)
    return tuple(sorted(service.guide.places, key=lambda one: steps(one.region)))
