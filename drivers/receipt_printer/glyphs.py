# SPDX-License-Identifier: Apache-2.0
"""Characters drawn on the grid of a receipt printer: 24 dots high, 12 dots a column.

For what a printer's own character set cannot say, and for the instrument that draws what came out of one. Pillow is
imported at the first drawing, not before: a kiosk whose receipts hold no rare hanzi never loads it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.receipt_printer.columns import width

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

CELL_WIDTH = 12
CELL_HEIGHT = 24

# Where Debian's fonts-noto-cjk and fonts-hanazono put them, in the order in which they are asked for a character. The
# seventh face of the collection is Noto Sans Mono CJK SC, whose Latin letters are half as wide as its hanzi.
_FONTS = (
    (Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"), 7),
    (Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"), 0),
    (Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"), 0),
)
_NO_CHARACTER = "\U0010ffff"


class FontsMissing(RuntimeError):
    """None of the fonts is installed: Debian packages fonts-noto-cjk and fonts-hanazono."""


@lru_cache(maxsize=16)
def _fonts(size: int) -> tuple[FreeTypeFont, ...]:
    from PIL import ImageFont

    found = tuple(ImageFont.truetype(path, size, index=face) for path, face in _FONTS if path.exists())
    if not found:
        raise FontsMissing("no font for receipts")
    return found


@lru_cache(maxsize=16)
def _placeholders(size: int) -> tuple[bytes, ...]:
    """How each font draws a character that it does not have."""
    return tuple(bytes(font.getmask(_NO_CHARACTER)) for font in _fonts(size))


def _font_for(character: str, size: int) -> FreeTypeFont:
    """The first font that has the character; the first of all when none has it."""
    fonts = _fonts(size)
    for font, placeholder in zip(fonts, _placeholders(size), strict=True):
        if character == " " or bytes(font.getmask(character)) != placeholder:
            return font
    return fonts[0]


@lru_cache(maxsize=4096)
def draw_character(character: str, scale: int = 1, bold: bool = False) -> Image:
    """The character in its cell, 24 * scale dots high, 12 or 24 * scale wide. Mode "1", ink is 1; not to be changed."""
    from PIL import Image, ImageDraw

    size = CELL_HEIGHT * scale
    cell = Image.new("1", (width(character) * CELL_WIDTH * scale, size), 0)
    draw = ImageDraw.Draw(cell)
    draw.fontmode = "1"  # a dot is burnt or it is not
    font = _font_for(character, size)
    ascent, descent = font.getmetrics()
    # Noto's line is higher than its em; centred on the cell, hanzi fill it.
    top = (size - ascent - descent) // 2
    for shift in (0, 1) if bold else (0,):
        draw.text((shift * scale, top), character, fill=1, font=font)
    return cell


def draw_line(text: str, scale: int = 1, bold: bool = False) -> Image:
    """A line of text on the grid, as wide as its columns. Mode "1", ink is 1."""
    from PIL import Image

    cells = [draw_character(character, scale, bold) for character in text]
    line = Image.new("1", (max(1, sum(cell.width for cell in cells)), CELL_HEIGHT * scale), 0)
    x = 0
    for cell in cells:
        line.paste(cell, (x, 0))
        x += cell.width
    return line
