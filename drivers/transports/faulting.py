# SPDX-License-Identifier: Apache-2.0
"""A transport that misbehaves as it was told to, around any other. For tests and rehearsals."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport


@dataclass(frozen=True)
class FaultScript:
    """What goes wrong with the bytes that come from the device. Positions count from the first byte ever read."""

    one_at_a_time: bool = False  # every read yields a single byte
    drop: frozenset[int] = frozenset()  # bytes that never arrive
    corrupt: Mapping[int, int] = field(default_factory=dict)  # position -> bits to flip
    delay: float = 0.0  # seconds before every read
    unplug_after: int | None = None  # the line breaks when so many bytes were read


class FaultingTransport:
    """Plays a FaultScript. After an unplug it stays absent until ``plug_in``."""

    def __init__(self, inner: Transport, script: FaultScript) -> None:
        self._inner = inner
        self._script = script
        self._position = 0
        self._unplugged = False

    def plug_in(self) -> None:
        self._unplugged = False

    def open(self, deadline: Deadline) -> None:
        if self._unplugged:
            raise DeviceError(DeviceFault.ABSENT, "unplugged")
        self._inner.open(deadline)

    def write(self, data: bytes, deadline: Deadline) -> None:
        self._inner.write(data, deadline)

    def read(self, limit: int, deadline: Deadline) -> bytes:
        script = self._script
        if script.delay:
            time.sleep(min(script.delay, deadline.remaining()))
        while True:
            if script.unplug_after is not None and not self._unplugged:
                if self._position >= script.unplug_after:
                    self._unplugged = True
                    raise DeviceError(DeviceFault.LOST, "unplugged")
                limit = min(limit, script.unplug_after - self._position)
            received = self._damage(self._inner.read(1 if script.one_at_a_time else limit, deadline))
            if received:
                return received

    def flush_input(self) -> None:
        self._inner.flush_input()

    def close(self) -> None:
        self._inner.close()

    def _damage(self, received: bytes) -> bytes:
        start = self._position
        self._position += len(received)
        return bytes(
            value ^ self._script.corrupt.get(start + offset, 0)
            for offset, value in enumerate(received)
            if start + offset not in self._script.drop
        )
