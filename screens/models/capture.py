"""Giving something for a material: the plate of the document camera, a page that was taken, the pages so far."""

from __future__ import annotations

from dataclasses import dataclass

from screens.models.browse import Point
from screens.models.identity import Placed
from screens.models.parts import Action


@dataclass(frozen=True)
class Corner:
    """A corner of a page: parts of the picture's width from the left, of its height from the top. ``key``: its number,
    from 0 at the top left on, clockwise."""

    key: str
    x: float
    y: float


@dataclass(frozen=True)
class PlateBody:
    """The document camera is on, and shows what lies under it.

    ``corners`` are drawn over the picture, from the top left on, clockwise. While a person sets them (``setting``) a
    finger puts one down by intent ``field:corner`` {"number", "x", "y"}; ``chosen`` is the one that ``nudges`` move.
    """

    title: str
    message: str  # what to do now
    placed: Placed
    picture: str  # image://session/<picture>, another one with every look; "" while there is none
    corners: tuple[Corner, ...]
    setting: bool
    chosen: int
    nudges: tuple[Action, ...]  # only while corners are set
    note: str  # what came of the try before
    tips: tuple[Point, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class SheetBody:
    """A page or picture that was taken: kept, or taken again."""

    title: str
    message: str
    good: bool
    picture: str  # image://session/<picture>
    points: tuple[Point, ...]  # what is wrong with it; what is left to the department
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class TakenSheet:
    """A page that was kept. ``remove`` takes it out."""

    key: str
    picture: str
    label: str
    remove: Action


@dataclass(frozen=True)
class SheetsBody:
    """The pages of one material so far."""

    title: str
    lead: str
    sheets: tuple[TakenSheet, ...]
    actions: tuple[Action, ...]


def pictures_of(body: object) -> tuple[str, ...]:
    """The handles of the pictures on such a page; none on any other."""
    match body:
        case SheetBody(picture=picture):
            return (picture,)
        case SheetsBody(sheets=sheets):
            return tuple(sheet.picture for sheet in sheets)
        case _:
            return ()
