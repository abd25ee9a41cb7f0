# SPDX-License-Identifier: Apache-2.0
"""A damaged database is set aside, named, and everything in it that can be read is saved into a new one."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from offline_queue import folders
from offline_queue.kinds import Kind
from offline_queue.model import State
from offline_queue.sqlite_pages import Value, read_records
from offline_queue.sqlite_store import SqliteStore
from offline_queue.statement import StatementInvalid, read_statement
from offline_queue.store import BugError, KnownError, Trouble

_HELD = frozenset({State.WAITING, State.SENDING, State.PARKED})


@dataclass(frozen=True)
class Rescued:
    """``aside`` is the name of the damaged file, which is kept. ``unsound`` rows were found, and were not whole."""

    aside: str
    saved: int
    unsound: int


def open_store(file: Path) -> tuple[SqliteStore, Rescued | None]:
    """Open the database, rescuing it first if it is damaged. Raises KnownError."""
    ready = file.with_name(f"{file.name}.rescued")
    try:
        if ready.exists():
            # The power went while the new one was being put in the old one's place.
            _put_in_place(file, ready)
        try:
            return SqliteStore(file), None
        except KnownError as error:
            if error.trouble is not Trouble.DAMAGED:
                raise
        rescued = rescue(file)
    except OSError as error:
        raise KnownError(
            Trouble.INPUT_OUTPUT, f"{file.name} cannot be rescued: {os.strerror(error.errno or 0)}"
        ) from None
    return SqliteStore(file), rescued


def rescue(file: Path) -> Rescued:
    """Nobody has ``file`` open. Raises OSError, KnownError; the damaged file is then as it was, or aside and whole."""
    log = _beside(file, "-wal")
    database, log_content = file.read_bytes(), log.read_bytes() if log.exists() else b""
    new = file.with_name(f"{file.name}.rescuing")
    for left in (new, _beside(new, "-wal"), _beside(new, "-shm")):
        left.unlink(missing_ok=True)
    store = SqliteStore(new)
    store.close()
    saved, unsound = _copy(database, log_content, new)
    folders.sync_file(new)
    ready = file.with_name(f"{file.name}.rescued")
    new.replace(ready)
    folders.sync_folder(file.parent)
    return Rescued(_put_in_place(file, ready), saved, unsound)


def _copy(database: bytes, log: bytes, new: Path) -> tuple[int, int]:
    connection = sqlite3.connect(new, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        names = [name for _, name, *_ in connection.execute("PRAGMA table_info (outbox)")]
        marks = ", ".join("?" * len(names))
        newest, unsound = dict[Value, tuple[Value, ...]](), 0
        for sequence, values in read_records(database, log, len(names)):
            # The column that is the row id itself is stored empty.
            row = dict(zip(names, (sequence, *values[1:]), strict=True))
            if _is_sound(row):
                newest[row["id"]] = tuple(row.values())
            else:
                unsound += 1
        connection.execute("BEGIN IMMEDIATE")
        saved = 0
        for values in newest.values():
            with contextlib.suppress(sqlite3.IntegrityError):
                saved += connection.execute(f"INSERT INTO outbox VALUES ({marks})", values).rowcount
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    except sqlite3.Error as error:
        raise BugError(f"{new.name}: {type(error).__name__}") from None
    finally:
        connection.close()
    return saved, unsound + len(newest) - saved


def _is_sound(row: dict[str, Value]) -> bool:
    """Whether it is a row of an outbox and, while it is held, exactly what its terminal signed."""
    try:
        state, kind = State(str(row["state"])), Kind(str(row["kind"]))
        row_id, body, statement = row["id"], row["body"], row["statement"]
        if not isinstance(row_id, bytes) or len(row_id) != 16:
            return False
        if state not in _HELD:
            return True
        if not isinstance(body, bytes) or not isinstance(statement, bytes):
            return False
        if not statement:
            return True
        stated = read_statement(statement)
        manifest = [[one.number, one.length, one.sha256] for one in stated.materials]
        return (
            (stated.id, stated.kind, stated.body_sha256) == (UUID(bytes=row_id), kind, hashlib.sha256(body).hexdigest())
            and json.loads(str(row["manifest"])) == manifest
        )  # fmt: skip
    except (ValueError, StatementInvalid):
        return False


def _put_in_place(file: Path, ready: Path) -> str:
    """Set the damaged files aside, and ``ready`` in their place; done again after a power cut, it goes on."""
    aside = _free_name(file)
    if file.exists():
        aside.hardlink_to(file)
    log = _beside(file, "-wal")
    if log.exists():
        # Under its old name SQLite would play it into the new database.
        log.rename(_beside(aside, "-wal"))
    _beside(file, "-shm").unlink(missing_ok=True)
    folders.sync_folder(file.parent)
    ready.replace(file)
    folders.sync_folder(file.parent)
    return aside.name


def _free_name(file: Path) -> Path:
    number = 1
    while True:
        aside = file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")
        if not aside.exists() and not _beside(aside, "-wal").exists():
            return aside
        number += 1


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)
