"""For rehearsals: what is on the screen, control by control, and pictures of it.

Imported only when a rehearsal profile says so. ``Inspection`` looks, ``InspectionServer`` answers over a socket.
"""

from __future__ import annotations

import json
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, QSocketNotifier
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickView

from screens.models import PageKind

_ARRIVALS = 64  # so many are remembered
_PREFIXES = ("action:", "item:", "field:", "option:", "tab:", "group:", "text:", "row:", "picture:", "key:")


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


@dataclass(frozen=True)
class Arrival:
    """A page that was not there before; ``at``: when it was taken over (monotonic)."""

    at: float
    page: str
    visit: int


class Inspection(QObject):
    """Looks at one window. Knows when it is at rest: nothing moves, and what was last changed is painted."""

    def __init__(self, view: QQuickView) -> None:
        super().__init__()
        self._view = view
        self._painted = False
        self.arrivals: deque[Arrival] = deque(maxlen=_ARRIVALS)
        self._root = view.rootObject()
        self._bridge = self._root.property("bridge")
        self._bridge.shown.connect(self._on_change)
        self._bridge.shown.connect(self._on_shown)
        self._bridge.cleared.connect(self._on_change)
        view.frameSwapped.connect(self._on_frame)

    def close(self) -> None:
        self._view.frameSwapped.disconnect(self._on_frame)
        self._bridge.shown.disconnect(self._on_change)
        self._bridge.shown.disconnect(self._on_shown)
        self._bridge.cleared.disconnect(self._on_change)

    def _on_change(self) -> None:
        self._painted = False
        self._view.update()

    def _on_shown(self) -> None:
        kind, visit = str(self._root.property("current")), self.visit
        if not self.arrivals or (self.arrivals[-1].page, self.arrivals[-1].visit) != (kind, visit):
            self.arrivals.append(Arrival(time.monotonic(), kind, visit))

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

    def controls(self, below: QQuickItem | None = None) -> list[Control]:
        """Every named item that is visible, in the order of the scene; hidden pages are left out.

        With ``below`` only what is in that item.
        """
        window = QRectF(0, 0, self._view.width(), self._view.height())
        return [
            _describe(item, name, seen)
            for item, seen in visible_items(below or self._view.contentItem(), window)
            if (name := item.objectName()).startswith(_PREFIXES)
        ]

    def control(self, name: str) -> Control | None:
        """The visible control of that name; None when there is none."""
        window = QRectF(0, 0, self._view.width(), self._view.height())
        for item, seen in visible_items(self._view.contentItem(), window):
            if item.objectName() == name:
                return _describe(item, name, seen)
        return None

    @property
    def focused(self) -> str:
        """The name of the control that the keys stand on; "" for none. At the keyboard it is the key."""
        key = self._root.property("pointed")
        item = key if isinstance(key, QQuickItem) else self._view.activeFocusItem()
        return "" if item is None else item.objectName()

    def grab(self, path: Path) -> None:
        """Write a PNG of the window. Raises OSError when it cannot be written."""
        if not self._view.grabWindow().save(str(path), "PNG"):  # type: ignore[call-overload]
            raise OSError(f"cannot write {path.name}")


def visible_items(item: QQuickItem, seen: QRectF) -> Iterator[tuple[QQuickItem, QRectF]]:
    """The items below ``item`` that are drawn, each with the part of the window in which it can be seen."""
    for child in item.childItems():
        if not child.isVisible() or child.opacity() == 0:
            continue
        within = seen
        if child.clip():
            within = seen.intersected(child.mapRectToScene(QRectF(0, 0, child.width(), child.height())))
        yield child, within
        yield from visible_items(child, within)


def _describe(item: QQuickItem, name: str, seen: QRectF) -> Control:
    place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    role, text, checked = "", "", False
    interface = QAccessible.queryAccessibleInterface(item)
    if interface is not None:
        role = interface.role().name
        text = interface.text(QAccessible.Text.Name)
        checked = bool(interface.state().checked)
    if item.inherits("QQuickTextInput"):
        text = str(item.property("text"))
    elif item.objectName().startswith("text:"):
        text = str(item.property("text") or text)
    centre: QPointF = place.center()
    return Control(
        name=name,
        role=role,
        text=text,
        enabled=item.isEnabled(),
        checked=checked,
        rectangle=Rectangle(place.x(), place.y(), place.width(), place.height()),
        on_screen=place.width() > 0 and seen.contains(centre),
    )


