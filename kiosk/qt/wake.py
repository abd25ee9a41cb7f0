"""Calling the GUI thread from any other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Wake(QObject):
    """``wake()`` from any thread: ``on_wake`` runs soon on the thread that made this object.

    Several wakes before it runs are one run, so a burst of device events does not queue a burst of work.
    """

    _called = Signal()

    def __init__(self, on_wake: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_wake = on_wake
        self._pending = False
        self._called.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def wake(self) -> None:
        if not self._pending:
            self._pending = True
            self._called.emit()

    @Slot()
    def _run(self) -> None:
        # Lowered first: a wake that arrives while the work runs asks for another run.
        self._pending = False
        self._on_wake()
