# SPDX-License-Identifier: Apache-2.0
"""A keypad that another process plays: it sends the names of keys, a line each, over a pseudo-terminal."""

from __future__ import annotations

import os
import select
from collections import deque
from pathlib import Path

from drivers.protocols import Condition, DeviceError, DeviceFault, DeviceStatus, Key, status_after
from drivers.protocols.keypad import MOST_WAITING
from drivers.transports.deadline import Deadline


class PlayedKeypad:
    """Implements Keypad. ``device`` is what the other end made; while it is not there the keypad is unplugged."""

    def __init__(self, device: Path) -> None:
        self._device = device
        self._line: int | None = None
        self._received = b""
        self._keys: deque[Key] = deque(maxlen=MOST_WAITING)

    def status(self, deadline: float) -> DeviceStatus:
        try:
            self._open()
        except DeviceError as error:
            return status_after(error)
        return DeviceStatus(Condition.READY)

    def next_key(self, deadline: float) -> Key | None:
        until = Deadline(deadline)
        while not self._keys:
            line = self._open()
            if not select.select([line], [], [], until.remaining())[0]:
                return None
            self._receive(line)
        return self._keys.popleft()

    def close(self) -> None:
        self._keys.clear()
        if self._line is not None:
            os.close(self._line)
            self._line = None
            self._received = b""

    def _open(self) -> int:
        if self._line is not None and self._is_gone(self._line):
            self.close()
        if self._line is None:
            try:
                self._line = os.open(self._device, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
            except OSError as error:
                raise DeviceError(DeviceFault.ABSENT, "unplugged") from error
        return self._line

    def _is_gone(self, line: int) -> bool:
        """Whether the other end was pulled out."""
        poll = select.poll()
        poll.register(line, select.POLLIN)
        return any(event & select.POLLHUP for _, event in poll.poll(0))

    def _receive(self, line: int) -> None:
        try:
            chunk = os.read(line, 4096)
        except OSError:
            chunk = b""
        if not chunk:
            self.close()
            raise DeviceError(DeviceFault.ABSENT, "unplugged")
        *names, self._received = (self._received + chunk).split(b"\n")
        known = {key.value.encode(): key for key in Key}
        self._keys.extend(known.get(name, Key.UNKNOWN) for name in names)
