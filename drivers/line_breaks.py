# SPDX-License-Identifier: Apache-2.0
"""Where a line of Chinese and Latin text may end. Punctuation: GB/T 15834-2011, 5.1."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

# Letters with marks exist in GBK at full width ("é" as wide as a hanzi): as letters of a name they are narrow.
_LETTERS = ("LATIN ", "COMBINING ")
#: Closing punctuation does not begin a line, opening does not end one, and the halves of these are not parted.
_NOT_AT_START = frozenset("，。、；：？！）》〉」』】〕％·,.;:?!)]}%”’")
_NOT_AT_END = frozenset("（《〈「『【〔([{“‘")
_DOUBLE = frozenset("—…")
#: Marks, joiners and selectors are one with the character before them.
_PART_OF_IT = ("Mn", "Me", "Cf")


def is_letter(character: str) -> bool:
    """Whether it is a letter of the Latin script, with or without marks."""
    return unicodedata.name(character, "").startswith(_LETTERS)


def is_narrow(character: str) -> bool:
    """ASCII and Latin letters; all others are as wide as a hanzi, as Chinese printers have it."""
    return character.isascii() or is_letter(character)


def wrap(text: str, room: float, measure: Callable[[str], float]) -> list[str]:
    """``text`` in lines of at most ``room``, in the unit in which ``measure`` gives a character's width.

    Words of letters and digits stay whole when they fit on a line, and are parted after a hyphen first; punctuation
    stays with what it belongs to. A line has at least one character. An empty text is one empty line.
    """
    lines: list[str] = []
    start = 0
    while True:
        end = _fitting(text, start, room, measure)
        if end >= len(text):
            return [*lines, text[start:]]
        end = next((at for at in range(end, start, -1) if _may_part(text[at - 1], text[at])), end)
        lines.append(text[start:end].rstrip(" "))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1


def _fitting(text: str, start: int, room: float, measure: Callable[[str], float]) -> int:
    """Where the characters from ``start`` on end that fit into ``room``; at least one does."""
    used = 0.0
    for at in range(start, len(text)):
        used += measure(text[at])
        if used > room:
            return max(at, start + 1)
    return len(text)


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after in _NOT_AT_START or before in _NOT_AT_END or (before == after and before in _DOUBLE):
        return False
    if unicodedata.category(after) in _PART_OF_IT:
        return False
    return " " in (before, after) or before == "-" or not (is_narrow(before) and is_narrow(after))
