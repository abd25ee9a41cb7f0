# SPDX-License-Identifier: Apache-2.0
"""The outbox: durable, once, in order, and one bad row stands before nobody."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from offline_queue.model import Kind, Row, Verdict
from offline_queue.sender import drain
from offline_queue.store import OutboxStore, StoreError

KILLED = """
import os, sys
from pathlib import Path
from uuid import UUID
from offline_queue.model import Kind, Row
from offline_queue.store import OutboxStore
OutboxStore(Path(sys.argv[1])).put(Row(UUID(int=1), Kind.VISIT_RECORD, b"body", 5.0))
os.kill(os.getpid(), 9)
"""


def row(number: int, body: bytes = b"{}") -> Row:
    return Row(UUID(int=number), Kind.VISIT_RECORD, body, float(number))


def numbers(rows: tuple[Row, ...]) -> list[int]:
    return [waiting.id.int for waiting in rows]


@pytest.fixture
def store(tmp_path: Path) -> OutboxStore:
    return OutboxStore(tmp_path / "outbox.sqlite")


def test_a_row_outlives_a_killed_process(tmp_path: Path) -> None:
    file = tmp_path / "outbox.sqlite"
    ended = subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False, timeout=30)
    assert ended.returncode == -9
    assert OutboxStore(file).waiting() == (Row(UUID(int=1), Kind.VISIT_RECORD, b"body", 5.0),)


def test_the_same_id_twice_is_one_row_and_the_first(store: OutboxStore) -> None:
    store.put(row(1, b"first"))
    store.put(row(1, b"second"))
    assert [waiting.body for waiting in store.waiting()] == [b"first"]


def test_the_order_is_that_of_putting_whatever_the_clock_says(store: OutboxStore) -> None:
    for number in (3, 1, 2):
        store.put(row(number))
    assert numbers(store.waiting()) == [3, 1, 2]
    assert numbers(store.waiting(most=2)) == [3, 1]
    assert store.counts().oldest_waiting_at == 1.0


def test_a_refused_row_is_parked_and_the_others_go(store: OutboxStore) -> None:
    for number in range(1, 31):
        store.put(row(number))
    sent: list[int] = []

    def post(waiting: Row) -> tuple[Verdict, str]:
        sent.append(waiting.id.int)
        return (Verdict.REFUSED, "no") if waiting.id.int in (1, 25) else (Verdict.ACCEPTED, "")

    assert drain(store, post) == 28
    assert sent == list(range(1, 31))
    counts = store.counts()
    assert (counts.waiting, counts.parked, counts.oldest_waiting_at) == (0, 2, None)
    assert drain(store, post) == 0


def test_later_stops_the_round_and_uses_nothing_up(store: OutboxStore) -> None:
    for number in (1, 2, 3):
        store.put(row(number))
    verdicts = iter([(Verdict.ACCEPTED, ""), (Verdict.LATER, "no link")])
    assert drain(store, lambda waiting: next(verdicts)) == 1
    assert numbers(store.waiting()) == [2, 3]
    store.settle(UUID(int=2), Verdict.LATER)
    assert numbers(store.waiting()) == [2, 3]


def test_what_was_sent_is_wiped_from_the_file(store: OutboxStore, tmp_path: Path) -> None:
    store.put(row(1, b"a canary in the body"))
    store.settle(UUID(int=1), Verdict.ACCEPTED)
    store.close()
    assert not any(b"canary" in file.read_bytes() for file in tmp_path.iterdir())


def test_a_file_of_another_release_or_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "outbox.sqlite"
    OutboxStore(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="version 99"):
        OutboxStore(file)
    (tmp_path / "other.sqlite").write_bytes(b"this is no database, whatever its name" * 40)
    with pytest.raises(StoreError):
        OutboxStore(tmp_path / "other.sqlite")
    with pytest.raises(StoreError):
        OutboxStore(tmp_path / "no folder" / "outbox.sqlite")
