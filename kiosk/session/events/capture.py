"""What can happen while something is given for a material. Known in ``events`` under the same names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drivers.protocols import Corners
from kiosk.session.capture_stages import PlateLook
from kiosk.session.sheets import Sheet
from kiosk.session.values import EffectId


@dataclass(frozen=True)
class TakeNow:
    """The picture is to be taken as things are."""


@dataclass(frozen=True)
class SetCorners:
    """The corners of the page are to be set by hand, or found again."""


@dataclass(frozen=True)
class QuarterTurn:
    """The page that was taken is to be turned clockwise by a quarter."""


@dataclass(frozen=True)
class AddSheet:
    """Another page."""


class Direction(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class NudgeCorner:
    """The corner that is chosen moves by a step."""

    to: Direction


@dataclass(frozen=True)
class NextCorner:
    """The keys go on to the next corner."""


@dataclass(frozen=True)
class DragCorner:
    """A finger has put a corner down. ``number``: from 0 at the top left on, clockwise; ``x``, ``y``: parts of the
    picture's width and height."""

    number: int
    x: float
    y: float


@dataclass(frozen=True)
class PlateSeen:
    """One look at the plate, several a second. Never a picture."""

    effect: EffectId
    look: PlateLook


@dataclass(frozen=True)
class SheetTaken:
    """A page or picture is held. ``corners``: where a page was found in it."""

    effect: EffectId
    sheet: Sheet
    corners: Corners | None = None


@dataclass(frozen=True)
class SheetNotTaken:
    """None is held: there was no good picture, or no room for it."""

    effect: EffectId
    no_room: bool = False
