"""Who refilled what, and when: the last few, from the technicians' trail."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.maintenance.trail import FILE
from kiosk.session.technician import Work

_LAST = 5
_TAIL_BYTES = 64 * 1024
_KEYS = {Work.REFILLED.value: "paper", Work.ROLL_CHANGED.value: "roll", Work.TONER_CHANGED.value: "toner"}


@dataclass(frozen=True)
class Refill:
    """``key``: paper, roll or toner; ``who`` is a number of staff."""

    key: str
    who: str
    at: datetime
    sheets: int


class Refills:
    """Reads only."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def last(self) -> tuple[Refill, ...]:
        """The newest first. What cannot be read is left out: the trail's own check tells of it."""
        try:
            with self._file.open("rb") as file:
                file.seek(0, 2)
                file.seek(max(0, file.tell() - _TAIL_BYTES))
                lines = file.read().splitlines()
        except OSError:
            return ()
        found = (_read(line) for line in reversed(lines))
        return tuple(refill for refill in found if refill is not None)[:_LAST]


def _read(line: bytes) -> Refill | None:
    try:
        said = json.loads(line)
        key = _KEYS[said["action"]]
        return Refill(key, said["who"], datetime.fromisoformat(said["at"]), int(said.get("count", 0)))
    except (ValueError, TypeError, KeyError):
        return None
