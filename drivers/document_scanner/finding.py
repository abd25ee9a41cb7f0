# SPDX-License-Identifier: Apache-2.0
"""The page in a camera's picture: four corners, found by its bright area or by its outline.

Everything happens in a picture of at most 800 pixels; positions are in its pixels. A page is a bright quadrilateral on
a plate that is darker; its sides are placed anew, to parts of a pixel, where the brightness changes most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from drivers.transports.opencv import cv2

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from drivers.transports.frames import Frame

    Grey = NDArray[np.uint8]
    Points = NDArray[np.float32]  # n x 2: x, y

LONG_SIDE = 800
_SMALLEST_FRAME = 64  # pixels: no camera makes less
_SMALLEST_AREA = 0.02  # of the picture
_LARGEST_AREA = 0.98  # more is the plate itself
_SQUARENESS = 0.88  # of the quadrilateral, how much the area found fills; a circle fills 0.79 of its square
_ANGLES = (55.0, 125.0)  # degrees at the corners
_CONTRAST = 9.0  # grey levels between page and plate, at least
_BRIGHTER = 1.4  # paper against the plate, under the same light
_SOFTEST_EDGE = 4.5  # pixels (standard deviation): a softer one is that of a shadow, not of a page out of focus
_SEARCH = 10  # pixels to either side of a rough side
_SAMPLES = 80  # along a side
_STRAIGHT = 1.5  # pixels that half of a side's points may lie beside a line
_BORDER = 3  # pixels: nearer to the picture's edge is at it
_AT_BORDER = 0.02  # of the outline: more at the picture's edge means that the page goes on beyond it


@dataclass(frozen=True)
class Found:
    """A page: its corners from the top left on, clockwise, in pixels of the small picture."""

    corners: Points
    cut_by_border: bool
    contrast: float
    edge_blur: float  # standard deviation of the blur across its sides, in pixels of the small picture
    scale: float  # small picture's pixels for each of the frame's


def small_grey(frame: Frame) -> tuple[Grey, float]:
    """The lightness of ``frame``, at most LONG_SIDE pixels wide and high, and its scale."""
    scale = min(1.0, LONG_SIDE / max(frame.shape[:2]))
    small = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else frame
    return _bytes(cv2.cvtColor(small, cv2.COLOR_BGR2LAB)[:, :, 0]), scale


def find_page(frame: Frame) -> Found | None:
    """The page in ``frame``, or None when nothing looks like one."""
    if min(frame.shape[:2]) < _SMALLEST_FRAME:
        return None
    grey, scale = small_grey(frame)
    smooth = _bytes(cv2.GaussianBlur(grey, (5, 5), 0))
    best: Found | None = None
    best_score = 0.0
    for mask in _masks(smooth):
        outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:3]:
            found, score = _candidate(smooth, outline.reshape(-1, 2).astype(np.float32), scale)
            if found is not None and score > best_score:
                best, best_score = found, score
    return best


def ordered(corners: Points) -> Points:
    """Clockwise, from the one nearest to the picture's top left."""
    centre = corners.mean(axis=0)
    around = corners[np.argsort(np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0]))]
    return np.roll(around, -int(np.argmin(around.sum(axis=1))), axis=0)


def _bytes(picture: object) -> Grey:
    return np.asarray(picture, dtype=np.uint8)


