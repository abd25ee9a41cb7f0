# SPDX-License-Identifier: Apache-2.0
"""What goes between the terminal and a device host: one length-prefixed message after another on a socket.

A message is a pickle, read by an unpickler that makes values of ``drivers.protocols`` and a few of the standard library
and nothing else: a vendor's library in the host must not be able to make the terminal run anything.
"""

from __future__ import annotations

import io
import pickle
import select
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from drivers.protocols import (
    CardReadError,
    CardReadReason,
    ChipReadError,
    ChipReadReason,
    CodeReadError,
    CodeReadReason,
    DeviceError,
    DeviceFault,
    FingerReadError,
    FingerReadReason,
)
from drivers.transports.deadline import Deadline

#: A picture of a document camera is a few megabytes.
MOST_BYTES = 64 * 1024 * 1024
_LENGTH_BYTES = 4
_STANDARD = frozenset(
    {
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("builtins", "bytearray"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("decimal", "Decimal"),
    }
)
_OURS = ("drivers.protocols.", "drivers.host.messages.")
#: What a driver may raise, out of the closed value and the device's own words.
_ERRORS: Mapping[str, Callable[[str, str], Exception]] = {
    "DeviceError": lambda reason, original: DeviceError(DeviceFault(reason), original),
    "CodeReadError": lambda reason, _: CodeReadError(CodeReadReason(reason)),
    "FingerReadError": lambda reason, _: FingerReadError(FingerReadReason(reason)),
    "CardReadError": lambda reason, original: CardReadError(CardReadReason(reason), original),
    "ChipReadError": lambda reason, original: ChipReadError(ChipReadReason(reason), original),
}


class HostGone(Exception):
    """The other end of the socket is closed."""


class HostLate(Exception):
    """Nothing came before the deadline."""


class NotAMessage(Exception):
    """What came is no message of ours."""


@dataclass(frozen=True)
class Setup:
    """The first message to a host: which device it serves. Answered with ``Answer(None)``."""

    driver: str
    options: dict[str, Any]


@dataclass(frozen=True, repr=False)
class Call:
    """``deadline``: seconds; None for a method that takes none. ``named`` are further arguments by name.

    Its ``repr`` shows no argument: it may be somebody's receipt.
    """

    method: str
    arguments: tuple[Any, ...]
    deadline: float | None
    named: tuple[tuple[str, Any], ...] = ()

    def __repr__(self) -> str:
        return f"Call({self.method})"


@dataclass(frozen=True)
class Taken:
    """A call is taken up, and answered when it is done. A host that does not say so hangs already."""


@dataclass(frozen=True, repr=False)
class Answer:
    value: Any


@dataclass(frozen=True)
class Failed:
    """An exception of ``drivers.protocols``: its class, its closed value, and the device's own words."""

    error: str
    reason: str
    original: str


@dataclass(frozen=True)
class Mistake:
    """The driver raised what it must not: the type's name, never its text."""

    error: str


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """A member of a closed set by its value: Python's own way takes ``getattr``, which is not let in."""
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _STANDARD:
            return super().find_class(module, name)
        # Pickle follows dots, and our modules import others: io.FileIO is a type that can be reached through this one.
        if f"{module}.".startswith(_OURS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and f"{found.__module__}.".startswith(_OURS):
                return found
        raise NotAMessage(f"{module}.{name}")


def send(line: socket.socket, message: object, seconds: float | None = None) -> None:
    """``seconds`` None waits for ever. Raises HostGone, HostLate; ValueError for a message that is too long."""
    deadline = Deadline(seconds) if seconds is not None else None
    written = io.BytesIO()
    _Pickler(written, protocol=5).dump(message)
    content = written.getvalue()
    if len(content) > MOST_BYTES:
        raise ValueError(f"a message of {len(content)} bytes")
    rest = memoryview(len(content).to_bytes(_LENGTH_BYTES, "big") + content)
    while rest:
        # A far end that hangs takes a few hundred kilobytes and no more; writing on would wait as long as it hangs.
        if not select.select([], [line], [], None if deadline is None else deadline.remaining())[1]:
            raise HostLate
        try:
            rest = rest[line.send(rest, socket.MSG_DONTWAIT) :]
        except BlockingIOError:
            continue
        except OSError:
            raise HostGone from None


def receive(line: socket.socket, seconds: float | None) -> object:
    """The next message; ``seconds`` None waits for ever. Raises HostGone, HostLate, NotAMessage."""
    deadline = Deadline(seconds) if seconds is not None else None
    length = int.from_bytes(_exactly(line, _LENGTH_BYTES, deadline), "big")
    if length > MOST_BYTES:
        raise NotAMessage(f"{length} bytes")
    content = _exactly(line, length, deadline)
    try:
        return _Unpickler(io.BytesIO(content)).load()
    except NotAMessage:
        raise
    except Exception as error:
        raise NotAMessage(type(error).__name__) from None


def failure_of(error: Exception) -> Failed | Mistake:
    """An exception of a driver as a message."""
    match error:
        case DeviceError():
            return Failed("DeviceError", error.fault.value, error.original)
        case CardReadError():
            return Failed("CardReadError", error.reason.value, error.original)
        case ChipReadError():
            return Failed("ChipReadError", error.reason.value, error.original)
        case CodeReadError() | FingerReadError():
            return Failed(type(error).__name__, error.reason.value, "")
        case _:
            return Mistake(type(error).__name__)


def error_of(failed: Failed) -> Exception:
    """The exception again. Raises NotAMessage for one that no driver has."""
    try:
        return _ERRORS[failed.error](failed.reason, failed.original)
    except (KeyError, ValueError):
        raise NotAMessage(failed.error) from None


def _exactly(line: socket.socket, count: int, deadline: Deadline | None) -> bytes:
    pieces = bytearray()
    while len(pieces) < count:
        if deadline is not None and not select.select([line], [], [], deadline.remaining())[0]:
            raise HostLate
        try:
            piece = line.recv(min(count - len(pieces), 1 << 20))
        except OSError:
            raise HostGone from None
        if not piece:
            raise HostGone
        pieces += piece
    return bytes(pieces)
