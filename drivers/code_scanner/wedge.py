# SPDX-License-Identifier: Apache-2.0
"""A scanner that plays a keyboard, taken for this program alone so that no code is typed into a field on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from drivers.code_scanner.text import scanned_code
from drivers.code_scanner.wedge_keys import WedgeReader
from drivers.protocols import Condition, DeviceError, DeviceFault, DeviceStatus, ScannedCode, status_after
from drivers.transports.deadline import Deadline
from drivers.transports.input_events import InputDevice


class WedgeScanner:
    """Implements CodeScanner. One thread at a time.

    The device stays grabbed from the first call of ``status`` or ``start`` to ``close``, scanning or not.
    """

    def __init__(self, device: InputDevice, *, inter_key_seconds: float = 0.05) -> None:
        self._device = device
        self._inter_key_seconds = inter_key_seconds
        self._reader: WedgeReader | None = None  # there is one while scanning

    def status(self, deadline: float) -> DeviceStatus:
        try:
            with self._ended_by_errors():
                self._device.open(Deadline(deadline))
                self._take(Deadline(0))
        except DeviceError as error:
            return status_after(error)
        return DeviceStatus(Condition.READY, original="plugged in and ours; a keyboard cannot be asked")

    def start(self, deadline: float) -> None:
        if self._reader is not None:
            return
        with self._ended_by_errors():
            self._device.open(Deadline(deadline))
            self._device.waiting()
            self._reader = WedgeReader(self._inter_key_seconds)

    def next(self, deadline: float) -> ScannedCode | None:
        until = Deadline(deadline)
        if self._reader is None:
            raise DeviceError(DeviceFault.REFUSED, "scanning was not started")
        with self._ended_by_errors():
            while True:
                code = self._reader.next_code()
                if code is not None:
                    return scanned_code(code.encode())
                if not self._take(until):
                    return None

    def stop(self, deadline: float) -> None:
        if self._reader is None:
            return
        self._reader = None
        with self._ended_by_errors():
            self._device.waiting()

    def close(self) -> None:
        self._reader = None
        self._device.close()

    def _take(self, until: Deadline) -> bool:
        """Take the keys that come, and drop them when nobody scans; False when none comes until then."""
        try:
            events = self._device.read(until)
        except DeviceError as error:
            if error.fault is DeviceFault.TIMEOUT:
                return False
            raise
        if self._reader is not None:
            for event in events:
                self._reader.feed(event)
        return True

    @contextmanager
    def _ended_by_errors(self) -> Iterator[None]:
        try:
            yield
        except DeviceError:
            self.close()
            raise
