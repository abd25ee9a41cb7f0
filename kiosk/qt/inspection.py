"""For rehearsals: what is on the screen, control by control, and pictures of it.

Imported only when a rehearsal profile says so. ``Inspection`` looks, ``InspectionServer`` answers over a socket.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickView

from screens.models import PageKind

_PREFIXES = ("action:", "item:", "field:", "option:", "tab:", "text:", "row:", "picture:")


@dataclass(frozen=True)
class Rectangle:
    """Place in the window, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Control:
    """A named item that is drawn now. ``on_screen``: its middle can be seen and nothing clips it away."""

    name: str
    role: str
    text: str
    enabled: bool
    checked: bool
    rectangle: Rectangle
    on_screen: bool


class Inspection(QObject):
    """Looks at one window. Knows when it is at rest: nothing moves, and what was last changed is painted."""

    def __init__(self, view: QQuickView) -> None:
        super().__init__()
        self._view = view
        self._painted = False
        self._root = view.rootObject()
        self._bridge = self._root.property("bridge")
        self._bridge.shown.connect(self._on_change)
        self._bridge.cleared.connect(self._on_change)
        view.frameSwapped.connect(self._on_frame)

    def close(self) -> None:
        self._view.frameSwapped.disconnect(self._on_frame)
        self._bridge.shown.disconnect(self._on_change)
        self._bridge.cleared.disconnect(self._on_change)

    def _on_change(self) -> None:
        self._painted = False
        self._view.update()

    def _on_frame(self) -> None:
        self._painted = True

    @property
    def settled(self) -> bool:
        """No transition runs and a frame was painted after the last change of the model."""
        return self._painted and bool(self._root.property("settled"))

    @property
    def kind(self) -> PageKind | None:
        """The page on the screen; None before the first."""
        current = self._root.property("current")
        return PageKind(current) if current else None

    @property
    def visit(self) -> int:
        return int(self._root.property("visit"))

    def controls(self) -> list[Control]:
        """Every named item that is visible, in the order of the scene; hidden pages are left out."""
        window = QRectF(0, 0, self._view.width(), self._view.height())
        return [_describe(item, seen) for item, seen in _visible_items(self._view.contentItem(), window)]

    def grab(self, path: Path) -> None:
        """Write a PNG of the window. Raises OSError when it cannot be written."""
        if not self._view.grabWindow().save(str(path), "PNG"):  # type: ignore[call-overload]
            raise OSError(f"cannot write {path.name}")


def _visible_items(item: QQuickItem, seen: QRectF) -> Iterator[tuple[QQuickItem, QRectF]]:
    """Named items below ``item``, each with the part of the window in which it can be seen."""
    for child in item.childItems():
        if not child.isVisible() or child.opacity() == 0:
            continue
        within = seen
        if child.clip():
            within = seen.intersected(child.mapRectToScene(QRectF(0, 0, child.width(), child.height())))
        if child.objectName().startswith(_PREFIXES):
            yield child, within
        yield from _visible_items(child, within)


def _describe(item: QQuickItem, seen: QRectF) -> Control:
    place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    role, text, checked = "", "", False
    interface = QAccessible.queryAccessibleInterface(item)
    if interface is not None:
        role = interface.role().name
        text = interface.text(QAccessible.Text.Name)
        checked = bool(interface.state().checked)
    if item.objectName().startswith(("text:", "field:")):
        text = str(item.property("text") or text)
    centre: QPointF = place.center()
    return Control(
        name=item.objectName(),
        role=role,
        text=text,
        enabled=item.isEnabled(),
        checked=checked,
        rectangle=Rectangle(place.x(), place.y(), place.width(), place.height()),
        on_screen=place.width() > 0 and seen.contains(centre),
    )
