"""Finding a service by what people type: hanzi, pinyin, first letters, other names, codes, with one typo."""

from kiosk.search.documents import Document, Found, Match, fingerprint
from kiosk.search.index import Index, IndexUnreadable

__all__ = ["Document", "Found", "Index", "IndexUnreadable", "Match", "fingerprint"]
