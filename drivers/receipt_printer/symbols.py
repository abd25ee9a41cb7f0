# SPDX-License-Identifier: Apache-2.0
"""QR codes and barcodes as the simulated printer draws them. A real printer draws them itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_QR_MODULE = 6  # dots


def draw_qr_code(data: str) -> Image:
    """Mode "1", ink is 1."""
    from PIL import Image
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=2)
    code.add_data(data)
    code.make()
    rows = code.get_matrix()
    picture = Image.new("1", (len(rows), len(rows)))
    picture.putdata([int(dark) for row in rows for dark in row])
    return picture.resize((len(rows) * _QR_MODULE, len(rows) * _QR_MODULE))


def draw_code128(text: str, module: int, height: int) -> Image:
    """Mode "1", ink is 1; ``module`` is the width of the narrowest bar, both in dots."""
    from barcode.codex import Code128
    from PIL import Image

    modules = Code128(text).build()[0]
    picture = Image.new("1", (len(modules), 1))
    picture.putdata([int(each) for each in modules])
    return picture.resize((len(modules) * module, height))


def code128_text(content: bytes) -> str:
    """What GS k 73 was told to encode: characters of the sets A and B, and pairs of digits in set C. ValueError."""
    text, at, character_set = "", 0, b""
    while at < len(content):
        if content[at : at + 1] == b"{":
            following = content[at + 1 : at + 2]
            at += 2
            if following == b"{":
                text += "{"
            elif following in (b"A", b"B", b"C"):
                character_set = following
            else:
                raise ValueError("unknown CODE128 function")
            continue
        if not character_set:
            raise ValueError("CODE128 data without a character set")
        text += f"{content[at]:02d}" if character_set == b"C" else chr(content[at])
        at += 1
    if not text or not text.isascii():
        raise ValueError("CODE128 data of nothing, or of more than ASCII")
    return text
