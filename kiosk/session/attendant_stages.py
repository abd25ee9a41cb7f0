"""The stages of an attendant's: the pad for the PIN, and the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from drivers.protocols import Problem
from kiosk.session.desk import DeskAction, DeskNote
from kiosk.session.endings import LeftBecause
from kiosk.session.technician import Badge
from kiosk.session.values import EffectId


class PinTrouble(StrEnum):
    WRONG = "wrong"
    NOT_CHECKED = "not_checked"  # nobody said whether it is right


@dataclass(frozen=True)
class AttendantPin:
    """Somebody says that they are an attendant. ``paper``: what was called out on the page that they came from."""

    paper: LeftBecause | None = None
    digits: str = field(default="", repr=False)  # until there are enough of them
    trouble: PinTrouble | None = None
    blocked_until: float = 0.0  # monotonic seconds
    checked_for: Badge | None = None  # a technician's PIN is being looked at


@dataclass(frozen=True)
class AttendantDesk:
    """An attendant is at the machine. Nothing of any resident can be reached from here."""

    paper: LeftBecause | None = None
    asked: DeskAction | None = None  # a question is on the screen before this is done
    note: DeskNote | None = None
    job: EffectId | None = None  # the test page that is with the printer
    problems: frozenset[Problem] = frozenset()  # of that job


AttendantStage = AttendantPin | AttendantDesk
