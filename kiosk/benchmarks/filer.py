"""Somebody who hands in applications all the time: rows in a terminal's outbox, which the terminal sends."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kiosk.benchmarks.outbox_victim import ITEM
from kiosk.central.credentials import load_credentials
from offline_queue.identifiers import new_id
from offline_queue.keys import Terminal, read_sealing_keys
from offline_queue.kinds import Kind
from offline_queue.model import Submission
from offline_queue.outbox import Outbox
from offline_queue.sealing import Sealer
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore

_PERIOD = 0.1  # seconds
_SENT_SECONDS = 60.0


class Filer:
    """Keeps rows in the outbox below ``state``, from a process beside the terminal's."""

    def __init__(self, state: Path, credentials: Path) -> None:
        """The terminal has been enrolled, and has its sealing keys. Raises CredentialsMissing, OSError."""
        held = load_credentials(credentials)
        keys = read_sealing_keys(held.sealing_keys_file)
        self._store = SqliteStore(state / "outbox.sqlite")
        sealer = Sealer(Terminal(held.terminal_id, held.key), keys)
        self._outbox = Outbox(self._store, Spool(state / "outbox-materials"), sealer)
        self._kept = 0

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Ten a second."""
        ended = threading.Event()

        def keep() -> None:
            while not ended.wait(_PERIOD):
                self._outbox.keep(self._submission())
                self._kept += 1

        thread = threading.Thread(target=keep)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def wait_until_sent(self) -> int:
        """How many have gone, once all of them have, or after a minute."""
        until = time.monotonic() + _SENT_SECONDS
        while (waiting := self._store.counts().waiting) and time.monotonic() < until:
            time.sleep(_PERIOD)
        self._store.close()
        return self._kept - waiting

    def _submission(self) -> Submission:
        row_id = new_id()
        body = {"content": {"causes": ["other"], "words": f"measured {row_id}"}}
        return Submission(row_id, Kind.FEEDBACK, json.dumps(body).encode(), datetime.now(UTC), ITEM, (), None)
