"""A drawn signature as numbers: read, judged, and made into a picture that holds nothing but lines. Pure.

What the pad tells: points "x,y,ms" parted by blanks, strokes by semicolons; thousandths of the pad's width,
milliseconds since the first touch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

#: A name has some hundreds of points; nobody draws more than these.
_MOST_POINTS = 4000
_LONGEST_TEXT = 80_000
#: Least length of all strokes, and least extent from corner to corner, in millimetres: more than a dot or a tick.
LEAST_LENGTH = 40.0
LEAST_EXTENT = 20.0
#: Thickness of a line, in thousandths of the pad's width.
_PEN = 6


@dataclass(frozen=True)
class Point:
    """``x`` and ``y`` in thousandths of the pad's width, ``at`` in milliseconds."""

    x: int
    y: int
    at: int


Strokes: TypeAlias = tuple[tuple[Point, ...], ...]


def read_strokes(text: str) -> Strokes:
    """What was drawn; nothing for what no pad tells."""
    if len(text) > _LONGEST_TEXT:
        return ()
    try:
        strokes = tuple(tuple(_point(point) for point in stroke.split()) for stroke in text.split(";"))
    except ValueError:
        return ()
    drawn = tuple(stroke for stroke in strokes if stroke)
    return drawn if sum(map(len, drawn)) <= _MOST_POINTS else ()


def is_enough(strokes: Strokes, width: float) -> bool:
    """Whether it can be a name. ``width`` of the pad in millimetres."""
    points = [point for stroke in strokes for point in stroke]
    if not points or not 0 < width < 1000:
        return False
    scale = width / 1000
    length = sum(
        math.hypot(after.x - before.x, after.y - before.y) for stroke in strokes for before, after in pairwise(stroke)
    )
    extent = math.hypot(
        max(point.x for point in points) - min(point.x for point in points),
        max(point.y for point in points) - min(point.y for point in points),
    )
    return length * scale >= LEAST_LENGTH and extent * scale >= LEAST_EXTENT


def as_svg(strokes: Strokes) -> str:
    """The drawing as SVG 1.1: paths and nothing else."""
    height = max((point.y for stroke in strokes for point in stroke), default=0) + 2 * _PEN
    paths = "".join(f'<path d="{_path(stroke)}"/>' for stroke in strokes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 {height}"><g fill="none" stroke="#000" '
        f'stroke-width="{_PEN}" stroke-linecap="round" stroke-linejoin="round">{paths}</g></svg>'
    )


def _path(stroke: tuple[Point, ...]) -> str:
    first, *rest = stroke
    return f"M{first.x} {first.y}" + "".join(f"L{point.x} {point.y}" for point in rest or [first])


def _point(text: str) -> Point:
    x, y, at = (int(number) for number in text.split(","))
    if not (0 <= x <= 1000 and 0 <= y <= 2000 and 0 <= at < 10**8):
        raise ValueError("outside of the pad")
    return Point(x, y, at)
