"""A window to draw pages into, with no display: real QML, the software renderer, and no noise tolerated."""

from __future__ import annotations

import atexit
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import Q_ARG, QBuffer, QEvent, QEventLoop, QIODevice, QMetaObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.hanzi.handwriting import Handwriting
from kiosk.qt.bridge import Bridge
from kiosk.qt.inspection import Control, Inspection
from kiosk.qt.messages import QtMessage, QtMessages, Severity
from kiosk.qt.pictures import SessionPictures
from kiosk.qt.window import KioskWindow, Screen, make_application
from screens.models import Page
from tests.support.sample_pages import PICTURE
from tests.support.sample_pages.capture import SHEETS

#: Panels by the name of their pixels: the hall's portrait one, the same on its side, an old desk one, a teller's.
SCREENS = {
    "1080x1920": Screen(1080, 1920, 267.8, 476.1),
    "1920x1080": Screen(1920, 1080, 476.1, 267.8),
    "1280x1024": Screen(1280, 1024, 338.0, 270.0),
    "1024x768": Screen(1024, 768, 304.1, 228.1),
    "1024x768-small": Screen(1024, 768, 211.2, 158.4),
}

#: The hall's panel drawn small: the same millimetres, a sixteenth of the pixels. For tests that do not look.
SMALL = Screen(1080, 1920, 267.8, 476.1, scale=0.25)


