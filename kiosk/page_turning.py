"""A page that lies upside down, or on its side, turned by quarters. Pillow is imported with the first."""

from __future__ import annotations

import io

#: Enough that print stays as it was.
_QUALITY = 95


def turned(jpeg: bytes, quarters: int) -> bytes:
    """The picture turned clockwise by so many quarters, as a JPEG. Raises ValueError for what is no picture."""
    from PIL import Image  # noqa: PLC0415 - with the first picture

    turns = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
    try:
        with Image.open(io.BytesIO(jpeg)) as opened:
            picture = opened.convert("RGB")
    except OSError:
        raise ValueError("no picture") from None
    turn = turns.get(quarters % 4)
    out = io.BytesIO()
    (picture.transpose(turn) if turn is not None else picture).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
