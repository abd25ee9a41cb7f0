# SPDX-License-Identifier: Apache-2.0
"""What the application may ask of a device, and the closed sets of what a device may answer.

A device is a small promise: a few methods, each with a deadline in seconds, each safe to call again. Whatever a device
says that fits no value of ours becomes ``UNKNOWN`` and keeps the device's own words in ``original``.
Personal data never stands in ``original``, in an exception or in a ``repr``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol, runtime_checkable


class Family(StrEnum):
    """The kinds of device a terminal can have."""

    ID_CARD = "id_card"
    RECEIPT_PRINTER = "receipt_printer"
    DOCUMENT_PRINTER = "document_printer"


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
    OTHER = "other"


#: A device with one of these still works; everything else stops it.
WARNINGS = frozenset({Problem.PAPER_LOW, Problem.TONER_LOW, Problem.PAPER_NOT_TAKEN})


@dataclass(frozen=True)
class DeviceStatus:
    """One look at a device. ``original`` is what the device itself said, for the technician."""

    condition: Condition
    problems: frozenset[Problem] = frozenset()
    original: str = ""

    @property
    def usable(self) -> bool:
        """True when a resident may be offered what needs this device."""
        return self.condition in (Condition.READY, Condition.BUSY)


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


# --- resident ID card -------------------------------------------------------------------------------------------------


class Presence(StrEnum):
    """Whether a card lies on the reader. A SAM_V reader cannot tell for a card that it has read: that is UNKNOWN."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class IdCardType(StrEnum):
    """The four cards of GA/T 490 and its successors, told by the type flag at byte 248 of the text record."""

    RESIDENT = "resident"
    HK_MACAO_TAIWAN = "hk_macao_taiwan"  # flag J
    FOREIGNER_2017 = "foreigner_2017"  # flag I
    FOREIGNER_2023 = "foreigner_2023"  # flag Y


class Sex(StrEnum):
    """GB/T 2261.1."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


@dataclass(frozen=True, repr=False)
class IdCard:
    """What the chip of an identity card says. It is personal data in full: its ``repr`` says only the type of card."""

    card_type: IdCardType
    name: str  # Chinese name; up to 60 characters, may hold rare hanzi; "" when the card has none
    number: str  # 18 characters, or 15 on a foreigner's card of 2017
    birth: date
    sex: Sex
    valid_from: date | None
    valid_to: date | None  # None: valid for ever (长期)
    nation: str = ""  # GB/T 3304 code, resident cards only
    address: str = ""
    issuer: str = ""
    english_name: str = ""
    nationality: str = ""  # GB/T 2659 alpha-3, foreigners' cards
    travel_permit_number: str = ""  # HK/Macao/Taiwan residence permits
    issue_count: str = ""
    photo_wlt: bytes = b""  # the 1024 bytes of the chip, undecoded
    long_term: bool = field(default=False)  # True when the card says 长期

    def __repr__(self) -> str:
        return f"IdCard({self.card_type.value})"


class CardReadReason(StrEnum):
    """Why a card could not be read, in the terms that a resident can act on."""

    NO_CARD = "no_card"  # nothing to find on the reader
    TAKEN_AWAY = "taken_away"  # it was found, and gone before it was read
    NOT_READABLE = "not_readable"  # the chip does not answer as it should
    UNKNOWN_CARD = "unknown_card"  # a card of a type we do not know
    BAD_DATA = "bad_data"  # the record on it makes no sense (dates, lengths, check digit)
    SAM_REFUSED = "sam_refused"  # reader and card do not authenticate each other


class CardReadError(Exception):
    """The reader works, this card was not read. ``original`` is the status byte, never card data."""

    def __init__(self, reason: CardReadReason, original: str = "") -> None:
        super().__init__(f"{reason}: {original}" if original else str(reason))
        self.reason = reason
        self.original = original


@runtime_checkable
class IdCardReader(Protocol):
    """A reader of resident identity cards."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the reader is. Never raises: a fault is a condition."""

    def presence(self, deadline: float) -> Presence:
        """Whether a card lies on it. Raises DeviceError when the reader cannot be asked."""

    def read(self, deadline: float) -> IdCard:
        """Find, select and read. Raises CardReadError for the card, DeviceError for the reader."""

    def close(self) -> None:
        """Let go of the port. May be called twice; the next call opens it again."""


