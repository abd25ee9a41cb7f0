"""What is wrong with the page that is on the stage: things too small, too close, too pale, cut, or over each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.qt.inspection import visible_items
from screens.models import ThemeName
from tests.support.contrast import contrast_within, pixels_of
from tests.support.stage import Stage

#: Noto Sans CJK: a capital is 0.733 em high.
_CAPITAL = 0.733
#: Half a pixel to either side: places are whole pixels, millimetres are not.
_ROUNDING = 1.0

_USABLE = ("action:", "item:", "option:", "tab:", "group:", "field:")


@dataclass(frozen=True)
class Measures:
    """What a theme promises, in millimetres; ``contrast`` of words with what is behind them, as WCAG 2.2 counts it."""

    target: float
    gap: float
    capital: float
    contrast: float


STANDARD = Measures(target=14, gap=3, capital=4.8, contrast=4.5)
ELDER = Measures(target=18, gap=4, capital=6.5, contrast=7)
CONTRAST = replace(STANDARD, contrast=7)


def measures_of(theme: ThemeName) -> Measures:
    """What pages in ``theme`` promise."""
    match theme:
        case ThemeName.STANDARD:
            return STANDARD
        case ThemeName.ELDER:
            return ELDER
        case ThemeName.CONTRAST_LIGHT | ThemeName.CONTRAST_DARK:
            return CONTRAST


def faults(stage: Stage, measures: Measures = STANDARD, *, pixels: bool = True) -> list[str]:
    """One sentence a fault; an empty list for a page that is well laid out. Contrast is read from its ``pixels``, which
    takes as long as everything else: not where a thousand pages share their colours."""
    seen = _Seen.on(stage)
    return [
        *_targets(seen, measures),
        *_gaps(seen, measures),
        *_texts(seen, measures),
        *_overlaps(seen),
        *(_pale(stage, seen, measures) if pixels else ()),
    ]


@dataclass(frozen=True)
class _Seen:
    """What is on the stage now. ``usable``: name, place, and the part of it that can be seen; ``lines``: words that are
    drawn, the item, where they are painted, and what of the window shows them; ``scale``: pixels per millimetre."""

    scene: list[tuple[QQuickItem, QRectF]]
    usable: list[tuple[str, QRectF, QRectF]]
    lines: list[tuple[QQuickItem, QRectF, QRectF]]
    scale: float

    @classmethod
    def on(cls, stage: Stage) -> _Seen:
        scene = _scene(stage)
        return cls(scene, list(_usable(scene)), list(_lines(scene)), stage.window.screen.pixels_per_mm)


def _scene(stage: Stage) -> list[tuple[QQuickItem, QRectF]]:
    """Items that can be seen and used: under an overlay, only the overlay's."""
    view = stage.window.view
    window = QRectF(0, 0, view.width(), view.height())
    items = list(visible_items(view.contentItem(), window))
    for item, _ in items:
        if item.metaObject().className().startswith(("IdleWarning", "AccessPanel")):
            return list(visible_items(item, window))
    return items


def _place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _usable(scene: list[tuple[QQuickItem, QRectF]]) -> Iterator[tuple[str, QRectF, QRectF]]:
    for item, seen in scene:
        name = item.objectName()
        if name.startswith(_USABLE) and (place := _place(item)).intersects(seen):
            yield name, place, place.intersected(seen)


def _targets(seen: _Seen, measures: Measures) -> Iterator[str]:
    for name, place, _ in seen.usable:
        smallest = min(place.width(), place.height())
        if smallest < measures.target * seen.scale - _ROUNDING:
            yield f"{name} is {smallest / seen.scale:.1f} mm"


def _gaps(seen: _Seen, measures: Measures) -> Iterator[str]:
    for index, (name, _, place) in enumerate(seen.usable):
        for other_name, _, other in seen.usable[index + 1 :]:
            if place.contains(other) or other.contains(place):
                continue  # the whole attract page is one
            beside = max(other.left() - place.right(), place.left() - other.right())
            above = max(other.top() - place.bottom(), place.top() - other.bottom())
            gap = max(beside, above)
            if gap < measures.gap * seen.scale - _ROUNDING:
                yield f"{name} and {other_name} are {gap / seen.scale:.1f} mm apart"


def _lines(scene: list[tuple[QQuickItem, QRectF]]) -> Iterator[tuple[QQuickItem, QRectF, QRectF]]:
    for item, seen in scene:
        if not item.inherits("QQuickText") or not str(item.property("text")).strip():
            continue
        painted = item.mapRectToScene(item.property("painted"))
        if painted.intersects(seen):
            yield item, painted, seen


def _texts(seen: _Seen, measures: Measures) -> Iterator[str]:
    for item, painted, shown in seen.lines:
        words = str(item.property("text"))[:20]
        if item.property("truncated"):
            yield f"{words!r} is elided"
        if painted.width() > item.width() + _ROUNDING or painted.height() > item.height() + _ROUNDING:
            yield f"{words!r} is larger than its place"
        if painted.left() < shown.left() - _ROUNDING or painted.right() > shown.right() + _ROUNDING:
            yield f"{words!r} is cut at the side"
        control = _control_of(item)
        if control is not None and not _place(control).adjusted(-1, -1, 1, 1).contains(painted):
            yield f"{words!r} sticks out of {control.objectName()}"
        capital = int(item.property("drawnSize")) * _CAPITAL / seen.scale
        if capital < measures.capital - 0.05:
            yield f"{words!r} has capitals of {capital:.2f} mm"


def _pale(stage: Stage, seen: _Seen, measures: Measures) -> Iterator[str]:
    """What is switched off and says why is read like anything else: it has no lesser measure."""
    pixels = pixels_of(stage.window.view.grabWindow())
    shades = [_place(item) for item, _ in seen.scene if item.objectName() == "shade"]
    for item, painted, window in seen.lines:
        shown = painted.intersected(window)
        for shade in shades:
            if shade.intersects(shown):
                shown.setBottom(max(shown.top(), shade.top()))
        if shown.height() < item.property("drawnSize"):
            continue  # less than a line of it can be seen
        found = contrast_within(pixels, shown)
        if found is not None and found < measures.contrast:
            yield f"{str(item.property('text'))[:20]!r} stands out by {found:.1f} : 1"


def _control_of(item: QQuickItem) -> QQuickItem | None:
    parent = item.parentItem()
    while parent is not None:
        if parent.objectName().startswith(_USABLE):
            return parent
        parent = parent.parentItem()
    return None


def _overlaps(seen: _Seen) -> Iterator[str]:
    lines = [(item, painted.intersected(shown)) for item, painted, shown in seen.lines]
    controls = [_control_of(item) for item, _ in lines]
    for index, (item, place) in enumerate(lines):
        for other, other_place in lines[index + 1 :]:
            common = place.intersected(other_place)
            if common.width() > 2 and common.height() > 2:
                yield f"{str(item.property('text'))[:20]!r} lies over {str(other.property('text'))[:20]!r}"
    for name, _, place in seen.usable:
        for (item, painted), control in zip(lines, controls, strict=True):
            inside = control is not None and (control.objectName() == name or name == "action:touch")
            common = place.intersected(painted)
            if (
                not inside
                and name != "action:touch"
                and not name.startswith("field:")
                and common.width() > 2
                and common.height() > 2
            ):
                yield f"{str(item.property('text'))[:20]!r} lies over {name}"
