"""Words that mean the same: a title with the statute's word is found by the people's, too."""

from __future__ import annotations

import tomllib
from importlib.resources import files

#: How many other names one text may get.
_MOST = 24


def read_synonyms() -> dict[str, tuple[str, ...]]:
    """What people say for each word of the titles."""
    data = tomllib.loads((files("kiosk.search") / "synonyms.toml").read_text("utf-8"))
    return {word: tuple(said) for group in data.values() for word, said in group.items()}


def said_otherwise(text: str, synonyms: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """``text`` with one or more of its words as people say them, the nearest first."""
    variants: dict[str, None] = {text: None}
    for word, others in synonyms.items():
        if word not in text:
            continue
        for known in tuple(variants):
            if word in known:
                variants.update(dict.fromkeys(known.replace(word, other) for other in others))
    return tuple(variants)[1 : 1 + _MOST]
