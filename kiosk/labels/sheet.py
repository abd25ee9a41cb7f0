"""The sheet of labels: one for each place of the terminal, to be cut out, or handed to whoever embosses them.

Braille is drawn to size (GB/T 18028 and the usual signs of 2.5 mm between dots): dots of 1.5 mm, 6.1 mm from cell to
cell, 10 mm from line to line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF

from kiosk.documents.fonts import text_faces
from kiosk.labels.braille import dots_of

DOT_DISTANCE, CELL_DISTANCE, LINE_DISTANCE, DOT = 2.5, 6.1, 10.0, 1.5  # mm
_LEFT, _TOP, _WIDTH, _HEIGHT, _GAP = 15.0, 15.0, 180.0, 62.0, 4.0
_INSET = 8.0
_FAMILY = "label"


@dataclass(frozen=True)
class Label:
    """What stands on one: large print in two languages, the same as cells, and where it is stuck on."""

    large: str
    small: str
    cells: tuple[str, ...]  # a line each
    where: str


def write_sheet(labels: Iterable[Label], out: Path, *, title: str) -> None:
    """Write the PDF. Raises OSError, FontMissing."""
    pdf = FPDF(format="A4", unit="mm")
    pdf.set_auto_page_break(False)
    pdf.set_title(title)
    for style, face in zip(("", "B"), text_faces("zh-CN"), strict=True):
        pdf.add_font(_FAMILY, style, face.path, collection_font_number=face.index)
    room = int((297 - 2 * _TOP + _GAP) // (_HEIGHT + _GAP))
    for number, label in enumerate(labels):
        if number % room == 0:
            pdf.add_page()
        _draw(pdf, label, _TOP + number % room * (_HEIGHT + _GAP))
    pdf.output(str(out))


def _draw(pdf: FPDF, label: Label, top: float) -> None:
    pdf.set_draw_color(150)
    pdf.set_line_width(0.2)
    pdf.rect(_LEFT, top, _WIDTH, _HEIGHT, round_corners=True, corner_radius=3)
    pdf.set_text_color(0)
    for style, largest, text, y in (("B", 40, label.large, 4.0), ("", 20, label.small, 20.0)):
        pdf.set_font(_FAMILY, style, largest)
        wide = pdf.get_string_width(text)
        pdf.set_font(_FAMILY, style, min(largest, largest * (_WIDTH - 2 * _INSET) / wide))
        pdf.set_xy(_LEFT + _INSET - 1, top + y)
        pdf.cell(text=text)
    pdf.set_fill_color(0)
    for line, cells in enumerate(label.cells):
        for place, sign in enumerate(cells):
            for dot in dots_of(sign):
                x, y = dot_place(dot)
                left = _LEFT + _INSET + place * CELL_DISTANCE + x
                pdf.circle(left, top + 36 + line * LINE_DISTANCE + y, DOT / 2, style="F")
    pdf.set_font(_FAMILY, "", 8)
    pdf.set_text_color(110)
    pdf.set_xy(_LEFT + _INSET - 1, top + _HEIGHT - 6)
    pdf.cell(text=label.where)


def dot_place(dot: int) -> tuple[float, float]:
    """Of a dot from the cell's first one, in millimetres to the right and down."""
    return (dot - 1) // 3 * DOT_DISTANCE, (dot - 1) % 3 * DOT_DISTANCE
