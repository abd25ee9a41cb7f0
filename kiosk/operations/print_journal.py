"""Which print jobs are under way, on disk, so that a killed terminal knows at its next start. It names nobody.

A job is written here before its first byte goes to the printer and taken out when its end is known. The lock of the
paper path lives here too, since it must outlive a restart, and since an attendant's command clears it from outside.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS job (
    name TEXT PRIMARY KEY, printer_job INTEGER, begun_at TEXT NOT NULL DEFAULT (datetime('now'))
);
CREATE TABLE IF NOT EXISTS paper_path (id INTEGER PRIMARY KEY CHECK (id = 1), locked_at TEXT, cleared_at TEXT);
INSERT OR IGNORE INTO paper_path (id, locked_at) VALUES (1, NULL);
"""


class JournalUnreadable(Exception):
    """The file is there and is no journal: nobody knows what the last run left."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self.file = file


class PrintJournal:
    """May be used from every thread and from another process; every call is one durable transaction.

    Raises JournalUnreadable when it is made, and sqlite3.Error when the disk does not take it later.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "print_journal.sqlite"
        self._lock = threading.Lock()
        try:
            with closing(self._connect()) as connection:
                connection.executescript(_SCHEMA)
        except sqlite3.DatabaseError as error:
            raise JournalUnreadable(self._file) from error

    def open_job(self, name: str) -> None:
        self._execute("INSERT OR REPLACE INTO job (name) VALUES (?)", name)

    def set_printer_job(self, name: str, printer_job: int) -> None:
        """The number that the printer gave the job."""
        self._execute("UPDATE job SET printer_job = ? WHERE name = ?", printer_job, name)

    def close_job(self, name: str) -> None:
        self._execute("DELETE FROM job WHERE name = ?", name)

    def open_jobs(self) -> tuple[tuple[str, int | None], ...]:
        """Names and printer's numbers of the jobs whose end is not known, oldest first."""
        with self._lock, closing(self._connect()) as connection:
            return tuple(connection.execute("SELECT name, printer_job FROM job ORDER BY begun_at, rowid").fetchall())

    def lock_paper_path(self) -> None:
        self._execute("UPDATE paper_path SET locked_at = datetime('now'), cleared_at = NULL WHERE locked_at IS NULL")

    def clear_paper_path(self) -> None:
        """An attendant has looked: the paper path is empty."""
        self._execute(
            "UPDATE paper_path SET locked_at = NULL, cleared_at = datetime('now') WHERE locked_at IS NOT NULL"
        )

    def paper_path_locked(self) -> bool:
        with self._lock, closing(self._connect()) as connection:
            row = connection.execute("SELECT locked_at FROM paper_path").fetchone()
        return row is not None and row[0] is not None

    def lock_cleared(self) -> bool:
        """True once an attendant has cleared a lock that was written; False while it stands or is not written yet."""
        with self._lock, closing(self._connect()) as connection:
            row = connection.execute("SELECT locked_at, cleared_at FROM paper_path").fetchone()
        return row is not None and row[0] is None and row[1] is not None

    def _execute(self, statement: str, *values: str | int) -> None:
        with self._lock, closing(self._connect()) as connection, connection:
            connection.execute(statement, values)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=5)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        return connection
