"""Where an item can be done, if not here."""

from __future__ import annotations

from kiosk.catalogue.model import Place, Service
from kiosk.session.world import World


def places(service: Service, world: World) -> tuple[Place, ...]:
    """Where people go for it, the nearest first as far as that is known."""
    return service.guide.places
