# SPDX-License-Identifier: Apache-2.0
"""Text on the column grid of a receipt: what may stand there, how wide it is, where it breaks."""

from __future__ import annotations

import re
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
# What stands in a Latin name (O’Neill) and is as wide as a hanzi in GBK.
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_APOSTROPHE = re.compile(f"(?<=[{_LATIN}])[\u2019\u02bc](?=[{_LATIN}])")
#: Closing punctuation does not begin a line, opening does not end one, and the halves of these are not parted.
_NOT_AT_START = frozenset("，。、；：？！）》〉」』】〕％·,.;:?!)]}%”’")
_NOT_AT_END = frozenset("（《〈「『【〔([{“‘")
_DOUBLE = frozenset("—…")


def normalise(text: str) -> str:
    """``text`` composed (NFC), one line, with the printer's spelling of look-alikes, without invisible characters."""
    composed = unicodedata.normalize("NFC", text).translate(_SAME)
    visible = "".join(character for character in composed if unicodedata.category(character) not in _INVISIBLE)
    return _APOSTROPHE.sub("'", visible)


# Not Co and Cn: of a name's hanzi that no font has the number is printed, and not nothing.
_INVISIBLE = ("Cc", "Cf", "Cs", "Mn", "Me")


def is_letter(character: str) -> bool:
    """Whether it is a letter of the Latin script, with or without marks."""
    return unicodedata.name(character, "").startswith(_LETTERS)


def width(character: str) -> int:
    """Columns that a character takes: 1 for ASCII and Latin letters, 2 for all others, as Chinese printers have it."""
    return 1 if character.isascii() or is_letter(character) else 2


def text_width(text: str) -> int:
    return sum(width(character) for character in text)


def wrap(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most ``columns``. Words of letters and digits stay whole when they fit on a line, and are
    parted after a hyphen first; punctuation stays with what it belongs to. An empty text is one empty line.
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
    return next((at for at in range(fits, 0, -1) if _may_part(text[at - 1], text[at])), fits)


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after in _NOT_AT_START or before in _NOT_AT_END or (before == after and before in _DOUBLE):
        return False
    return " " in (before, after) or before == "-" or 2 in (width(before), width(after))
