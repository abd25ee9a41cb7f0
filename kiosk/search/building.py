"""Documents become one index file: every text once, in long strings that are looked through as they are.

A text is a row of cells, one for each hanzi, letter or digit. Three rows stand side by side, one sign for a cell: the
hanzi themselves, the first letters of their readings, and the numbers of the readings in sorted order. A fourth has the
readings written out, for typos. Texts stand in order of what counts most: a look that stops early has seen the best.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.search.documents import Document, Match, fingerprint
from kiosk.search.form import BREAK, FORM, HEAD, TAIL
from kiosk.search.readings import reading, simplified_of, sounds_of
from kiosk.search.spelling import is_hanzi, plain
from kiosk.search.synonyms import read_synonyms, said_otherwise

_SCHEMA = f"""
PRAGMA user_version = {FORM};
CREATE TABLE part (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE guide (
    item INTEGER NOT NULL, region TEXT NOT NULL, key TEXT NOT NULL, popularity INTEGER NOT NULL,
    PRIMARY KEY (item, region)
) WITHOUT ROWID;
CREATE INDEX guide_here ON guide (region, item);
"""


@dataclass(frozen=True)
class _Text:
    """One text of one item; ``best`` is what a query is that begins with it."""

    best: Match
    item: int
    cells: str


def build_index(documents: Sequence[Document], file: Path) -> None:
    """Write the index of ``documents`` to ``file``; what stood there stays until the new one is whole.

    Raises ValueError when two documents have one key, or one code and region; OSError and sqlite3.Error of the disk.
    """
    _refuse_doubles(documents)
    items = _items(documents)
    fresh = file.with_name(f".{file.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(fresh)) as connection, connection:
            connection.executescript(_SCHEMA)
            connection.executemany(
                "INSERT INTO guide VALUES (?, ?, ?, ?)",
                ((n, guide.region, guide.key, guide.popularity) for n, item in enumerate(items) for guide in item),
            )
            connection.executemany("INSERT INTO part VALUES (?, ?)", _parts(documents, items).items())
        with fresh.open("rb") as written:
            os.fsync(written.fileno())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def _refuse_doubles(documents: Sequence[Document]) -> None:
    if len({document.key for document in documents}) != len(documents):
        raise ValueError("two documents have the same key")
    if len({(document.code, document.region) for document in documents}) != len(documents):
        raise ValueError("two documents have the same code and region")


def _items(documents: Iterable[Document]) -> list[list[Document]]:
    """Documents by their code: the popular first, then short titles before long ones, then by code."""
    by_code: dict[str, list[Document]] = {}
    for document in sorted(documents, key=lambda document: document.region):
        by_code.setdefault(document.code, []).append(document)
    return sorted(
        by_code.values(),
        key=lambda guides: (-max(guide.popularity for guide in guides), len(guides[0].title), guides[0].code),
    )


def _parts(documents: Sequence[Document], items: list[list[Document]]) -> dict[str, str | bytes | int]:
    texts, english = _texts(items), _english(items)
    spoken = [reading(text.cells) for text in texts]
    syllables = sorted({syllable for row in spoken for syllable in row})
    number = {syllable: n for n, syllable in enumerate(syllables)}
    hanzi = {character for text in texts for character in text.cells if is_hanzi(character)}
    sounds = sounds_of(set(syllables))
    # A cell's number: 0 is the break between texts.
    numbers = array("H")
    for row in spoken:
        numbers.extend(number[syllable] + 1 for syllable in row)
        numbers.append(0)
    return {
        "fingerprint": fingerprint(documents),
        "cells": "".join(text.cells + BREAK for text in texts),
        "initials": "".join("".join(syllable[0] for syllable in row) + BREAK for row in spoken),
        "numbers": numbers.tobytes(),
        "syllables": BREAK.join(syllables),
        "letters": "".join("".join(row) + BREAK for row in spoken),
        "heads": "".join("".join(HEAD + TAIL * (len(syllable) - 1) for syllable in row) + BREAK for row in spoken),
        "starts": _running(len(text.cells) + 1 for text in texts),
        "letter_starts": _running(sum(map(len, row)) + 1 for row in spoken),
        "owners": array("I", (text.item for text in texts)).tobytes(),
        "best": bytes(text.best for text in texts),
        "codes": "".join(f"{BREAK}{guides[0].code}" for guides in items) + BREAK,
        "code_starts": _running(len(guides[0].code) + 1 for guides in items),
        "english": "".join(f" {words}{BREAK}" for words in english),
        "english_starts": _running(len(words) + 2 for words in english),
        "simplified": BREAK.join(f"{old}{new}" for old, new in simplified_of(hanzi).items()),
        "hanzi": "".join(sounds),
        "sounds": array("H", (number[said] + 1 for said in sounds.values())).tobytes(),
        "places": BREAK.join(f"{place} {region}" for place, region in _places(documents)),
    }


def _texts(items: list[list[Document]]) -> list[_Text]:
    """Every text once for its item, titles first, then other names, then what they are about."""
    synonyms = {_cells(word): tuple(map(_cells, said)) for word, said in read_synonyms().items()}
    found: dict[tuple[int, str], _Text] = {}

    def put(item: int, best: Match, text: str, *, otherwise: bool = True) -> None:
        cells = _cells(text)
        if cells:
            found.setdefault((item, cells), _Text(best, item, cells))
        for other in said_otherwise(cells, synonyms) if otherwise else ():
            found.setdefault((item, other), _Text(max(best, Match.SAID), item, other))

    for number, guides in enumerate(items):
        put(number, Match.START, guides[0].title)
        for guide in guides:
            if guide.title != guides[0].title:
                put(number, Match.ALIAS, guide.title)
            for alias in guide.aliases:
                put(number, Match.ALIAS, alias, otherwise=False)
            for word in guide.search_words:
                put(number, Match.ALIAS, word, otherwise=False)
        for guide in guides:
            for about in (guide.department, *guide.life_events):
                put(number, Match.ABOUT, about)
    # The sort is stable: within one kind the items stay in their order.
    return sorted(found.values(), key=lambda text: (text.best, text.item))


def _english(items: list[list[Document]]) -> list[str]:
    return [plain(guides[0].english) for guides in items]


def _places(documents: Iterable[Document]) -> list[tuple[str, str]]:
    """Places by name, with and without their last hanzi, as 天河区 and 天河, and both as they are read, tianhequ and
    tianhe; a name of two places is none."""
    regions: dict[str, set[str]] = {}
    for region, place in sorted({(document.region, document.place) for document in documents if document.place}):
        name = _cells(place)
        for form in {name, name[:-1] if name[-1:] in "区县市镇乡" else name}:
            if len(form) >= 2:
                regions.setdefault(form, set()).add(region)
                regions.setdefault("".join(reading(form)), set()).add(region)
    return sorted((form, min(found)) for form, found in regions.items() if len(found) == 1)


def _cells(text: str) -> str:
    return plain(text).replace(" ", "")


def _running(lengths: Iterable[int]) -> bytes:
    """Where each of the texts begins."""
    starts, at = array("I"), 0
    for length in lengths:
        starts.append(at)
        at += length
    return starts.tobytes()
