"""Drawing an ``A4Document`` as PDF. Imports fpdf2: never in the process of the screen, see ``documents.child``."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Iterable, Sequence, Set
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, NamedTuple

import qrcode
from fpdf import FPDF
from fpdf.enums import Align as PageAlign
from fpdf.enums import TableBordersLayout, XPos, YPos
from fpdf.fonts import FontFace, TTFFont

from drivers import line_breaks
from kiosk.documents.fonts import letters_face, rare_hanzi_faces, text_faces
from kiosk.documents.layout import (
    A4Document,
    Align,
    Block,
    Facts,
    GreyBar,
    Heading,
    Paragraph,
    Picture,
    Table,
    Together,
    Verification,
)

# Millimetres.
_PAGE_WIDTH, _PAGE_HEIGHT = 210.0, 297.0
_SIDE, _TOP, _BOTTOM = 20.0, 18.0, 20.0
_WIDTH = _PAGE_WIDTH - 2 * _SIDE
_QR_SIDE = 26.0
_BAR_HEIGHT = 10.0
_SLACK = 0.01
#: Of the width of a pair: what stands beside the label is what counts.
_WIDEST_LABEL = 0.6
#: What a heading needs below it on its page: two lines, or a table's head and first row.
_BELOW_HEADING = 16.0
_FACTS_PADDING, _TABLE_PADDING, _DENSE_PADDING = (0.8, 1.0), (1.3, 1.5), (0.7, 1.0)
# Points.
_TITLE, _HEADING, _BODY, _SMALL, _DENSE = 20.0, 11.5, 10.5, 8.5, 8.0
_POINT = 25.4 / 72
_INK, _GREY, _RULE, _SHADE = 20, 110, 190, 243
_WATERMARK_GREY, _TRACE_GREY = 231, 200
_ALIGN = {Align.LEFT: "L", Align.CENTRE: "C", Align.RIGHT: "R"}
_FAMILY = "text"
#: Spaces, the digits of page numbers, and what a character's number is written with.
_ALWAYS_WRITTEN = frozenset(map(ord, " \u00a0\u30000123456789〔〕U+ABCDEF"))
#: They choose another form of the character before them. Fonts have them, and draw nothing that shows which it is.
_VARIATIONS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
_FIRST_CJK = 0x2E80  # letters of alphabets come before, hanzi and what goes with them from here on


class CannotDraw(Exception):
    """A character that none of the fonts has, where nothing says what its number would mean. A name with a hole in it
    is worse than no paper."""


class Drawn(NamedTuple):
    """``pages``: how many it takes; ``pdf``: with its fonts embedded as subsets; ``spelt``: whether a character stands
    there as its number, since no font has it."""

    pages: int
    pdf: bytes
    spelt: bool


def render(document: A4Document) -> Drawn:
    """Draw it. What no font has is spelt, where the document says what that means.

    Raises FontMissing, CannotDraw.
    """
    sheet = _Sheet(document)
    try:
        spelt = sheet.open_fonts()
        drawn = document.with_texts(lambda text: _spelt(text, spelt)) if spelt else document
        sheet.add_page()
        sheet.draw_title(drawn)
        for block in drawn.blocks:
            sheet.draw(block)
        if spelt:
            sheet.draw(Paragraph(document.spelling, small=True))
        pdf = bytes(sheet.output())
        return Drawn(sheet.pages_count, pdf, bool(spelt))
    finally:
        sheet.close_fonts()


def _spelt(text: str, missing: Set[int]) -> str:
    """Characters that no font has as their numbers (Unicode's U+ notation), those that follow each other together."""
    said: list[str] = []
    for is_missing, grouped in groupby(text, key=lambda letter: ord(letter) in missing):
        letters = "".join(grouped)
        said.append(f"〔{' '.join(f'U+{ord(letter):04X}' for letter in letters)}〕" if is_missing else letters)
    return "".join(said)


class _Sheet(FPDF):
    """fpdf2 calls ``header`` and ``footer`` on every page."""

    def __init__(self, document: A4Document) -> None:
        super().__init__(format="A4", unit="mm")
        self._document = document
        self._widths: dict[tuple[str, str, float, str], float] = {}
        self.set_margins(_SIDE, _TOP, _SIDE)
        self.set_auto_page_break(True, _BOTTOM)
        self.set_title(document.title)
        self.set_lang(document.language)
        self.set_creation_date(datetime.now(UTC))
        self.str_alias_nb_pages = "{pages}"
        self.set_draw_color(_RULE)

    def open_fonts(self) -> Set[int]:
        """What is in none of them. The others are large and seldom needed: they are opened only for characters that
        Noto lacks.

        Of a face no more is read than this document writes: fpdf2 copies a face's tables at every trial drawing.
        """
        missing = {ord(letter) for text in self._document.texts() for letter in text if not letter.isspace()}
        drawn, varied = set(missing), missing & _VARIATIONS
        written = sorted(missing | set(_ALWAYS_WRITTEN))
        for style, face in zip(("", "B"), text_faces(self._document.language), strict=True):
            self.add_font(_FAMILY, style, face.path, unicode_range=written, collection_font_number=face.index)
            drawn &= self._drawn_by(_FAMILY + style)
        missing -= drawn
        fallback = []
        faces = [letters_face()] if any(letter < _FIRST_CJK for letter in missing) else []
        faces += rare_hanzi_faces() if any(letter >= _FIRST_CJK for letter in missing) else ()
        for number, face in enumerate(faces):
            name = f"rare{number}"
            self.add_font(name, "", face.path)
            missing -= self._drawn_by(name)
            fallback.append(name)
        missing |= varied
        if missing and not self._document.spelling:
            raise CannotDraw(f"{len(missing)} characters are in none of the fonts")
        self.set_fallback_fonts(fallback, exact_match=False)
        return missing

    def close_fonts(self) -> None:
        """Let go of the files; fpdf2 does so itself only where a document comes to its end."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def _drawn_by(self, font: str) -> Set[int]:
        """The code points that a font has."""
        face = self.fonts[font]
        return face.cmap.keys() if isinstance(face, TTFFont) else frozenset()

    # --- every page ---------------------------------------------------------------------------------------------------

    def header(self) -> None:
        if self._document.watermark:
            self._draw_watermark(self._document.watermark)
        if self._document.trace:
            self._draw_trace(self._document.trace)
        self.set_text_color(_INK)
        self.set_xy(_SIDE, _TOP)

    def _draw_watermark(self, words: str) -> None:
        """Aslant, twice, as wide as the page allows."""
        self.set_text_color(_WATERMARK_GREY)
        self.set_font(_FAMILY, "B", 40)
        self.set_font_size(40 * 0.88 * math.hypot(_WIDTH, 90) / self.get_string_width(words))
        for middle in (_PAGE_HEIGHT * 0.33, _PAGE_HEIGHT * 0.72):
            with self.rotation(28, _PAGE_WIDTH / 2, middle):
                self.text((_PAGE_WIDTH - self.get_string_width(words)) / 2, middle, words)

    def _draw_trace(self, words: str) -> None:
        """Small and upright along both edges, where it is in nobody's way."""
        self.set_text_color(_TRACE_GREY)
        self.set_font(_FAMILY, "", 7)
        length = self.get_string_width(words)
        for left in (8.0, _PAGE_WIDTH - 6.0):
            with self.rotation(90, left, _PAGE_HEIGHT / 2):
                self.text(left - length / 2, _PAGE_HEIGHT / 2, words)

    def footer(self) -> None:
        self.set_y(-_BOTTOM + 5)
        self.line(_SIDE, self.get_y() - 1.5, _PAGE_WIDTH - _SIDE, self.get_y() - 1.5)
        self.set_font(_FAMILY, "", _SMALL)
        self.set_text_color(_GREY)
        label = self._document.page_label.replace("{page}", str(self.page_no()))
        room = self.get_string_width(label.replace("{pages}", "000"))
        first, *more = self._document.footer.split("\n")
        self.cell(_WIDTH - room, 4, first)
        self.cell(room, 4, label)
        for line in more:
            self.ln(4)
            self.cell(_WIDTH, 4, line)

    # --- blocks -------------------------------------------------------------------------------------------------------

    def draw_title(self, document: A4Document) -> None:
        self.set_font(_FAMILY, "B", _TITLE)
        self._lines(document.title, Align.CENTRE, _TITLE)
        if document.subtitle:
            self.set_font(_FAMILY, "", _BODY)
            self.set_text_color(_GREY)
            self._lines(document.subtitle, Align.CENTRE, _BODY)
            self.set_text_color(_INK)
        self.ln(4)

    def draw(self, block: Block) -> None:
        match block:
            case Facts():
                self._draw_facts(block)
            case Paragraph():
                size = _SMALL if block.small else _BODY
                if block.bold:
                    self._keep_with_next(size)
                self.set_font(_FAMILY, "B" if block.bold else "", size)
                self._lines(block.text, block.align, size)
                self.ln(1.5)
            case Heading():
                self._keep_with_next(_HEADING + 2 / _POINT)
                self.ln(2)
                self.set_font(_FAMILY, "B", _HEADING)
                self._lines(block.heading, Align.LEFT, _HEADING)
                self.ln(1)
            case Table():
                self._draw_table(block)
            case Verification():
                self._draw_verification(block)
            case GreyBar():
                self._draw_grey_bar(block.grey_steps)
            case Picture():
                self._draw_picture(block)
            case Together():
                with self.offset_rendering() as tried:
                    for one in block.blocks:
                        tried.draw(one)
                if tried.page_break_triggered:
                    self.add_page()
                for one in block.blocks:
                    self.draw(one)

    def _keep_with_next(self, size: float) -> None:
        """A heading is never the last line of a page."""
        if self.will_page_break(size * _POINT * 1.5 + _BELOW_HEADING):
            self.add_page()

    def _lines(self, text: str, align: Align, size: float) -> None:
        room = self.w - self.r_margin - self.x - 2 * self.c_margin
        lines = self._broken(text, room)
        self.multi_cell(0, size * _POINT * 1.5, lines, align=_ALIGN[align], new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _broken(self, text: str, room: float) -> str:
        """``text`` with its lines parted for ``room`` millimetres in the font that is set: fpdf2 parts at spaces alone,
        and begins a line with a full stop."""
        lines = (line_breaks.wrap(line, room - _SLACK, self._width_of) for line in text.split("\n"))
        return "\n".join(part for parts in lines for part in parts)

    def _width_of(self, character: str) -> float:
        """Millimetres."""
        key = (self.font_family, self.font_style, self.font_size_pt, character)
        if key not in self._widths:
            self._widths[key] = self.get_string_width(character)
        return self._widths[key]

    def _draw_facts(self, block: Facts) -> None:
        width = _WIDTH / block.columns
        self.set_font(_FAMILY, "", _BODY)
        label_width = max((self.get_string_width(label) for label, _ in block.pairs), default=0) + 5
        label_width = min(label_width, width * _WIDEST_LABEL)
        sides = 2 * _FACTS_PADDING[1]
        rows = [block.pairs[at : at + block.columns] for at in range(0, len(block.pairs), block.columns)]
        widths = [part for _ in range(block.columns) for part in (label_width, width - label_width)]
        with self.table(
            width=_WIDTH,
            col_widths=tuple(widths),
            borders_layout=TableBordersLayout.NONE,
            first_row_as_headings=False,
            line_height=_BODY * _POINT * 1.5,
            padding=_FACTS_PADDING,
            text_align="LEFT",  # narrow columns of two languages have wide gaps when they are justified
            v_align="TOP",
        ) as table:
            for pairs in rows:
                row = table.row()
                for label, value in (*pairs, *((("", ""),) * (block.columns - len(pairs)))):
                    row.cell(self._broken(label, label_width - sides), style=FontFace(color=_GREY))
                    row.cell(self._broken(value, width - label_width - sides))
        self.ln(3)

    def _draw_table(self, block: Table) -> None:
        size, padding = (_DENSE, _DENSE_PADDING) if block.dense else (_BODY - 0.5, _TABLE_PADDING)
        share = _WIDTH / sum(column.weight for column in block.columns)
        rooms = [column.weight * share - 2 * padding[1] for column in block.columns]
        self.set_font(_FAMILY, "", size)
        with self.table(
            width=_WIDTH,
            col_widths=tuple(column.weight for column in block.columns),
            text_align=tuple(_ALIGN[column.align] for column in block.columns),
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            headings_style=FontFace(emphasis="BOLD", color=_INK, fill_color=_SHADE),
            line_height=size * _POINT * 1.35,
            padding=padding,
        ) as table:
            table.row(self._cells((column.label for column in block.columns), rooms, strong=True))
            for row in block.rows:
                strong: dict[str, Any] = {"style": FontFace(emphasis="BOLD", fill_color=_SHADE)} if row.strong else {}
                table.row(self._cells(row.cells, rooms, strong=row.strong), **strong)
        self.ln(3)

    def _cells(self, texts: Iterable[str], rooms: Sequence[float], *, strong: bool) -> list[str]:
        self.set_font(style="B" if strong else "")
        cells = [self._broken(text, room) for text, room in zip(texts, rooms, strict=True)]
        self.set_font(style="")
        return cells

    def _draw_grey_bar(self, steps: int) -> None:
        """White has an outline, to be seen at all."""
        if self.will_page_break(_BAR_HEIGHT + 4):
            self.add_page()
        width = _WIDTH / steps
        for step in range(steps):
            self.set_fill_color(round(255 * (1 - step / max(1, steps - 1))))
            self.rect(_SIDE + step * width, self.get_y(), width, _BAR_HEIGHT, style="F")
        self.rect(_SIDE, self.get_y(), _WIDTH, _BAR_HEIGHT)
        self.ln(_BAR_HEIGHT + 4)

    def _draw_picture(self, block: Picture) -> None:
        if self.will_page_break(block.height_mm + 4):
            self.add_page()
        content = io.BytesIO(base64.b64decode(block.png_base64))
        self.image(content, x=PageAlign.C, h=block.height_mm, alt_text=block.alternative)
        self.ln(4)

    def _draw_verification(self, block: Verification) -> None:
        """The QR code at the left with its words beside it, never parted by the end of a page."""
        if self.will_page_break(_QR_SIDE + 4):
            self.add_page()
        top = self.get_y() + 2
        self._draw_qr(block.url, _SIDE, top)
        self.set_font(_FAMILY, "", _SMALL)
        self.set_xy(_SIDE + _QR_SIDE + 5, top + 1)
        self.set_left_margin(_SIDE + _QR_SIDE + 5)
        for line in block.lines:
            self._lines(line, Align.LEFT, _SMALL)
        self.set_left_margin(_SIDE)
        self.set_xy(_SIDE, top + _QR_SIDE + 3)

    def _draw_qr(self, data: str, left: float, top: float) -> None:
        """As rectangles, one for each run of dark modules: sharp on every printer. Error correction M (15 %)."""
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
        code.add_data(data)
        code.make(fit=True)
        matrix = code.get_matrix()
        module = _QR_SIDE / len(matrix)
        self.set_fill_color(0)
        for row, modules in enumerate(matrix):
            start = 0
            while start < len(modules):
                end = start
                while end < len(modules) and modules[end]:
                    end += 1
                if end > start:
                    self.rect(left + start * module, top + row * module, (end - start) * module, module, style="F")
                start = end + 1
