"""A picture of somebody as a document wants it: cut to its format, no larger than it may be, its background looked at.

Works on the camera's thread; Pillow is imported with the first picture. What is not looked at here (a good likeness,
glasses, a smile) is the department's to judge, and the page says so.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kiosk.catalogue.definition.fields import Background, PhotoStandard

if TYPE_CHECKING:
    from PIL import Image

#: Where the background is looked at: strips beside the head, in parts of the picture's width and height.
_STRIPS = ((0.02, 0.03, 0.14, 0.4), (0.86, 0.03, 0.98, 0.4))
#: Of each colour, what a pixel of it looks like: red, green, blue, from and to.
_COLOURS = {
    Background.WHITE: ((200, 256), (200, 256), (200, 256)),
    Background.RED: ((150, 256), (0, 110), (0, 120)),
    Background.BLUE: ((0, 150), (70, 210), (140, 256)),
}
#: So many of the pixels have to look like it.
_ENOUGH = 0.85
_QUALITIES = (95, 90, 85, 80, 70, 60, 50, 40)


def fitted(jpeg: bytes, standard: PhotoStandard) -> tuple[bytes, bool]:
    """The picture in the standard's format, and whether its background is as it should be. Raises ValueError for what
    is no picture."""
    from PIL import Image  # noqa: PLC0415 - with the first picture

    try:
        with Image.open(io.BytesIO(jpeg)) as opened:
            whole = opened.convert("RGB")
    except OSError:
        raise ValueError("no picture") from None
    cut = _cut(whole, standard.width / standard.height).resize((standard.width, standard.height))
    encoded = b""
    for quality in _QUALITIES:
        encoded = _jpeg(cut, quality, standard.dots_an_inch)
        if len(encoded) <= standard.most_kb * 1024:
            break
    return encoded, _background_fits(cut, standard.background)


def _cut(whole: Image.Image, ratio: float) -> Image.Image:
    """The largest part of this ratio, in the middle from side to side; what is too high goes at the foot."""
    width, height = whole.size
    wide = min(width, round(height * ratio))
    high = min(height, round(wide / ratio))
    left = (width - wide) // 2
    return whole.crop((left, 0, left + wide, high))


def _background_fits(picture: Image.Image, wanted: Background | None) -> bool:
    if wanted is None:
        return True
    width, height = picture.size
    fits = total = 0
    for left, top, right, bottom in _STRIPS:
        strip = picture.crop((round(left * width), round(top * height), round(right * width), round(bottom * height)))
        pixels = strip.tobytes()
        total += len(pixels) // 3
        fits += sum(
            all(low <= value < high for value, (low, high) in zip(pixels[at : at + 3], _COLOURS[wanted], strict=True))
            for at in range(0, len(pixels), 3)
        )
    return fits >= _ENOUGH * total


def _jpeg(picture: Image.Image, quality: int, dots_an_inch: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, dpi=(dots_an_inch, dots_an_inch))
    return out.getvalue()
