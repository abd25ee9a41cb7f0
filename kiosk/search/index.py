"""An index file, open: finds items for what somebody has typed so far, and the document of each that is nearest."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

from kiosk.search.corpus import Corpus
from kiosk.search.documents import Found, Match
from kiosk.search.form import BREAK, FORM
from kiosk.search.spelling import LONGEST_QUERY, plain

_LONGEST_PLACE = 24


class IndexUnreadable(Exception):
    """The file is not there, is no index, or is one of another form."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self.file = file


class Index:
    """May be asked from every thread. ``region``: the division code of the place where it is asked (GB/T 2260)."""

    def __init__(self, file: Path, region: str = "") -> None:
        """Raises IndexUnreadable."""
        self.region = region
        self._lock = threading.Lock()
        try:
            self._connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            try:
                self._read(file)
            except BaseException:
                self._connection.close()
                raise
        except (sqlite3.Error, KeyError, ValueError, TypeError, AttributeError) as error:
            raise IndexUnreadable(file) from error

    def _read(self, file: Path) -> None:
        if self._connection.execute("PRAGMA user_version").fetchone()[0] != FORM:
            raise IndexUnreadable(file)
        parts: dict[str, Any] = dict(self._connection.execute("SELECT name, value FROM part"))
        self.fingerprint: str = parts["fingerprint"]
        self._corpus = Corpus(parts)
        self._simplified = {ord(pair[0]): pair[1] for pair in parts["simplified"].split(BREAK) if pair}
        self._places = dict(line.split(" ") for line in parts["places"].split(BREAK) if line)
        popular = self._connection.execute(
            "SELECT item, max(popularity) FROM guide WHERE region IN (?, ?, ?, ?, ?) AND popularity > 0 GROUP BY item",
            _around(self.region),
        )
        self._popular: dict[int, int] = dict(popular)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def find(self, text: str, limit: int = 20) -> tuple[Found, ...]:
        """The items that ``text`` may mean, the best first, each once; () for nothing and for blanks.

        A place that is named in ``text`` decides for which region the documents are.
        Raises sqlite3.Error when the file is not as it was.
        """
        wanted = plain(text[: 2 * LONGEST_QUERY], self._simplified)[:LONGEST_QUERY].strip()
        if not wanted:
            return ()
        hits, region, place = self._corpus.hits(wanted, limit, guess=False), self.region, ""
        if not hits:  # a place is looked for before a guess is made: it takes less, and says more
            rest, named = self._without_place(wanted)
            if named and (there := self._corpus.hits(rest, limit) if rest else self._offered_in(named, limit)):
                hits, region, place = there, named, named
            else:
                hits = self._corpus.hits(wanted, limit)
        best = sorted(hits.items(), key=lambda hit: (hit[1], -self._popular.get(hit[0], 0), hit[0]))[:limit]
        with self._lock:
            return tuple(self._found(item, match, region, place) for item, match in best)

    def knows(self, word: str) -> bool:
        """Whether ``word`` stands in some text as it is."""
        return self._corpus.knows(plain(word, self._simplified))

    def _without_place(self, wanted: str) -> tuple[str, str]:
        """``wanted`` without the place that it names, and that place's region; the longest name counts."""
        solid = wanted.replace(" ", "")
        for length in range(min(len(solid), _LONGEST_PLACE), 1, -1):
            for first in range(len(solid) - length + 1):
                if region := self._places.get(solid[first : first + length]):
                    return solid[:first] + solid[first + length :], region
        return wanted, ""

    def _offered_in(self, region: str, limit: int) -> dict[int, Match]:
        with self._lock:
            rows = self._connection.execute(
                "SELECT item FROM guide WHERE region = ? ORDER BY item LIMIT ?", (region, limit)
            ).fetchall()
        return {item: Match.ABOUT for (item,) in rows}

    def _found(self, item: int, match: Match, region: str, place: str) -> Found:
        around = _around(region)
        rows = self._connection.execute(
            "SELECT region, key FROM guide WHERE item = ? AND region IN (?, ?, ?, ?, ?)", (item, *around)
        ).fetchall()
        if not rows:  # nowhere around: wherever it is
            rows = self._connection.execute(
                "SELECT region, key FROM guide WHERE item = ? ORDER BY region LIMIT 1", (item,)
            ).fetchall()
        where, key = min(rows, key=lambda row: around.index(row[0]) if row[0] in around else 0)
        return Found(key, self._corpus.code(item), match, where, place)


def _around(region: str) -> tuple[str, str, str, str, str]:
    """The region, its county, its city, its province, and everywhere: two digits a level, and three for a town."""
    if not region:
        return "", "", "", "", ""
    return region, region[:6], f"{region[:4]}00", f"{region[:2]}0000", ""
