"""When something was painted, by the X server's own word (the DAMAGE extension): nothing has to be looked for."""

from __future__ import annotations

import itertools
import select
import time
from collections.abc import Sequence
from typing import Any

from Xlib.display import Display
from Xlib.ext import damage

#: What is painted closer together than this is one frame in several rectangles.
_ONE_FRAME = 0.005
#: Between two frames of an animation.
FRAME = 1 / 60


class PaintWatch:
    """Hears of every rectangle that is painted on one display."""

    def __init__(self, display_name: str) -> None:
        """Raises Xlib.error.DisplayError when there is no such display."""
        self._display: Any = Display(display_name)
        self._display.damage_query_version()
        self._display.screen().root.damage_create(damage.DamageReportRawRectangles)
        self._display.sync()

    def close(self) -> None:
        self._display.close()

    def forget(self) -> None:
        """What has been painted so far does not count."""
        while self._display.pending_events():
            self._display.next_event()

    def wait(self, until: float, least: int = 0) -> float | None:
        """The moment (monotonic) at which the next rectangle of at least so many pixels was painted; None when none was
        until then."""
        while True:
            while not self._display.pending_events():
                if not select.select([self._display.fileno()], [], [], max(0.0, until - time.monotonic()))[0]:
                    return None
            painted = time.monotonic()
            if self._largest() >= least:
                return painted

    def _largest(self) -> int:
        """Pixels of the largest rectangle that waits to be heard of; all of them are heard then."""
        largest = 0
        while self._display.pending_events():
            area = self._display.next_event().area
            largest = max(largest, area.width * area.height)
        return largest


def frames(painted: Sequence[float]) -> list[float]:
    """The moments of the frames, out of those of their rectangles, in their order."""
    found: list[float] = []
    last = float("-inf")
    for moment in painted:
        if moment - last > _ONE_FRAME:
            found.append(moment)
        last = moment
    return found


def dropped(moments: Sequence[float]) -> int:
    """How many frames are missing between those that were painted, at 60 a second."""
    gaps = (later - earlier for earlier, later in itertools.pairwise(moments))
    return sum(max(0, round(gap / FRAME) - 1) for gap in gaps)
