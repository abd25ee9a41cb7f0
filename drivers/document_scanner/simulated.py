# SPDX-License-Identifier: Apache-2.0
"""A document scanner in memory, without OpenCV: pages are laid on it, flaws and all."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from drivers.protocols import (
    Condition,
    Corners,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    PageFlaw,
    PagePreview,
    PageVerdict,
    Point,
    ScannedPage,
    status_after,
)

_WHERE = Corners(Point(0.2, 0.1), Point(0.8, 0.1), Point(0.8, 0.9), Point(0.2, 0.9))


@dataclass(frozen=True, repr=False)
class LaidPage:
    """A picture of a page, and what is to be said of it."""

    jpeg: bytes
    width: int
    height: int
    flaws: frozenset[PageFlaw] = frozenset()


class SimulatedDocumentScanner:
    """Implements DocumentScanner. ``place`` and ``remove`` may be called from another thread."""

    def __init__(self, empty_plate: LaidPage | None = None) -> None:
        self.plugged = True
        self.silent = False
        self.on = False  # its camera is
        self._lock = threading.Lock()
        self._page: LaidPage | None = None
        self._empty = empty_plate or LaidPage(b"", 0, 0)  # what is seen when nothing lies there

    def place(self, page: LaidPage) -> None:
        with self._lock:
            self._page = page

    def remove(self) -> None:
        with self._lock:
            self._page = None

    def status(self, deadline: float) -> DeviceStatus:
        if not self.plugged:
            return status_after(DeviceError(DeviceFault.ABSENT, "unplugged"))
        return DeviceStatus(Condition.READY)

    def preview(self, deadline: float) -> PagePreview:
        page, corners = self._look(None)
        return PagePreview(page.jpeg, page.width, page.height, corners, page.flaws)

    def capture(self, deadline: float, corners: Corners | None = None) -> ScannedPage:
        page, where = self._look(corners)
        verdict = PageVerdict.POOR if page.flaws else PageVerdict.GOOD
        return ScannedPage(page.jpeg, page.width, page.height, where, verdict, page.flaws)

    def stop(self) -> None:
        self.on = False

    def close(self) -> None:
        self.stop()

    def _look(self, by_hand: Corners | None) -> tuple[LaidPage, Corners | None]:
        if not self.plugged:
            raise DeviceError(DeviceFault.ABSENT, "unplugged")
        if self.silent:
            raise DeviceError(DeviceFault.TIMEOUT, "no picture")
        self.on = True
        with self._lock:
            if self._page is not None:
                return self._page, by_hand or _WHERE
        flaws = frozenset() if by_hand else frozenset({PageFlaw.NO_PAGE})
        return LaidPage(self._empty.jpeg, self._empty.width, self._empty.height, flaws), by_hand
