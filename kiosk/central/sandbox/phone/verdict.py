"""Whether a picture of a page can be read, as far as numbers tell. A guess, said to whoever took it, and no refusal."""

from __future__ import annotations

import io
from enum import StrEnum

from PIL import Image, ImageFilter, ImageStat


class Doubtful(StrEnum):
    BLURRED = "blurred"  # nothing in it has an edge: out of focus, moved, or nothing there
    DARK = "dark"


#: Pixels of the longer side that are looked at: letters of a page are still there, the grain of a sensor is not.
_LOOKED_AT = 1000
#: Brightness (0 to 255) of the median pixel; paper in a lit room is above 120.
_DARK = 50
#: Variance of the Laplacian: a sharp page of print is in the thousands, one out of focus in the tens.
_SHARP = 40.0
_LAPLACIAN = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)


def doubts(picture: bytes) -> tuple[Doubtful, ...]:
    """Of a picture that has been decoded before."""
    with Image.open(io.BytesIO(picture)) as opened:
        opened.draft("L", (_LOOKED_AT, _LOOKED_AT))
        grey = opened.convert("L")
    grey.thumbnail((_LOOKED_AT, _LOOKED_AT))
    found = []
    edges = grey.filter(_LAPLACIAN).crop(
        (1, 1, grey.width - 1, grey.height - 1)
    )  # the outermost pixels stay as they were
    if ImageStat.Stat(edges).var[0] < _SHARP:
        found.append(Doubtful.BLURRED)
    if ImageStat.Stat(grey).median[0] < _DARK:
        found.append(Doubtful.DARK)
    return tuple(found)