@cache
def keyboard_folder() -> Path:
    """One folder for the whole test process, since Qt takes its input method only once; gone at its end."""
    folder = tempfile.TemporaryDirectory(prefix="kiosk-keyboard-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


def qt_application() -> QGuiApplication:
    """Qt's application, the same whoever asks first: the terminal's, with the keyboard. So tests run in any order."""
    there = QGuiApplication.instance()
    return there if isinstance(there, QGuiApplication) else make_application(keyboard_folder())


class Stage:
    """One window for many pages, with the on-screen keyboard where it is given a folder. Collects every message of Qt
    above information, and every intent."""

    def __init__(
        self,
        screen: Screen,
        keyboard_folder: Path | None = None,
        *,
        reduced_motion: bool = True,
        handwriting: Handwriting | None = None,
        brand: Mapping[str, object] | None = None,
    ) -> None:
        self.messages: list[QtMessage] = []
        self.intents: list[tuple[str, dict[str, str]]] = []
        self._listener = QtMessages(self._hear)
        self._listener.install()
        self.application = qt_application()
        self.pictures = SessionPictures()
        self.bridge = Bridge(self._take, self.pictures)
        self.window = KioskWindow(
            screen,
            self.bridge,
            self.pictures,
            keyboard_folder=keyboard_folder,
            reduced_motion=reduced_motion,
            handwriting=handwriting,
            brand=brand,
        )
        self.window.open()
        self.inspection = Inspection(self.window.view)

    def _hear(self, message: QtMessage) -> None:
        if message.severity not in (Severity.DEBUG, Severity.INFO):
            self.messages.append(message)

    def _take(self, name: str, values: Mapping[str, str]) -> None:
        self.intents.append((name, dict(values)))

    def show(self, page: Page) -> None:
        """Show ``page`` and return when it is painted and still. Raises TimeoutError after five seconds."""
        self.bridge.show(page)
        self.settle()

    def settle(self) -> None:
        """Let Qt work until nothing moves and the last change is painted."""
        QGuiApplication.processEvents()
        self.wait_until(lambda: self.inspection.settled)
        # A running application does it by itself; without a loop what is gone stays, and makes everything slower.
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def tap(self, name: str) -> None:
        """A real press and release in the middle of the control; returns when all is still again."""
        control = self.control(name)
        point = QPoint(*(round(value) for value in control.rectangle.centre))
        QTest.mouseClick(self.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        self.settle()

    def use_key(self, key: str) -> None:
        """One of the five keys of a keypad: up, down, select, back, repeat."""
        QMetaObject.invokeMethod(self.window.root, "useKey", Q_ARG(str, key))

    def control(self, name: str) -> Control:
        """The visible control of that name. Raises KeyError when there is none."""
        control = self.inspection.control(name)
        if control is None:
            raise KeyError(name)
        return control

    def item(self, name: str, below: str = "") -> QQuickItem:
        """The QML item of that object name, seen or not, under the item ``below``. Raises KeyError."""
        root = self.item(below) if below else self.window.view.contentItem()
        for item in _items(root):
            if item.objectName() == name:
                return item
        raise KeyError(name)

    def items(self) -> Iterator[QQuickItem]:
        """Every item of the scene, hidden ones too."""
        yield from _items(self.window.view.contentItem())

    def wait_until(self, condition: Callable[[], bool], seconds: float = 5) -> None:
        """Let Qt work until ``condition``. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while not condition():
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if time.monotonic() > deadline:
                raise TimeoutError("what was waited for did not happen")

    def grab(self, path: Path) -> None:
        self.inspection.grab(path)

    def close(self) -> None:
        self.inspection.close()
        self.window.close()
        QGuiApplication.processEvents()
        self._listener.remove()
        # Now, and not when Python comes to it: hundreds of windows would be kept until then. What Qt says of its own
        # render loop as the last one goes is no page's fault.
        self.window.view.deleteLater()
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from _items(child)


def sample_document() -> bytes:
    """A PNG that looks like a certificate, for the handle ``PICTURE``."""
    sheet = QImage(1240, 1754, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(64)
    font.setBold(True)
    painter.setFont(font)
    centre = Qt.AlignmentFlag.AlignHCenter
    painter.drawText(QRect(0, 170, 1240, 100), centre, "社会保险个人参保证明")
    font.setPixelSize(34)
    font.setBold(False)
    painter.setFont(font)
    lines = ("姓名：张*三", "公民身份号码：4104**********0008", "兹证明该同志在本市参加下列社会保险：")
    for index, line in enumerate(lines):
        painter.drawText(150, 380 + index * 72, line)
    for row in range(7):
        top = 600 + row * 84
        painter.drawRect(150, top, 940, 84)
        text = ("险种", "起始月份", "截止月份", "月数") if row == 0 else ("企业职工养老", "2025-04", "2026-03", "12")
        for column, words in enumerate(text):
            painter.drawText(QRect(150 + column * 235, top + 18, 235, 60), centre, words)
    for x in range(21):
        for y in range(21):
            if (x * 7 + y * 13 + x * y) % 3 == 0:
                painter.fillRect(880 + x * 10, 1380 + y * 10, 10, 10, Qt.GlobalColor.black)
    painter.drawText(150, 1440, "验证码 7K4M 92QD 1FXB")
    painter.setPen(QColor("#999999"))
    painter.drawText(150, 1660, "演示数据 不具法律效力")
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes for the format, the call takes text
    return bytes(buffer.data().data())


def sample_face() -> bytes:
    """A drawing of nobody before a hall's camera."""
    picture = QImage(480, 600, QImage.Format.Format_RGB32)
    picture.fill(QColor("#8a97a3"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, area in (
        ("#34495e", QRect(40, 440, 400, 320)),
        ("#2c2420", QRect(120, 80, 240, 300)),
        ("#d9a983", QRect(142, 130, 196, 270)),
        ("#2c2420", QRect(180, 235, 34, 16)),
        ("#2c2420", QRect(266, 235, 34, 16)),
        ("#b5765c", QRect(208, 335, 64, 18)),
    ):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(area)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "JPEG")  # type: ignore[call-overload]  # as above
    return bytes(buffer.data().data())


def put_sample_pictures(stage: Stage) -> None:
    stage.pictures.put(PICTURE, sample_document())
    for handle in SHEETS:
        stage.pictures.put(handle, sample_document())
    stage.pictures.show_live(sample_face())
