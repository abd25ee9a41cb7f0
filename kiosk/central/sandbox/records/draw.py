"""Drawing lots that always fall the same way: by whose record it is, of which item, and what is drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True, repr=False)
class Lots:
    """``seed`` may hold the number of a person and is never shown."""

    seed: str

    def number(self, least: int, most: int, *about: str) -> int:
        """A whole number between both, both counted."""
        digest = hashlib.sha256("\x1f".join((self.seed, *about)).encode("utf-8")).digest()
        return least + int.from_bytes(digest[:8], "big") % (most - least + 1)

    def one_of(self, things: Sequence[Thing], *about: str) -> Thing:
        return things[self.number(0, len(things) - 1, *about)]

    def __repr__(self) -> str:
        return "Lots(…)"
