# SPDX-License-Identifier: Apache-2.0
"""A transport that notes every byte with its time, around any other, for as long as a recording runs.

What crosses a card reader or a printer is personal data. So nothing is noted unless somebody has made a ``Recording``
and handed it over, and that ends by itself after ten minutes, forgotten or not. Whoever makes it decides where the
bytes may go, and answers for who may start one, when, and for writing down that it was done.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport

LONGEST = 600.0  # seconds: enough to lay a test card on and see it fail


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


class Recording:
    """Notes passages from now on, for ten minutes or until ``stop``. It cannot be prolonged or started again."""

    def __init__(self, note: Callable[[Passage], None], clock: Callable[[], float] = time.monotonic) -> None:
        """``clock``: monotonic, in seconds."""
        self._note: Callable[[Passage], None] | None = note
        self._clock = clock
        self._ends = clock() + LONGEST

    @property
    def running(self) -> bool:
        if self._clock() >= self._ends:
            self.stop()
        return self._note is not None

    @property
    def remaining(self) -> float:
        """Seconds until it ends, 0 when it has ended."""
        return max(0.0, self._ends - self._clock()) if self.running else 0.0

    def stop(self) -> None:
        """End it. May be called twice."""
        self._note = None

    def passed(self, direction: Direction, data: bytes) -> None:
        """Note ``data``, unless the recording has ended."""
        note = self._note
        if self.running and note is not None:
            note(Passage(direction, self._clock(), data))


class RecordingTransport:
    """Passes everything on, and every byte to the recording that runs, if one does."""

    def __init__(self, inner: Transport, recording: Recording | None = None) -> None:
        self._inner = inner
        self._recording = recording

    def record(self, recording: Recording) -> None:
        """Note to ``recording`` from now on; one that runs is stopped. May be called from another thread."""
        before, self._recording = self._recording, recording
        if before is not None and before is not recording:
            before.stop()

    def open(self, deadline: Deadline) -> None:
        self._inner.open(deadline)

    def write(self, data: bytes, deadline: Deadline) -> None:
        self._passed(Direction.TO_DEVICE, data)
        self._inner.write(data, deadline)

    def read(self, limit: int, deadline: Deadline) -> bytes:
        data = self._inner.read(limit, deadline)
        self._passed(Direction.FROM_DEVICE, data)
        return data

    def flush_input(self) -> None:
        self._inner.flush_input()

    def close(self) -> None:
        self._inner.close()

    def _passed(self, direction: Direction, data: bytes) -> None:
        recording = self._recording
        if recording is None:
            return
        recording.passed(direction, data)
        if not recording.running:
            self._recording = None
