"""``kiosk devices record``: every byte between a driver and its device, for whoever mends the driver.

What crosses a card reader is somebody's data. So it is recorded with a test card only, while no resident can be served,
into memory, for ten minutes at the most, and the log says that it was.
"""

from __future__ import annotations

import io
import json
import os
import sys
import syslog
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from drivers.protocols import CardReadError, Device, DeviceError, Family, IdCardReader, Presence
from drivers.transports.recording import Passage, Recording, RecordingTransport
from drivers.transports.transport import Transport
from kiosk.log import Log, LogEvent

_LOOK, _READ, _PAUSE = 2.0, 8.0, 0.5
_TRANSPORT = ("open", "write", "read", "flush_input", "close")


class RecordedFile:
    """A file of passages, a JSON object a line, for its owner alone; it ends by itself as every ``Recording`` does."""

    def __init__(self, folder: Path, family: Family, clock: Callable[[], float] = time.monotonic) -> None:
        """``folder`` is the terminal's runtime folder, which is in memory. Raises OSError."""
        self._family = family
        self.file = folder / f"recording-{family.value}-{datetime.now():%Y%m%d-%H%M%S-%f}.jsonl"
        descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        self._stream = os.fdopen(descriptor, "w", encoding="ascii")
        self._begun = clock()
        self.recording = Recording(self._write, clock)
        self.passages = 0
        audit(LogEvent.RECORDING_STARTED, family=family.value)

    def _write(self, passage: Passage) -> None:
        at = round(passage.at - self._begun, 6)
        line = {"at": at, "direction": passage.direction.value, "bytes": passage.data.hex()}
        self._stream.write(json.dumps(line) + "\n")
        self._stream.flush()
        self.passages += 1

    def __enter__(self) -> RecordedFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.recording.stop()
        self._stream.close()
        audit(LogEvent.RECORDING_ENDED, family=self._family.value, count=self.passages)


def audit(event: LogEvent, **fields: str | int) -> None:
    """A line of the log, where the technician sees it, and in the system's journal, where it stays."""
    line = io.StringIO()
    Log(line).write(event, **fields)
    sys.stderr.write(line.getvalue())
    syslog.syslog(syslog.LOG_NOTICE | syslog.LOG_AUTHPRIV, f"kiosk: {line.getvalue().strip()}")


@dataclass(frozen=True)
class Place:
    """Where a driver holds a transport."""

    part: object
    attribute: str
    transport: Transport


def transports_of(device: object) -> tuple[Place, ...]:
    """Every transport that a driver holds; none when no bytes of its own cross (IPP, PC/SC, cameras).

    Drivers are given their transport when they are made and say nothing of it, so it is looked for: in the driver, and
    in the parts of drivers that it is made of.
    """
    found: list[Place] = []
    looked_at: set[int] = set()
    parts = [device]
    while parts:
        part = parts.pop()
        looked_at.add(id(part))
        for name, value in vars(part).items():
            if _is_transport(value):
                found.append(Place(part, name, value))
            elif _is_part(value) and id(value) not in looked_at:
                parts.append(value)
    return tuple(found)


def tap(places: tuple[Place, ...], recording: Recording) -> None:
    """Put a recorder around each of them."""
    for place in places:
        setattr(place.part, place.attribute, RecordingTransport(place.transport, recording))


def _is_part(value: object) -> bool:
    return type(value).__module__.startswith("drivers.") and hasattr(value, "__dict__")


def _is_transport(value: object) -> bool:
    """By its methods: ``Transport`` is a Protocol."""
    return all(callable(getattr(value, name, None)) for name in _TRANSPORT)


def exercise(device: Device, recording: Recording) -> None:
    """What a driver does all day, until the recording is over or somebody presses Ctrl-C: status, and cards."""
    try:
        while recording.running:
            device.status(_LOOK)
            if isinstance(device, IdCardReader):
                # What goes wrong is in the recording.
                with suppress(CardReadError, DeviceError):
                    if device.presence(_LOOK) is Presence.YES:
                        device.read(_READ)
            time.sleep(_PAUSE)
    except KeyboardInterrupt:  # the way to end it earlier
        return
    finally:
        device.close()
