"""Looking into PDF files as a reader does."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pypdfium2
from pypdfium2 import raw


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, without white space, since where lines end is a matter of layout."""
    with opened(pdf) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def page_lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page, as they stand."""
    with opened(pdf) as document:
        return [page.get_textpage().get_text_range().splitlines() for page in document]


def page_picture(pdf: bytes, page: int = 0) -> bytes:
    """A page as PNG, at 110 dots an inch."""
    png = BytesIO()
    with opened(pdf) as document:
        document[page].render(scale=110 / 72).to_pil().save(png, "PNG")
    return png.getvalue()


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font that text is set in, and whether it is embedded."""
    found: dict[str, bool] = {}
    with opened(pdf) as document:
        for page in document:
            for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
                font = raw.FPDFTextObj_GetFont(item.raw)
                size = raw.FPDFFont_GetBaseFontName(font, None, 0)
                name = ctypes.create_string_buffer(size)
                raw.FPDFFont_GetBaseFontName(font, name, size)
                found[name.value.decode()] = bool(raw.FPDFFont_GetIsEmbedded(font))
    return found
