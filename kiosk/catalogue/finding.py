"""The catalogue's services as documents of the search, and an index of them as the catalogue's finder."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from kiosk.catalogue.collection import Catalogue, Finder
from kiosk.catalogue.model import Service
from kiosk.search import Document, Index

#: More than anybody looks through; browsing by department is for that.
_MOST = 60


def documents(catalogue: Catalogue) -> list[Document]:
    """What is searched: the published services."""
    return [_document(service) for service in catalogue.published()]


class IndexFinder:
    """An open index; where its file fails, ``otherwise`` answers and ``on_fault`` hears of it."""

    def __init__(self, index: Index, otherwise: Finder, on_fault: Callable[[sqlite3.Error], None]) -> None:
        self._index = index
        self._otherwise = otherwise
        self._on_fault = on_fault

    def find(self, text: str) -> tuple[str, ...]:
        try:
            return tuple(found.code for found in self._index.find(text, _MOST))
        except sqlite3.Error as error:
            self._on_fault(error)
            return self._otherwise.find(text)

    def knows(self, word: str) -> bool:
        return self._index.knows(word)


def _document(service: Service) -> Document:
    return Document(
        key=service.code,
        code=service.code,
        title=service.title.zh,
        english=service.title.en,
        aliases=service.aliases,
        search_words=service.search_words,
        department=service.department.zh,
        popularity=service.channels.hall.popular,
    )
