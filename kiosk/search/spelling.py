"""One spelling for everything that is compared: what people type, and what it is looked up in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

#: What a person types beyond this says nothing new, and costs time.
LONGEST_QUERY = 40


def plain(text: str, simplified: Mapping[int, str] | None = None) -> str:
    """Full width becomes half width, capitals small, ü becomes v, traditional hanzi simplified where the map has them.

    Punctuation becomes a space, and spaces are single, so that ``split()`` gives the words.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if simplified:
        folded = folded.translate(simplified)
    # Tone marks come apart from their vowels, so that nǚ is typed as nv.
    letters = unicodedata.normalize("NFD", folded).replace("u\u0308", "v")
    kept = "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.split())


def is_hanzi(character: str) -> bool:
    """A Han ideograph of any plane."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U000323af" or character == "〇"


def is_letter(character: str) -> bool:
    """A letter that pinyin and English are typed with, in the plain spelling."""
    return "a" <= character <= "z"
