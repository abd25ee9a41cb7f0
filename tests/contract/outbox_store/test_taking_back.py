"""What its owner takes back before it is delivered."""

from __future__ import annotations

import pytest

from offline_queue.identifiers import new_id
from offline_queue.kinds import Kind
from offline_queue.model import WITHDRAWN, State
from offline_queue.policy import Later, Sent, Verdict, Waits
from offline_queue.store import Store
from tests.support.outbox_store import ME, NOW, PARK, claim, keep, pause_until, settle, state
from tests.support.sealing import NOON


@pytest.mark.parametrize("verdict", [None, Later(NOW, Waits.NOT_YET), PARK])
def test_what_is_taken_back_is_erased_and_never_goes_out(store: Store, verdict: Verdict | None) -> None:
    row, other = keep(store, Kind.DRAFT), keep(store, Kind.DRAFT)
    if verdict is not None:
        claim(store, 1)
        settle(store, row, verdict)
    assert store.take_back(row.id, NOON)
    assert store.row(row.id) is None
    fact = store.find(row.id)
    assert fact is not None
    assert (fact.state, fact.reason, fact.settled_at) == (State.EXPIRED, WITHDRAWN, NOON)
    assert claim(store) == [other.id]
    assert not store.take_back(row.id, NOON) and not store.take_back(new_id(), NOON)
    assert store.keep(row) is False and store.row(row.id) is None, "it does not come back"


@pytest.mark.parametrize("verdict", [Later(NOW, Waits.NOT_YET), PARK, pause_until(5.0)])
def test_taken_back_on_its_way_no_answer_but_that_it_arrived_brings_it_back(store: Store, verdict: Verdict) -> None:
    row = keep(store, Kind.DRAFT)
    claim(store)
    assert store.take_back(row.id, NOON)
    assert not settle(store, row, verdict)
    assert state(store, row) is State.EXPIRED
    store.give_back(ME, [row.id])
    assert state(store, row) is State.EXPIRED
    assert settle(store, row, Sent("case"))
    assert state(store, row) is State.ACCEPTED and store.row(row.id) is None


def test_what_the_platform_has_cannot_be_taken_back(store: Store) -> None:
    row = keep(store, Kind.DRAFT)
    claim(store)
    settle(store, row, Sent("case"))
    assert not store.take_back(row.id, NOON)
    assert state(store, row) is State.ACCEPTED