# --- A4 printer -------------------------------------------------------------------------------------------------------


class JobState(StrEnum):
    """RFC 8011 job states as far as they differ for a resident."""

    WAITING = "waiting"  # pending, or held
    PRINTING = "printing"
    STOPPED = "stopped"  # the printer waits for a person
    CANCELLED = "cancelled"
    ABORTED = "aborted"
    COMPLETED = "completed"
    GONE = "gone"  # the printer knows no such job (any more)
    UNKNOWN = "unknown"

    @property
    def ended(self) -> bool:
        return self in (JobState.CANCELLED, JobState.ABORTED, JobState.COMPLETED, JobState.GONE)


@dataclass(frozen=True)
class JobStatus:
    """One look at a print job."""

    state: JobState
    pages_done: int | None = None  # impressions completed, None when the printer does not say
    problems: frozenset[Problem] = frozenset()
    original: str = ""


@runtime_checkable
class DocumentPrinter(Protocol):
    """A printer of A4 pages, asked by IPP (RFC 8010, 8011)."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the printer is. Never raises."""

    def submit(self, pdf: bytes, job_name: str, copies: int, deadline: float) -> int:
        """Hand over one PDF; answers the printer's job id. ``job_name`` is ours and unique, and names nobody.

        Raises DeviceError. After TIMEOUT or LOST the job may exist: ask ``find`` before handing it over again.
        """

    def find(self, job_name: str, deadline: float) -> int | None:
        """The job id of a job of that name that has not ended, or None. Raises DeviceError."""

    def job(self, job_id: int, deadline: float) -> JobStatus:
        """Where the job is. Raises DeviceError."""

    def cancel(self, job_id: int, deadline: float) -> JobStatus:
        """Cancel it and say where it is then; an ended job stays as it is. Raises DeviceError."""

    def close(self) -> None: ...


# --- receipt printer --------------------------------------------------------------------------------------------------


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class TextLine:
    """Words on paper; wrapped by the printer's own width. ``scale`` 1 or 2 enlarges both ways."""

    text: str
    scale: int = 1
    bold: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True)
class PairLine:
    """A label at the left and a value at the right edge; on two lines when they do not fit beside each other."""

    label: str
    value: str
    bold: bool = False


@dataclass(frozen=True)
class RuleLine:
    """A line across the paper."""


@dataclass(frozen=True)
class QrCode:
    """A QR code with words under it."""

    data: str
    caption: str = ""


@dataclass(frozen=True)
class Barcode:
    """CODE128 of a number, with the number under it."""

    data: str


@dataclass(frozen=True)
class Feed:
    lines: int = 1


ReceiptElement = TextLine | PairLine | RuleLine | QrCode | Barcode | Feed


@dataclass(frozen=True)
class Receipt:
    """A receipt laid out once, before any printer's bytes. It is cut after the last element."""

    elements: tuple[ReceiptElement, ...]


class PrintOutcome(StrEnum):
    """How a receipt ended."""

    PRINTED = "printed"  # the printer confirmed the end
    NOT_PRINTED = "not_printed"  # nothing was sent, or the printer said no before it began
    UNKNOWN = "unknown"  # bytes went out and no confirmation came


@dataclass(frozen=True)
class ReceiptResult:
    outcome: PrintOutcome
    status: DeviceStatus


@runtime_checkable
class ReceiptPrinter(Protocol):
    """A printer of narrow receipts."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the printer is. Never raises."""

    def print(self, receipt: Receipt, deadline: float) -> ReceiptResult:
        """Print and cut, and wait for the printer's word that it is done. Never raises."""

    def close(self) -> None: ...