class InspectionServer(QObject):
    """Answers one JSON object a line over a local socket, on the GUI thread and without ever waiting.

    ``{"ask": "page"}`` -> ``{"page", "visit", "settled", "focused", "controls": [...]}``;
    ``{"ask": "grab", "path": …}`` -> ``{"grabbed": path}``; ``{"ask": "heard", "since": 12}`` -> ``{"heard": [...]}``,
    sentences; ``{"ask": "arrivals"}`` -> ``{"arrivals": [...]}``, the last pages; anything else -> ``{"error": …}``.
    Nothing personal leaves the machine: the socket is a file that only the terminal's own user can open.
    """

    def __init__(
        self, inspection: Inspection, path: Path, heard: Callable[[int], list[str]] = lambda since: []
    ) -> None:
        """``heard`` is what was said after the first so many sentences.

        Raises OSError when the socket cannot be made at ``path`` (a left-over one is replaced).
        """
        super().__init__()
        self._heard = heard
        self._inspection = inspection
        self._path = path
        self._clients: list[_Client] = []
        path.unlink(missing_ok=True)
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.setblocking(False)
        self._listener.bind(str(path))
        path.chmod(0o600)
        self._listener.listen()
        self._notifier = QSocketNotifier(self._listener.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._accept)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        for client in self._clients:
            client.close()
        self._listener.close()
        self._path.unlink(missing_ok=True)

    def answer(self, line: bytes) -> dict[str, object]:
        """The answer to one request; a request that makes no sense is answered with what is wrong with it."""
        try:
            request = json.loads(line)
            ask = request["ask"]
        except (ValueError, TypeError, KeyError):
            return {"error": 'a request is one JSON object a line with "ask"'}
        if ask == "page":
            return self._page()
        if ask == "arrivals":
            return {"arrivals": [asdict(arrival) for arrival in self._inspection.arrivals]}
        if ask == "heard":
            since = request.get("since")
            return {"heard": self._heard(since if isinstance(since, int) else 0)}
        if ask == "grab" and isinstance(request.get("path"), str):
            try:
                self._inspection.grab(Path(request["path"]))
            except OSError as error:
                return {"error": str(error)}
            return {"grabbed": request["path"]}
        return {"error": "ask for page, or for grab with a path"}

    def _page(self) -> dict[str, object]:
        kind = self._inspection.kind
        return {
            "page": None if kind is None else kind.value,
            "visit": self._inspection.visit,
            "settled": self._inspection.settled,
            "focused": self._inspection.focused,
            "controls": [asdict(control) for control in self._inspection.controls()],
        }

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        connection.setblocking(False)
        self._clients = [client for client in self._clients if client.open]
        self._clients.append(_Client(connection, self))


class _Client(QObject):
    """One who asks. Goes when the other side closes, or does not read."""

    def __init__(self, connection: socket.socket, server: InspectionServer) -> None:
        super().__init__(server)
        self.open = True
        self._connection = connection
        self._server = server
        self._received = b""
        self._to_send = b""
        number = connection.fileno()
        self._readable = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
        self._readable.activated.connect(self._read)
        self._writable = QSocketNotifier(number, QSocketNotifier.Type.Write, self)
        self._writable.setEnabled(False)
        self._writable.activated.connect(self._write)

    def close(self) -> None:
        self.open = False
        self._readable.setEnabled(False)
        self._writable.setEnabled(False)
        self._connection.close()

    def _read(self) -> None:
        try:
            received = self._connection.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            received = b""
        if not received:
            self.close()
            return
        *lines, self._received = (self._received + received).split(b"\n")
        for line in lines:
            self._to_send += json.dumps(self._server.answer(line), ensure_ascii=False).encode() + b"\n"
        self._write()

    def _write(self) -> None:
        try:
            sent = self._connection.send(self._to_send)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.close()
            return
        self._to_send = self._to_send[sent:]
        self._writable.setEnabled(bool(self._to_send))
