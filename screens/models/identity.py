"""Saying who one is: ways, notices, card, face and code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from screens.models.browse import Point
from screens.models.parts import Action, Scene


@dataclass(frozen=True)
class Equal:
    """One of several choices of equal size. ``name`` is its control, ``option:<what>:<key>``, and its intent."""

    name: str
    label: str
    help: str
    icon: str
    enabled: bool = True
    reason: str = ""  # why it is closed, in place of the help


@dataclass(frozen=True)
class ChoiceBody:
    """Exactly one of several equal things, at a touch; none is chosen beforehand."""

    title: str
    lead: str
    options: tuple[Equal, ...]
    note: str = ""
    actions: tuple[Action, ...] = ()  # where it is a list to go through: the way on


@dataclass(frozen=True)
class NoticeBody:
    title: str
    lead: str
    points: tuple[Point, ...]
    agree: Action
    decline: Action
    scene: Scene = Scene.NONE  # drawn where there is room
    sketch: Sketch | None = None


@dataclass(frozen=True)
class SketchMark:
    """Where the hand goes: millimetres from the left edge of the case and from its top."""

    key: str
    x: float
    y: float


@dataclass(frozen=True)
class Sketch:
    """The front of the terminal in millimetres, from the top left corner of its case."""

    width: float
    height: float
    screen_x: float
    screen_y: float
    screen_width: float
    screen_height: float
    marks: tuple[SketchMark, ...]


@dataclass(frozen=True)
class IdentifyBody:
    title: str
    message: str
    scene: Scene
    tips: tuple[Point, ...]
    actions: tuple[Action, ...] = ()
    sketch: Sketch | None = None


class Placed(StrEnum):
    """How somebody stands before the camera, for the frame that is drawn around them."""

    NOBODY = "nobody"
    MOVE = "move"
    GOOD = "good"


@dataclass(frozen=True)
class FaceBody:
    """The camera is on, and shows the resident to themselves."""

    title: str
    message: str  # what to do now
    placed: Placed
    picture: str  # image://session/<picture>, another one with every look; "" while there is none
    note: str  # what came of the try before
    tips: tuple[Point, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class CodeBody:
    """A code of ours for somebody's phone, and a place for theirs before the scanner."""

    title: str
    message: str
    drawing: str  # SVG path of the dark squares; "" when there is no code any more
    squares: int  # across
    left: str  # how long it lives, in words
    problem: str  # why the last one was no use
    points: tuple[Point, ...]
    actions: tuple[Action, ...]
    number: str = ""  # what must stand on the phone, too
    number_label: str = ""
    sketch: Sketch | None = None
