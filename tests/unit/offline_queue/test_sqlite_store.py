"""What the SQLite store says when it cannot, and that it is set up to last."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from offline_queue import sqlite_store
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import BugError, KnownError, Trouble
from tests.support.outbox import sealed_row


def test_it_is_set_up_to_last(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "outbox.sqlite")
    found = {
        name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    store.close()


def test_another_process_that_holds_the_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_store, "_BUSY_SECONDS", 0.01)
    store = SqliteStore(tmp_path / "outbox.sqlite")
    other = sqlite3.connect(tmp_path / "outbox.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(KnownError, match="another process holds it") as caught:
        store.keep(sealed_row())
    assert caught.value.trouble is Trouble.BUSY
    other.close()
    store.keep(sealed_row())
    store.close()


def test_a_mistake_of_ours_is_none_of_the_environment(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "outbox.sqlite")
    nothing: Any = None
    with pytest.raises(BugError, match="SQLITE_CONSTRAINT_NOTNULL"):
        store.keep(dataclasses.replace(sealed_row(), item=nothing))
    store.close()
    with pytest.raises(BugError, match="ProgrammingError"):
        store.counts()


def test_no_error_shows_what_was_kept(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "outbox.sqlite")
    row = sealed_row()
    store.keep(row)
    with pytest.raises(KnownError) as caught:
        store.keep(dataclasses.replace(sealed_row(), local_number=row.local_number))
    assert row.local_number not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    store.close()


def test_a_transaction_that_sqlite_itself_took_back_is_not_taken_back_again(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "outbox.sqlite")
    with pytest.raises(RuntimeError, match="full"), store._transaction() as run:
        run("ROLLBACK")  # as SQLite does when there is no room
        raise RuntimeError("full")
    store.keep(sealed_row())
    store.close()
