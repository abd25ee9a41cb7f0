"""The texts of an index as a few long strings, and the ways in which a query is looked for in them.

A look is one of Python's own string searches, so that little is held in memory and nothing has to be made at opening.
Everything here is a function of the strings: it may be asked from every thread, and keeps nothing of what was typed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from kiosk.search.documents import Match
from kiosk.search.form import BREAK, HEAD
from kiosk.search.query import Query
from kiosk.search.spelling import is_hanzi, is_letter
from kiosk.search.typos import one_edit_places

#: Looks for one thing, at most: what counts most stands first in the strings, and time is bounded whatever is typed.
_MOST_LOOKS = 2000
#: Shorter than this a typo is as likely another word. Hanzi say more than letters.
_SHORTEST_HANZI_TYPO, _SHORTEST_LETTER_TYPO = 3, 6
#: Fewer letters are the beginning of too many English words to stand beside what pinyin finds.
_SHORTEST_ENGLISH = 3
_SHORTEST_PIECE, _MOST_CUTS = 2, 5
#: This share of what was typed must be in an item that is found in pieces.
_ENOUGH_PIECES = 0.6
#: What people say around the thing they mean.
_FILLERS = ("我要", "我想", "请问", "怎么", "如何", "哪里", "在哪", "办理", "一下")
#: An item code; letters occur behind its sixth digit. Before it in an implementation code stand the credit code of the
#: body and the level (GB/T 39554.1: 18 + 1 + 12 characters, and two more in a handling code).
_CODE_LENGTH, _CODE_DIGITS, _BEFORE_CODE = 12, 6, 19

Hit = tuple[int, Match]
"""An item by its number, and how it was met."""


class Corpus:
    """``parts`` as ``building`` makes them. Raises KeyError, ValueError, TypeError or AttributeError otherwise."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        self._cells: str = parts["cells"]
        self._initials: str = parts["initials"]
        self._numbers = array("H", parts["numbers"])
        self._syllables: list[str] = parts["syllables"].split(BREAK)
        self._starts = array("I", parts["starts"])
        self._owners = array("I", parts["owners"])
        self._best: bytes = parts["best"]
        self._letters: str = parts["letters"]
        self._heads: str = parts["heads"]
        self._letter_starts = array("I", parts["letter_starts"])
        self._english: str = parts["english"]
        self._english_starts = array("I", parts["english_starts"])
        self._codes: str = parts["codes"]
        self._code_starts = array("I", parts["code_starts"])
        self._hanzi: str = parts["hanzi"]
        self._sounds = array("H", parts["sounds"])
        if not (
            len(self._cells) == len(self._initials) == len(self._numbers)
            and len(self._letters) == len(self._heads)
            and len(self._starts) == len(self._letter_starts) == len(self._owners) == len(self._best)
        ):
            raise ValueError("the strings do not stand side by side")
        # What an item is called comes first; when that has given enough, the rest need not be looked through.
        names = bisect_right(self._best, Match.INSIDE)
        past = self._starts[names] if names < len(self._starts) else len(self._cells)
        self._names, self._others = range(past), range(past, len(self._cells))

    def knows(self, word: str) -> bool:
        """Whether the plain ``word`` stands in some text as it is."""
        return bool(word) and word in self._cells

    def code(self, item: int) -> str:
        """The code of an item."""
        begin = self._code_starts[item]
        return self._codes[begin + 1 : self._codes.index(BREAK, begin + 1)]

    def hits(self, wanted: str, enough: int, *, guess: bool = True) -> dict[int, Match]:
        """How each item that the plain ``wanted`` may mean was met best; ``enough`` names make the rest needless.

        ``guess``: where nothing is met as it was typed, try what was meant.
        """
        hits: dict[int, Match] = {}
        _take(hits, self._by_code(wanted))
        _take(hits, self._by_text(wanted, self._names))
        if len(hits) < enough:
            _take(hits, self._by_text(wanted, self._others))
        if not hits or len(wanted) >= _SHORTEST_ENGLISH:
            _take(hits, self._by_english(wanted))
        if guess and not wanted[:_CODE_DIGITS].isdecimal():  # a number is a code, or nothing that is known here
            for way in (self._by_sound, self._by_typo, self._in_two, self._in_pieces):
                if not hits:
                    _take(hits, way(wanted))
        return hits

    # --- ways to be found ---------------------------------------------------------------------------------------------

    def _by_code(self, wanted: str) -> Iterator[Hit]:
        """Item codes and their beginnings; of an implementation or handling code, the item's part."""
        code = wanted.replace(" ", "").upper()
        if len(code) > _CODE_LENGTH:
            code = code[_BEFORE_CODE : _BEFORE_CODE + _CODE_LENGTH]
        if code.isascii() and code[:_CODE_DIGITS].isdecimal():
            for place in _places(self._codes, BREAK + code):
                item = bisect_right(self._code_starts, place) - 1
                yield item, Match.EXACT if code == self.code(item) else Match.START

    def _by_text(self, wanted: str, part: range | None = None) -> Iterator[Hit]:
        """Hanzi, pinyin, first letters, and any mixture, in one piece. ``part`` of the cells; None is all of them."""
        query = self._query(wanted)
        solid = query.text
        signs = next((n for n, character in enumerate(solid) if is_letter(character)), len(solid))
        if signs == len(solid):
            for place in _places(self._cells, solid, part):
                yield self._met(place, signs)
        elif signs:
            yield from self._read_at(query, _places(self._cells, solid[:signs], part))
        elif len(solid) == 1:
            for place in _places(self._initials, solid, part):
                yield self._met(place, 1)
        else:
            yield from self._read_at(query, self._beginning(query, part))

    def _by_english(self, wanted: str) -> Iterator[Hit]:
        """Each word begins a word of the title, in any order."""
        if not wanted.isascii():
            return
        first, *others = (f" {word}" for word in wanted.split())
        for place in _places(self._english, first):
            item = bisect_right(self._english_starts, place) - 1
            begin = self._english_starts[item]
            title = self._english[begin : self._english.index(BREAK, begin)]
            if all(word in title for word in others):
                starts = title.startswith(f" {wanted}")
                yield item, Match.INSIDE if not starts else Match.EXACT if title == f" {wanted}" else Match.START

    def _by_sound(self, wanted: str) -> Iterator[Hit]:
        """Hanzi that sound alike, as 帐户 for 账户: what a pinyin keyboard offers beside the right ones."""
        if any(map(is_hanzi, wanted)):
            query = self._query(wanted, self._sound)
            for item, match in self._read_at(query, self._beginning(query)):
                if match is not Match.ABOUT:
                    yield item, Match.TYPO

    def _by_typo(self, wanted: str) -> Iterator[Hit]:
        """One hanzi or one letter wrong, missing, too many, or swapped with its neighbour."""
        solid = wanted.replace(" ", "")
        texts: Iterator[int] = iter(())
        if any(map(is_hanzi, solid)):
            if len(solid) >= _SHORTEST_HANZI_TYPO:
                texts = self._texts_at(self._starts, one_edit_places(self._cells, solid, _MOST_LOOKS))
        elif len(solid) >= _SHORTEST_LETTER_TYPO:
            spelt = one_edit_places(self._letters, solid, _MOST_LOOKS)
            at_heads = (place for place in spelt if self._heads[place : place + 1] == HEAD)
            texts = self._texts_at(self._letter_starts, at_heads)
        for text in texts:
            if self._best[text] != Match.ABOUT:
                yield self._owners[text], Match.TYPO

    def _in_two(self, wanted: str) -> Iterator[Hit]:
        """Two pieces in any order, as 公积金查询 for 住房公积金账户查询: the first as long as can be."""
        solid = wanted.replace(" ", "")
        longest = bisect_right(range(_SHORTEST_PIECE, len(solid)), 0, key=lambda cut: self._is_nowhere(solid[:cut]))
        for cut in range(_SHORTEST_PIECE + longest - 1, _SHORTEST_PIECE - 1, -1)[:_MOST_CUTS]:
            if len(solid) - cut >= _SHORTEST_PIECE and (both := self._items(solid[:cut]) & self._items(solid[cut:])):
                yield from ((item, Match.WORDS) for item in both)
                return

    def _in_pieces(self, wanted: str) -> Iterator[Hit]:
        """Most of the words, or of the pairs of hanzi, somewhere in the item's texts."""
        words = wanted.split()
        if len(words) > 1:
            size, pieces = len(words), {(n, n + 1): self._items(word) for n, word in enumerate(words)}
        else:
            for filler in _FILLERS:
                wanted = wanted.replace(filler, "")
            size = len(wanted)
            pairs = ((n, wanted[n : n + 2]) for n in range(size - 1))
            pieces = {(n, n + 2): self._items(pair) for n, pair in pairs if all(map(is_hanzi, pair))}
        covered: dict[int, set[int]] = {}
        for (first, past), items in pieces.items():
            for item in items:
                covered.setdefault(item, set()).update(range(first, past))
        most = max(map(len, covered.values()), default=0)
        if most >= max(_ENOUGH_PIECES * size, 1):
            yield from ((item, Match.WORDS) for item, places in covered.items() if len(places) == most)

    def _items(self, part: str) -> set[int]:
        return {item for item, _ in self._by_text(part)}

    def _is_nowhere(self, part: str) -> bool:
        return next(self._by_text(part), None) is None

    # --- reading the strings ------------------------------------------------------------------------------------------

    def _query(self, wanted: str, sound: Callable[[str], int] | None = None) -> Query:
        joints, solid = set(), ""
        for word in wanted.split():
            solid += word
            joints.add(len(solid))
        return Query(solid, self._syllables, frozenset(joints), sound)

    def _beginning(self, query: Query, part: range | None = None) -> Iterator[int]:
        return (place for begun in query.beginnings() for place in _places(self._initials, begun, part))

    def _read_at(self, query: Query, places: Iterator[int]) -> Iterator[Hit]:
        for place in islice(places, _MOST_LOOKS):
            if length := query.length_at(self._cells, self._numbers, place):
                yield self._met(place, length)

    def _sound(self, sign: str) -> int:
        place = bisect_left(self._hanzi, sign)
        return self._sounds[place] if self._hanzi[place : place + 1] == sign else 0

    def _met(self, place: int, length: int) -> Hit:
        text = bisect_right(self._starts, place) - 1
        match = Match(self._best[text])
        if place != self._starts[text]:
            match = max(match, Match.INSIDE)
        elif match is Match.START and self._cells[place + length] == BREAK:
            match = Match.EXACT
        return self._owners[text], match

    @staticmethod
    def _texts_at(starts: array[int], places: Iterator[int]) -> Iterator[int]:
        return (bisect_right(starts, place) - 1 for place in places)


def _take(hits: dict[int, Match], found: Iterator[Hit]) -> None:
    for item, match in found:
        if match < hits.get(item, len(Match)):
            hits[item] = match


def _places(text: str, sought: str, part: range | None = None) -> Iterator[int]:
    """Where ``sought`` stands in ``part`` of ``text``, as far as it is worth looking."""
    end = part.stop if part is not None else len(text)
    at = text.find(sought, part.start if part is not None else 0, end)
    for _ in range(_MOST_LOOKS):
        if at < 0:
            return
        yield at
        at = text.find(sought, at + 1, end)
