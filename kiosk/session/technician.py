"""What a technician finds and does at the terminal: values. Nothing of any resident is among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.session.desk import Result
from kiosk.texts import Text


class TokenRole(StrEnum):
    """What a token is good for."""

    TECHNICIAN = "technician"  # everything but settings
    SETTINGS = "settings"  # network and time as well


class TokenTrouble(StrEnum):
    """Why a token that is there opens nothing."""

    UNREADABLE = "unreadable"  # it is no token, or half of one
    FORGED = "forged"  # the operator has not signed it
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"
    ELSEWHERE = "elsewhere"  # it is for other terminals
    NO_KEY = "no_key"  # the operator's key cannot be read here


@dataclass(frozen=True)
class Badge:
    """Who stands there, as the token says: a number of staff, never a name."""

    who: str
    serial: str
    roles: frozenset[TokenRole] = frozenset({TokenRole.TECHNICIAN})
    until: date | None = None


@dataclass(frozen=True)
class TokenAccess:
    """What is true of the technician's way in, at a terminal that has one. ``badge``: a good token is there."""

    badge: Badge | None = None
    trouble: TokenTrouble | None = None
    pin_blocked_until: float = 0.0  # monotonic seconds


class Room(StrEnum):
    """A page of the technician's."""

    READINESS = "readiness"
    TESTS = "tests"
    NETWORK = "network"
    SUPPLIES = "supplies"
    QUEUE = "queue"
    LOG = "log"
    SETTINGS = "settings"
    PATROL = "patrol"
    UPDATE = "update"  # from a stick


class Test(StrEnum):
    """A part of the terminal that is tried."""

    __test__ = False  # pytest's: it is none of its tests

    PAGE = "page"
    RECEIPT = "receipt"
    SCAN = "scan"
    CAMERA = "camera"
    PLATE = "plate"  # the document camera
    TOUCH = "touch"
    KEYPAD = "keypad"  # a PIN pad as well: digits are counted, never shown
    SOUND_LEFT = "sound_left"
    SOUND_RIGHT = "sound_right"
    HEADSET = "headset"
    LAMPS = "lamps"
    FINGER = "finger"


class Work(StrEnum):
    """Everything else that a technician does here, and is accountable for."""

    ENTERED = "technician_entered"
    LEFT = "technician_left"
    TOKEN_PULLED = "token_pulled"  # noqa: S105  # no secret
    PIN_BLOCKED = "technician_pin_blocked"
    REFILLED = "paper_refilled"
    ROLL_CHANGED = "receipt_roll_changed"
    TONER_CHANGED = "toner_changed"
    UNPARK = "row_unparked"
    DRAIN = "queue_drained"
    SET_NETWORK = "network_set"
    SET_TIME = "time_set"
    CHECK_IN = "patrol_check_in"
    BRING_RELEASE = "release_from_stick"
    PRINT_REPORT = "report_printed"
    OUT_OF_SERVICE = "out_of_service"
    IN_SERVICE = "in_service"


@dataclass(frozen=True)
class Tried:
    """A part was tried: what an audit says of it."""

    test: Test

    @property
    def value(self) -> str:
        return f"tested_{self.test.value}"


class Level(StrEnum):
    """How a line of a report is."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    OFF = "off"  # there is none, or nobody knows


@dataclass(frozen=True)
class Line:
    """One thing that was looked at. ``key`` is its own in the report."""

    key: str
    name: Text
    state: Text
    level: Level
    cure: Text | None = None


@dataclass(frozen=True)
class ParkedRow:
    """A row of the outbox that waits for a person: what may be told of it without its content."""

    id: str
    kind: Text
    since: datetime
    reason: Text


@dataclass(frozen=True)
class LogLine:
    """An event of the log, which has no field for a person."""

    at: datetime
    event: str
    said: str
    level: Level


@dataclass(frozen=True)
class PatrolCode:
    """The signed words that the patrol's phone reads, and how the terminal was then."""

    text: str
    at: datetime


@dataclass(frozen=True)
class Report:
    """What a room shows, looked up at ``at`` (aware)."""

    room: Room
    at: datetime
    lines: tuple[Line, ...] = ()
    parked: tuple[ParkedRow, ...] = ()
    log: tuple[LogLine, ...] = ()  # the newest first
    patrol: PatrolCode | None = None


@dataclass(frozen=True)
class Remark:
    """What was begun last in a room, and what came of it."""

    what: Test | Work
    result: Result = Result.DOING
    said: Text | None = None
    count: int = 0
