"""Pages that ask, show where to put something, or say what went wrong."""

from __future__ import annotations

from dataclasses import dataclass

from screens.models.browse import Point
from screens.models.identity import Sketch
from screens.models.parts import Action, Fact, Scene


@dataclass(frozen=True)
class QuestionBody:
    """Something only the person at the machine can know."""

    title: str
    message: str
    scene: Scene
    facts: tuple[Fact, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class GuidanceBody:
    """Do this with your hands now: take the paper, take the card; or thanks."""

    title: str
    message: str
    scene: Scene
    points: tuple[Point, ...]
    actions: tuple[Action, ...]
    sketch: Sketch | None = None


@dataclass(frozen=True)
class TroubleBody:
    """What happened, what was and was not done, what now."""

    title: str
    happened: str
    done: str
    scene: Scene
    ways: tuple[Point, ...]
    reference: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class ClosedBody:
    """Out of service, in words a resident and a technician can use."""

    title: str
    message: str
    details: tuple[Point, ...]
