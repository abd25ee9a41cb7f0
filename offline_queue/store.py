# SPDX-License-Identifier: Apache-2.0
"""The one door to the outbox's SQLite file. Order is the table's own sequence, since clocks go back."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from uuid import UUID

from offline_queue.first_model import Counts, Kind, Row, Verdict

_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    put_at REAL NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'parked')),
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
"""


class StoreError(Exception):
    """The file cannot be used; the words say what a technician can do."""


class OutboxStore:
    """Durable, one connection, safe to call from several threads."""

    def __init__(self, file: Path) -> None:
        """Opens or makes the file. Raises StoreError."""
        self._lock = threading.Lock()
        try:
            self._connection = sqlite3.connect(file, timeout=5, check_same_thread=False, isolation_level=None)
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
                self._connection.execute(f"PRAGMA {pragma}")
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                self._connection.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_SCHEMA_VERSION}; COMMIT;")
            elif version != _SCHEMA_VERSION:
                raise StoreError(f"{file.name} is of version {version}; this release knows {_SCHEMA_VERSION}")
        except sqlite3.Error as error:
            raise StoreError(f"{file.name}: {error}") from None

    def put(self, row: Row) -> None:
        """Keep ``row``; when this returns it is on the disk. A row with a known id changes nothing."""
        with self._lock:
            self._connection.execute(
                "INSERT OR IGNORE INTO outbox (id, kind, body, put_at) VALUES (?, ?, ?, ?)",
                (str(row.id), row.kind.value, row.body, row.put_at),
            )

    def waiting(self, most: int = 20) -> tuple[Row, ...]:
        """The oldest rows that wait to be sent."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT id, kind, body, put_at FROM outbox WHERE state = 'waiting' ORDER BY sequence LIMIT ?", (most,)
            ).fetchall()
        return tuple(Row(UUID(key), Kind(kind), body, put_at) for key, kind, body, put_at in rows)

    def settle(self, row_id: UUID, verdict: Verdict, reason: str = "") -> None:
        """Take over what an attempt came to."""
        if verdict is Verdict.LATER:
            return
        with self._lock:
            if verdict is Verdict.ACCEPTED:
                self._connection.execute("DELETE FROM outbox WHERE id = ?", (str(row_id),))
            else:
                self._connection.execute(
                    "UPDATE outbox SET state = 'parked', reason = ? WHERE id = ?", (reason, str(row_id))
                )

    def counts(self) -> Counts:
        with self._lock:
            waiting, oldest = self._connection.execute(
                "SELECT count(*), min(put_at) FROM outbox WHERE state = 'waiting'"
            ).fetchone()
            parked = self._connection.execute("SELECT count(*) FROM outbox WHERE state = 'parked'").fetchone()[0]
        return Counts(waiting, parked, oldest)

    def close(self) -> None:
        with self._lock:
            self._connection.close()
