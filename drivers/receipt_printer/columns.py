# SPDX-License-Identifier: Apache-2.0
"""Text on the column grid of a receipt: what may stand there, how wide it is."""

from __future__ import annotations

import re
import unicodedata

from drivers import line_breaks

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
# What stands in a Latin name (O’Neill) and is as wide as a hanzi in GBK.
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_APOSTROPHE = re.compile(f"(?<=[{_LATIN}])[\u2019\u02bc](?=[{_LATIN}])")


def normalise(text: str) -> str:
    """``text`` composed (NFC), one line, with the printer's spelling of look-alikes, without invisible characters."""
    composed = unicodedata.normalize("NFC", text).translate(_SAME)
    visible = "".join(character for character in composed if unicodedata.category(character) not in _INVISIBLE)
    return _APOSTROPHE.sub("'", visible)


# Not Co and Cn: of a name's hanzi that no font has the number is printed, and not nothing.
_INVISIBLE = ("Cc", "Cf", "Cs", "Mn", "Me")


def width(character: str) -> int:
    """Columns that a character takes: 1 for ASCII and Latin letters, 2 for all others, as Chinese printers have it."""
    return 1 if line_breaks.is_narrow(character) else 2


def text_width(text: str) -> int:
    return sum(width(character) for character in text)


def wrap_title(text: str, columns: int) -> list[str]:
    """The same for large type: what stands in brackets at the end of a title that takes more than one line begins one
    of its own."""
    for opening, closing in (("（", "）"), (" (", ")")):
        head, bracket, rest = text.rpartition(opening)
        if head and bracket and rest.endswith(closing) and text_width(text) > columns:
            return [*wrap(head, columns), *wrap(f"{bracket.strip()}{rest}", columns)]
    return wrap(text, columns)


def wrap(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most ``columns``, parted as ``drivers.line_breaks`` has it."""
    return line_breaks.wrap(text, columns, width)
