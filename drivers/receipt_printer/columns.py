# SPDX-License-Identifier: Apache-2.0
"""Text on the column grid of a receipt: what may stand there, how wide it is, where it breaks."""

from __future__ import annotations

import unicodedata

# What the eye takes for the same and the printer's character set has under another number.
_SAME = str.maketrans(
    {
        "¥": "￥",
        "\t": " ",
        "\u00a0": " ",
        "\u202f": " ",
        "•": "·",
        "\u2010": "-",
        "\u2011": "-",
        "−": "-",
    }
)
# Letters with marks exist in GBK at full width ("é" as wide as a hanzi): as letters of a name they take one column.
_LETTERS = ("LATIN ", "COMBINING ")
#: Closing punctuation does not begin a line.
_NOT_AT_START = set("，。、；：？！）》〉」』】〕％,.;:?!)]}%”’")


def normalise(text: str) -> str:
    """``text`` composed (NFC), one line, with the printer's spelling of look-alikes, without invisible characters."""
    composed = unicodedata.normalize("NFC", text).translate(_SAME)
    return "".join(character for character in composed if unicodedata.category(character) not in _INVISIBLE)


_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me")


def is_letter(character: str) -> bool:
    """Whether it is a letter of the Latin script, with or without marks."""
    return unicodedata.name(character, "").startswith(_LETTERS)


def width(character: str) -> int:
    """Columns that a character takes: 1 for ASCII and Latin letters, 2 for all others, as Chinese printers have it."""
    return 1 if character.isascii() or is_letter(character) else 2


def text_width(text: str) -> int:
    return sum(width(character) for character in text)


def wrap(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most ``columns``. Breaks at a space when a word of letters does not fit, else anywhere;
    closing punctuation takes the character before it along to the next line. An empty text is one empty line.
    """
    lines: list[str] = []
    rest = text
    while text_width(rest) > columns:
        cut = _cut(rest, columns)
        lines.append(rest[:cut].rstrip(" "))
        rest = rest[cut:].lstrip(" ")
    return [*lines, rest]


def _cut(text: str, columns: int) -> int:
    """How many characters of ``text`` go on the first line; at least one."""
    fits, used = 0, 0
    while fits < len(text) and used + width(text[fits]) <= columns:
        used += width(text[fits])
        fits += 1
    fits = max(1, fits)
    if text[fits - 1 : fits + 1].replace(" ", "x").isascii() and text[fits] != " ":
        space = text.rfind(" ", 0, fits)
        word = text[space + 1 : fits]
        if space > 0 and word.isascii():
            return space
    if text[fits] in _NOT_AT_START and fits > 1:
        return fits - 1
    return fits
