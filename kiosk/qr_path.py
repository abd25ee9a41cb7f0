"""A QR code as an SVG path, for pages that draw it themselves."""

from __future__ import annotations

import qrcode


def qr_path(content: str) -> tuple[str, int]:
    """The dark modules of ``content``'s QR code as a path, and how many modules it is across, without a margin.

    Level M of ISO/IEC 18004: 15 % may be hidden by a reflection. Raises qrcode.exceptions.DataOverflowError.
    """
    code = qrcode.QRCode(border=0, error_correction=qrcode.ERROR_CORRECT_M)
    code.add_data(content)
    code.make()
    rows = code.get_matrix()
    path = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                path.append(f"M{start} {y}h{x - start}v1h{start - x}z")
            x += 1
    return "".join(path), len(rows)
