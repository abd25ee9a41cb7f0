"""Why nobody new is served, as the world stands: decided at the root, where nobody is there."""

from __future__ import annotations

from kiosk.session.hours import Outside, Upkeep
from kiosk.session.model import Closed, ClosedBecause
from kiosk.session.world import World

#: What is broken is mended by a start; at a case that was opened somebody who may has to look, and comes by the desk.
_LASTING = (ClosedBecause.BROKEN, ClosedBecause.TAMPERED)
#: These end when their reason does.
PASSING = tuple(Closed(because) for because in ClosedBecause if because not in _LASTING)


def closed_because(world: World) -> ClosedBecause | None:
    """The weightiest reason; None: whoever comes is served."""
    if world.out_of_service:
        return ClosedBecause.OUT_OF_SERVICE
    if world.upkeep is Upkeep.UPDATE:
        return ClosedBecause.UPDATING
    if world.upkeep is Upkeep.POWER_OFF:
        return ClosedBecause.OUT_OF_HOURS
    if world.outside is Outside.CLOSED and not world.hours.is_open(world.wall):
        return ClosedBecause.OUT_OF_HOURS
    return None
