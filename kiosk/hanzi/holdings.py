"""The tables of this package, opened when they are first asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from kiosk.hanzi.nine import NineKeys, digits_of
from kiosk.hanzi.radicals import Radicals
from kiosk.hanzi.strokes import Strokes
from kiosk.hanzi.table import Table

DATA = Path(__file__).with_name("data")


class Library:
    """Everything that finds hanzi. Holds no word of what was asked. Raises OSError when a table is missing."""

    @cached_property
    def nine(self) -> NineKeys:
        lines = (DATA / "syllables.txt").read_text(encoding="utf-8").splitlines()
        syllables = frozenset(line for line in lines if not line.startswith("#"))
        return NineKeys(Table(DATA / "nine.txt", digits_of), syllables)

    @cached_property
    def strokes(self) -> Strokes:
        return Strokes(Table(DATA / "common-strokes.txt"), Table(DATA / "seldom-strokes.txt"))

    def example(self, hanzi: str) -> str:
        """A common word in which ``hanzi`` stands, to tell it by ear from others; "" where none is known."""
        return next((word for _, word in self._examples.exactly(hanzi)), "") if len(hanzi) == 1 else ""

    @cached_property
    def _examples(self) -> Table:
        return Table(DATA / "examples.txt")

    @cached_property
    def radicals(self) -> Radicals:
        return Radicals(Table(DATA / "radicals.txt"), Table(DATA / "radical-hanzi.txt"))
