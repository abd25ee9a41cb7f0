"""The standard theme's colours, which of them a brand may choose, and which are seen on which. PURE."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

#: As ``screens/theme/Theme.qml`` has them; a test holds them together.
STANDARD: Mapping[str, str] = MappingProxyType(
    {
        "ground": "#f1f0eb",
        "surface": "#ffffff",
        "surfaceAlt": "#f6f4ee",
        "ink": "#1a1e24",
        "inkSoft": "#4b525b",
        "line": "#767c85",
        "action": "#14477f",
        "actionPressed": "#0c315c",
        "onAction": "#ffffff",
        "actionSoft": "#e4edf7",
        "onActionSoft": "#0f3a69",
        "mark": "#b5222b",
        "good": "#1c6437",
        "goodSoft": "#e5f1e8",
        "warn": "#744700",
        "warnSoft": "#fbf0d9",
        "bad": "#8c2a1a",
        "badSoft": "#faeae5",
        "drawLine": "#1d4f88",
        "drawAccent": "#c9822a",
        "drawGround": "#e6edf5",
    }
)
#: What a brand may choose. States stay green, amber and red-brown everywhere, and text stays as dark as it is.
BRANDED = (
    "ground",
    "action",
    "actionPressed",
    "onAction",
    "actionSoft",
    "onActionSoft",
    "mark",
    "drawLine",
    "drawAccent",
    "drawGround",
)
#: Words on what is behind them: 4.5 to 1.
TEXT = (
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "surfaceAlt"),
    ("ink", "drawGround"),
    ("ink", "warnSoft"),
    ("inkSoft", "ground"),
    ("inkSoft", "surface"),
    ("inkSoft", "surfaceAlt"),
    ("action", "ground"),
    ("action", "surface"),
    ("onAction", "action"),
    ("onAction", "actionPressed"),
    ("onActionSoft", "actionSoft"),
    ("good", "ground"),
    ("good", "surface"),
    ("good", "goodSoft"),
    ("warn", "surface"),
    ("warn", "warnSoft"),
    ("bad", "ground"),
    ("bad", "surface"),
    ("bad", "badSoft"),
)
#: Edges of controls and the lines of drawings: 3 to 1 (WCAG 2.2, 1.4.11).
SHAPES = (
    ("line", "ground"),
    ("line", "surface"),
    ("action", "actionSoft"),
    ("drawLine", "ground"),
    ("drawLine", "drawGround"),
    ("mark", "surface"),
)
TEXT_LEAST = 4.5
SHAPE_LEAST = 3.0


@dataclass(frozen=True)
class Weak:
    """A pair that is too close. ``suggested``: the nearest shade of ``colour`` that can; "" if there is none."""

    colour: str  # the name of the one to change
    beside: str
    ratio: float
    least: float
    suggested: str


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two "#rrggbb" (WCAG 2.2): 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def weak_pairs(colours: Mapping[str, str]) -> Iterator[Weak]:
    """The pairs in which one of a brand's ``colours`` is too close to what it is seen with."""
    whole = {**STANDARD, **colours}
    for pairs, least in ((TEXT, TEXT_LEAST), (SHAPES, SHAPE_LEAST)):
        for front, back in pairs:
            if front not in colours and back not in colours:
                continue
            ratio = contrast(whole[front], whole[back])
            if ratio < least:
                own, other = (front, back) if front in colours else (back, front)
                yield Weak(own, other, ratio, least, nearest(whole[own], whole[other], least))


def nearest(colour: str, beside: str, least: float) -> str:
    """The shade of ``colour``, lighter or darker by as little as possible, that stands out from ``beside``; or ""."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    for step in range(1, 101):
        for way in (-step, step):
            shade = lightness + way / 100
            if 0 <= shade <= 1:
                found = _written(colorsys.hls_to_rgb(hue, shade, saturation))
                if contrast(found, beside) >= least:
                    return found
    return ""


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (whole / 255 for whole in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
