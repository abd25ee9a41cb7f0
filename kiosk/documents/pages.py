"""Pages of a document of our own: small pictures of them, and some of them as a document.

Imports pdfium: never in the process of the screen, see ``kiosk.documents.child``.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pypdfium2

_DOTS_PER_INCH = 60  # enough to tell one page from another
_TO_READ = 132  # as wide as a portrait screen
#: Nobody reads more of a form on a screen; it bounds what a stranger's file can cost.
_MOST_PAGES = 60
_POINTS_PER_INCH = 72


def pictures(pdf: bytes, *, readable: bool = False) -> tuple[bytes, ...]:
    """Each page as PNG; small, or large enough to read. Raises ValueError for more pages than anybody reads."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        if len(document) > _MOST_PAGES:
            raise ValueError("too many pages")
        return tuple(_picture(page, _TO_READ if readable else _DOTS_PER_INCH) for page in document)
    finally:
        document.close()


def picked(pdf: bytes, pages: Sequence[int]) -> bytes:
    """The pages of these numbers, counted from 1, in this order. Raises ValueError for one that is not there."""
    whole, part = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
    try:
        if not pages or not all(1 <= page <= len(whole) for page in pages):
            raise ValueError("a page that is not there")
        part.import_pages(whole, [page - 1 for page in pages])
        written = BytesIO()
        part.save(written)
        return written.getvalue()
    finally:
        part.close()
        whole.close()


def _picture(page: pypdfium2.PdfPage, dots_per_inch: int) -> bytes:
    png = BytesIO()
    page.render(scale=dots_per_inch / _POINTS_PER_INCH).to_pil().save(png, "PNG")
    return png.getvalue()
