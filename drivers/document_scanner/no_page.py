# SPDX-License-Identifier: Apache-2.0
"""Why no page is seen: nothing lies there, somebody looks into the camera, or something covers it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from drivers.document_scanner.finding import small_grey
from drivers.protocols import PageFlaw
from drivers.transports.opencv import cv2

if TYPE_CHECKING:
    from drivers.transports.frames import Frame

_SMALLEST_FRAME = 64  # pixels: no camera makes less
_LARGE_FACE = 0.2  # of the picture's height: the portrait on a card that was not found is smaller
# Grey level that its brightest two hundredth must pass: the darkest of the drawn empty plates has 27 there, a lens that
# is covered has its noise.
_NO_LIGHT = 20


def why_no_page(frame: Frame) -> frozenset[PageFlaw]:
    """The flaws of a picture in which no page was found; NO_PAGE is always among them."""
    if min(frame.shape[:2]) < _SMALLEST_FRAME:
        return frozenset({PageFlaw.NO_PAGE})
    grey, _ = small_grey(frame)
    if float(np.percentile(grey, 99.5)) < _NO_LIGHT:
        return frozenset({PageFlaw.NO_PAGE, PageFlaw.TOO_DARK})
    least = round(grey.shape[0] * _LARGE_FACE)
    evened = cv2.equalizeHist(grey)
    faces = _cascade().detectMultiScale(evened, scaleFactor=1.15, minNeighbors=5, minSize=(least, least))
    return frozenset({PageFlaw.NO_PAGE, PageFlaw.FACE} if len(faces) else {PageFlaw.NO_PAGE})


@cache
def _cascade() -> cv2.CascadeClassifier:
    cascades = Path(cv2.__file__).parent / "data"
    return cv2.CascadeClassifier(str(cascades / "haarcascade_frontalface_alt2.xml"))
