"""Pinyin and simplified forms, from libraries: while an index is built, and never in the process that shows pages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from itertools import groupby

from opencc import OpenCC
from pypinyin import lazy_pinyin, load_phrases_dict

from kiosk.search.spelling import is_hanzi


def reading(text: str) -> list[str]:
    """One syllable for each hanzi of a plain ``text``, as its word is read; letters and digits stand for themselves."""
    syllables: list[str] = []
    for hanzi, run in groupby(text, is_hanzi):
        signs = "".join(run)
        syllables.extend(_syllables(signs) if hanzi else signs)
    return syllables


def simplified_of(hanzi: set[str]) -> dict[str, str]:
    """Traditional forms of ``hanzi``, to what they are written as here (OpenCC's table of single characters)."""
    convert = OpenCC("t2s").convert
    forms: dict[str, str] = {}
    for code in range(0x3400, 0xA000):
        character = chr(code)
        if character not in hanzi and (simple := convert(character)) in hanzi:
            forms[character] = simple
    return forms


def sounds_of(syllables: set[str]) -> dict[str, str]:
    """The reading of each hanzi of GB/T 2312 that sounds like one of ``syllables``: for hanzi taken for another."""
    sounds: dict[str, str] = {}
    for row in range(0xB0, 0xF8):
        for column in range(0xA1, 0xFF):
            hanzi = bytes((row, column)).decode("gb2312", errors="ignore")
            if hanzi and (said := _syllables(hanzi)[0]) in syllables:
                sounds[hanzi] = said
    return dict(sorted(sounds.items()))


@cache
def _syllables(hanzi: str) -> tuple[str, ...]:
    _teach()
    # A hanzi without a known reading stands for itself.
    found = tuple(" ".join(lazy_pinyin(hanzi, errors=" ".join)).replace("ü", "v").split())
    if len(found) != len(hanzi):
        raise ValueError("a reading has more or fewer syllables than hanzi")
    return found


@cache
def _teach() -> None:
    """Our words over the library's."""
    words = tomllib.loads((files("kiosk.search") / "readings.toml").read_text("utf-8"))["words"]
    load_phrases_dict({word: [[syllable] for syllable in said.split()] for word, said in words.items()})
