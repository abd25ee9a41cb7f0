"""The technician's stages: a room of the machine, a part that is being tried, and the form of a setting."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.protocols import Problem
from kiosk.session.endings import LeftBecause
from kiosk.session.nearby import PadKey
from kiosk.session.technician import Badge, Level, Remark, Report, Room, Test, Work
from kiosk.session.values import EffectId, Values

#: The grid that a finger is led over, cell by cell.
GRID_COLUMNS, GRID_ROWS = 10, 16


@dataclass(frozen=True)
class TechnicianRoom:
    """A technician is at the machine. ``paper``: what was called out on the page that they came from."""

    badge: Badge
    paper: LeftBecause | None = None
    room: Room = Room.READINESS
    report: Report | None = None  # None while it is being looked up
    remark: Remark | None = None
    asked: Work | None = None  # a question is on the screen before this is done
    least: Level = Level.GOOD  # of the log: what is less grave is not shown
    job: EffectId | None = None  # the page that is with the A4 printer
    problems: frozenset[Problem] = frozenset()  # of that job


@dataclass(frozen=True)
class TechnicianTest:
    """A part is tried that needs a page of its own."""

    room: TechnicianRoom  # to go back to
    test: Test
    cells: frozenset[int] = frozenset()  # of the grid, that were touched
    keys: int = 0
    last: PadKey | None = None  # no digit
    looks: int = 0  # pictures that have come from the camera
    code: int | None = None  # how many signs the code had that was scanned
    failed: bool = False

    @property
    def badge(self) -> Badge:
        return self.room.badge

    @property
    def paper(self) -> LeftBecause | None:
        return self.room.paper


@dataclass(frozen=True)
class TechnicianForm:
    """How the terminal shall be connected."""

    room: TechnicianRoom
    values: Values
    checked: bool = False  # errors are shown once "next" was tried

    @property
    def badge(self) -> Badge:
        return self.room.badge

    @property
    def paper(self) -> LeftBecause | None:
        return self.room.paper


TechnicianStage = TechnicianRoom | TechnicianTest | TechnicianForm
