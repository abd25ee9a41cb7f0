"""What stands in a form, and the small values that every part of a session names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class EffectId(NamedTuple):
    """Which effect of which session: an answer that bears another generation is nobody's."""

    generation: int
    number: int


@dataclass(frozen=True)
class Values:
    """What stands in a form: key -> the chosen keys, months, days, or the one text that was typed."""

    pairs: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), repr=False)  # people type names

    def get(self, key: str) -> tuple[str, ...]:
        return next((value for name, value in self.pairs if name == key), ())

    def one(self, key: str) -> str:
        value = self.get(key)
        return value[0] if value else ""

    def put(self, key: str, value: tuple[str, ...]) -> Values:
        return Values((*((name, old) for name, old in self.pairs if name != key), (key, value)))

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        return iter(self.pairs)


@dataclass(frozen=True, repr=False)
class Offer:
    """One thing that can be chosen. ``opens``: it is not chosen itself, there is more to choose within it."""

    key: str
    label: str
    detail: str = ""
    opens: bool = False

    def __repr__(self) -> str:
        return f"Offer(opens={self.opens})"


@dataclass(frozen=True, repr=False)
class OfferList:
    """What a department said can be chosen for a field of an item.

    ``within``: the offer that was opened, "" at the top; ``asked_with``: the answers that the list hangs on.
    """

    code: str
    field: str
    within: str
    asked_with: Values
    offers: tuple[Offer, ...]

    def __repr__(self) -> str:
        return f"OfferList({self.code}, {self.field}, {len(self.offers)} offers)"


#: An empty form.
EMPTY = Values()
