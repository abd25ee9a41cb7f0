# SPDX-License-Identifier: Apache-2.0
"""A camera above a plate. Runs in a device's own process: its first call loads OpenCV."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from drivers.protocols import (
    Condition,
    Corners,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    PagePreview,
    ScannedPage,
    status_after,
)
from drivers.transports.deadline import Deadline
from drivers.transports.frames import FrameSource

if TYPE_CHECKING:
    from drivers.transports.frames import Frame


class DocumentCamera:
    """Implements DocumentScanner. One thread at a time. The camera stays on from the first picture to ``stop``."""

    def __init__(self, source: FrameSource) -> None:
        self._source = source

    def status(self, deadline: float) -> DeviceStatus:
        """By whether it is plugged in: a picture at every look would keep the camera on all day."""
        if not self._source.present():
            self.stop()
            return status_after(DeviceError(DeviceFault.ABSENT, "no such camera"))
        return DeviceStatus(Condition.READY, original="plugged in")

    def preview(self, deadline: float) -> PagePreview:
        frame = self._frame(Deadline(deadline))
        from drivers.document_scanner.pictures import preview

        return preview(frame)

    def capture(self, deadline: float, corners: Corners | None = None) -> ScannedPage:
        frame = self._frame(Deadline(deadline))
        from drivers.document_scanner.pictures import scan

        return scan(frame, corners)

    def stop(self) -> None:
        self._source.close()

    def close(self) -> None:
        self.stop()

    def _frame(self, until: Deadline) -> Frame:
        with self._closed_on_error():
            self._source.open(until)
            return self._source.read(until)

    @contextmanager
    def _closed_on_error(self) -> Iterator[None]:
        """No handle is kept across an error: the next call switches the camera on anew."""
        try:
            yield
        except DeviceError:
            self._source.close()
            raise
