"""One suite for every store of the outbox: in memory and on a disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_queue.memory_store import MemoryStore
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import Store


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "outbox.sqlite")
    yield made
    made.close()
