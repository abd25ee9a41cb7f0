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
    return [
        *_targets(stage, measures),
        *_gaps(stage, measures),
        *_texts(stage, measures),
        *_overlaps(stage),
        *(_pale(stage, measures) if pixels else ()),
    ]


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


def _usable(stage: Stage) -> Iterator[tuple[str, QRectF, QRectF]]:
    """Name, place, and the part of it that can be seen."""
    for item, seen in _scene(stage):
        if item.objectName().startswith(_USABLE) and _place(item).intersects(seen):
            yield item.objectName(), _place(item), _place(item).intersected(seen)


def _targets(stage: Stage, measures: Measures) -> Iterator[str]:
    scale = stage.window.screen.pixels_per_mm
    for name, place, _ in _usable(stage):
        smallest = min(place.width(), place.height())
        if smallest < measures.target * scale - _ROUNDING:
            yield f"{name} is {smallest / scale:.1f} mm"


def _gaps(stage: Stage, measures: Measures) -> Iterator[str]:
    scale = stage.window.screen.pixels_per_mm
    controls = list(_usable(stage))
    for index, (name, _, place) in enumerate(controls):
        for other_name, _, other in controls[index + 1 :]:
            if place.contains(other) or other.contains(place):
                continue  # the whole attract page is one
            beside = max(other.left() - place.right(), place.left() - other.right())
            above = max(other.top() - place.bottom(), place.top() - other.bottom())
            gap = max(beside, above)
            if gap < measures.gap * scale - _ROUNDING:
                yield f"{name} and {other_name} are {gap / scale:.1f} mm apart"


def _lines(stage: Stage) -> Iterator[tuple[QQuickItem, QRectF, QRectF]]:
    """Words that are drawn: the item, where they are painted, and what of the window shows them."""
    for item, seen in _scene(stage):
        if not item.inherits("QQuickText") or not str(item.property("text")).strip():
            continue
        painted = item.mapRectToScene(item.property("painted"))
        if painted.intersects(seen):
            yield item, painted, seen


def _texts(stage: Stage, measures: Measures) -> Iterator[str]:
    scale = stage.window.screen.pixels_per_mm
    for item, painted, seen in _lines(stage):
        words = str(item.property("text"))[:20]
        if item.property("truncated"):
            yield f"{words!r} is elided"
        if painted.width() > item.width() + _ROUNDING or painted.height() > item.height() + _ROUNDING:
            yield f"{words!r} is larger than its place"
        if painted.left() < seen.left() - _ROUNDING or painted.right() > seen.right() + _ROUNDING:
            yield f"{words!r} is cut at the side"
        control = _control_of(item)
        if control is not None and not _place(control).adjusted(-1, -1, 1, 1).contains(painted):
            yield f"{words!r} sticks out of {control.objectName()}"
        capital = int(item.property("drawnSize")) * _CAPITAL / scale
        if capital < measures.capital - 0.05:
            yield f"{words!r} has capitals of {capital:.2f} mm"


def _pale(stage: Stage, measures: Measures) -> Iterator[str]:
    """What is switched off and says why is read like anything else: it has no lesser measure."""
    pixels = pixels_of(stage.window.view.grabWindow())
    shades = [_place(item) for item, _ in _scene(stage) if item.objectName() == "shade"]
    for item, painted, seen in _lines(stage):
        shown = painted.intersected(seen)
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


def _overlaps(stage: Stage) -> Iterator[str]:
    lines = [(item, painted.intersected(seen)) for item, painted, seen in _lines(stage)]
    for index, (item, place) in enumerate(lines):
        for other, other_place in lines[index + 1 :]:
            common = place.intersected(other_place)
            if common.width() > 2 and common.height() > 2:
                yield f"{str(item.property('text'))[:20]!r} lies over {str(other.property('text'))[:20]!r}"
    for name, _, place in _usable(stage):
        for item, painted in lines:
            control = _control_of(item)
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
