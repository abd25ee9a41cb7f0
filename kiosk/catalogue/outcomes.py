"""What became of a try to bring the catalogue up to date, as the worker's process tells it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from kiosk.catalogue.refusing import Refused
from kiosk.catalogue.store import Source


class Ended(StrEnum):
    TAKEN = "taken"
    UNCHANGED = "unchanged"
    REFUSED = "refused"  # what was there goes on
    UNREACHABLE = "unreachable"  # the platform: nothing is wrong with the catalogue


class Outcome(BaseModel):
    """``problems`` are mistakes in single files, whose rest was taken. ``retry_after`` is in seconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Source
    ended: Ended
    reason: Refused | None = None
    detail: str = ""
    version: int | None = None
    entries: int = 0
    changed: int = 0
    removed: int = 0
    problems: tuple[str, ...] = ()
    retry_after: float | None = None
