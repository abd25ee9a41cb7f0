"""Durable commits of the same bytes: ours, raw SQLite, and the peers. Each way opens, commits row after row, closes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias

from huey import SqliteHuey
from persistqueue import SQLiteAckQueue

from offline_queue.model import SealedRow
from offline_queue.sqlite_store import SqliteStore

#: Returns when the row is on the disk.
Commit: TypeAlias = Callable[[SealedRow], object]
Way: TypeAlias = Callable[[Path], AbstractContextManager[Commit]]


@contextmanager
def ours(folder: Path) -> Iterator[Commit]:
    store = SqliteStore(folder / "outbox.sqlite")
    yield store.keep
    store.close()


@contextmanager
def raw(folder: Path) -> Iterator[Commit]:
    """The limit: one table, one blob, no index."""
    connection = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE outbox (sequence INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    yield lambda row: connection.execute("INSERT INTO outbox (body) VALUES (?)", (stored_bytes(row),))
    connection.close()


@contextmanager
def persist_queue(folder: Path) -> Iterator[Commit]:
    queue = SQLiteAckQueue(str(folder / "persist-queue"), auto_commit=True, multithreading=True)
    yield lambda row: queue.put(stored_bytes(row))
    queue.close()


@contextmanager
def huey(folder: Path) -> Iterator[Commit]:
    queue = SqliteHuey("bench", filename=str(folder / "huey.sqlite"), fsync=True)
    yield lambda row: queue.storage.enqueue(stored_bytes(row))
    queue.storage.close()


WAYS: dict[str, Way] = {"ours": ours, "raw_sqlite": raw, "persist_queue": persist_queue, "huey": huey}


def stored_bytes(row: SealedRow) -> bytes:
    """Everything that ours puts into its row's three sealed columns: the peers carry the same."""
    return row.body + row.statement + row.signature
