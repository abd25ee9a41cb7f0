"""Pinyin on nine keys: 2 to 9 stand for letters as on a telephone (ITU-T E.161), phrases come by frequency."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from math import log

from kiosk.hanzi.table import Table

_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_DIGITS = b"22233344455566677778889999"
_TO_DIGITS = bytes.maketrans(_LETTERS, _DIGITS)
_COMPLETIONS = 24
#: Less frequent than this is not what somebody means who spells a sentence.
_KNOWN = 500
#: About the sum of all frequencies of the table: a word more costs something.
_ALL = 100_000_000
#: So many keys are put together at most: the work grows with their square.
_LONGEST = 14


def digits_of(reading: bytes) -> bytes:
    """The keys of a reading: ``she'bao`` is 743226. ``v`` stands for ü."""
    return reading.translate(_TO_DIGITS, b"'")


@dataclass(frozen=True)
class Candidate:
    """``reading`` has an apostrophe between syllables; ``keys`` is how many of the pressed keys it stands for."""

    text: str
    reading: str
    keys: int


@dataclass(frozen=True)
class _Entry:
    reading: str
    text: str
    weight: int


@dataclass(frozen=True)
class _Row:
    """Words that spell the keys up to a place, and what of the chosen syllables is still to come."""

    likelihood: float
    words: tuple[_Entry, ...]
    chosen: tuple[str, ...]

    def then(self, word: _Entry) -> _Row:
        rest = self.chosen[word.reading.count("'") + 1 :]
        return _Row(self.likelihood + log(word.weight / _ALL), (*self.words, word), rest)


class NineKeys:
    """Finds hanzi and phrases for pressed keys.

    ``table``: reading, text, frequency; ordered by the reading's digits. ``syllables``: all there are.
    """

    def __init__(self, table: Table, syllables: frozenset[str]) -> None:
        self._table = table
        self._syllables: dict[str, list[str]] = {}
        for syllable in sorted(syllables):
            self._syllables.setdefault(digits_of(syllable.encode()).decode(), []).append(syllable)

    def candidates(self, digits: str, chosen: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
        """Best first: what the keys spell, the likeliest way to put them together, what they begin, what begins them.

        ``chosen`` are the first syllables where somebody has picked them. An empty tuple when the keys spell nothing.
        """
        if not digits:
            return ()
        exact: list[_Entry] = []
        longer: list[_Entry] = []
        for entry in self._entries(digits, chosen):
            (exact if len(_keys(entry)) == len(digits) else longer).append(entry)
        found = [_candidate(entry) for entry in _by_frequency(exact)]
        if not exact and (whole := self._put_together(digits, chosen)) is not None:
            found.append(whole)
        found += [Candidate(entry.text, entry.reading, len(digits)) for entry in _by_frequency(longer)[:_COMPLETIONS]]
        for length in range(len(digits) - 1, 0, -1):
            found += [_candidate(entry) for entry in self._spelled(digits[:length], chosen)]
        return tuple({candidate.text: candidate for candidate in reversed(found)}.values())[::-1]

    def readings(self, digits: str, chosen: tuple[str, ...] = ()) -> tuple[str, ...]:
        """What the next syllable can be, longest first; what is chosen already is passed over."""
        rest = digits[sum(len(syllable) for syllable in chosen) :]
        lengths = range(min(len(rest), 6), 0, -1)
        return tuple(syllable for length in lengths for syllable in self._syllables.get(rest[:length], ()))

    def spelling(self, digits: str, chosen: tuple[str, ...] = ()) -> str:
        """The keys in letters, with an apostrophe between syllables, as the likeliest candidates read."""
        rest, picked, syllables = digits, chosen, list[str]()
        while rest:
            found = self.candidates(rest, picked)
            if not found:
                return "'".join([*syllables, rest])
            best = found[0]
            syllables += _cut(best.reading.split("'"), best.keys)
            rest = rest[best.keys :]
            picked = picked[best.reading.count("'") + 1 :]
        return "'".join(syllables)

    def _entries(self, digits: str, chosen: tuple[str, ...]) -> list[_Entry]:
        found = (_Entry(reading, text, int(weight)) for reading, text, weight in self._table.beginning(digits))
        return [entry for entry in found if _begins_with(entry.reading, chosen)]

    def _spelled(self, digits: str, chosen: tuple[str, ...]) -> list[_Entry]:
        found = (_Entry(reading, text, int(weight)) for reading, text, weight in self._table.exactly(digits))
        return _by_frequency([entry for entry in found if _begins_with(entry.reading, chosen)])

    def _put_together(self, digits: str, chosen: tuple[str, ...]) -> Candidate | None:
        """The likeliest row of known words that the keys spell to the end: that whose frequencies have the largest
        product. None when there is none, or when the keys are too many to look for it.
        """
        if len(digits) > _LONGEST:
            return None
        best: list[_Row | None] = [_Row(0.0, (), chosen), *(None for _ in digits)]
        for start in range(len(digits)):
            row = best[start]
            if row is None:
                continue
            for end in range(start + 1, len(digits) + 1):
                word = next(iter(self._spelled(digits[start:end], row.chosen)), None)
                if word is None or word.weight < _KNOWN:
                    continue
                after = row.then(word)
                known = best[end]
                if known is None or after.likelihood > known.likelihood:
                    best[end] = after
        whole = best[-1]
        if whole is None:
            return None
        words = whole.words
        return Candidate("".join(word.text for word in words), "'".join(word.reading for word in words), len(digits))


def _keys(entry: _Entry) -> str:
    return entry.reading.replace("'", "")


def _cut(syllables: list[str], letters: int) -> list[str]:
    """Only the letters that were pressed of a phrase that goes on."""
    kept = []
    for syllable in syllables:
        if letters > 0:
            kept.append(syllable[:letters])
        letters -= len(syllable)
    return kept


def _candidate(entry: _Entry) -> Candidate:
    return Candidate(entry.text, entry.reading, len(_keys(entry)))


def _by_frequency(entries: list[_Entry]) -> list[_Entry]:
    return sorted(entries, key=lambda entry: -entry.weight)


def _begins_with(reading: str, chosen: tuple[str, ...]) -> bool:
    """Whether the syllables agree as far as both go."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(reading.split("'"), chosen, strict=False))
    return sum(1 for _ in same) == min(len(chosen), reading.count("'") + 1)
