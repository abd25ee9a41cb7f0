"""Pages that were captured in a visit: in the memory of the process, within limits, gone when the visit ends.

Never on the disk: what is confirmed is sealed before it is written, and everything else is forgotten.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from drivers.protocols import PageFlaw
from kiosk.session.sheets import MOST_HELD_BYTES, MOST_SHEET_BYTES, MediaType, PhotoFlaw, Sheet
from kiosk.session_store import SessionStore


class SheetRefusal(StrEnum):
    """Why a page is not held."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NO_ROOM = "no_room"  # the visit holds as much as it may
    OVER = "over"  # the visit has ended


class SheetRefusedError(Exception):
    """A page is not held. Never holds anything of it."""

    def __init__(self, refusal: SheetRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True)
class Limits:
    """Bytes."""

    sheet: int = MOST_SHEET_BYTES
    visit: int = MOST_HELD_BYTES


class SheetStore:
    """May be used from every thread. What the store of the session forgets is gone here too: it is the same."""

    def __init__(self, store: SessionStore, limits: Limits = Limits()) -> None:
        self._store = store
        self._limits = limits
        self._numbers = count(1)

    def keep(
        self,
        generation: int,
        content: bytes,
        media_type: MediaType = MediaType.JPEG,
        flaws: frozenset[PageFlaw | PhotoFlaw] = frozenset(),
    ) -> Sheet:
        """Hold a page for the visit of ``generation``. Raises SheetRefusedError."""
        if not content:
            raise SheetRefusedError(SheetRefusal.EMPTY)
        if len(content) > self._limits.sheet:
            raise SheetRefusedError(SheetRefusal.TOO_LARGE)
        sheet = Sheet(
            f"sheet-{generation}-{next(self._numbers)}", hashlib.sha256(content).hexdigest(), media_type, flaws
        )
        if not self._store.put_within(generation, sheet.handle, content, self._limits.visit):
            over = self._store.is_forgotten(generation)
            raise SheetRefusedError(SheetRefusal.OVER if over else SheetRefusal.NO_ROOM)
        return sheet

    def content(self, generation: int, handle: str) -> bytes | None:
        """The page of ``handle``, None when it is not held any more."""
        return self._store.get(generation, handle)

    def drop(self, generation: int, handles: tuple[str, ...]) -> None:
        """Let go of pages that were taken out."""
        for handle in handles:
            self._store.take(generation, handle)
