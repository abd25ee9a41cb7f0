"""What a query can mean, cell by cell: a hanzi, a whole syllable, a first letter, or at the end a syllable half typed.

``shb``, ``shehuibx``, ``社会bx`` and ``社hui保`` all mean 社会保险. Which letters belong together is not decided before
the text is there: every way to read them is tried at once, as a nondeterministic automaton.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kiosk.search.form import BREAK
from kiosk.search.spelling import is_letter

_LONGEST_SYLLABLE = 6  # zhuang, chuang, shuang
_DOUBLE_INITIALS = frozenset({"zh", "ch", "sh"})


class _Step(NamedTuple):
    """One cell: the very ``sign``, or where that is "", a reading with a number from ``first`` up to below ``past``."""

    sign: str
    first: int
    past: int
    to: int  # offset in the query behind it


class Query:
    """One query without spaces, ready to be held against cells.

    ``syllables``: all readings there are, sorted; their numbers are counted from 1. ``joints``: offsets at which a
    syllable must end, since a space stood there. ``sound``: gives the number of a hanzi's reading, 0 when it is not
    known; with it hanzi are compared by their sound.
    """

    def __init__(
        self,
        text: str,
        syllables: Sequence[str],
        joints: frozenset[int] = frozenset(),
        sound: Callable[[str], int] | None = None,
    ) -> None:
        self.text = text
        self._syllables = syllables
        self._joints = joints
        self._sound = sound
        self._end = len(text)
        self._steps: dict[int, tuple[_Step, ...]] = {}

    def beginnings(self) -> tuple[str, ...]:
        """First letters of the first cell, or two, in every way it can be read; () when it begins with a sign."""
        begun: set[str] = set()
        for sign, first, _, to in self._from(0):
            if sign:
                return ()
            letter = self._syllables[first - 1][0]
            followers = self._from(to)
            if not followers or any(follower.sign for follower in followers):
                begun.add(letter)
            else:
                begun.update(letter + self._syllables[follower.first - 1][0] for follower in followers)
        # What begins with another one is found with it.
        return tuple(sorted(word for word in begun if len(word) == 1 or word[0] not in begun))

    def length_at(self, cells: str, numbers: Sequence[int], at: int) -> int:
        """How many cells from ``at`` on it takes to read the whole query, 0 when they do not read so."""
        states, place = {0}, at
        while states and (seen := cells[place]) != BREAK:
            number = numbers[place]
            place += 1
            reached = set()
            for state in states:
                for sign, first, past, to in self._steps.get(state) or self._from(state):
                    if sign == seen if sign else first <= number < past:
                        if to == self._end:
                            return place - at
                        reached.add(to)
            states = reached
        return 0

    def _from(self, offset: int) -> tuple[_Step, ...]:
        if offset not in self._steps:
            self._steps[offset] = tuple(self._read(offset)) if offset < self._end else ()
        return self._steps[offset]

    def _read(self, offset: int) -> list[_Step]:
        text, sign = self.text, self.text[offset]
        if not is_letter(sign):
            number = self._sound(sign) if self._sound is not None else 0
            return [_Step("", number, number + 1, offset + 1) if number else _Step(sign, 0, 0, offset + 1)]
        run = offset + 1
        while run < self._end and is_letter(text[run]) and run not in self._joints:
            run += 1
        steps = [self._starting(sign, offset + 1)]
        if text[offset : offset + 2] in _DOUBLE_INITIALS and offset + 2 <= run:
            steps.append(self._starting(text[offset : offset + 2], offset + 2))
        for past in range(offset + 2, min(run, offset + _LONGEST_SYLLABLE) + 1):
            place = bisect_left(self._syllables, text[offset:past])
            if place < len(self._syllables) and self._syllables[place] == text[offset:past]:
                steps.append(_Step("", place + 1, place + 2, past))
        if run == self._end and run - offset <= _LONGEST_SYLLABLE:
            steps.append(self._starting(text[offset:], self._end))
        return [step for step in steps if step.first < step.past]

    def _starting(self, letters: str, to: int) -> _Step:
        """Every reading that begins with ``letters``."""
        first = bisect_left(self._syllables, letters)
        past = bisect_left(self._syllables, letters + "\x7f")
        return _Step("", first + 1, past + 1, to)
