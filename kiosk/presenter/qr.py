"""A QR code (ISO/IEC 18004) as an SVG path, for a page to draw."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class QrPath:
    """``path``: the dark modules, one run of a row a rectangle, in units of a module; without the quiet zone."""

    path: str
    modules: int


@lru_cache(maxsize=8)
def svg_path(text: str) -> QrPath:
    """The code for ``text`` with error correction M (15 %): a screen has reflections, and no creases."""
    import qrcode  # noqa: PLC0415  # pages that show no code need no library for it

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    parts = []
    for row, modules in enumerate(matrix):
        start = 0
        while start < len(modules):
            end = start
            while end < len(modules) and modules[end] == modules[start]:
                end += 1
            if modules[start]:
                parts.append(f"M{start} {row}h{end - start}v1h{start - end}z")
            start = end
    return QrPath("".join(parts), len(matrix))
