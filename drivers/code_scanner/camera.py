# SPDX-License-Identifier: Apache-2.0
"""QR codes seen by a camera. Runs in a device's own process: it loads OpenCV."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from drivers.code_scanner.qr_picture import read_qr
from drivers.code_scanner.text import scanned_code
from drivers.protocols import Condition, DeviceError, DeviceFault, DeviceStatus, ScannedCode, status_after
from drivers.transports.deadline import Deadline
from drivers.transports.frames import FrameSource


class CameraScanner:
    """Implements CodeScanner. One thread at a time.

    A code that stays in the picture is given out once; it comes again when there was a picture without it.
    """

    def __init__(self, source: FrameSource) -> None:
        self._source = source
        self._scanning = False
        self._in_view: bytes | None = None

    def status(self, deadline: float) -> DeviceStatus:
        if not self._source.present():
            self.close()
            return status_after(DeviceError(DeviceFault.ABSENT, "no such camera"))
        if self._scanning:
            return DeviceStatus(Condition.READY, original="scanning")
        return DeviceStatus(Condition.READY, original="plugged in; the camera is off")

    def start(self, deadline: float) -> None:
        if self._scanning:
            return
        with self._ended_by_errors():
            self._source.open(Deadline(deadline))
            self._scanning = True

    def next(self, deadline: float) -> ScannedCode | None:
        until = Deadline(deadline)
        if not self._scanning:
            raise DeviceError(DeviceFault.REFUSED, "scanning was not started")
        with self._ended_by_errors():
            while True:
                try:
                    seen = read_qr(self._source.read(until))
                except DeviceError as error:
                    if error.fault is DeviceFault.TIMEOUT:
                        return None
                    raise
                before, self._in_view = self._in_view, seen
                if seen is not None and seen != before:
                    return scanned_code(seen)

    def stop(self, deadline: float) -> None:
        self.close()

    def close(self) -> None:
        self._scanning = False
        self._in_view = None
        self._source.close()

    @contextmanager
    def _ended_by_errors(self) -> Iterator[None]:
        try:
            yield
        except DeviceError:
            self.close()
            raise
