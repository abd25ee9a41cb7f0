# SPDX-License-Identifier: Apache-2.0
"""The versions of the database. ``user_version`` says which one a file is; each step leads from one to the next.

tests/upgrade/ keeps a file of every version that was ever released.
"""

from __future__ import annotations

import sqlite3
from uuid import UUID

VERSION = 2

_SCHEMA = """
CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    priority INTEGER NOT NULL,
    item TEXT NOT NULL,
    local_number TEXT NOT NULL,
    follows BLOB,
    confirmed_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'accepted', 'parked', 'expired')),
    reason TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    setbacks INTEGER NOT NULL DEFAULT 0,
    sender TEXT NOT NULL DEFAULT '',
    not_before_boot TEXT NOT NULL DEFAULT '',
    not_before REAL NOT NULL DEFAULT 0,
    reference TEXT NOT NULL DEFAULT '',
    settled_at TEXT,
    imported INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL,
    material_count INTEGER NOT NULL,
    suite TEXT NOT NULL,
    key_id TEXT NOT NULL,
    signature BLOB,
    statement BLOB,
    manifest TEXT,
    body BLOB
) STRICT;
CREATE UNIQUE INDEX outbox_number ON outbox (local_number) WHERE local_number <> '' AND NOT imported;
CREATE INDEX outbox_imported_number ON outbox (local_number) WHERE imported;
CREATE INDEX outbox_queue ON outbox (priority, sequence, size) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_sending ON outbox (sequence) WHERE state = 'sending';
CREATE INDEX outbox_parked ON outbox (reason, size) WHERE state = 'parked';
CREATE TABLE lease (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    holder TEXT NOT NULL,
    process TEXT NOT NULL,
    boot TEXT NOT NULL,
    until REAL NOT NULL
) STRICT;
CREATE TABLE pause (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    reason TEXT NOT NULL,
    faults_in_a_row INTEGER NOT NULL,
    boot TEXT NOT NULL,
    until REAL NOT NULL
) STRICT;
"""

#: Priority of visit records, which is all that version 1 can hold.
_VISIT_PRIORITY = 5


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file of any known version up to ``VERSION``, in one transaction. Raises sqlite3.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            _create(connection)
        elif version == 1:
            _from_1(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _create(connection: sqlite3.Connection) -> None:
    for statement in _SCHEMA.split(";\n"):
        connection.execute(statement)


def _from_1(connection: sqlite3.Connection) -> None:
    """Version 1 held visit records alone, unsealed, because they name nobody."""
    connection.execute("ALTER TABLE outbox RENAME TO outbox_1")
    _create(connection)
    rows = connection.execute("SELECT sequence, id, kind, body, put_at, state, reason FROM outbox_1").fetchall()
    connection.executemany(
        "INSERT INTO outbox (sequence, id, kind, priority, item, local_number, confirmed_at, state, reason, size,"
        " material_count, suite, key_id, signature, statement, manifest, body)"
        " VALUES (?, ?, ?, ?, '', '',"
        " coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', ?, 'unixepoch'), '1970-01-01T00:00:00Z'),"
        " ?, ?, ?, 0, 'open', '', x'', x'',"
        " '[]', ?)",
        [
            (sequence, UUID(row_id).bytes, kind, _VISIT_PRIORITY, put_at, state, reason, len(body), body)
            for sequence, row_id, kind, body, put_at, state, reason in rows
        ],
    )
    connection.execute("DROP TABLE outbox_1")
