"""The attendant's pages."""

from __future__ import annotations

from dataclasses import dataclass

from screens.models.parts import Action, Fact, SignKind
from screens.models.result import Column, Row


@dataclass(frozen=True)
class PinBody:
    """A number pad. A digit sends ``field:pin`` ``{"option": digit}``; what was entered is shown as dots alone."""

    title: str
    message: str
    trouble: str  # what was wrong with the last try, and how long to wait; "" when nothing was
    progress: str  # how many digits there are, in words
    entered: int
    length: int
    usable: bool  # False: no digit is taken now
    clear: Action
    cancel: Action


@dataclass(frozen=True)
class DeskLine:
    """A part of the terminal, how it is, and what to do about it with one's hands."""

    key: str
    name: str
    state: str
    kind: SignKind
    cure: str = ""


@dataclass(frozen=True)
class DeskBody:
    """The attendant's page: what is the matter, what was used, what can be done."""

    title: str
    note: str  # what was done last and what came of it; "" at arrival
    note_kind: SignKind
    lines: tuple[DeskLine, ...]
    works: tuple[Action, ...]
    columns: tuple[Column, ...]  # of the counters
    rows: tuple[Row, ...]
    facts: tuple[Fact, ...]
    actions: tuple[Action, ...]
