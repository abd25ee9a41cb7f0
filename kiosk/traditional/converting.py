"""One text from simplified to traditional Chinese: OpenCC's phrases, then what its dictionaries cannot know."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from opencc import OpenCC

_EXCEPTIONS = Path(__file__).parent / "exceptions.toml"
#: Between these stands the name of a law or a form: its characters change, its words never.
_LEGAL_NAME = re.compile(r"(《[^》]*》)")


class Converter:
    """Simplified text in, traditional text out."""

    def __init__(self, terms: Mapping[str, str], phrases: Mapping[str, str], characters: Mapping[str, str]) -> None:
        """``terms`` are other words and do not hold in the names of laws; ``phrases`` are the same words in the right
        characters; ``characters`` mends single ones after the library."""
        # Characters as they are written in Taiwan and Macao, without Taiwan's words: 信息 stays 信息.
        self._library = OpenCC("s2tw").convert
        self._characters = str.maketrans(dict(characters))
        self._in_names = _Table(phrases)
        self._elsewhere = _Table({**phrases, **terms})

    def __call__(self, simplified: str) -> str:
        """Latin letters, digits and what is traditional already stay as they are."""
        made = []
        for part in _LEGAL_NAME.split(simplified):
            table = self._in_names if part.startswith("《") else self._elsewhere
            for piece, known in table.pieces(part):
                made.append(known or str(self._library(piece)).translate(self._characters))
        return "".join(made)


class _Table:
    """Finds the words of a table in a text, the longest first."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)
        longest_first = sorted(words, key=len, reverse=True)
        self._find = re.compile(f"({'|'.join(map(re.escape, longest_first))})")

    def pieces(self, text: str) -> Iterator[tuple[str, str]]:
        """The text in pieces, and what each is in the table; "" for what stands in none."""
        for piece in self._find.split(text):
            if piece:
                yield piece, self._words.get(piece, "")


@cache
def exceptions() -> Mapping[str, Mapping[str, str]]:
    """The hand-kept table: ``terms``, ``phrases``, ``characters`` and ``texts``."""
    return tomllib.loads(_EXCEPTIONS.read_text(encoding="utf-8"))


@cache
def converter() -> Converter:
    """The converter with our table. Raises KeyError when the table lacks a part."""
    table = exceptions()
    return Converter(table["terms"], table["phrases"], table["characters"])
