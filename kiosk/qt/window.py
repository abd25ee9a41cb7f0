"""The window: Qt's application object, the view and what it is given. Nothing here blocks."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickView, QQuickWindow

import screens
from kiosk.hanzi.handwriting import Handwriting
from kiosk.qt.bridge import Bridge
from kiosk.qt.hanzi import Hanzi
from kiosk.qt.messages import QUIET
from kiosk.qt.pictures import PROVIDER, SessionPictures

_MAIN = Path(screens.__file__).with_name("Main.qml")

#: The first that has the sign is used: Noto for nearly everything, Hanazono for Extension B and later.
FONT_FAMILIES = ("Noto Sans CJK SC", "HanaMinA", "HanaMinB")
#: The families that the pages name by language; each falls back to the same ones.
_FAMILIES_OF_LANGUAGES = ("Noto Sans CJK SC", "Noto Sans CJK HK")


@dataclass(frozen=True)
class Screen:
    """The profile's screen: pixels and real millimetres. ``scale`` shrinks a portrait panel onto a desk's display."""

    width_px: int
    height_px: int
    width_mm: float
    height_mm: float
    fullscreen: bool = False
    scale: float = 1.0
    keyboard: bool = True  # keys of a keyboard that is plugged in are typed

    @property
    def pixels_per_mm(self) -> float:
        """Of the window as it is shown. Panels have square pixels; the width decides."""
        return self.scale * self.width_px / self.width_mm

    @property
    def window_size(self) -> tuple[int, int]:
        """Width and height of the window in pixels."""
        return round(self.width_px * self.scale), round(self.height_px * self.scale)


def make_application(keyboard_folder: Path | None = None) -> QGuiApplication:
    """Qt's one application object. ``keyboard_folder``, in memory, is where the on-screen keyboard may keep its files;
    without one there is no keyboard.

    Settings that Qt reads only once are made here, before it starts.
    """
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")  # a pixel of the profile is a pixel of the panel
    os.environ.setdefault("QT_LOGGING_RULES", ";".join(f"{category}=false" for category in QUIET))
    if keyboard_folder is not None:
        os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
        os.environ["QT_VIRTUALKEYBOARD_DESKTOP_DISABLE"] = "1"  # it is in our scene, not in a second window
        # Its pinyin input keeps a user dictionary under the configuration folder, whatever else it is told. Fields ask
        # it not to learn (ImhSensitiveData); should it do so all the same, it is in memory.
        os.environ["XDG_CONFIG_HOME"] = str(keyboard_folder)
    QQuickWindow.setTextRenderType(QQuickWindow.TextRenderType.NativeTextRendering)
    application = QGuiApplication([])
    application.setQuitOnLastWindowClosed(False)
    for family in _FAMILIES_OF_LANGUAGES:
        QFont.insertSubstitutions(family, list(FONT_FAMILIES[1:]))
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    application.setFont(font)
    return application


class _Loader(QObject):
    wanted = Signal(QUrl)


def load(view: QQuickView, source: QUrl) -> None:
    """Load ``source`` into ``view``, whatever is said meanwhile.

    Not by calling setSource: that keeps Python's lock while QML's loader thread works, and a message of that thread,
    which goes to a Python handler, would then wait for ever. Emitting a signal gives the lock away.
    """
    loader = _Loader()
    loader.wanted.connect(view.setSource)
    loader.wanted.emit(source)


class _View(QQuickView):
    """Closes when we say so, and hears a keyboard where the profile allows one. The on-screen keyboard and a keypad's
    driver speak to the pages, not to the window."""

    def __init__(self, *, keyboard: bool) -> None:
        super().__init__()
        self._keyboard = keyboard
        self.may_close = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        if self._keyboard:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # as above
        if self._keyboard:
            super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # as above
        if self.may_close:
            super().closeEvent(event)
        else:
            event.ignore()


class KioskWindow:
    """The view with its pages. ``keyboard_folder`` is the one the application was made with."""

    def __init__(
        self,
        screen: Screen,
        bridge: Bridge,
        pictures: SessionPictures,
        keyboard_folder: Path | None = None,
        *,
        reduced_motion: bool = False,
        brand: Mapping[str, object] | None = None,
        handwriting: Handwriting | None = None,
    ) -> None:
        self.screen = screen
        self._bridge = bridge
        self._hanzi = Hanzi(handwriting)
        self.view = _View(keyboard=screen.keyboard)
        self.view.setColor(QColor("white"))
        self.view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.view.engine().addImageProvider(PROVIDER, pictures)
        self.view.setInitialProperties(
            {
                "bridge": bridge,
                "pixelsPerMm": screen.pixels_per_mm,
                "reducedMotion": reduced_motion,
                "brand": dict(brand or {}),
                "hanzi": self._hanzi,
                "keyboardFolder": "" if keyboard_folder is None else str(keyboard_folder),
            }
        )
        self.view.resize(*screen.window_size)
        load(self.view, QUrl.fromLocalFile(str(_MAIN)))
        if self.view.status() is not QQuickView.Status.Ready:
            raise RuntimeError("; ".join(error.toString() for error in self.view.errors()))

    @property
    def root(self) -> QObject:
        """The item at the top of the scene."""
        return self.view.rootObject()

    def open(self) -> None:
        """Show the window, full-screen without a pointer where the profile says so."""
        if self.screen.fullscreen:
            self.view.setCursor(Qt.CursorShape.BlankCursor)
            self.view.showFullScreen()
        else:
            self.view.show()
        self.view.requestActivate()  # assistive technology follows the active window

    def close(self) -> None:
        """Take the pages down before the bridge goes, so that no binding looks at an object that is gone."""
        self._bridge.close()
        self.view.may_close = True
        self.view.close()
        load(self.view, QUrl())
