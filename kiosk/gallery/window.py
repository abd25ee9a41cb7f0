"""The gallery: every control of the screens in every state, in each theme, text size and language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QUrl, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickView

import screens
from kiosk.brand import PLAIN, Brand
from kiosk.gallery.specimens import specimens
from kiosk.presenter import Setting
from kiosk.qt.pictures import PROVIDER, SessionPictures
from kiosk.qt.values import Record
from kiosk.qt.window import Screen, load
from kiosk.texts import Language, load_words
from screens.gallery.specimens import SHEETS, Specimens
from screens.models import TextSize, ThemeName

_PAGE = Path(screens.__file__).parent / "gallery" / "GalleryPage.qml"
T = TypeVar("T")
#: Portuguese has the public pages alone.
LANGUAGES = tuple(language for language in Language if language is not Language.PORTUGUESE)


@dataclass(frozen=True)
class Turn:
    """What of the gallery is shown."""

    sheet: str = SHEETS[0]
    theme: ThemeName = ThemeName.STANDARD
    size: TextSize = TextSize.M
    language: Language = LANGUAGES[0]

    def turned(self, what: str) -> Turn:
        """After one of the keys: ``sheet``, ``back``, ``theme``, ``size``, ``language``."""
        match what:
            case "sheet":
                return replace(self, sheet=_next(SHEETS, self.sheet))
            case "back":
                return replace(self, sheet=_next(SHEETS[::-1], self.sheet))
            case "theme":
                return replace(self, theme=_next(tuple(ThemeName), self.theme))
            case "size":
                return replace(self, size=_next(tuple(TextSize), self.size))
            case "language":
                return replace(self, language=_next(LANGUAGES, self.language))
        raise ValueError(what)


def every_turn() -> tuple[Turn, ...]:
    """All there is to see."""
    return tuple(Turn(*one) for one in product(SHEETS, ThemeName, TextSize, LANGUAGES))


def _next(all_: tuple[T, ...], one: T) -> T:
    return all_[(all_.index(one) + 1) % len(all_)]


class Gallery(QObject):
    """One window. Raises RuntimeError with QML's words when the page cannot be loaded."""

    def __init__(self, screen: Screen, setting: Setting, brand: Brand = PLAIN, *, still: bool = False) -> None:
        super().__init__()
        self._screen = screen
        self._setting = setting
        self.view = QQuickView()
        self._shown = Record(Specimens, self)
        self._show(Turn())
        self.view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.view.engine().addImageProvider(PROVIDER, SessionPictures())
        self.view.setInitialProperties(
            {"shown": self._shown.qt, "pixelsPerMm": screen.pixels_per_mm, "still": still, "brand": brand.for_screens()}
        )
        self.view.resize(*screen.window_size)
        load(self.view, QUrl.fromLocalFile(str(_PAGE)))
        if self.view.status() is not QQuickView.Status.Ready:
            raise RuntimeError("; ".join(error.toString() for error in self.view.errors()))
        turned: SignalInstance = self.root.turned  # type: ignore[attr-defined]  # a signal of the QML
        turned.connect(self._turn)

    @property
    def root(self) -> QQuickItem:
        return self.view.rootObject()

    def open(self) -> None:
        self.view.show()
        self.root.forceActiveFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        self.view.close()
        load(self.view, QUrl())

    def draw(self, turn: Turn, file: Path) -> None:
        """A PNG of a whole sheet, however long it is. Raises OSError when it cannot be written."""
        self.show(turn)
        if not self.view.grabWindow().save(str(file), "PNG"):  # type: ignore[call-overload]  # takes text, not bytes
            raise OSError(f"cannot write {file.name}")

    def show(self, turn: Turn) -> None:
        """Show a sheet in a window as high as it is."""
        self._show(turn)
        QGuiApplication.processEvents()
        self.view.resize(self._screen.window_size[0], round(float(self.root.property("wholeHeight"))))
        QGuiApplication.processEvents()

    @Slot(str)
    def _turn(self, what: str) -> None:
        self._show(self._at.turned(what))

    def _show(self, turn: Turn) -> None:
        self._at = turn
        self._shown.show(specimens(load_words(turn.language), self._setting, turn.sheet, turn.theme, turn.size))


def file_name(turn: Turn) -> str:
    return f"{turn.sheet.lower()}-{turn.theme}-{turn.size}-{turn.language}.png"
