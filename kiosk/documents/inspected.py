"""What looking at a platform's document comes to. Imports nothing heavy: this is what other processes know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RefusalReason(StrEnum):
    """Why a document is neither shown nor printed."""

    NOT_A_PDF = "not_a_pdf"
    DAMAGED = "damaged"  # it begins like one and cannot be read, or is encrypted
    TOO_LARGE = "too_large"  # in bytes or pages
    WRONG_CONTENT = "wrong_content"  # not the bytes that were announced, or not A4
    NOT_SIGNED = "not_signed"
    SIGNATURE_INVALID = "signature_invalid"
    SIGNER_NOT_TRUSTED = "signer_not_trusted"  # a good signature of somebody who may not sign documents
    CHANGED_AFTER_SIGNING = "changed_after_signing"


class DocumentRefused(Exception):
    """A document is not what it should be."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, repr=False)
class InspectedDocument:
    """A document whose signature holds. ``pictures`` are PNG, one a page, for the screen."""

    page_count: int
    pictures: tuple[bytes, ...]
    signer: str  # the organisation, or whatever the certificate calls its holder
    signed_at: datetime | None  # as the signer says

    def __repr__(self) -> str:
        return f"InspectedDocument({self.page_count} pages)"


@dataclass(frozen=True, repr=False)
class RenderedDocument:
    """A document of our own, drawn. ``pictures`` are PNG, one a page, where they were asked for. ``spelt``: a character
    that no font has stands there as its number."""

    page_count: int
    pdf: bytes
    pictures: tuple[bytes, ...] = ()
    spelt: bool = False

    def __repr__(self) -> str:
        return f"RenderedDocument({self.page_count} pages)"
