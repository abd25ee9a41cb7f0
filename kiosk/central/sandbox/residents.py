"""Who asks for what, and what the platform puts on a document of its own. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.central.wire import Parameters

Rows = tuple[dict[str, str], ...]


@dataclass(frozen=True, repr=False)
class Asked:
    """By whom, on which day and terminal, and what. ``number`` is empty when nobody is known."""

    number: str
    name: str
    parameters: Parameters
    today: date
    terminal_id: str
    language: str


@dataclass(frozen=True)
class Seal:
    """What the platform adds to a document of its own: how it can be verified, and until when it holds."""

    code: str
    url: str
    valid_until: date
    made_at: str