def _masks(smooth: Grey) -> Iterator[Grey]:
    """Where a page may be: what is bright, then what an outline goes round."""
    level, bright = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    kernel = np.ones((9, 9), np.uint8)  # print within the page is thinner than that
    yield _bytes(cv2.morphologyEx(cv2.morphologyEx(bright, cv2.MORPH_CLOSE, kernel), cv2.MORPH_OPEN, kernel))
    edges = cv2.Canny(smooth, level * 0.3, level * 0.7)
    yield _bytes(cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)))
    # Under a shadow the page is as dark as the plate in the light: compared with its surroundings it is still bright.
    coarse = cv2.resize(smooth, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    around = cv2.resize(cv2.GaussianBlur(coarse, (0, 0), LONG_SIDE / 48), smooth.shape[::-1])
    local = ((smooth > around) * 255).astype(np.uint8)
    yield _bytes(cv2.morphologyEx(cv2.morphologyEx(local, cv2.MORPH_CLOSE, kernel), cv2.MORPH_OPEN, kernel))


def _candidate(smooth: Grey, outline: Points, scale: float) -> tuple[Found | None, float]:
    """A page with this outline, and how good a page it makes."""
    height, width = smooth.shape
    hull = cv2.convexHull(outline).reshape(-1, 2).astype(np.float32)
    share = float(cv2.contourArea(hull)) / (height * width)
    if not _SMALLEST_AREA < share < _LARGEST_AREA:
        return None, 0
    at_border = (outline < _BORDER).any(axis=1) | (outline >= np.array([width, height]) - _BORDER).any(axis=1)
    cut = bool(at_border.mean() > _AT_BORDER)
    rough = _quadrilateral(hull)
    fill = float(cv2.contourArea(hull)) / max(1.0, float(cv2.contourArea(rough)))
    if not _SQUARENESS < fill < 1 / _SQUARENESS:
        return None, 0
    corners, contrast, blur = _placed(smooth, ordered(rough))
    if contrast < _CONTRAST or blur > _SOFTEST_EDGE or not _plausible(corners, smooth.shape, cut):
        return None, 0
    return Found(corners, cut, contrast, blur, scale), share**0.5 * min(fill, 1 / fill) * min(contrast, 60.0)


def _quadrilateral(hull: Points) -> Points:
    """Four corners around ``hull``: where its four longest sides cross, else those of the smallest rectangle.

    A folded corner adds a short fifth side, which is passed over.
    """
    polygon = cv2.approxPolyDP(hull, 0.008 * cv2.arcLength(hull, True), True).reshape(-1, 2).astype(np.float32)
    sides = np.roll(polygon, -1, axis=0) - polygon
    longest = np.sort(np.argsort(-np.linalg.norm(sides, axis=1))[:4])
    rectangle = cv2.boxPoints(cv2.minAreaRect(hull)).astype(np.float32)
    if len(longest) < 4:
        return rectangle
    lines = [np.array([*(sides[at] / np.linalg.norm(sides[at])), *polygon[at]], np.float64) for at in longest]
    crossings = [_crossing(lines[at - 1], lines[at]) for at in range(4)]
    return np.array(crossings, np.float32) if all(each is not None for each in crossings) else rectangle


def _plausible(corners: Points, shape: tuple[int, ...], cut: bool) -> bool:
    """Whether it is a rectangle seen from above, more or less, and (unless it is cut) within the picture."""
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(sides, axis=1)
    if lengths.min() < 20:
        return False
    turns = -(sides / lengths[:, None] * np.roll(sides / lengths[:, None], 1, axis=0)).sum(axis=1)
    angles = np.degrees(np.arccos(np.clip(turns, -1, 1)))
    if angles.min() < _ANGLES[0] or angles.max() > _ANGLES[1]:
        return False
    across, along = sorted((lengths[0] + lengths[2], lengths[1] + lengths[3]))
    beyond = 0.5 if cut else 0.03
    room = np.array([shape[1], shape[0]], np.float32)
    inside = bool((corners > -beyond * room).all() and (corners < (1 + beyond) * room).all())
    return inside and along / across < 2.3 and bool((lengths / np.roll(lengths, 2) < 1.7).all())


def _placed(smooth: Grey, corners: Points) -> tuple[Points, float, float]:
    """The corners where the sides cross, placed on the strongest change from plate to page; contrast and blur there."""
    lines: list[NDArray[np.float64]] = []
    contrasts: list[float] = []
    blurs: list[float] = []
    centre = corners.mean(axis=0)
    steps = np.arange(-_SEARCH, _SEARCH + 1, dtype=np.float32)
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = (end - start) / max(1e-6, float(np.linalg.norm(end - start)))
        inward = np.array([-along[1], along[0]], np.float32)
        if float((centre - start) @ inward) < 0:
            inward = -inward
        bases = start + np.linspace(0.06, 0.94, _SAMPLES, dtype=np.float32)[:, None] * (end - start)
        places = bases[:, None, :] + steps[None, :, None] * inward
        profiles = cv2.remap(
            smooth, places[:, :, 0], places[:, :, 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        ).astype(np.float32)
        rises = np.gradient(profiles, axis=1)
        peaks = rises.argmax(axis=1)
        rows = np.arange(_SAMPLES)
        steepest = rises[rows, peaks]
        inside = (places[rows, peaks] >= 1).all(axis=1) & (
            places[rows, peaks] <= np.array([smooth.shape[1] - 2, smooth.shape[0] - 2])
        ).all(axis=1)
        # A side that lies beyond the picture has no change to be seen: it stays where it was.
        good = inside & (steepest > max(1.5, 0.35 * float(np.percentile(steepest, 80))))
        plate, paper = profiles[:, :4].mean(axis=1), profiles[:, -4:].mean(axis=1)
        differences = paper - plate
        if good.sum() < _SAMPLES // 3 or np.median(paper[good]) < _BRIGHTER * np.median(plate[good]):
            lines.append(np.array([*along, *start], np.float64))
            continue
        offsets = steps[peaks[good]] + _between(rises[good], peaks[good])
        points = bases[good] + offsets[:, None] * inward
        fitted = cv2.fitLine(points.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).reshape(4)
        lines.append(fitted.astype(np.float64))
        aside = np.abs((points - fitted[2:]) @ np.array([-fitted[1], fitted[0]], np.float32))
        if np.median(aside) > _STRAIGHT:
            continue  # round: whatever this is, it is no side of a page
        contrasts.append(float(np.median(differences[good])))
        blurs.append(float(np.median(differences[good].clip(1) / steepest[good])) / (2 * np.pi) ** 0.5)
    crossings = [_crossing(lines[at - 1], lines[at]) for at in range(4)]
    if len(contrasts) < 2:
        return corners, 0.0, 0.0
    placed = [corners[at] if each is None else each for at, each in enumerate(crossings)]
    return np.array(placed, np.float32), min(sorted(contrasts)[-3:]), min(blurs)


def _between(rises: NDArray[np.float32], peaks: NDArray[np.intp]) -> NDArray[np.float32]:
    """How far beside its sample the true peak lies, by the parabola through it and its neighbours."""
    at = peaks.clip(1, rises.shape[1] - 2)
    rows = np.arange(len(peaks))
    before, here, after = rises[rows, at - 1], rises[rows, at], rises[rows, at + 1]
    bend = before - 2 * here + after
    return np.where(bend < -1e-3, 0.5 * (before - after) / np.where(bend < -1e-3, bend, -1), 0).clip(-0.5, 0.5)


def _crossing(first: NDArray[np.float64], second: NDArray[np.float64]) -> Points | None:
    """Where two lines (direction, point) cross; None when they are nearly parallel."""
    across = float(first[0] * second[1] - first[1] * second[0])
    if abs(across) < 0.4:
        return None
    gap = second[2:] - first[2:]
    return (first[2:] + first[:2] * float(gap[0] * second[1] - gap[1] * second[0]) / across).astype(np.float32)
