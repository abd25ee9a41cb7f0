"""Somebody who keeps rows in a store of the outbox and sends them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from offline_queue.kinds import Kind
from offline_queue.model import SealedRow, State
from offline_queue.moments import Moment, process_mark
from offline_queue.policy import Parked, PauseAll, Verdict
from offline_queue.store import Holder, Store
from offline_queue.transport import Refusal, WorldFault
from tests.support.outbox import sealed_row
from tests.support.sealing import NOON

NOW = Moment("this boot", 1000.0)
LEASE = 60.0
ME = Holder("me", process_mark())
OTHER = Holder("other", process_mark())
PARK = Parked(Refusal.INCOMPLETE)


def keep(store: Store, kind: Kind = Kind.APPLICATION, **changes: Any) -> SealedRow:
    row = sealed_row(kind, **changes)
    store.keep(row)
    return row


def claim(store: Store, most: int = 100, now: Moment = NOW, holder: Holder = ME) -> list[UUID]:
    assert store.take_lease(holder, now, LEASE)
    return [claimed.row.id for claimed in store.claim(holder, now, LEASE, most)]


def settle(store: Store, row: SealedRow, verdict: Verdict, holder: Holder = ME) -> bool:
    return store.settle(holder, row.id, verdict, NOON)


def state(store: Store, row: SealedRow) -> State:
    fact = store.find(row.id)
    assert fact is not None
    return fact.state


def pause_until(seconds: float, faults: int = 1, row_seconds: float | None = None) -> PauseAll:
    row_not_before = None if row_seconds is None else NOW.later(row_seconds)
    return PauseAll(NOW.later(seconds), WorldFault.NO_LINK, row_not_before, faults)
