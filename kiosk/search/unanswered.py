"""Words that found nothing, counted for the operator: they show which names an item lacks, and which items are missed.

People type names, numbers and whole stories. Only what cannot be one of these is kept, and of it nothing but the word
and how often: no time, no visit, no order. The rule refuses much that is harmless; that is its purpose.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from kiosk.search.names import FIRST_OF_OTHER_NAMES, SURNAMES
from kiosk.search.spelling import is_hanzi, plain

_SHORTEST, _LONGEST = 2, 10
_LONGEST_NAME = 4
#: So many words are kept; for a new one the rarest goes.
_MOST_WORDS = 500
_NUMERALS = "〇零一二三四五六七八九十百千万两幺壹贰叁肆伍陆柒捌玖拾"
#: Two numerals in a row are read as a number: of a telephone, a card, a house.
_NUMBER = re.compile(f"[{_NUMERALS}]{{2}}")
_SCHEMA = "CREATE TABLE IF NOT EXISTS word (word TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID"


def may_be_kept(text: str, is_known: Callable[[str], bool]) -> bool:
    """Whether ``text`` is surely no name and holds no digit. ``is_known``: whether a word is one of the catalogue.

    Refused are: digits and rows of numerals; letters, since a name in pinyin looks like any word; what is shorter than
    2 or longer than 10 hanzi; hanzi beyond GB/T 2312, which stand in names and in traditional spelling; words of 2 to 4
    hanzi that begin with a surname, whatever follows; anything in which, outside words of the catalogue, a surname
    stands, or a hanzi that names without one begin with.
    """
    word = plain(text)
    if not _SHORTEST <= len(word) <= _LONGEST or not all(map(is_hanzi, word)) or _NUMBER.search(word):
        return False
    if not _is_common(word):
        return False
    if len(word) <= _LONGEST_NAME and (word[0] in SURNAMES or word[:2] in SURNAMES):
        return False
    return not any(_may_hold_a_name(rest) for rest in _unknown(word, is_known))


class UnansweredWords:
    """May be used from every thread and from another process. Raises sqlite3.Error of the disk."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "unanswered_words.sqlite"
        self._lock = threading.Lock()

    def count(self, text: str, is_known: Callable[[str], bool]) -> bool:
        """Once more for ``text``, if it may be kept; whether it was."""
        if not may_be_kept(text, is_known):
            return False
        with self._lock, closing(self._connect()) as connection, connection:
            connection.execute(
                "INSERT INTO word VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET times = times + 1", (plain(text),)
            )
            connection.execute(
                "DELETE FROM word WHERE word IN (SELECT word FROM word WHERE word != ? ORDER BY times DESC, word"
                " LIMIT -1 OFFSET ?)",
                (plain(text), _MOST_WORDS - 1),
            )
        return True

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Words and how often, the most frequent first."""
        with self._lock, closing(self._connect()) as connection:
            return tuple(connection.execute("SELECT word, times FROM word ORDER BY times DESC, word").fetchall())

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.file, timeout=5)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(_SCHEMA)
        return connection


def _unknown(word: str, is_known: Callable[[str], bool]) -> list[str]:
    """What is left of ``word`` between words of the catalogue of two hanzi and more, the longest taken first."""
    for length in range(len(word), 1, -1):
        for first in range(len(word) - length + 1):
            if is_known(word[first : first + length]):
                return [*_unknown(word[:first], is_known), *_unknown(word[first + length :], is_known)]
    return [word] if word else []


def _may_hold_a_name(rest: str) -> bool:
    # A surname of two hanzi needs no look of its own but where neither of them is one.
    pairs = {rest[place : place + 2] for place in range(len(rest) - 1)}
    return bool((set(rest) | pairs) & SURNAMES or set(rest) & FIRST_OF_OTHER_NAMES)


def _is_common(word: str) -> bool:
    try:
        word.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
