"""A PDF as small as it can be."""

from __future__ import annotations

from fpdf import FPDF


def _pages(count: int) -> bytes:
    pdf = FPDF(format="A4")
    for _ in range(count):
        pdf.add_page()
    return bytes(pdf.output())


PDF_OF_TWO_PAGES = _pages(2)
