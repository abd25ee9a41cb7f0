# SPDX-License-Identifier: Apache-2.0
"""What the application may ask of a device, and the closed sets of what a device may answer.

A device is a small promise: a few methods, each with a deadline in seconds, each safe to call again. Whatever a device
says that fits no value of ours becomes ``UNKNOWN`` and keeps the device's own words in ``original``.
Personal data never stands in ``original``, in an exception or in a ``repr``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable


class Family(StrEnum):
    """The kinds of device a terminal can have."""

    ID_CARD = "id_card"
    CARD = "card"  # contact and contactless chip cards: social security, bank
    RECEIPT_PRINTER = "receipt_printer"
    DOCUMENT_PRINTER = "document_printer"
    CAMERA = "camera"
    DOCUMENT_SCANNER = "document_scanner"
    CODE_SCANNER = "code_scanner"
    KEYPAD = "keypad"
    SIGNALS = "signals"  # lamps, proximity, contacts, headset
    FINGER = "finger"


class Condition(StrEnum):
    """How the device as a whole is."""

    READY = "ready"
    BUSY = "busy"
    NEEDS_ATTENTION = "needs_attention"  # a person can cure it at the machine: paper, jam, cover
    FAULTY = "faulty"  # it answers, and says that it is broken
    OFFLINE = "offline"  # the port or address is there, nobody answers on it
    ABSENT = "absent"  # no such port or address
    UNKNOWN = "unknown"  # it answered something we do not understand, or was not asked yet
    NOT_SUPPORTED = "not_supported"  # the device cannot tell


class Problem(StrEnum):
    """What exactly is wrong, as far as the device says."""

    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    PAPER_JAM = "paper_jam"
    PAPER_NOT_TAKEN = "paper_not_taken"
    COVER_OPEN = "cover_open"
    OUTPUT_FULL = "output_full"
    TONER_LOW = "toner_low"
    TONER_OUT = "toner_out"
    CUTTER = "cutter"
    OVERHEATED = "overheated"
    SELF_TEST_FAILED = "self_test_failed"
    NOT_AUTHORISED = "not_authorised"
    PORTRAIT_LIBRARY = "portrait_library"  # the operator's decoder of card photos is missing, crashes or hangs
    OTHER = "other"


#: A device with one of these still works; everything else stops it.
WARNINGS = frozenset({Problem.PAPER_LOW, Problem.TONER_LOW, Problem.PAPER_NOT_TAKEN, Problem.PORTRAIT_LIBRARY})


@dataclass(frozen=True)
class DeviceStatus:
    """One look at a device. ``original`` is what the device itself said, for the technician."""

    condition: Condition
    problems: frozenset[Problem] = frozenset()
    original: str = ""

    @property
    def usable(self) -> bool:
        """True when a resident may be offered what needs this device.

        One that cannot tell how it is counts, too: what is sent to it ends as unknown.
        """
        return self.condition in (Condition.READY, Condition.BUSY, Condition.NOT_SUPPORTED)


class DeviceFault(StrEnum):
    """Why a call to a device failed."""

    ABSENT = "absent"  # no such port or address
    LOST = "lost"  # it was there and went away during the call
    TIMEOUT = "timeout"  # it did not answer before the deadline
    GARBLED = "garbled"  # it answered bytes that are not its protocol
    REFUSED = "refused"  # it understood and said no
    BUSY = "busy"  # it serves somebody else


class DeviceError(Exception):
    """A call to a device failed. ``original`` keeps the device's own words; it never holds personal data."""

    def __init__(self, fault: DeviceFault, original: str = "") -> None:
        super().__init__(f"{fault}: {original}" if original else str(fault))
        self.fault = fault
        self.original = original


def status_after(error: DeviceError) -> DeviceStatus:
    """What a failed call says about the device as a whole."""
    condition = {
        DeviceFault.ABSENT: Condition.ABSENT,
        DeviceFault.LOST: Condition.OFFLINE,
        DeviceFault.TIMEOUT: Condition.OFFLINE,
        DeviceFault.GARBLED: Condition.UNKNOWN,
        DeviceFault.REFUSED: Condition.FAULTY,
        DeviceFault.BUSY: Condition.BUSY,
    }[error.fault]
    return DeviceStatus(condition, original=error.original)


class Device(Protocol):
    """What every device can be asked, whatever its family."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the device is, within ``deadline`` seconds. Never raises: a fault is a condition."""

    def close(self) -> None:
        """Let go of the port. May be called twice; the next call opens it again."""


class HostListener(Protocol):
    """Who wants to know how a device's own process fares. Called on the thread that asks the device."""

    def lost(self, how: str) -> None:
        """It ended or hung, and was done away with. ``how`` is the kernel's word or ours, and names nobody."""

    def answered(self) -> None:
        """It took up a call and answered it."""


@runtime_checkable
class InHost(Protocol):
    """A device whose driver lives in a process of its own."""

    def listen(self, listener: HostListener) -> None:
        """From here on ``listener`` is told; one at a time."""


class Presence(StrEnum):
    """Whether a card lies on a reader or in it. UNKNOWN: the reader cannot tell, as SAM_V for a card it has read."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    """GB/T 2261.1."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"
