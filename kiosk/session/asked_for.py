"""What an office asks for beyond a form (补正), as values: in its own words, for one case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AskedKind(StrEnum):
    """What kind of thing it is."""

    PAPER = "paper"
    PHOTO = "photo"  # a picture of the resident
    TEXT = "text"  # something that is said


@dataclass(frozen=True)
class AskedFor:
    """One thing. ``key`` is the office's; ``label`` what it is called, ``reason`` why it is wanted."""

    key: str
    kind: AskedKind
    label: str
    reason: str = ""
