# SPDX-License-Identifier: Apache-2.0
"""Pictures as dots of a receipt printer: GS v 0, in bands that fit every printer's memory.

Pillow is imported at the first picture, not before: receipts of residents hold none.
"""

from __future__ import annotations

import io

_BAND_DOTS = 48  # rows in one command: a few hundred bytes
_TALLEST = 3.0  # times the width


def picture_bands(png: bytes, width_dots: int) -> bytes:
    """The commands that print a PNG ``width_dots`` wide, in black and white by error diffusion.

    A picture that cannot be read is none: b"".
    """
    from PIL import Image, UnidentifiedImageError

    width = width_dots // 8 * 8
    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
            height = min(round(opened.height * width / opened.width), round(_TALLEST * width))
            dots = opened.convert("L").resize((width, height)).convert("1")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return b""
    rows = bytes(byte ^ 0xFF for byte in dots.tobytes())  # a printer's dot is black, a picture's is white
    row_bytes = width // 8
    bands = []
    for top in range(0, height, _BAND_DOTS):
        band = rows[top * row_bytes : (top + _BAND_DOTS) * row_bytes]
        size = row_bytes.to_bytes(2, "little") + (len(band) // row_bytes).to_bytes(2, "little")
        bands.append(b"\x1dv0\x00" + size + band)
    return b"".join(bands)
