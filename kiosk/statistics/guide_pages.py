"""How many pages of guides have come out on a day: what the profile's limit of a day is held against."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import date

from kiosk.session.watching import Mark, What
from kiosk.statistics.store import StatisticsStore

#: The detail under which pages of guides are counted: the stage that they were printed from.
_GUIDE = "guide_print"


class GuidePages:
    """In memory; what an earlier run of the same day counted is read once. May be used from every thread."""

    def __init__(self, store: StatisticsStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._day: date | None = None
        self._pages = 0

    def count(self, day: date, marks: Iterable[Mark]) -> None:
        with self._lock:
            self._turn_to(day)
            self._pages += sum(mark.count for mark in marks if mark.what is What.PAGES and mark.detail == _GUIDE)

    def on(self, day: date) -> int:
        with self._lock:
            return self._pages if self._day == day else 0

    def read(self, day: date) -> None:
        """What was counted before this run; called before anything is counted in it. Raises sqlite3.Error."""
        counted = self._store.between(day, day)
        with self._lock:
            self._turn_to(day)
            self._pages = sum(one.count for one in counted if one.what is What.PAGES and one.detail == _GUIDE)

    def _turn_to(self, day: date) -> None:
        if self._day != day:
            self._day, self._pages = day, 0
