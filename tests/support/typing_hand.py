"""A hand on the on-screen keyboard of a stage: opens it, presses keys by their names, reads the candidates."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.qt.inspection import Control
from tests.support.stage import Stage


class TypingHand:
    """Types into the field ``name`` of the page that is on the stage."""

    def __init__(self, stage: Stage, name: str) -> None:
        self._stage = stage
        self._field = name
        self._board = stage.item("keyboard")

    def open(self) -> TypingHand:
        """Give the field the focus, and wait for the keyboard: at its first use in a process it is loaded."""
        self._stage.item(self._field).forceActiveFocus()
        QGuiApplication.inputMethod().show()
        self._stage.wait_until(lambda: self._board.isVisible() and self._board.height() > 0, 30)
        self._wait_for_a_frame()
        return self

    def seen(self) -> dict[str, Control]:
        """The keys that can be seen and pressed, by name without ``key:``."""
        if not self._board.isVisible():
            return {}
        return {
            control.name.removeprefix("key:"): control
            for control in self._stage.inspection.controls(self._board)
            if control.name.startswith("key:") and control.enabled and control.on_screen
        }

    def press(self, names: Iterable[str]) -> None:
        """One key after the other, each when the one before has been painted. Raises KeyError for a key that is not
        there."""
        for name in names:
            point = QPoint(*(round(value) for value in self.seen()[name].rectangle.centre))
            QTest.mouseClick(self._stage.window.view, Qt.MouseButton.LeftButton, pos=point)
            self._wait_for_a_frame()

    def press_beyond(self, name: str, onward: str = "later") -> None:
        """Press a key that may stand on a later page of many. Raises KeyError when no page has it."""
        while name not in self.seen():
            self.press([onward])
        self.press([name])

    def candidates(self) -> list[str]:
        """What can be chosen now, the first ones that are drawn."""
        return [control.text for name, control in self.seen().items() if name.startswith("candidate:")]

    def choose(self, text: str) -> None:
        """Press the candidate. Raises ValueError when it is not among those that are drawn."""
        self.press([f"candidate:{self.candidates().index(text)}"])

    def _wait_for_a_frame(self) -> None:
        """What a key changed is drawn with the next frame, and a list drops what is gone only then."""
        view = self._stage.window.view
        frames: list[int] = []
        connection = view.frameSwapped.connect(lambda: frames.append(1))
        view.update()
        self._stage.wait_until(lambda: frames != [])
        self._stage.settle()
        view.frameSwapped.disconnect(connection)

    @property
    def text(self) -> str:
        return str(self._stage.item(self._field).property("text"))

    @property
    def composed(self) -> str:
        """What stands in the field and is not yet text."""
        return str(self._stage.item(self._field).property("preeditText"))
