"""What is searched, and what is found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from kiosk.search.form import FORM

#: What an index is made of beside the documents.
_WORDS = ("synonyms.toml", "readings.toml")


@dataclass(frozen=True)
class Document:
    """One guide: an item as one place offers it. Documents with the same ``code`` are one item, and are found once."""

    key: str  # unique; what the caller gets back
    code: str  # of the item (GB/T 39554.1 base code, 12 characters)
    title: str
    english: str = ""
    aliases: tuple[str, ...] = ()
    search_words: tuple[str, ...] = ()
    department: str = ""
    life_events: tuple[str, ...] = ()
    region: str = ""  # division code of GB/T 2260, as 440106, or of a town, as 440106001; "" is everywhere
    place: str = ""  # what people call the region, as 天河区
    popularity: int = 0  # in that region; higher stands first


class Match(IntEnum):
    """How a query met an item, the best first: the first order of the results."""

    EXACT = 0  # the whole title, or the whole code
    START = 1  # of the title, or of the code
    ALIAS = 2  # another name of it, or the start of one
    INSIDE = 3  # somewhere in the title or in another name
    SAID = 4  # in the title as people say it, by the synonyms
    ABOUT = 5  # the department that does it, or what happened in a life
    WORDS = 6  # in pieces, in any order
    TYPO = 7  # one edit away


@dataclass(frozen=True)
class Found:
    """One item; ``key`` and ``region`` are those of the document of the terminal's region, or of the nearest above it.

    ``place`` is the region that was named in the query, "" when none was.
    """

    key: str
    code: str
    match: Match
    region: str = ""
    place: str = ""


def fingerprint(documents: Iterable[Document]) -> str:
    """The same for the same documents, words and form: tells whether an index file is still the one to use."""
    digest = hashlib.sha256(f"{FORM}".encode())
    for document in sorted(documents, key=lambda document: document.key):
        digest.update(repr(document).encode())
    for file in _WORDS:
        digest.update(Path(__file__).with_name(file).read_bytes())
    return digest.hexdigest()
