"""Contact sheets: one a page, every theme, language and panel beside each other; how far a page is from its picture.

A page is compared in its own cell of the kept sheet, square by square: words that moved by a line are lost in the mean
of a sheet, and stand out in the square where they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy
from PIL import Image, ImageDraw, ImageFont

from screens.models import ThemeName

THEMES = (ThemeName.STANDARD, ThemeName.ELDER, ThemeName.CONTRAST_DARK)
LANGUAGES = ("zh-CN", "zh-Hant", "en")
#: The hall's portrait panel and a teller machine's: by the names of ``tests.support.stage``.
PANELS = ("1080x1920", "1024x768")
#: How large a page stands on its sheet, in pixels. Even numbers here: a sheet is kept at half its size.
_SIZES = {"1080x1920": (270, 480), "1024x768": (400, 300)}
_GAP = 8
_LABEL = 18

#: Side of a square that is compared, in pixels of the kept sheet: about 15 mm of a panel.
_SQUARE = 8
#: Mean difference within a square, of 255, up to which it shows the same. What is kept has few colours and is off by
#: five; another version of a font's hinting moves edges by a fraction of a pixel; a word that changed or a control that
#: moved is well above.
SAME = 14.0


@dataclass(frozen=True)
class Look:
    """One cell of every sheet."""

    panel: str
    theme: ThemeName
    language: str

    def __str__(self) -> str:
        return f"{self.panel} {self.theme} {self.language}"


def looks() -> Iterator[Look]:
    for panel in PANELS:
        for theme in THEMES:
            for language in LANGUAGES:
                yield Look(panel, theme, language)


def small(file: Path, look: Look) -> Image.Image:
    """The picture of a page as it stands in its cell."""
    with Image.open(file) as opened:
        return opened.convert("RGB").resize(_SIZES[look.panel], Image.Resampling.LANCZOS)


def sheet(cells: Mapping[Look, Image.Image]) -> Image.Image:
    """All pictures of a page, each in its place."""
    boxes = [_box(look) for look in looks()]
    made = Image.new("RGB", (max(box[2] for box in boxes) + _GAP, max(box[3] for box in boxes) + _GAP), "#d5d5d5")
    pen = ImageDraw.Draw(made)
    font = ImageFont.load_default(size=12)
    for look, cell in cells.items():
        left, top, *_ = _box(look)
        pen.text((left, top - _LABEL), str(look), fill="#333333", font=font)
        made.paste(cell, (left, top))
    return made


def keep(made: Image.Image, file: Path) -> None:
    """Store a sheet as small as it can be compared and looked at."""
    # Flat colours stay nearly what they are with this method; the usual one averages them away.
    small_enough = _half(made).quantize(192, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small_enough.save(file, optimize=True)


def distance(cell: Image.Image, look: Look, kept: Path) -> float:
    """Of the square of a cell that differs most from the kept sheet: the mean difference of its pixels, of 255."""
    with Image.open(kept) as opened:
        left, top, right, bottom = _box(look)
        before = opened.convert("RGB").crop((left // 2, top // 2, right // 2, bottom // 2))
    return _farthest(_half(cell), before)


def _farthest(now: Image.Image, before: Image.Image) -> float:
    apart = numpy.abs(numpy.asarray(now, dtype=numpy.int16) - numpy.asarray(before, dtype=numpy.int16)).mean(axis=2)
    high, wide = (side // _SQUARE * _SQUARE for side in apart.shape)
    squares = apart[:high, :wide].reshape(high // _SQUARE, _SQUARE, wide // _SQUARE, _SQUARE)
    return float(squares.mean(axis=(1, 3)).max())


def _half(image: Image.Image) -> Image.Image:
    return image.resize((image.width // 2, image.height // 2), Image.Resampling.BOX)


def _box(look: Look) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a cell on its sheet."""
    width, height = _SIZES[look.panel]
    left = _GAP + THEMES.index(look.theme) * (width + _GAP)
    rows_above = [_SIZES[panel][1] for panel in PANELS for _ in LANGUAGES]
    row = PANELS.index(look.panel) * len(LANGUAGES) + LANGUAGES.index(look.language)
    top = _GAP + _LABEL + sum(above + _GAP + _LABEL for above in rows_above[:row])
    return left, top, left + width, top + height
