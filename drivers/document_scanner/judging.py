# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a page in a picture. Every threshold is in what a person would say, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from drivers.document_scanner.finding import Found
from drivers.protocols import PageFlaw
from drivers.transports.opencv import cv2

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from drivers.transports.frames import Frame

# Small print of an identity card needs about 600 pixels along it, and so do the headings of an A4 page.
_SMALLEST_SIDE = 600
# Grey level of the paper: below this a camera's noise eats the print.
_DARK_PAPER = 85
# Blur as ``blur_of_print`` reads it, as part of the page's long side. Drawn pages in focus read 0.0014 to 0.0025,
# shaken ones from 0.0032 on, those out of focus from 0.0038 on.
_BLURRED = 0.00275
_SATURATED = 250
_GLARE_SHARE = 0.003  # of the page: a mirrored lamp of 15 mm on A4
_BRIGHT_PAPER = 225  # grey level: from here on paper nearly saturates by itself, and only a large spot is a lamp
_LARGE_GLARE_SHARE = 0.02
_WASHED_OUT = 150  # grey level: when nothing on a white page is darker, its print is gone
_CORNER = 0.045  # of the short side: a fold of 9 mm on A4
_CORNER_GONE = 0.45  # of that triangle


def judge(found: Found, page: Frame) -> frozenset[PageFlaw]:
    """The flaws of ``page``, straightened, before it is lit evenly."""
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    paper = float(np.percentile(grey, 75))
    flaws = set()
    if found.cut_by_border or _corner_is_gone(grey, paper, found.contrast):
        flaws.add(PageFlaw.CUT_CORNER)
    if max(grey.shape) < _SMALLEST_SIDE:
        flaws.add(PageFlaw.TOO_SMALL)
    if paper < _DARK_PAPER:
        flaws.add(PageFlaw.TOO_DARK)
    if _has_glare(page, grey, paper):
        flaws.add(PageFlaw.GLARE)
    blur = blur_of_print(grey)
    if blur is None:  # a blank page: then its edges tell
        blur = found.edge_blur / found.scale
    if blur > _BLURRED * max(grey.shape):
        flaws.add(PageFlaw.BLUR)
    return frozenset(flaws)


def blur_of_print(grey: NDArray[np.uint8]) -> float | None:
    """The blur in pixels, by how steep the edges of print are; None without print.

    A step of height c under a blur s is at most c / (s * sqrt(2 pi)) steep, so s follows from both. The picture is
    blurred by 1 pixel first, against noise, and that is taken out again.
    """
    reach = max(3, round(max(grey.shape) * 0.005))
    smooth = cv2.GaussianBlur(grey, (0, 0), 1.0).astype(np.float32)
    kernel = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    height = cv2.dilate(smooth, kernel) - cv2.erode(smooth, kernel)
    margin = 3 * reach  # the page's own edge is no print
    height = height[margin:-margin, margin:-margin]
    if height.size == 0:
        return None
    strong = height > max(25.0, 0.6 * float(np.percentile(height, 98)))
    if strong.sum() < 0.002 * height.size:
        return None
    blurs = []
    for across, down in ((1, 0), (0, 1)):  # a hand that shakes blurs one way only
        steepness = np.abs(cv2.Sobel(smooth, cv2.CV_32F, across, down, scale=0.125)[margin:-margin, margin:-margin])
        # Within reach of a strong edge most pixels are beside it: the steepest tenth are the edge itself.
        slope_to_height = max(1e-3, float(np.percentile(steepness[strong] / height[strong], 90)))
        blurs.append(1 / (slope_to_height * (2 * np.pi) ** 0.5))
    return float(max(max(blurs) ** 2 - 1, 0.0) ** 0.5)


def _has_glare(page: Frame, grey: NDArray[np.uint8], paper: float) -> bool:
    white = (page.min(axis=2) >= _SATURATED).astype(np.uint8)
    size = max(3, round(max(grey.shape) * 0.008))
    spots = cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((size, size), np.uint8))
    share = float(spots.mean())
    if share < 0.4:
        return share > (_GLARE_SHARE if paper < _BRIGHT_PAPER else _LARGE_GLARE_SHARE)
    # A white page that a camera took for its white: a fault only when its print went with it.
    return float(np.percentile(grey, 1)) > _WASHED_OUT


def _corner_is_gone(grey: NDArray[np.uint8], paper: float, contrast: float) -> bool:
    """Whether a corner shows the plate: folded, torn off, or under something dark."""
    side = max(6, round(_CORNER * min(grey.shape)))
    triangle = np.add.outer(np.arange(side), np.arange(side)) < side
    triangle[:2, :] = triangle[:, :2] = False  # the seam between page and plate
    for turned in (grey, grey[:, ::-1], grey[::-1], grey[::-1, ::-1]):
        corner = turned[:side, :side]
        local = np.percentile(turned[: side * 3, : side * 3], 80)  # the paper there, in whatever shadow
        if float((corner < local - 0.5 * min(contrast, float(local)))[triangle].mean()) > _CORNER_GONE:
            return True
    return False
