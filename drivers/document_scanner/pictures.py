# SPDX-License-Identifier: Apache-2.0
"""From a camera's frame to a page or a preview: find, straighten, judge, light, encode."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from drivers.document_scanner.finding import Found, find_page, ordered, small_grey
from drivers.document_scanner.judging import judge
from drivers.document_scanner.no_page import why_no_page
from drivers.document_scanner.straightening import light_evenly, straighten
from drivers.protocols import Corners, PagePreview, PageVerdict, Point, ScannedPage
from drivers.transports.opencv import cv2

if TYPE_CHECKING:
    from drivers.document_scanner.finding import Points
    from drivers.transports.frames import Frame

_PREVIEW = 640
_PREVIEW_QUALITY = 70
_PAGE_QUALITY = 88


def preview(frame: Frame) -> PagePreview:
    """``frame`` small, with what was found in it."""
    found = find_page(frame)
    flaws = why_no_page(frame) if found is None else judge(found, straighten(frame, found.corners / found.scale))
    shrink = min(1.0, _PREVIEW / max(frame.shape[:2]))
    small = np.asarray(cv2.resize(frame, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    corners = None if found is None else _parts(found.corners / found.scale, frame)
    return PagePreview(encode(small, _PREVIEW_QUALITY), small.shape[1], small.shape[0], corners, flaws)


def scan(frame: Frame, by_hand: Corners | None = None) -> ScannedPage:
    """The page in ``frame``, within the corners that were set by hand or else found."""
    found = find_page(frame) if by_hand is None else _set_by_hand(frame, by_hand)
    if found is None:
        picture = encode(frame, _PAGE_QUALITY)
        return ScannedPage(picture, frame.shape[1], frame.shape[0], None, PageVerdict.POOR, why_no_page(frame))
    corners = found.corners / found.scale
    page = straighten(frame, corners)
    flaws = judge(found, page)
    return ScannedPage(
        encode(light_evenly(page), _PAGE_QUALITY),
        page.shape[1],
        page.shape[0],
        _parts(corners, frame),
        PageVerdict.POOR if flaws else PageVerdict.GOOD,
        flaws,
    )


def encode(picture: Frame, quality: int) -> bytes:
    """JPEG."""
    _, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return encoded.tobytes()


def _parts(corners: Points, frame: Frame) -> Corners:
    height, width = frame.shape[:2]
    return Corners(*(Point(float(x) / width, float(y) / height) for x, y in corners))


def _set_by_hand(frame: Frame, corners: Corners) -> Found:
    """A person said that the page is there: it is taken as whole, and its edges are not asked how sharp they are."""
    grey, scale = small_grey(frame)
    points = (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
    size = np.array([grey.shape[1], grey.shape[0]], np.float32)
    placed = ordered(np.array([(each.x, each.y) for each in points], np.float32) * size)
    return Found(placed, cut_by_border=False, contrast=255.0, edge_blur=0.0, scale=scale)
