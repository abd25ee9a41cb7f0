"""What the keyboard's own input methods ask: hanzi for keys, strokes, radicals, codes, and for what a finger wrote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from kiosk.hanzi.following import following
from kiosk.hanzi.handwriting import Handwriting
from kiosk.hanzi.holdings import Library
from kiosk.hanzi.radicals import hanzi_of_code


class Hanzi(QObject):
    """Answers on the GUI thread, within milliseconds, and keeps nothing of what it was asked.

    ``handwriting`` works in a process of its own; its answers come as ``recognised``.
    """

    recognised = Signal(list)  # hanzi for the strokes asked last, the likeliest first
    _answered = Signal(int, list)

    def __init__(self, handwriting: Handwriting | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = Library()
        self._handwriting = handwriting
        self._asked = 0
        self._answered.connect(self._on_answer, Qt.ConnectionType.QueuedConnection)

    @Property(bool, constant=True)
    def writes(self) -> bool:
        """Whether there is an engine that reads handwriting."""
        return self._handwriting is not None

    @Slot(str, "QVariantList", result="QVariantList")
    def nine(self, digits: str, chosen: Sequence[str]) -> list[list[object]]:
        """For keys of the nine-key leaf: text and how many of the keys it stands for, the likeliest first."""
        found = self._library.nine.candidates(digits, tuple(chosen))
        return [[candidate.text, candidate.keys] for candidate in found]

    @Slot(str, "QVariantList", result="QVariantList")
    def readings(self, digits: str, chosen: Sequence[str]) -> list[str]:
        """What the next syllable can be."""
        return list(self._library.nine.readings(digits, tuple(chosen)))

    @Slot(str, "QVariantList", result=str)
    def spelling(self, digits: str, chosen: Sequence[str]) -> str:
        """The keys in letters, as the likeliest candidate reads."""
        return self._library.nine.spelling(digits, tuple(chosen))

    @Slot(str, result=str)
    def following(self, composed: str) -> str:
        """The letters that can come next in pinyin, the likeliest first."""
        return following(composed, self._library.syllables)

    @Slot(str, result="QVariantList")
    def strokes(self, typed: str) -> list[str]:
        """Hanzi whose strokes begin like this."""
        return list(self._library.strokes.candidates(typed))

    @Slot(result="QVariantList")
    def radicals(self) -> list[dict[str, object]]:
        """``number``, ``hanzi`` and ``strokes`` of every radical, by strokes."""
        return [
            {"number": radical.number, "hanzi": radical.hanzi, "strokes": radical.strokes}
            for radical in self._library.radicals.all()
        ]

    @Slot(int, result="QVariantList")
    def beside(self, radical: int) -> list[int]:
        """How many strokes hanzi of the radical have beside it."""
        return list(self._library.radicals.strokes_beside(radical))

    @Slot(int, int, result="QVariantList")
    def of_radical(self, radical: int, strokes: int) -> list[str]:
        """Hanzi of the radical with so many strokes beside it."""
        return list(self._library.radicals.hanzi(radical, strokes))

    @Slot(str, result=str)
    def example(self, hanzi: str) -> str:
        """A common word in which it stands, "" for none and for more than one hanzi."""
        return self._library.example(hanzi)

    @Slot(str, result=str)
    def of_code(self, typed: str) -> str:
        """The hanzi of a code, "" for none."""
        return hanzi_of_code(typed)

    @Slot("QVariantList")
    def recognise(self, strokes: Sequence[Sequence[Sequence[float]]]) -> None:
        """Ask the engine about what a finger wrote; an empty list takes the question back."""
        self._asked += 1
        if self._handwriting is None or not strokes:
            return
        asked = self._asked
        written = [tuple((float(x), float(y)) for x, y in stroke) for stroke in strokes]
        self._handwriting.recognise(written, lambda hanzi: self._answered.emit(asked, list(hanzi)))

    @Slot(int, list)
    def _on_answer(self, asked: int, hanzi: list[str]) -> None:
        # An answer to strokes that were wiped, or written by the person before, is nobody's.
        if asked == self._asked:
            self.recognised.emit(hanzi)
