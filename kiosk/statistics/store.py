"""Where the numbers stand: a row a day, thing, item and detail. No time of the day, no order, no visit: what belongs to
one visit cannot be put together again."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kiosk.session.watching import Mark, What

_SCHEMA = """
CREATE TABLE IF NOT EXISTS counted (
    day TEXT NOT NULL, what TEXT NOT NULL, item TEXT NOT NULL, detail TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, what, item, detail)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sent (day TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_ADD = (
    "INSERT INTO counted VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (day, what, item, detail) DO UPDATE SET count = count + excluded.count"
)


@dataclass(frozen=True)
class Counted:
    """One number of a day."""

    day: date
    what: What
    item: str
    detail: str
    count: int


class StatisticsStore:
    """May be used from every thread and from another process. Raises sqlite3.Error of the disk."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "statistics.sqlite"
        self._lock = threading.Lock()

    def count(self, day: date, marks: Iterable[Mark]) -> None:
        rows = [(day.isoformat(), mark.what.value, mark.item, mark.detail, mark.count) for mark in marks]
        with self._lock, closing(self._connect()) as connection, connection:
            connection.executemany(_ADD, rows)

    def between(self, first: date, last: date) -> tuple[Counted, ...]:
        """Both days included, in the order of day, thing, item and detail."""
        query = "SELECT day, what, item, detail, count FROM counted WHERE day BETWEEN ? AND ? ORDER BY 1, 2, 3, 4"
        with self._lock, closing(self._connect()) as connection:
            rows = connection.execute(query, (first.isoformat(), last.isoformat())).fetchall()
        known = {what.value for what in What}
        return tuple(
            Counted(date.fromisoformat(day), What(what), item, detail, count)
            for day, what, item, detail, count in rows
            if what in known  # a later program may have counted more
        )

    def unsent_before(self, today: date) -> tuple[date, ...]:
        """Days that are over, have numbers, and were not handed to the queue; the oldest first."""
        query = "SELECT DISTINCT day FROM counted WHERE day < ? AND day NOT IN (SELECT day FROM sent) ORDER BY day"
        with self._lock, closing(self._connect()) as connection:
            return tuple(date.fromisoformat(day) for (day,) in connection.execute(query, (today.isoformat(),)))

    def was_sent(self, day: date) -> None:
        with self._lock, closing(self._connect()) as connection, connection:
            connection.execute("INSERT OR IGNORE INTO sent VALUES (?)", (day.isoformat(),))

    def forget_before(self, day: date) -> None:
        with self._lock, closing(self._connect()) as connection, connection:
            for table in ("counted", "sent"):
                connection.execute(f"DELETE FROM {table} WHERE day < ?", (day.isoformat(),))  # noqa: S608 - ours

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.file, timeout=5)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.executescript(_SCHEMA)
        return connection


def days_kept(today: date, keep_days: int) -> date:
    """The first day that is still kept."""
    return today - timedelta(days=keep_days - 1)
