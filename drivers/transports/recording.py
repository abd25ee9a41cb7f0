# SPDX-License-Identifier: Apache-2.0
"""A transport that notes every byte with its time, around any other.

What crosses a card reader or a printer is personal data: whoever hands in a ``note`` decides where that may go. The
drivers never record by themselves.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport


class Direction(StrEnum):
    TO_DEVICE = "to_device"
    FROM_DEVICE = "from_device"


@dataclass(frozen=True, repr=False)
class Passage:
    """Bytes that crossed, and when (seconds on the monotonic clock). Its ``repr`` shows no byte."""

    direction: Direction
    at: float
    data: bytes

    def __repr__(self) -> str:
        return f"Passage({self.direction.value}, {len(self.data)} bytes)"


class RecordingTransport:
    """Passes everything on, and every byte to ``note`` as well."""

    def __init__(self, inner: Transport, note: Callable[[Passage], None]) -> None:
        self._inner = inner
        self._note = note

    def open(self, deadline: Deadline) -> None:
        self._inner.open(deadline)

    def write(self, data: bytes, deadline: Deadline) -> None:
        self._note(Passage(Direction.TO_DEVICE, time.monotonic(), data))
        self._inner.write(data, deadline)

    def read(self, limit: int, deadline: Deadline) -> bytes:
        data = self._inner.read(limit, deadline)
        self._note(Passage(Direction.FROM_DEVICE, time.monotonic(), data))
        return data

    def flush_input(self) -> None:
        self._inner.flush_input()

    def close(self) -> None:
        self._inner.close()
