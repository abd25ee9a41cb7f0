"""The least that a page can be: a window without a toolkit that puts a ready picture where it is touched.

What it takes on this machine, in this moment, nothing that is seen there can beat.
"""

from __future__ import annotations

import threading
import time
from typing import Any

from Xlib import X
from Xlib.display import Display

from kiosk.benchmarks.painted import PaintWatch
from kiosk.rehearsal.pointer import Hand

_PAUSE_SECONDS = 0.15
_ANSWER_SECONDS = 2.0
_PAGE_SHARE = 0.5
_COLOURS = (0xFFFFFF, 0x1F4E8C)


class PeerPage:
    """Shown while it is touched, and away otherwise."""

    def __init__(self, display_name: str) -> None:
        """Raises Xlib.error.DisplayError when there is no such display."""
        self._display: Any = Display(display_name)
        self._name = display_name
        screen = self._display.screen()
        self._width, self._height = screen.width_in_pixels, screen.height_in_pixels
        self._window = screen.root.create_window(
            0, 0, self._width, self._height, 0, screen.root_depth,
            override_redirect=True, event_mask=X.ButtonReleaseMask | X.ExposureMask,
        )  # fmt: skip
        self._pictures = [self._picture(screen, colour) for colour in _COLOURS]
        self._pen = self._window.create_gc()
        self._ends = threading.Event()

    def close(self) -> None:
        self._window.destroy()
        self._display.close()

    def touched(self, hand: Hand, times: int) -> list[float]:
        """Seconds from each lifted finger to the picture; what was not answered is left out."""
        self._ends.clear()
        self._window.map()
        self._display.sync()
        answering = threading.Thread(target=self._answer)
        answering.start()
        watch = PaintWatch(self._name)
        taken = []
        try:
            for _ in range(times):
                time.sleep(_PAUSE_SECONDS)
                watch.forget()
                lifted = hand.tap(self._width / 2, self._height / 2)
                moment = watch.wait(lifted + _ANSWER_SECONDS, round(_PAGE_SHARE * self._width * self._height))
                if moment is not None:
                    taken.append(moment - lifted)
        finally:
            self._ends.set()
            answering.join()
            watch.close()
            self._window.unmap()
            self._display.sync()
        return taken

    def _answer(self) -> None:
        shown = 0
        while not self._ends.wait(0.001):
            while self._display.pending_events():
                if self._display.next_event().type == X.ButtonRelease:
                    shown = 1 - shown
                    self._window.copy_area(self._pen, self._pictures[shown], 0, 0, self._width, self._height, 0, 0)
                    self._display.flush()

    def _picture(self, screen: Any, colour: int) -> Any:
        picture = self._window.create_pixmap(self._width, self._height, screen.root_depth)
        pen = picture.create_gc(foreground=colour)
        picture.fill_rectangle(pen, 0, 0, self._width, self._height)
        return picture
