"""What an attendant finds and does at the terminal's desk: values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

PIN_LENGTH = 6
#: How many sheets can be said to have been put in, at one touch.
REFILLS = (100, 500)


@dataclass(frozen=True, repr=False)
class Pin:
    """What was entered. It lives as long as it takes to check it, and is never written anywhere."""

    digits: str

    def __repr__(self) -> str:
        return "Pin(…)"


class DeskAction(StrEnum):
    """Everything that an attendant does here, and is accountable for."""

    ENTERED = "entered"
    LEFT = "left"
    PIN_BLOCKED = "pin_blocked"  # nobody's doing: too many wrong tries
    PAPER_PATH_EMPTY = "paper_path_empty"  # confirmed: nobody's page lies in the A4 printer
    PAPER_REFILLED = "paper_refilled"
    RECEIPT_ROLL_CHANGED = "receipt_roll_changed"
    TONER_CHANGED = "toner_changed"
    TEST_RECEIPT = "test_receipt"
    TEST_PAGE = "test_page"
    OUT_OF_SERVICE = "out_of_service"
    IN_SERVICE = "in_service"


class Result(StrEnum):
    """How far something is that an attendant or a technician has begun."""

    DOING = "doing"
    DONE = "done"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"  # nobody knows; for the paper path: as soon as the printer says so


@dataclass(frozen=True)
class DeskNote:
    """What was done last at this desk, and what came of it."""

    action: DeskAction
    result: Result = Result.DOING
    sheets: int = 0


@dataclass(frozen=True)
class Counts:
    """What the terminal has used and done. Times are aware; None: never yet, as far as is known."""

    a4_pages: int = 0
    a4_since_refill: int = 0
    a4_since_toner: int = 0
    receipts: int = 0
    receipts_since_roll: int = 0
    cards: int = 0
    visits: int = 0
    sheets_put_in: int = 0  # what should have lain in the cassette after the last refill; 0: nobody has said
    refilled_at: datetime | None = None
    roll_changed_at: datetime | None = None
    toner_changed_at: datetime | None = None

    @property
    def sheets_left(self) -> int | None:
        """By what was put in and what came out; None while nobody has said what was put in."""
        return max(0, self.sheets_put_in - self.a4_since_refill) if self.sheets_put_in else None

    @property
    def paper_runs_low(self) -> bool:
        """A tenth is left, or too little for a long document."""
        left = self.sheets_left
        return left is not None and left <= max(20, self.sheets_put_in // 10)


@dataclass(frozen=True)
class Attendance:
    """What is true of the desk of a terminal that has one."""

    counts: Counts = Counts()
    pin_blocked_until: float = 0.0  # monotonic seconds
    out_of_service: datetime | None = None  # since when, aware
