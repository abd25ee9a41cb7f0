# SPDX-License-Identifier: Apache-2.0
"""Keys and switches as the kernel reports them (``linux/input.h``), below keyboard-like scanners and keypads.

A device is grabbed: its keys reach this program and nobody else, so that no code and no key ends up in a field on the
screen.
"""

from __future__ import annotations

import fcntl
import os
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.deadline import Deadline
from drivers.transports.device_file import DeviceFile, OpenFile

EV_SYN = 0x00
EV_KEY = 0x01
EV_SW = 0x05
SYN_DROPPED = 3  # the kernel's queue ran over: events are missing here
KEY_PRESSED = 1
KEY_RELEASED = 0
KEY_REPEATED = 2  # held down
SW_HEADPHONE_INSERT = 0x02

_EVENT = struct.Struct("@llHHi")  # struct input_event: seconds, microseconds, type, code, value
_EVIOCGRAB = 0x40044590  # _IOW('E', 0x90, int)
_EVIOCSCLOCKID = 0x400445A0  # _IOW('E', 0xa0, int)
_EVIOCGSW_8 = 0x8008451B  # _IOC(_IOC_READ, 'E', 0x1b, 8)


@dataclass(frozen=True)
class InputEvent:
    """One event. ``at`` is in seconds on the monotonic clock."""

    kind: int
    code: int
    value: int
    at: float = 0.0


def encode_events(events: list[InputEvent]) -> bytes:
    """The kernel's bytes for these events, for simulators."""
    return b"".join(
        _EVENT.pack(int(each.at), int(each.at % 1 * 1_000_000), each.kind, each.code, each.value) for each in events
    )


def decode_events(data: bytes) -> list[InputEvent]:
    """The whole events in ``data``; the kernel never hands out parts of one, so a rest is dropped."""
    whole = len(data) - len(data) % _EVENT.size
    return [
        InputEvent(kind, code, value, seconds + microseconds / 1_000_000)
        for seconds, microseconds, kind, code, value in _EVENT.iter_unpack(data[:whole])
    ]


def grab(descriptor: int) -> None:
    """Take a device for this program alone, and its times from the monotonic clock. OSError EBUSY: somebody has it."""
    fcntl.ioctl(descriptor, _EVIOCGRAB, 1)
    fcntl.ioctl(descriptor, _EVIOCSCLOCKID, struct.pack("@i", time.CLOCK_MONOTONIC))


def switches(descriptor: int) -> int:
    """The switches that are on now, a bit for each."""
    return int.from_bytes(fcntl.ioctl(descriptor, _EVIOCGSW_8, bytes(8)), "little")


def device_by_name(name: str, folder: Path = Path("/sys/class/input")) -> str | None:
    """The event device of that name, like ``HDA Intel PCH Headphone``: numbers change from start to start."""
    for each in sorted(folder.glob("event*")):
        try:
            if (each / "device" / "name").read_text(encoding="utf-8").strip() == name:
                return f"/dev/input/{each.name}"
        except (OSError, UnicodeDecodeError):  # unplugged at this moment
            continue
    return None


class InputDevice:
    """An event device, grabbed from its opening to its closing."""

    def __init__(self, path: str, *, prepare: Callable[[int], None] = grab, open_file: OpenFile = os.open) -> None:
        self._file = DeviceFile(path, prepare=prepare, open_file=open_file)

    def open(self, deadline: Deadline) -> None:
        """Open and grab it; nothing happens when it is open already. Raises DeviceError."""
        self._file.open(deadline)

    def read(self, deadline: Deadline) -> list[InputEvent]:
        """The events that have come, at least one. Raises DeviceError: TIMEOUT when none comes."""
        return decode_events(self._file.read(_EVENT.size * 64, deadline))

    def waiting(self) -> list[InputEvent]:
        """The events that have come by now, perhaps none. Raises DeviceError: LOST when the device is gone."""
        events: list[InputEvent] = []
        while True:
            try:
                events += self.read(Deadline(0))
            except DeviceError as error:
                if error.fault is DeviceFault.TIMEOUT:
                    return events
                raise

    def close(self) -> None:
        self._file.close()
