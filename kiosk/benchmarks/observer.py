"""The outside observer: looks at the screen, touches it, and knows nothing of what runs there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import ImageChops

from kiosk.rehearsal.display import grab_screen
from kiosk.rehearsal.inspection import Rectangle
from kiosk.rehearsal.pointer import Hand

if TYPE_CHECKING:
    from PIL.Image import Image

_LOOK = 0.005  # seconds between two looks
_INSET = 16  # pixels: frames and focus marks are not looked at
_SAME = 0.99  # of the pixels
_REPEAT = 1.0  # a touch that was not answered for so long is given again


class NotSeen(Exception):
    """What was waited for did not come."""


@dataclass(frozen=True)
class Marker:
    """A part of the screen and how it looks when it is there."""

    name: str
    box: tuple[int, int, int, int]  # x, y, width, height
    picture: Image

    @property
    def plain(self) -> bool:
        """All of one colour: nothing is shown there yet."""
        colours = self.picture.getcolors(1)
        return colours is not None


def inner_box(rectangle: Rectangle) -> tuple[int, int, int, int]:
    """The part of a control that is looked at."""
    return (
        round(rectangle.x) + _INSET,
        round(rectangle.y) + _INSET,
        round(rectangle.width) - 2 * _INSET,
        round(rectangle.height) - 2 * _INSET,
    )


class Observer:
    """Looks at one display and touches it."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def learn(self, name: str, box: tuple[int, int, int, int]) -> Marker:
        """How that part looks now."""
        return Marker(name, box, self._grab(box))

    def sees(self, marker: Marker) -> bool:
        difference = ImageChops.difference(self._grab(marker.box), marker.picture).convert("L")
        same = difference.histogram()[0]
        return same >= _SAME * marker.picture.width * marker.picture.height

    def wait_for(self, marker: Marker, seconds: float, alive: Callable[[], bool]) -> float:
        """When it was seen (monotonic). Raises NotSeen."""
        until = time.monotonic() + seconds
        while not self.sees(marker):
            if time.monotonic() > until or not alive():
                raise NotSeen(f"{marker.name} was not seen within {seconds:g} s")
            time.sleep(_LOOK)
        return time.monotonic()

    def touch_until(
        self, place: tuple[float, float], marker: Marker, seconds: float, alive: Callable[[], bool]
    ) -> float:
        """Touch there, again after a second without an answer; when the answer was seen. Raises NotSeen."""
        until = time.monotonic() + seconds
        while True:
            self._hand.tap(*place)
            try:
                return self.wait_for(marker, _REPEAT, alive)
            except NotSeen:
                if time.monotonic() > until or not alive():
                    raise

    def touch(self, place: tuple[float, float]) -> None:
        """Touch there once."""
        self._hand.tap(*place)

    def rest(self) -> None:
        """Put the pointer into a corner, where it lights nothing up."""
        self._hand.rest()

    def _grab(self, box: tuple[int, int, int, int]) -> Image:
        return grab_screen(self._hand.display, *box)
