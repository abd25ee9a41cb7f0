"""What the platform gave, or was laid out: rows, a document, a guide. Its bytes and pictures stand with the runner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, repr=False)
class QueryResult:
    """Rows as the platform gave them: column key -> text, months ``YYYY-MM``, money as a decimal."""

    rows: tuple[tuple[tuple[str, str], ...], ...]
    as_of: str
    source: str
    demonstration: bool

    def __repr__(self) -> str:
        return f"QueryResult({len(self.rows)} rows)"


@dataclass(frozen=True, repr=False)
class DocumentInHand:
    """A document whose signature was verified. Its bytes and pictures stand with the runner under these handles."""

    handle: str
    pictures: tuple[str, ...]
    title: str
    pages: int
    verification_code: str
    verification_url: str
    valid_until: date | None
    signer: str
    demonstration: bool

    def __repr__(self) -> str:
        return f"DocumentInHand({self.pages} pages)"


@dataclass(frozen=True)
class GuideInHand:
    """A guide laid out on A4. Its bytes and pictures stand with the runner under these handles."""

    handle: str
    pictures: tuple[str, ...]

    @property
    def pages(self) -> int:
        return len(self.pictures)
