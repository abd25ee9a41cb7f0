"""Contact sheets: one a page, every theme, language and panel beside each other, and how far one is from another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy
from PIL import Image, ImageDraw, ImageFont

from screens.models import ThemeName

THEMES = (ThemeName.STANDARD, ThemeName.ELDER, ThemeName.CONTRAST_DARK)
LANGUAGES = ("zh-CN", "zh-Hant", "en")
#: The hall's portrait panel and a teller machine's: by the names of ``tests.support.stage``.
PANELS = ("1080x1920", "1024x768")
#: How wide a page stands on its sheet, in pixels.
_WIDTHS = {"1080x1920": 270, "1024x768": 400}
_GAP = 8
_LABEL = 18

#: Mean difference of two sheets, of 255, up to which they are the same picture: another version of a font's hinting
#: moves edges, a text that changed moves far more.
SAME = 1.2


def sheet(cells: dict[tuple[str, str, str], Path]) -> Image.Image:
    """The pictures of a page, by panel, theme and language; a row for each panel and language."""
    rows: list[list[tuple[str, Image.Image]]] = []
    for panel in PANELS:
        for language in LANGUAGES:
            row = list(_row(cells, panel, language))
            if row:
                rows.append(row)
    width = max(sum(image.width + _GAP for _, image in row) for row in rows) + _GAP
    height = sum(max(image.height for _, image in row) + _GAP + _LABEL for row in rows) + _GAP
    made = Image.new("RGB", (width, height), "#d5d5d5")
    pen = ImageDraw.Draw(made)
    font = ImageFont.load_default(size=12)
    y = _GAP
    for row in rows:
        x = _GAP
        for label, image in row:
            pen.text((x, y), label, fill="#333333", font=font)
            made.paste(image, (x, y + _LABEL))
            x += image.width + _GAP
        y += max(image.height for _, image in row) + _LABEL + _GAP
    return made


def _row(cells: dict[tuple[str, str, str], Path], panel: str, language: str) -> Iterator[tuple[str, Image.Image]]:
    for theme in THEMES:
        file = cells.get((panel, theme.value, language))
        if file is None:
            continue
        with Image.open(file) as opened:
            width = _WIDTHS[panel]
            small = opened.convert("RGB").resize(
                (width, round(opened.height * width / opened.width)), Image.Resampling.LANCZOS
            )
        yield f"{panel} {theme.value} {language}", small


def keep(made: Image.Image, file: Path) -> None:
    """Store a sheet as small as it can be compared."""
    _kept_form(made).save(file, optimize=True)


def _kept_form(made: Image.Image) -> Image.Image:
    half = made.resize((made.width // 2, made.height // 2), Image.Resampling.LANCZOS)
    return half.quantize(32, dither=Image.Dither.NONE)


def distance(made: Image.Image, kept: Path) -> float:
    """Mean difference of the pixels, of 255; that of a sheet of another size is the greatest."""
    with Image.open(kept) as opened:
        before = opened.convert("RGB")
    now = _kept_form(made).convert("RGB")
    if before.size != now.size:
        return 255.0
    difference = numpy.abs(numpy.asarray(before, dtype=numpy.int16) - numpy.asarray(now, dtype=numpy.int16))
    return float(difference.mean())
