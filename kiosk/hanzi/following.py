"""Which letters can come next in pinyin: whoever goes from key to key is offered these first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

_NO_LETTER = re.compile(r"[^a-z]+")


def following(composed: str, syllables: Collection[str]) -> str:
    """The letters that go on with the syllable at the end of ``composed``, those of most syllables first; "" where
    none does."""
    tail = _NO_LETTER.split(composed.lower())[-1]
    for start in range(len(tail)):
        piece = tail[start:]
        begun = [syllable for syllable in syllables if syllable.startswith(piece)]
        if begun:
            letters = Counter(syllable[len(piece)] for syllable in begun if len(syllable) > len(piece))
            return "".join(sorted(letters, key=lambda letter: (-letters[letter], letter)))
    return ""
