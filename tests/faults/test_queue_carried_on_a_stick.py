"""A terminal without a line: its rows go out on a stick, in at another terminal, and are at the platform once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from kiosk.central.client import PlatformClient
from kiosk.central.credentials import Credentials
from kiosk.central.outbox_transport import PlatformTransport
from kiosk.central.trust import terminals_of_the_same_platform
from offline_queue.exchange import SUFFIX, Exported, Imported, NotTaken, export_rows, import_rows
from offline_queue.kinds import Kind
from offline_queue.moments import moment
from offline_queue.sender import Clock, Drained, Sender
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from tests.support.platform import Terminal, running_sandbox, terminal
from tests.support.submissions import Sealed, sealed

__all__ = ["terminal"]


@dataclass
class Queue:
    """The queue of an enrolled terminal."""

    credentials: Credentials
    client: PlatformClient
    store: SqliteStore
    spool: Spool

    def keep(self, one: Sealed) -> None:
        for number, content in one.files.items():
            self.spool.write(one.row.id, number, [content])
        self.store.keep(one.row)

    def drain(self) -> Drained:
        clock = Clock(moment, lambda: datetime.now(UTC), lambda: datetime.now(UTC))
        return Sender(self.store, self.spool, PlatformTransport(lambda: self.client), clock).drain()

    def take_in(self, stick: Path) -> Imported:
        return import_rows(self.store, self.spool, stick, terminals_of_the_same_platform(self.credentials))

    def put_out(self, stick: Path) -> Exported:
        return export_rows(self.store, self.spool, stick, self.credentials.certificate_file.read_bytes())


@pytest.fixture
def queues(terminal: Terminal, tmp_path: Path) -> Iterator[tuple[Queue, Queue]]:
    """Of two terminals."""
    made = []
    for name in ("TEST-031", "TEST-032"):
        folder = tmp_path / name
        credentials = terminal.sandbox.enrol(folder, name)
        client = terminal.sandbox.client(credentials)
        made.append(Queue(credentials, client, SqliteStore(folder / "outbox.db"), Spool(folder / "spool")))
    yield made[0], made[1]
    for queue in made:
        queue.client.close()
        queue.store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def deliveries(terminal: Terminal) -> dict[str, tuple[str, int]]:
    held = requests.get(f"{terminal.sandbox.admin_url}/submissions", timeout=5).json()["submissions"]
    return {one["submission_id"]: (one["state"], one["deliveries"]) for one in held}


def test_what_was_carried_and_sent_by_both_is_there_once(
    terminal: Terminal, queues: tuple[Queue, Queue], stick: Path
) -> None:
    cut_off, other = queues
    rows = [
        sealed(cut_off.credentials, Kind.APPLICATION, os.urandom(1_300_000), b"small"),
        sealed(cut_off.credentials, Kind.FEEDBACK),
    ]
    for one in rows:
        cut_off.keep(one)
    assert cut_off.put_out(stick).rows == 2
    assert other.take_in(stick).added == 2
    again = other.take_in(stick)
    assert (again.added, again.known, again.left) == (0, 2, ())
    assert other.drain().accepted == 2
    assert cut_off.drain().accepted == 2  # its line is back
    held = deliveries(terminal)
    assert all(held[str(one.row.id)][0] == "received" for one in rows)
    assert all(held[str(one.row.id)][1] > 1 for one in rows)


def test_a_stick_of_another_platform_is_left_alone(queues: tuple[Queue, Queue], stick: Path, tmp_path: Path) -> None:
    """It names a terminal of ours, and its certificate is of another authority."""
    ours, _ = queues
    with running_sandbox(tmp_path / "other") as other:
        stranger = other.enrol(tmp_path / "stranger", ours.credentials.terminal_id)
        one = sealed(stranger)
        queue = Queue(stranger, ours.client, SqliteStore(tmp_path / "stranger.db"), Spool(tmp_path / "stranger-spool"))
        queue.keep(one)
        queue.put_out(stick)
        queue.store.close()
    assert ours.take_in(stick).left == ((f"{one.row.id}{SUFFIX}", NotTaken.FORGED),)


def test_only_what_is_a_certificate_of_that_terminal_counts(queues: tuple[Queue, Queue]) -> None:
    first, second = (queue.credentials for queue in queues)
    key_of = terminals_of_the_same_platform(first)
    pem = second.certificate_file.read_bytes()
    assert key_of(second.terminal_id, pem) == second.key.public_key()
    assert key_of(first.terminal_id, pem) is None
    assert key_of(second.terminal_id, b"") is None
    assert key_of("", second.document_roots[0].encode()) is None
