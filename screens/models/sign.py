"""A form as it is handed in, and the place to sign it."""

from __future__ import annotations

from dataclasses import dataclass

from screens.models.parts import Action
from screens.models.result import Row


@dataclass(frozen=True)
class FormBody:
    """One page of a form as a picture. ``tools`` are what one does with the picture: turn its pages, make it larger.

    ``lines`` say what stands in the form, for those who hear it; they are not drawn.
    """

    title: str
    lead: str
    picture: str  # image://session/<picture>; "" while it is laid out
    page: str  # page n of m, in words
    large: bool
    note: str
    tools: tuple[Action, ...]
    actions: tuple[Action, ...]
    lines: tuple[Row, ...] = ()


@dataclass(frozen=True)
class SignatureBody:
    """Signing with a finger. Intent ``field:signature`` with ``strokes`` at the end of each, all of them: points
    "x,y,ms" parted by blanks, strokes by semicolons; thousandths of the pad's width, milliseconds since the first
    touch; "" when it was cleared; and ``width``, the pad's in millimetres. The pad owns the strokes, and is emptied
    when ``revision`` grows. ``picture``: the page that is signed, above the pad.
    """

    title: str
    lead: str  # what is signed
    hint: str  # in the empty pad
    clear: str  # what its cross is called
    note: str  # what becomes of it
    actions: tuple[Action, ...]  # the last one is done
    revision: int = 0
    problem: str = ""
    picture: str = ""
