"""The first page and the ways into the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field

from screens.models.parts import STAYS_MADE, Choice, SignKind

_STAYS_MADE = {STAYS_MADE: True}


@dataclass(frozen=True)
class Tile:
    """One item of the catalogue on a list."""

    key: str  # the item's code; the control is item:<code>
    title: str
    help: str
    department: str
    icon: str  # drawing name in screens/drawings
    available: bool  # False: it could be done here, and not now
    state: str  # words: available here, a guide to read, or why not
    standing: SignKind = SignKind.GOOD


@dataclass(frozen=True)
class Tab:
    """``count`` is in words, "" where nothing is counted."""

    key: str
    label: str
    count: str
    selected: bool
    icon: str = ""


@dataclass(frozen=True)
class Group:
    """A life event, a theme, a department, and how many items it has. The control is group:<key>."""

    key: str
    label: str
    count: str
    icon: str


@dataclass(frozen=True)
class Point:
    """A numbered or bulleted line with its drawing. ``private``: it is about somebody, and not for everybody's ears."""

    key: str
    text: str
    icon: str = ""
    private: bool = False


@dataclass(frozen=True)
class AttractBody:
    headline: str
    lines: tuple[Point, ...]  # what one can do here, shown in a slow loop
    touch: str
    note: str = ""


@dataclass(frozen=True)
class HomeBody:
    """``place`` names the list that is shown: another one starts at its top, one that is come back to stands where it
    was left. It stands before the lists, so that a page knows of another place before its rows come.
    """

    title: str
    search_hint: str
    search: str
    search_revision: int  # the field takes ``search`` over only when this grows
    tabs: tuple[Tab, ...]  # the ways in; intent tab:<key>
    place: str
    returning: bool
    heading: str  # over the list
    tiles: tuple[Tile, ...] = field(metadata=_STAYS_MADE)  # a few, large
    empty: str  # words when there is nothing to list
    rows: tuple[Tile, ...] = ()  # as many as there are, one below the other
    groups: tuple[Group, ...] = field(default=(), metadata=_STAYS_MADE)  # intent group:<key>
    persons: tuple[Choice, ...] = ()  # for a person, for a body; intent "action:persons" {"key": …}
    greeting: str = ""
