"""Rare hanzi: by radical and the strokes beside it (Unihan, kRSUnicode), or by their code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kiosk.hanzi.table import Table

#: The hanzi that Unicode has by today, and those somebody may have in a name: code points of CJK Unified Ideographs.
_CODE = re.compile(r"\s*(?:U\+?|0X)?([0-9A-F]{4,6})\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Radical:
    """``number`` of the Kangxi dictionary, 1 to 214; ``strokes`` of the radical itself."""

    number: int
    hanzi: str
    strokes: int


class Radicals:
    """``names``: number, hanzi, strokes. ``table``: ``NNN.SS`` (radical, other strokes) and the hanzi in one text."""

    def __init__(self, names: Table, table: Table) -> None:
        self._names = names
        self._table = table

    def all(self) -> tuple[Radical, ...]:
        """The 214 radicals, those with few strokes first."""
        return tuple(Radical(int(number), hanzi, int(strokes)) for number, hanzi, strokes in self._names.beginning(""))

    def strokes_beside(self, radical: int) -> tuple[int, ...]:
        """How many strokes hanzi of this radical have beside it. Empty for a radical that does not exist."""
        return tuple(int(key.split(".")[1]) for key, _ in self._table.beginning(f"{radical:03}."))

    def hanzi(self, radical: int, strokes: int) -> tuple[str, ...]:
        """Hanzi of this radical with so many strokes beside it, in the order of their codes."""
        return tuple(found for _, text in self._table.exactly(f"{radical:03}.{strokes:02}") for found in text)


def hanzi_of_code(typed: str) -> str:
    """The hanzi with a code as in an identity card's notice: ``20BB7``, ``U+20BB7``. "" when it is none."""
    match = _CODE.fullmatch(typed)
    if match is None or (code := int(match[1], 16)) > 0x10FFFF:
        return ""
    name = unicodedata.name(chr(code), "")
    return chr(code) if name.startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH")) else ""
