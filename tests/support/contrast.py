"""Whether the words of a page stand out, measured on what was painted: the pixels, not the colours that were meant."""

from __future__ import annotations

from collections.abc import Iterator

import numpy
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

#: Pixels of one colour that make a stroke, and not the softened edge of one.
_STROKE = 6
#: Colours that differ by less are one: layers are blended with rounding.
_SAME = 8

Pixels = NDArray[numpy.uint8]


def pixels_of(image: QImage) -> Pixels:
    """Height x width x (red, green, blue)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = numpy.frombuffer(plain.constBits(), dtype=numpy.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def contrast_within(pixels: Pixels, place: QRectF) -> float | None:
    """The contrast (WCAG 2.2) of the words painted in ``place`` with what is behind them.

    What covers most of the place is behind; of the colours that make strokes there the one that stands out most is the
    words'. None where the place is too small to tell, or holds nothing but one colour: scrolled away, or not painted.
    """
    left, top = max(0, int(place.left())), max(0, int(place.top()))
    part = pixels[top : int(place.bottom()) + 1, left : int(place.right()) + 1].reshape(-1, 3)
    if len(part) < 4 * _STROKE:
        return None
    colours, counts = _clusters(part)
    behind = colours[int(counts.argmax())]
    found = [_ratio(colour, behind) for colour, count in zip(colours, counts, strict=True) if count >= _STROKE]
    strongest = max(found, default=1.0)
    return None if strongest <= 1.02 else strongest


def _clusters(part: Pixels) -> tuple[NDArray[numpy.float64], NDArray[numpy.int64]]:
    """Colours and how many pixels are of each, those that look the same taken together."""
    codes = (part // _SAME).astype(numpy.int64) @ numpy.array([65536, 256, 1])
    _, where, counts = numpy.unique(codes, return_inverse=True, return_counts=True)
    sums = numpy.zeros((len(counts), 3))
    numpy.add.at(sums, where, part)
    return sums / counts[:, None], counts


def _ratio(one: NDArray[numpy.float64], other: NDArray[numpy.float64]) -> float:
    lighter, darker = sorted(_luminances(one, other), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminances(*colours: NDArray[numpy.float64]) -> Iterator[float]:
    for colour in colours:
        parts = colour / 255
        linear = numpy.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        yield float(linear @ numpy.array([0.2126, 0.7152, 0.0722]))
