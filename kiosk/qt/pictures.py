"""Pictures of the session: PNG bytes behind handles, in memory only, gone with the session."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

#: The provider's name in QML: ``image://session/<handle>``.
PROVIDER = "session"
#: Handles that begin so name what the camera shows now, whatever follows.
LIVE = "live-"


class SessionPictures(QQuickImageProvider):
    """Answers QML's requests for ``image://session/<handle>``.

    QML asks from a thread of its own, hence the lock. The items that show a picture set ``cache: false``.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._lock = threading.Lock()
        self._pictures: dict[str, bytes] = {}
        self._live: bytes | None = None

    def put(self, handle: str, png: bytes) -> None:
        """Keep ``png`` until ``clear``; ``handle`` is what a page model names it by."""
        with self._lock:
            self._pictures[handle] = png

    def keep_only(self, handles: Iterable[str]) -> None:
        """Forget every other picture: what no page shows any more need not be there."""
        wanted = frozenset(handles)
        with self._lock:
            self._pictures = {handle: png for handle, png in self._pictures.items() if handle in wanted}

    def show_live(self, jpeg: bytes | None) -> None:
        """What the camera sees now; None when it is off. From any thread."""
        with self._lock:
            self._live = jpeg

    def clear(self) -> None:
        with self._lock:
            self._pictures.clear()
            self._live = None

    def requestImage(self, handle: str, size: QSize, requested: QSize) -> QImage:
        """The picture, scaled to the width asked for; an empty one when the session has none of that name."""
        with self._lock:
            png = self._live if handle.startswith(LIVE) else self._pictures.get(handle)
        picture = QImage() if png is None else QImage.fromData(png)
        if picture.isNull():
            # A null image would be reported as a fault of the page, and the page is only late.
            picture = QImage(1, 1, QImage.Format.Format_ARGB32)
            picture.fill(0)
        size.setWidth(picture.width())
        size.setHeight(picture.height())
        if 0 < requested.width() < picture.width():
            return picture.scaledToWidth(requested.width(), Qt.TransformationMode.SmoothTransformation)
        return picture
