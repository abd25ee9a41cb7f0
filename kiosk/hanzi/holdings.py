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
        return NineKeys(Table(DATA / "nine.txt", digits_of), self.syllables)

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Every syllable of Mandarin, in letters without tones."""
        lines = (DATA / "syllables.txt").read_text(encoding="utf-8").splitlines()
        return frozenset(line for line in lines if not line.startswith("#"))

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
