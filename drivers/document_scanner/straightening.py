# SPDX-License-Identifier: Apache-2.0
"""A page as a scanner would have seen it: a rectangle, evenly lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from drivers.transports.opencv import cv2

if TYPE_CHECKING:
    from drivers.document_scanner.finding import Points
    from drivers.transports.frames import Frame

#: A4 at 200 dots an inch; more pixels than that make files and no readability.
LONGEST = 2339
_A4 = 2**0.5
_NEARLY_A4 = 0.12  # a page whose sides come this near to A4's is A4: perspective shortens them
_WHITE = 245.0
_STRONGEST_GAIN = 3.5


def straighten(frame: Frame, corners: Points) -> Frame:
    """The part of ``frame`` within ``corners`` (its pixels, clockwise from the top left) as a rectangle."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    width, height = max(sides[0], sides[2], 8.0), max(sides[1], sides[3], 8.0)
    ratio = max(width, height) / min(width, height)
    if abs(ratio / _A4 - 1) < _NEARLY_A4:
        width, height = (width, width * _A4) if width < height else (height * _A4, height)
    shrink = min(1.0, LONGEST / max(width, height))
    size = max(8, round(width * shrink)), max(8, round(height * shrink))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    straight = cv2.warpPerspective(frame, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(straight, dtype=np.uint8)


def light_evenly(page: Frame) -> Frame:
    """The page with its paper white all over: shadows and a tint of the light are taken out, print stays."""
    shrink = 400 / max(page.shape[:2])
    small = cv2.resize(page, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    # The brightest in the neighbourhood is paper; the median forgets what is left of large print and pictures.
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((11, 11), np.uint8)), 31).astype(np.float32)
    # A dark picture on the page is no shadow: it is brightened by half of what paper that dark would be, at most.
    paper = np.maximum(paper, 0.5 * np.median(paper, axis=(0, 1)))
    gain = (_WHITE / np.maximum(cv2.GaussianBlur(paper, (0, 0), 6), 1)).clip(1, _STRONGEST_GAIN)
    lit = page * cv2.resize(gain, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(lit.clip(0, 255), dtype=np.uint8)
