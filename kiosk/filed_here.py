"""Which items somebody has handed in here that have not been delivered yet, without keeping anything of anybody.

A person and an item become one keyed hash, whose key is drawn at the start and never leaves this process: nothing of it
is on the disk, and it says nothing to anybody else. After a restart nothing is known here, and the platform decides.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

#: So many are remembered; the oldest goes first.
_MOST = 1000


@dataclass(frozen=True)
class Waiting:
    row: UUID
    local_number: str


class FiledHere:
    """May be used from several threads."""

    def __init__(self, is_waiting: Callable[[UUID], bool]) -> None:
        """``is_waiting``: whether a row is on this terminal still."""
        self._is_waiting = is_waiting
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._filed: dict[Waiting, bytes] = {}

    def filed(self, number: str, item: str, row: UUID, local_number: str) -> None:
        with self._lock:
            self._filed[Waiting(row, local_number)] = self._hash(number, item)
            while len(self._filed) > _MOST:
                del self._filed[next(iter(self._filed))]

    def waiting(self, number: str, item: str) -> tuple[str, ...]:
        """Local numbers of what waits here still. What was delivered is forgotten."""
        return tuple(one.local_number for one in self.rows(number, item))

    def rows(self, number: str, item: str) -> tuple[Waiting, ...]:
        """What waits here still."""
        wanted = self._hash(number, item)
        with self._lock:
            named = [one for one, whose in self._filed.items() if hmac.compare_digest(whose, wanted)]
        still = [one for one in named if self._is_waiting(one.row)]
        with self._lock:
            for one in named:
                if one not in still:
                    self._filed.pop(one, None)
        return tuple(still)

    def _hash(self, number: str, item: str) -> bytes:
        return hmac.new(self._key, f"{item}:{number}".encode(), hashlib.sha256).digest()
