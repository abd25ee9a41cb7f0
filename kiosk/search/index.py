"""The index, open: finds items for what somebody has typed so far.

Everything that is looked through lies in memory as a few long strings and arrays, so that a look is one of Python's own
string searches; which document stands for an item in a region is asked of the file. Nothing here keeps what was typed.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from kiosk.search.documents import Found, Match
from kiosk.search.form import BREAK, FORM, HEAD
from kiosk.search.query import Query
from kiosk.search.spelling import LONGEST_QUERY, is_hanzi, is_letter, plain
from kiosk.search.typos import one_edit_places

#: Looks at one query, at most: what counts most stands first in the strings, and time is bounded whatever is typed.
_MOST_LOOKS = 2000
#: Shorter than this a typo is as likely another word. Hanzi say more than letters.
_SHORTEST_HANZI_TYPO, _SHORTEST_LETTER_TYPO = 3, 6
#: This share of what was typed must be in an item that is found in pieces.
_ENOUGH_PIECES = 0.6
_SHORTEST_PIECE = 2
#: Fewer letters are the beginning of too many words to stand beside what pinyin finds.
_SHORTEST_ENGLISH = 3
_MOST_CUTS = 5
#: What people say around the thing they mean.
_FILLERS = ("我要", "我想", "请问", "怎么", "如何", "哪里", "在哪", "办理", "一下")
_CODE_LENGTH, _DIGITS = 12, 6  # letters occur behind the sixth
#: Before the item's code in an implementation code: the body's credit code, and the level (GB/T 39554.1).
_BEFORE_CODE = 19


class IndexUnreadable(Exception):
    """The file is not there, is no index, or is one of another form."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self.file = file


