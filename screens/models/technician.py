"""The technician's pages."""

from __future__ import annotations

from dataclasses import dataclass

from screens.models.browse import Tab
from screens.models.desk import DeskLine
from screens.models.parts import Action, SignKind
from screens.models.result import Column, Row


@dataclass(frozen=True)
class TechnicianBody:
    """A room of the technician's: how things are, what can be done, what was looked up. A tab sends ``tab:<room>``."""

    title: str
    who: str  # whose token it is, and how long it holds
    tabs: tuple[Tab, ...]
    note: str  # what was done last and what came of it; "" at arrival
    note_kind: SignKind
    message: str
    lines: tuple[DeskLine, ...]
    works: tuple[Action, ...]
    columns: tuple[Column, ...]  # of what was looked up, where it is a table
    rows: tuple[Row, ...]
    code: str  # a QR code as an SVG path, in units of a module; "" for none
    modules: int
    actions: tuple[Action, ...]
    picture: str = ""  # what a camera sees, as a handle


@dataclass(frozen=True)
class GridBody:
    """A grid that a finger is led over. A cell sends ``field:cells`` ``{"cell": number}``, counted from 0 in reading
    order."""

    title: str
    message: str
    columns: int
    rows: int
    touched: int  # how many were
    actions: tuple[Action, ...]
