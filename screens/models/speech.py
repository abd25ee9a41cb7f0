"""What is said, and what the person hears of the control in hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class SpokenKind(StrEnum):
    """What a part of what is said is about, in the order in which it is said."""

    ERROR = "error"
    TITLE = "title"
    LEAD = "lead"  # what is the matter, what to do
    DETAIL = "detail"  # values, rows, tips
    WAYS = "ways"  # how many things there are, and what can be done
    CONTENT = "content"  # the rest, for who wants to hear it all: rows, leaves of a guide


@dataclass(frozen=True)
class SpokenPart:
    """A sentence or a value to be said. A ``private`` one is said in a headset alone; without one it is said once that
    it stands on the screen."""

    kind: SpokenKind
    words: str = field(repr=False)
    private: bool = False


class ControlRole(StrEnum):
    """What a focused control is, as far as it matters to who only hears it."""

    BUTTON = "button"
    CHOICE = "choice"  # one of several
    CHECK = "check"
    FIELD = "field"
    LINK = "link"
    LIST = "list"
    TEXT = "text"


@dataclass(frozen=True)
class FocusedControl:
    """What the keys stand on. ``value`` is what was typed into it: private, whatever it is.

    ``position`` and ``count``: the how-manieth of its like beside it; 0 where it stands alone.
    """

    role: ControlRole
    name: str = field(repr=False)
    description: str = field(default="", repr=False)
    value: str = field(default="", repr=False)
    chosen: bool = False
    enabled: bool = True
    position: int = 0
    count: int = 0


@dataclass(frozen=True)
class Speech:
    """How the terminal speaks now. ``rate`` and ``volume`` are in percent of the terminal's own.

    ``repeats`` grows when the page is to be said once more.
    """

    on: bool = False
    headset: bool = False
    rate: int = 100
    volume: int = 100
    repeats: int = 0
