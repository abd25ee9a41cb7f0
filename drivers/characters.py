# SPDX-License-Identifier: Apache-2.0
"""Which characters can stand on a card, so that a name is told from noise."""

from __future__ import annotations

import unicodedata

_PRIVATE_USE = range(0xE000, 0xF900)
#: Planes 2 and 3, which Unicode keeps for hanzi and goes on filling.
_PLANES_OF_HANZI = range(0x20000, 0x3FFFE)
_IDEOGRAPHIC_SPACE = "\u3000"


def is_written(text: str) -> bool:
    """Whether ``text`` has only characters that a person's record can be written with.

    Rare hanzi are among them that ``str.isprintable`` does not know: those of the private use area, where registers
    put them before Unicode had them, and those that are newer than Python's own table.
    """
    return all(_can_be_written(character) for character in text)


def _can_be_written(character: str) -> bool:
    if character.isprintable() or character == _IDEOGRAPHIC_SPACE:
        return True
    code = ord(character)
    if code in _PRIVATE_USE:
        return True
    return code in _PLANES_OF_HANZI and code & 0xFFFE != 0xFFFE and unicodedata.category(character) == "Cn"
