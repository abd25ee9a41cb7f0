"""Five thousand rows have piled up, and the first of them is poisoned."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from offline_queue.model import SealedRow, State
from offline_queue.moments import Moment
from offline_queue.sender import Clock, Sender
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from offline_queue.transport import Fault, Refusal, Refused, WorldFault
from tests.support.outbox import sealed_row
from tests.support.outbox_transport import MemoryPlatform

ROWS = 5000


@pytest.mark.parametrize("poison", ["refused", "breaks the platform"])
def test_a_poisoned_row_in_front_of_five_thousand_holds_nobody_up(tmp_path: Path, poison: str) -> None:
    store, spool, seconds = SqliteStore(tmp_path / "outbox.sqlite"), Spool(tmp_path / "materials"), [0.0]
    # What is tested here is the order, not that each of these outlives a power cut.
    store._connection.execute("PRAGMA synchronous = OFF")
    rows = [sealed_row(size=60) for _ in range(ROWS)]
    for row in rows:
        store.keep(row)

    def spoil(row: SealedRow) -> Refused | Fault | None:
        if row.id != rows[0].id:
            return None
        return Refused(row.id, Refusal.MALFORMED) if poison == "refused" else Fault(WorldFault.SERVER_ERROR)

    platform = MemoryPlatform(interfere=spoil)
    clock = Clock(lambda: Moment("this boot", seconds[0]), lambda: None, lambda: datetime.now(UTC))
    sender = Sender(store, spool, platform, clock, connections=2, dice=lambda most: most)
    while store.counts().waiting > 1:
        sender.drain()
        seconds[0] += 3.0
        assert seconds[0] < 60.0
    assert dict(platform.effects) == dict.fromkeys((row.id for row in rows[1:]), 1)
    fact = store.find(rows[0].id)
    assert fact is not None
    assert fact.state is (State.PARKED if poison == "refused" else State.WAITING)
    assert fact.attempts == 0
    store.close()
