"""The stages of an application around what is known already: whether it may be used, what comes of it, and what of it
is doubted. ``code`` is the item."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.session.values import EMPTY, Values


@dataclass(frozen=True)
class UseEarlier:
    """Whether what was said in earlier filings may be filled in: asked once in a visit. ``day``: when the last one
    was handed in, ISO 8601."""

    code: str
    day: str = ""


@dataclass(frozen=True)
class Findings:
    """What the item's conditions come to with what is known, each with its reason, before anything is asked."""

    code: str


@dataclass(frozen=True)
class Doubt:
    """Something in a section that can be left as it is with a yes. ``section``: its key."""

    code: str
    section: str


@dataclass(frozen=True)
class Wrong:
    """A record is said to be wrong. ``section``: whose records are listed; ``number``: the condition that rests on it.
    ``about``: the one that was chosen, the key of a field or ``condition:<number>``. ``values``: of the page that it
    came from.
    """

    code: str
    section: str = ""
    number: int | None = None
    about: str = ""
    values: Values = EMPTY


FillOnceStage = UseEarlier | Findings | Doubt | Wrong
