"""Durable commits of the same bytes: ours, raw SQLite, and the peers. Each function says how many seconds it took."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from huey import SqliteHuey
from persistqueue import SQLiteAckQueue

from offline_queue.model import SealedRow
from offline_queue.sqlite_store import SqliteStore


def ours(rows: Sequence[SealedRow], folder: Path) -> float:
    store = SqliteStore(folder / "outbox.sqlite")
    started = time.perf_counter()
    for row in rows:
        store.keep(row)
    taken = time.perf_counter() - started
    store.close()
    return taken


def raw(rows: Sequence[SealedRow], folder: Path) -> float:
    """The limit: one table, one blob, no index."""
    connection = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE outbox (sequence INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    contents = [stored_bytes(row) for row in rows]
    started = time.perf_counter()
    for content in contents:
        connection.execute("INSERT INTO outbox (body) VALUES (?)", (content,))
    taken = time.perf_counter() - started
    connection.close()
    return taken


def persist_queue(rows: Sequence[SealedRow], folder: Path) -> float:
    queue = SQLiteAckQueue(str(folder / "persist-queue"), auto_commit=True, multithreading=True)
    contents = [stored_bytes(row) for row in rows]
    started = time.perf_counter()
    for content in contents:
        queue.put(content)
    taken = time.perf_counter() - started
    queue.close()
    return taken


def huey(rows: Sequence[SealedRow], folder: Path) -> float:
    queue = SqliteHuey("bench", filename=str(folder / "huey.sqlite"), fsync=True)
    contents = [stored_bytes(row) for row in rows]
    started = time.perf_counter()
    for content in contents:
        queue.storage.enqueue(content)
    taken = time.perf_counter() - started
    queue.storage.close()
    return taken


def stored_bytes(row: SealedRow) -> bytes:
    """Everything that ours puts into its row's three sealed columns: the peers carry the same."""
    return row.body + row.statement + row.signature
