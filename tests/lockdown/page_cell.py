"""Any page of the terminal in a real window on an X screen, without a session behind it, for who tries to get out.

``python -m tests.lockdown.page_cell FOLDER SCALE``: a line with a page's name on standard input shows it, ``ok`` back;
the inspection socket lies in the folder. Whatever an attempt asks of a session is heard and leads nowhere.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Slot

from kiosk.qt.inspection import InspectionServer
from kiosk.qt.window import make_application
from tests.support.sample_pages import sample_pages
from tests.support.stage import SMALL, Stage, put_sample_pictures


class PageCell:
    def __init__(self, folder: Path, scale: float) -> None:
        self._pages = sample_pages("zh-CN")
        keyboard = folder / "keyboard"
        keyboard.mkdir()
        make_application(keyboard)  # with the keyboard; Stage takes the one that is there
        self._stage = Stage(replace(SMALL, scale=scale, fullscreen=True), keyboard)
        put_sample_pictures(self._stage)
        self._server = InspectionServer(self._stage.inspection, folder / "inspection")
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._told)

    def run(self) -> None:
        print("ok", flush=True)
        self._stage.application.exec()
        self._server.close()
        self._stage.close()
        for message in self._stage.messages:
            print(message, file=sys.stderr)

    @Slot()
    def _told(self) -> None:
        said = os.read(sys.stdin.fileno(), 4096).decode()  # one line: the next comes after the answer
        if not said:
            self._stage.application.exit(0)
            return
        self._stage.show(self._pages[said.strip()])
        self._stage.window.view.requestActivate()
        print("ok", flush=True)


if __name__ == "__main__":
    PageCell(Path(sys.argv[1]), float(sys.argv[2])).run()
