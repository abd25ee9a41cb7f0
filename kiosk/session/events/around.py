"""The clock, the world, and what the session makes of a clock's tick."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.model import (
    EffectId,
    Waiting,
)


@dataclass(frozen=True)
class Tick:
    """Time has passed; the world says how much."""


@dataclass(frozen=True)
class WorldChanged:
    """A device, the link, the catalogue or the paper path is not as it was; the world says how it is."""


@dataclass(frozen=True)
class CannotServe:
    """What works behind the screen could not be put together: nobody can be served before a restart."""


@dataclass(frozen=True)
class Overdue:
    """An awaited answer did not come in time. Made by the session itself out of a tick."""

    effect: EffectId
    waiting: Waiting
