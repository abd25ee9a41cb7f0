"""Whether the words of a page stand out, measured on what was painted: the pixels, not the colours that were meant."""

from __future__ import annotations

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
    plain = image.convertToFormat(QImage.Format.Format_RGB32)  # what a window is grabbed as: nothing is copied
    words = numpy.frombuffer(plain.constBits(), dtype=numpy.uint8).reshape(plain.height(), plain.width(), 4)
    return words.copy()[:, :, 2::-1]  # they stand as blue, green, red and nothing


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
    light = _luminances(colours[counts >= _STROKE])
    behind = _luminances(colours[counts.argmax()][None])[0]
    ratios = (numpy.maximum(light, behind) + 0.05) / (numpy.minimum(light, behind) + 0.05)
    strongest = float(ratios.max(initial=1.0))
    return None if strongest <= 1.02 else strongest


def _clusters(part: Pixels) -> tuple[NDArray[numpy.float64], NDArray[numpy.int64]]:
    """Colours and how many pixels are of each, those that look the same taken together."""
    levels = 256 // _SAME
    codes = (part // _SAME).astype(numpy.int64) @ numpy.array([levels * levels, levels, 1])
    counts = numpy.bincount(codes)
    there = counts.nonzero()[0]
    sums = [numpy.bincount(codes, weights=part[:, channel])[there] for channel in range(3)]
    return numpy.stack(sums, axis=1) / counts[there, None], counts[there]


def _luminances(colours: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """Relative luminance of each colour, as WCAG 2.2 defines it."""
    parts = colours / 255
    linear = numpy.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return numpy.asarray(linear @ numpy.array([0.2126, 0.7152, 0.0722]), numpy.float64)
