# SPDX-License-Identifier: Apache-2.0
"""Characters drawn on the grid of a receipt printer: 24 dots high, 12 dots a column.

For what a printer's own character set cannot say, and for the instrument that draws what came out of one. Pillow is
imported at the first drawing, not before: a kiosk whose receipts hold no rare hanzi never loads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.receipt_printer.columns import width

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

CELL_WIDTH = 12
CELL_HEIGHT = 24


@dataclass(frozen=True)
class _Face:
    """``height`` is the size at which it fits the cell, in dots."""

    path: Path
    height: int = CELL_HEIGHT
    index: int = 0


# In the order in which they are asked for a character; where Debian's fonts-dejavu-core, fonts-noto-cjk and
# fonts-hanazono put them. At 20 dots a letter of DejaVu Sans Mono is 12 wide, and the marks of capitals stay within the
# cell; Noto, of which the seventh face is Sans Mono CJK SC, has the letters of Vietnamese besides, with two marks.
_NOTO_FILE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
_DEJAVU = _Face(Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"), 20)
_NOTO_LETTERS = _Face(_NOTO_FILE, 20, index=7)
_HANZI = (
    _Face(_NOTO_FILE, index=7),
    _Face(Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf")),
    _Face(Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf")),
)
_NARROW = (_DEJAVU, _NOTO_LETTERS, *_HANZI)
_WIDE = (*_HANZI, _DEJAVU)
_LETTERS_BASELINE = 19  # dots from the top: marks above capitals and tails below the line both fit
_NO_CHARACTER = "\U0010ffff"


class FontsMissing(RuntimeError):
    """None of the fonts is installed: Debian packages fonts-noto-cjk, fonts-hanazono and fonts-dejavu-core."""


@lru_cache(maxsize=16)
def _font(face: _Face, scale: int) -> FreeTypeFont | None:
    from PIL import ImageFont

    if not face.path.exists():
        return None
    # The other layout engine puts letters together from parts that a font has, and loses marks on the way.
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(face.path, face.height * scale, index=face.index, layout_engine=basic)


@lru_cache(maxsize=16)
def _placeholder(face: _Face, scale: int) -> bytes:
    """How a font draws a character that it does not have."""
    font = _font(face, scale)
    return bytes(font.getmask(_NO_CHARACTER)) if font is not None else b""


@lru_cache(maxsize=4096)
def is_drawn(character: str) -> bool:
    """Whether any of the fonts has the character. Raises FontsMissing."""
    return _font_with(character, 1) is not None


def _font_for(character: str, scale: int) -> FreeTypeFont:
    """The first font that has the character; the first of all when none has it."""
    return _font_with(character, scale) or _fonts(character, scale)[0][1]


def _font_with(character: str, scale: int) -> FreeTypeFont | None:
    for face, font in _fonts(character, scale):
        if character == " " or bytes(font.getmask(character)) != _placeholder(face, scale):
            return font
    return None


def _fonts(character: str, scale: int) -> list[tuple[_Face, FreeTypeFont]]:
    """In the order in which they are asked; at least one. Raises FontsMissing."""
    faces = _NARROW if width(character) == 1 else _WIDE
    found = [(face, font) for face in faces if (font := _font(face, scale)) is not None]
    if not found:
        raise FontsMissing("no font for receipts")
    return found


def _baseline(character: str, font: FreeTypeFont, scale: int) -> int:
    if width(character) == 1:
        return _LETTERS_BASELINE * scale
    # A font's line can be higher than the cell, as Noto's is; centred on it, hanzi fill it.
    ascent, descent = font.getmetrics()
    return (CELL_HEIGHT * scale - ascent - descent) // 2 + ascent


@lru_cache(maxsize=4096)
def draw_character(character: str, scale: int = 1, bold: bool = False) -> Image:
    """The character in its cell, 24 * scale dots high, 12 or 24 * scale wide. Mode "1", ink is 1; not to be changed."""
    from PIL import Image, ImageDraw

    size = CELL_HEIGHT * scale
    cell = Image.new("1", (width(character) * CELL_WIDTH * scale, size), 0)
    draw = ImageDraw.Draw(cell)
    draw.fontmode = "1"  # a dot is burnt or it is not
    font = _font_for(character, scale)
    for shift in (0, 1) if bold else (0,):
        draw.text((shift * scale, _baseline(character, font, scale)), character, fill=1, font=font, anchor="ls")
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
