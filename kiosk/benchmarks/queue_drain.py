"""Draining beside a bare loop of requests that posts the same bytes over kept connections."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import requests

from offline_queue.model import SealedMaterial, SealedRow
from offline_queue.moments import moment
from offline_queue.sender import Clock, Sender
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from offline_queue.transport import Accepted, Fault, Refusal, Refused, WorldFault

RESPONDER_MILLISECONDS = 20


@contextmanager
def responder(milliseconds: float = RESPONDER_MILLISECONDS) -> Iterator[str]:
    """Its URL, while it runs."""
    command = [sys.executable, "-m", "kiosk.benchmarks.queue_responder", str(milliseconds)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None or process.stdin is None:
            raise RuntimeError("the responder has no pipes")
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}/rows"
        finally:
            process.stdin.close()


class _Post:
    """Posts a row over a kept connection of its thread."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._own = threading.local()

    def __call__(self, row: SealedRow) -> requests.Response:
        session = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = requests.Session()
        return session.post(self._url, data=row.body, headers={"Idempotency-Key": str(row.id)}, timeout=10)


class _Transport:
    def __init__(self, url: str) -> None:
        self._post = _Post(url)

    def send(self, row: SealedRow) -> Accepted | Fault:
        answer = self._post(row)
        if answer.status_code != 201:
            return Fault(WorldFault.SERVER_ERROR)
        return Accepted(UUID(answer.headers["Idempotency-Key"]))

    def uploaded(self, row: SealedRow, material: SealedMaterial) -> Refused:
        return Refused(row.id, Refusal.OTHER)

    def upload(self, row: SealedRow, material: SealedMaterial, offset: int, content: bytes) -> Refused:
        return Refused(row.id, Refusal.OTHER)


def bare_seconds(rows: Sequence[SealedRow], url: str) -> float:
    """One connection, one post after the other, nothing else."""
    post = _Post(url)
    started = time.perf_counter()
    for row in rows:
        answer = post(row)
        if answer.headers["Idempotency-Key"] != str(row.id):
            raise RuntimeError("the responder answered something else")
    return time.perf_counter() - started


def drain_seconds(rows: Sequence[SealedRow], url: str, folder: Path, connections: int) -> float:
    """The same posts out of the store, marked before and settled after."""
    store, spool = SqliteStore(folder / "outbox.sqlite"), Spool(folder / "materials")
    for row in rows:
        store.keep(row)
    clock = Clock(moment, lambda: None, lambda: datetime.now(UTC))
    with ThreadPoolExecutor(connections) as threads:
        sender = Sender(store, spool, _Transport(url), clock, connections=connections, executor=threads)
        started = time.perf_counter()
        drained = sender.drain()
        taken = time.perf_counter() - started
    store.close()
    if drained.accepted != len(rows):
        raise RuntimeError(f"only {drained.accepted} of {len(rows)} rows were sent")
    return taken
