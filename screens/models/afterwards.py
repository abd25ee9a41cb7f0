"""How it was: asked of whoever leaves."""

from __future__ import annotations

from dataclasses import dataclass

from screens.models.parts import Action


@dataclass(frozen=True)
class Face:
    """A level as a face and its words. ``name`` is its control, ``option:level:<1 to 5>``, and its intent."""

    name: str
    label: str
    icon: str


@dataclass(frozen=True)
class RatingBody:
    """Thanks, and one question that nobody has to answer. The best level comes first; none is chosen beforehand."""

    title: str
    message: str
    faces: tuple[Face, ...]
    note: str
    actions: tuple[Action, ...]
