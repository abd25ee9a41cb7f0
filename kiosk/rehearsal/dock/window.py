"""The dock's window."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQuick import QQuickView

from kiosk.rehearsal.dock.bridge import DockBridge
from kiosk.texts import Language

_QML = Path(__file__).with_name("Dock.qml")
_SIZE = (520, 1040)
_FONTS = ("Noto Sans CJK SC", "HanaMinA", "HanaMinB")
_MARGIN = 12
_TICK = 200  # milliseconds: Qt alone would sleep through a signal


def run_dock(control: Path, *, language: Language = Language.CHINESE) -> int:
    """Show the dock until its window is closed or the stage has ended. Exit code 0; 1 when it cannot be shown."""
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")  # beside a kiosk whose pixels are the panel's
    application = QGuiApplication([])
    font = QFont()
    font.setFamilies(list(_FONTS))
    font.setPixelSize(15)
    application.setFont(font)
    bridge = DockBridge(str(control), language)
    bridge.gone.connect(application.quit)
    view = QQuickView()
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.setInitialProperties({"dock": bridge})
    view.setSource(QUrl.fromLocalFile(str(_QML)))
    if view.status() is not QQuickView.Status.Ready:
        print("; ".join(error.toString() for error in view.errors()), file=sys.stderr)
        return 1
    view.setTitle(bridge.say(language.value, "dock-title"))
    room = application.primaryScreen().availableGeometry()
    width, height = min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - 60)
    view.resize(width, height)
    view.setPosition(room.right() - width - _MARGIN, room.top() + _MARGIN)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: application.quit())
    awake = QTimer()
    awake.timeout.connect(_stay_awake)
    awake.start(_TICK)
    view.show()
    code = application.exec()
    view.setSource(QUrl())  # pages go before what they are bound to
    return code


def _stay_awake() -> None:
    """Running any Python lets it see the signal."""
