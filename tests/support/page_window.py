"""Shows sample pages in a window of its own: a line ``show NAME`` or ``key NAME`` on standard input, ``ok`` back."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from PySide6.QtCore import QSocketNotifier, Slot

from tests.support.sample_pages import sample_pages
from tests.support.stage import SMALL, Stage, put_sample_pictures


class PageWindow:
    """Answers while Qt runs, since whoever reads the tree asks Qt."""

    def __init__(self, language: str) -> None:
        self._pages = sample_pages(language)
        self._stage = Stage(SMALL)
        put_sample_pictures(self._stage)
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._told)

    def run(self) -> None:
        print("ok", flush=True)
        self._stage.application.exec()
        self._stage.close()

    @Slot()
    def _told(self) -> None:
        said = os.read(sys.stdin.fileno(), 4096).decode()  # one line: the next comes after the answer
        if not said:
            self._stage.application.exit(0)
            return
        what, _, name = said.strip().partition(" ")
        if what == "show":
            self._stage.show(replace(self._pages[name], by_keys=True))
            self._stage.window.view.requestActivate()
        else:
            self._stage.use_key(name)
        self._stage.settle()
        print("ok", flush=True)


if __name__ == "__main__":
    PageWindow(sys.argv[1]).run()
