"""A page that needs nothing but Qt's own painter: no QML, no session, no catalogue. It is what stands on the screen
when all of that has failed.
"""

from __future__ import annotations

import signal
import threading
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QRasterWindow

from kiosk.qt.window import Screen, make_application

_PAPER, _INK, _QUIET = QColor("#10243e"), QColor("#ffffff"), QColor("#d5e3f5")
#: Heights of letters and distances in millimetres: the title is read from three metres away.
_TITLE_MM, _WORDS_MM, _NUMBERS_MM, _GAP_MM, _EDGE_MM = 16.0, 7.0, 9.0, 6.0, 18.0


@dataclass(frozen=True)
class Line:
    """One line; it is folded where the screen ends."""

    text: str
    height_mm: float
    quiet: bool = False


def page(titles: tuple[str, ...], words: tuple[str, ...], numbers: tuple[str, ...]) -> tuple[Line, ...]:
    """What to read from afar, what to read from near, and what to tell on the telephone."""
    return (
        *(Line(text, _TITLE_MM) for text in titles),
        *(Line(text, _WORDS_MM, quiet=True) for text in words),
        *(Line(text, _NUMBERS_MM) for text in numbers),
    )


class PlainWindow(QRasterWindow):
    def __init__(self, screen: Screen, lines: tuple[Line, ...]) -> None:
        super().__init__()
        self._scale = screen.pixels_per_mm
        self._lines = lines
        self.setFlags(Qt.WindowType.FramelessWindowHint)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.resize(*screen.window_size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), self.height()), _PAPER)
        edge = round(_EDGE_MM * self._scale)
        across = self.width() - 2 * edge
        heights = [self._needs(painter, line, across) for line in self._lines]
        gap = round(_GAP_MM * self._scale)
        top = max(edge, (self.height() - sum(heights) - gap * (len(heights) - 1)) // 2)
        for line, height in zip(self._lines, heights, strict=True):
            self._letters(painter, line)
            painter.setPen(_QUIET if line.quiet else _INK)
            painter.drawText(QRect(edge, top, across, height), _FOLDED, line.text)
            top += height + gap
        painter.end()

    def _needs(self, painter: QPainter, line: Line, across: int) -> int:
        self._letters(painter, line)
        return painter.boundingRect(QRect(0, 0, across, self.height()), _FOLDED, line.text).height()

    def _letters(self, painter: QPainter, line: Line) -> None:
        font = QFont(painter.font())
        font.setPixelSize(max(1, round(line.height_mm * self._scale)))
        font.setBold(not line.quiet)
        painter.setFont(font)


_FOLDED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def show_until_told(screen: Screen, lines: tuple[Line, ...]) -> int:
    """Show the page until SIGTERM or SIGINT. Exit code 0."""
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    application = make_application()
    window = PlainWindow(screen, lines)

    def look() -> None:
        # Not in the handler: it may run in the middle of painting, and to quit closes what is painted.
        if told.is_set():
            application.quit()

    clock = QTimer()  # lets Python see the signal; Qt alone would sleep through it
    clock.timeout.connect(look)
    clock.start(250)
    window.showFullScreen() if screen.fullscreen else window.show()
    return application.exec()