class Index:
    """May be asked from every thread. ``region``: the division code of the place where it is asked."""

    def __init__(self, file: Path, region: str = "") -> None:
        """Raises IndexUnreadable."""
        self._lock = threading.Lock()
        self.region = region
        try:
            self._connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            try:
                if self._connection.execute("PRAGMA user_version").fetchone()[0] != FORM:
                    raise IndexUnreadable(file)
                parts: dict[str, Any] = dict(self._connection.execute("SELECT name, value FROM part"))
                self._read(parts)
            except BaseException:
                self._connection.close()
                raise
        except (sqlite3.Error, KeyError, ValueError, TypeError, AttributeError) as error:
            raise IndexUnreadable(file) from error

    def _read(self, parts: dict[str, Any]) -> None:
        self.fingerprint: str = parts["fingerprint"]
        self._cells: str = parts["cells"]
        self._initials: str = parts["initials"]
        self._letters: str = parts["letters"]
        self._heads: str = parts["heads"]
        self._english: str = parts["english"]
        self._best: bytes = parts["best"]
        self._hanzi: str = parts["hanzi"]
        self._sounds = array("H", parts["sounds"])
        self._numbers = array("H", parts["numbers"])
        self._starts = array("I", parts["starts"])
        self._letter_starts = array("I", parts["letter_starts"])
        self._english_starts = array("I", parts["english_starts"])
        self._owners = array("I", parts["owners"])
        self._syllables: list[str] = parts["syllables"].split(BREAK)
        self._simplified = {ord(pair[0]): pair[1] for pair in parts["simplified"].split()}
        self._places = dict(line.split(" ") for line in parts["places"].split(BREAK) if line)
        if not len(self._cells) == len(self._initials) == len(self._numbers):
            raise ValueError("the strings do not stand side by side")
        # What an item is called comes first; when that has given enough, the rest need not be looked through.
        said = next((start for start, best in zip(self._starts, self._best, strict=True) if best > Match.INSIDE), None)
        names = len(self._cells) if said is None else said
        self._parts = (range(names), range(names, len(self._cells)))
        here = self._connection.execute(
            "SELECT item, max(popularity) FROM guide WHERE popularity > 0 AND region IN (?, ?, ?, ?) GROUP BY item",
            _around(self.region),
        )
        self._popular: dict[int, int] = dict(here)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def find(self, text: str, limit: int = 20) -> tuple[Found, ...]:
        """The items that ``text`` may mean, the best first; each once. () for nothing and for blanks.

        A place that is named in ``text`` decides for which region the documents are.
        Raises sqlite3.Error when the file is not as it was.
        """
        wanted = plain(text[: 2 * LONGEST_QUERY], self._simplified)[:LONGEST_QUERY].strip()
        if not wanted:
            return ()
        hits = self._hits(wanted, limit)
        region = self.region
        if not hits or min(hits.values()) >= Match.WORDS:
            rest, named = self._without_place(wanted)
            if named and (there := self._hits(rest, limit)):
                hits, region = there, named
        best = sorted(hits.items(), key=lambda hit: (hit[1], -self._popular.get(hit[0], 0), hit[0]))[:limit]
        with self._lock:
            return tuple(self._found(item, match, region) for item, match in best)

    def knows(self, word: str) -> bool:
        """Whether ``word`` stands in some text as it is."""
        return bool(word) and plain(word) in self._cells

    def _hits(self, wanted: str, limit: int) -> dict[int, Match]:
        """How each item that ``wanted`` may mean was met, by the item's number. ``limit``: so many are enough."""
        hits: dict[int, Match] = {}
        self._take(hits, self._by_code(wanted))
        for part in self._parts:
            if len(hits) < limit:
                self._take(hits, self._by_text(wanted, part))
        if not hits or len(wanted) >= _SHORTEST_ENGLISH:
            self._take(hits, self._by_english(wanted))
        for way in (self._by_sound, self._by_typo, self._in_two, self._in_pieces):
            if not hits:
                self._take(hits, way(wanted))
        return hits

    @staticmethod
    def _take(hits: dict[int, Match], found: Iterator[tuple[int, Match]]) -> None:
        for item, match in found:
            if match < hits.get(item, len(Match)):
                hits[item] = match

    # --- ways to be found ---------------------------------------------------------------------------------------------

    def _by_code(self, wanted: str) -> Iterator[tuple[int, Match]]:
        """Item codes and their beginnings; of an implementation or handling code, the item's part."""
        code = wanted.replace(" ", "").upper()
        if len(code) > _CODE_LENGTH:
            code = code[_BEFORE_CODE : _BEFORE_CODE + _CODE_LENGTH]
        if not (code.isascii() and code[:_DIGITS].isdigit()):
            return
        with self._lock:
            rows = self._connection.execute(
                "SELECT number FROM item WHERE code >= ? AND code < ? ORDER BY number LIMIT ?",
                (code, code + "\x7f", _MOST_LOOKS),
            ).fetchall()
        for (item,) in rows:
            yield item, Match.EXACT if len(code) == _CODE_LENGTH else Match.START

    def _by_text(self, wanted: str, part: range | None = None) -> Iterator[tuple[int, Match]]:
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

    def _by_sound(self, wanted: str) -> Iterator[tuple[int, Match]]:
        """Hanzi that sound alike, as 帐户 for 账户: what a pinyin keyboard offers beside the right ones."""
        if any(map(is_hanzi, wanted)):
            query = self._query(wanted, self._sound)
            for item, match in self._read_at(query, self._beginning(query)):
                if match is not Match.ABOUT:
                    yield item, Match.TYPO

    def _beginning(self, query: Query, part: range | None = None) -> Iterator[int]:
        return (place for begun in query.beginnings() for place in _places(self._initials, begun, part))

    def _read_at(self, query: Query, places: Iterator[int]) -> Iterator[tuple[int, Match]]:
        for place in islice(places, _MOST_LOOKS):
            if length := query.length_at(self._cells, self._numbers, place):
                yield self._met(place, length)

    def _sound(self, sign: str) -> int:
        place = bisect_left(self._hanzi, sign)
        return self._sounds[place] if self._hanzi[place : place + 1] == sign else 0

    def _by_english(self, wanted: str) -> Iterator[tuple[int, Match]]:
        """Each word begins a word of the title, in any order."""
        words = wanted.split()
        if not wanted.isascii():
            return
        whole = f" {wanted}"
        for place in _places(self._english, f" {words[0]}"):
            item = bisect_right(self._english_starts, place) - 1
            begin = self._english_starts[item] + 1
            title = self._english[
                begin : self._english.find(BREAK, begin) if item + 1 < len(self._english_starts) else None
            ]
            if all(f" {word}" in title for word in words[1:]):
                yield item, Match.EXACT if title == whole else Match.START if title.startswith(whole) else Match.INSIDE

    def _in_two(self, wanted: str) -> Iterator[tuple[int, Match]]:
        """Two pieces in any order, as 公积金查询 for 住房公积金账户查询: the first as long as can be."""
        solid = wanted.replace(" ", "")
        longest = bisect_right(range(_SHORTEST_PIECE, len(solid)), 0, key=lambda cut: self._is_nowhere(solid[:cut]))
        for cut in range(_SHORTEST_PIECE + longest - 1, _SHORTEST_PIECE - 1, -1)[:_MOST_CUTS]:
            if len(solid) - cut < _SHORTEST_PIECE:
                continue
            both = self._items(solid[:cut]) & self._items(solid[cut:])
            if both:
                yield from ((item, Match.WORDS) for item in both)
                return

    def _by_typo(self, wanted: str) -> Iterator[tuple[int, Match]]:
        """One hanzi or one letter wrong, missing, too many, or swapped with its neighbour."""
        solid = wanted.replace(" ", "")
        if not all(map(is_letter, solid)):
            if len(solid) >= _SHORTEST_HANZI_TYPO:
                for place in one_edit_places(self._cells, solid, _MOST_LOOKS):
                    yield self._met(place, 0)[0], Match.TYPO
        elif len(solid) >= _SHORTEST_LETTER_TYPO:
            for place in one_edit_places(self._letters, solid, _MOST_LOOKS):
                if self._heads[place : place + 1] == HEAD:
                    yield self._owners[bisect_right(self._letter_starts, place) - 1], Match.TYPO
            for place in one_edit_places(self._initials, solid, _MOST_LOOKS):
                yield self._met(place, 0)[0], Match.TYPO

    def _in_pieces(self, wanted: str) -> Iterator[tuple[int, Match]]:
        """Most of the words, or of the pairs of hanzi, somewhere in the item's texts."""
        words = wanted.split()
        if len(words) > 1:
            size, pieces = len(words), {(n, n + 1): self._items(word) for n, word in enumerate(words)}
        else:
            for filler in _FILLERS:
                wanted = wanted.replace(filler, "")
            size = len(wanted)
            pieces = {
                (n, n + 2): self._items(wanted[n : n + 2])
                for n in range(size - 1)
                if is_hanzi(wanted[n]) and is_hanzi(wanted[n + 1])
            }
        covered: dict[int, set[int]] = {}
        for (first, past), items in pieces.items():
            for item in items:
                covered.setdefault(item, set()).update(range(first, past))
        best = max(map(len, covered.values()), default=0)
        if best < _ENOUGH_PIECES * size:
            return
        for item, places in covered.items():
            if len(places) == best:
                yield item, Match.WORDS

    def _items(self, part: str) -> set[int]:
        return {item for item, _ in self._by_text(part)}

    def _is_nowhere(self, part: str) -> bool:
        return next(self._by_text(part), None) is None

    # --- what a hit is ------------------------------------------------------------------------------------------------

    def _met(self, place: int, length: int) -> tuple[int, Match]:
        text = bisect_right(self._starts, place) - 1
        match = Match(self._best[text])
        if place != self._starts[text]:
            match = max(match, Match.INSIDE)
        elif match is Match.START and self._cells[place + length] == BREAK:
            match = Match.EXACT
        return self._owners[text], match

    def _query(self, wanted: str, sound: Callable[[str], int] | None = None) -> Query:
        joints, solid = set(), ""
        for word in wanted.split():
            solid += word
            joints.add(len(solid))
        return Query(solid, self._syllables, frozenset(joints), sound)

    def _without_place(self, wanted: str) -> tuple[str, str]:
        """``wanted`` without the place that it names, and that place's region; the longest name counts."""
        solid = wanted.replace(" ", "")
        for length in range(min(len(solid) - 1, 12), 1, -1):
            for first in range(len(solid) - length + 1):
                if region := self._places.get(solid[first : first + length]):
                    return solid[:first] + solid[first + length :], region
        return wanted, ""

    def _found(self, item: int, match: Match, region: str) -> Found:
        row = self._connection.execute(
            "SELECT code, key FROM item JOIN guide ON item = number WHERE number = ? AND region IN (?, ?, ?, ?)"
            " ORDER BY region DESC LIMIT 1",
            (item, *_around(region)),
        ).fetchone()
        if row is None:
            row = self._connection.execute(
                "SELECT code, key FROM item JOIN guide ON item = number WHERE number = ? ORDER BY region LIMIT 1",
                (item,),
            ).fetchone()
        return Found(row[1], row[0], match)


def _around(region: str) -> tuple[str, str, str, str]:
    """The region, its city, its province, and everywhere (GB/T 2260: two digits a level)."""
    return region, f"{region[:4]}00" if region else "", f"{region[:2]}0000" if region else "", ""


def _places(text: str, sought: str, part: range | None = None) -> Iterator[int]:
    """Where ``sought`` stands in ``part`` of ``text``, as far as it is worth looking."""
    end = part.stop if part is not None else len(text)
    at = text.find(sought, part.start if part is not None else 0, end)
    for _ in range(_MOST_LOOKS):
        if at < 0:
            return
        yield at
        at = text.find(sought, at + 1, end)
