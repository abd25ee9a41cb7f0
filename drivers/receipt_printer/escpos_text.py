# SPDX-License-Identifier: Apache-2.0
"""Text as the bytes of a Chinese ESC/POS printer: ASCII and two-byte GBK, and a picture of the line for the rest.

python-escpos guesses code pages and sends four-byte GB18030 codes, which printers show as other characters. Here a
line is either said in codes that every Chinese printer has, or drawn: a whole line as a raster, because that is the
one way of printing a picture that all of them have, and it stays on the same grid.
"""

from __future__ import annotations

from drivers.line_breaks import is_letter
from drivers.receipt_printer.columns import normalise
from drivers.receipt_printer.glyphs import draw_line, is_drawn

_RASTER = b"\x1dv0\x00"
# A raster ends with its last row of dots; a line of characters is followed by 6 dots of space (ESC J).
_LINE_GAP = b"\x1bJ\x06"


def sayable(text: str) -> str:
    """``text`` as it can be printed: what neither the printer nor any font has stands there by its number (U+30000)."""
    return "".join(
        character if encode_character(character) is not None or is_drawn(character) else f"[U+{ord(character):04X}]"
        for character in normalise(text)
    )


def encode_character(character: str) -> bytes | None:
    """One byte of ASCII or two of GBK; None when neither can say it as wide as the grid has it."""
    if character.isascii():
        return character.encode("ascii") if character.isprintable() else None
    if is_letter(character):
        return None
    try:
        code = character.encode("gbk")
    except UnicodeEncodeError:
        return None
    return code if len(code) == 2 else None


def encode_line(text: str) -> bytes | None:
    """The codes for a line of normalised text, or None when it must be drawn."""
    codes = [encode_character(character) for character in text]
    return None if None in codes else b"".join(code for code in codes if code)


def raster_line(text: str, scale: int = 1, bold: bool = False) -> bytes:
    """A line of text as a raster picture (GS v 0), as wide as the text is."""
    image = draw_line(text, scale, bold)
    row_bytes = (image.width + 7) // 8
    return _RASTER + row_bytes.to_bytes(2, "little") + image.height.to_bytes(2, "little") + image.tobytes() + _LINE_GAP
