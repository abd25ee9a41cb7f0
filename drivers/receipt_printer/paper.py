# SPDX-License-Identifier: Apache-2.0
"""The paper in a simulated receipt printer: what was printed, as lines of text and as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from drivers.protocols import Align
from drivers.receipt_printer.columns import text_width
from drivers.receipt_printer.glyphs import CELL_HEIGHT, CELL_WIDTH, draw_character

if TYPE_CHECKING:
    from PIL.Image import Image

_LINE_HEIGHT = 30  # dots; what printers feed for a line of 24 dots unless they are told otherwise
_SCALES = (1, 2)  # in which lines are drawn
_MARGIN = 24  # dots of paper around what is printed, in the picture


@dataclass(frozen=True)
class PrintedReceipt:
    """A receipt that was cut off. What is drawn and not written stands in square brackets in ``lines``."""

    lines: tuple[str, ...]
    picture: bytes  # PNG


@dataclass(frozen=True)
class Character:
    """A character as it is printed."""

    text: str
    scale: int = 1
    bold: bool = False

    def draw(self) -> Image:
        return draw_character(self.text, self.scale, self.bold)

    @property
    def columns(self) -> int:
        return text_width(self.text) * self.scale


class Paper:
    """Grows line by line until it is cut."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self._lines: list[str] = []
        self._strips: list[Image] = []

    @property
    def lines(self) -> tuple[str, ...]:
        """What is on the paper since the last cut."""
        return tuple(self._lines)

    def print_line(self, characters: list[Character], align: Align) -> None:
        """A line of text. Leading spaces in ``lines`` show where an aligned line begins."""
        height = max((CELL_HEIGHT * each.scale for each in characters), default=CELL_HEIGHT)
        line = _blank(max(1, sum(each.columns for each in characters)) * CELL_WIDTH, height)
        x = 0
        for each in characters:
            cell = each.draw()
            line.paste(cell, (x, height - cell.height))
            x += cell.width
        self._add("".join(each.text for each in characters), line, align, height + _LINE_HEIGHT - CELL_HEIGHT)

    def print_picture(self, picture: Image, words: str, align: Align) -> None:
        """A picture (mode "1", ink is 1), which ``words`` stand for in ``lines``."""
        self._add(words, picture, align, picture.height)

    def feed(self, dots: int) -> None:
        """Empty paper, less than a line of it."""
        self._strips.append(_blank(self.columns * CELL_WIDTH, dots))

    def cut(self) -> PrintedReceipt:
        """Cut off what was printed, and begin anew."""
        from PIL import Image, ImageOps

        height = sum(strip.height for strip in self._strips)
        sheet = Image.new("L", (self.columns * CELL_WIDTH + 2 * _MARGIN, height + 2 * _MARGIN), 255)
        y = _MARGIN
        for strip in self._strips:
            sheet.paste(ImageOps.invert(strip.convert("L")), (_MARGIN, y))
            y += strip.height
        png = BytesIO()
        sheet.save(png, "PNG")
        receipt = PrintedReceipt(tuple(self._lines), png.getvalue())
        self._lines, self._strips = [], []
        return receipt

    def _add(self, words: str, picture: Image, align: Align, height: int) -> None:
        strip = _blank(self.columns * CELL_WIDTH, height)
        free = strip.width - picture.width
        x = {Align.LEFT: 0, Align.CENTRE: free // 2, Align.RIGHT: free}[align]
        strip.paste(picture, (x, 0))
        self._strips.append(strip)
        self._lines.append((" " * (x // CELL_WIDTH) + words).rstrip())


def _blank(width: int, height: int) -> Image:
    from PIL import Image

    return Image.new("1", (width, height), 0)


def recognise(picture: Image, known_characters: str) -> str | None:
    """The text in a picture of one line on the grid, if every cell of it is one of ``known_characters``, else None."""
    scale, rest = divmod(picture.height, CELL_HEIGHT)
    if rest or scale not in _SCALES or not known_characters:
        return None
    cells = {
        (cell.width, cell.tobytes()): character
        for bold in (False, True)
        for character in " " + known_characters
        for cell in (draw_character(character, scale, bold),)
    }
    text, x = "", 0
    while x < picture.width:
        for columns in (2, 1):
            box = picture.crop((x, 0, x + columns * CELL_WIDTH * scale, picture.height))
            character = cells.get((box.width, box.tobytes()))
            if character is not None:
                break
        else:
            # A raster is whole bytes wide: four dots may be left over at the right.
            return text if picture.width - x < CELL_WIDTH * scale and not box.getbbox() else None
        text += character
        x += box.width
    return text
