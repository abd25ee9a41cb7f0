"""What an answer does to a row, and to the others."""

from __future__ import annotations

import pytest

from offline_queue.identifiers import new_id
from offline_queue.model import State
from offline_queue.moments import Moment
from offline_queue.policy import Later, Sent, Verdict, Waits
from offline_queue.store import Store
from offline_queue.transport import WorldFault
from tests.support.outbox_store import LEASE, ME, NOW, OTHER, PARK, claim, keep, pause_until, settle, state
from tests.support.sealing import NOON


def test_sent_erases_the_body_and_keeps_the_fact(store: Store) -> None:
    row = keep(store, materials=1)
    claim(store)
    assert settle(store, row, Sent("A-2026-1"))
    assert store.row(row.id) is None
    fact = store.find_number(row.local_number)
    assert fact is not None
    assert (fact.state, fact.reference, fact.settled_at, fact.size) == (State.ACCEPTED, "A-2026-1", NOON, row.size)
    assert not settle(store, row, Sent("A-2026-1"))
    assert store.counts().size == 0


def test_refused_parks_and_erases_nothing(store: Store) -> None:
    row, other = keep(store), keep(store)
    claim(store, most=1)
    assert settle(store, row, PARK)
    fact = store.find(row.id)
    assert fact is not None
    assert (fact.state, fact.reason, fact.settled_at) == (State.PARKED, "incomplete", NOON)
    assert store.row(row.id) == row
    assert claim(store) == [other.id]


def test_later_waits_for_its_moment_and_uses_up_an_attempt(store: Store) -> None:
    row = keep(store)
    claim(store)
    settle(store, row, Later(NOW.later(30), Waits.NOT_YET))
    assert claim(store, now=NOW.later(29)) == []
    assert store.take_lease(ME, NOW, LEASE)
    (claimed,) = store.claim(ME, NOW.later(30), LEASE, 1)
    assert (claimed.attempts, claimed.setbacks, claimed.faults_in_a_row) == (1, 0, 0)


def test_a_moment_of_another_boot_has_come(store: Store) -> None:
    row = keep(store)
    claim(store)
    settle(store, row, Later(NOW.later(3600), Waits.NOT_YET))
    assert claim(store, now=Moment("next boot", 1.0)) == [row.id]


def test_what_was_marked_and_never_tried_waits_as_before(store: Store) -> None:
    rows = [keep(store) for _ in range(2)]
    claim(store)
    store.give_back(OTHER, [rows[0].id])
    assert state(store, rows[0]) is State.SENDING
    store.give_back(ME, [row.id for row in rows])
    assert [claimed.setbacks for claimed in store.claim(ME, NOW, LEASE, 2)] == [0, 0]


def test_a_fault_of_the_world_pauses_all_and_uses_up_no_attempt(store: Store) -> None:
    row, _ = keep(store), keep(store)
    claim(store, most=1)
    assert settle(store, row, pause_until(20, faults=3))
    assert claim(store, now=NOW.later(19)) == []
    pause = store.pause()
    assert pause is not None
    assert (pause.until, pause.reason, pause.faults_in_a_row) == (NOW.later(20), WorldFault.NO_LINK, 3)
    assert store.take_lease(ME, NOW, LEASE)
    first, second = store.claim(ME, NOW.later(20), LEASE, 2)
    assert (first.row.id, first.attempts, first.setbacks, first.faults_in_a_row) == (row.id, 0, 1, 3)
    assert (second.setbacks, second.faults_in_a_row) == (0, 3)


def test_the_row_that_may_be_the_cause_waits_longer(store: Store) -> None:
    row, other = keep(store), keep(store)
    claim(store, most=1)
    settle(store, row, pause_until(5, row_seconds=50))
    assert claim(store, now=NOW.later(5)) == [other.id]
    assert claim(store, now=NOW.later(50)) == [row.id]


def test_a_pause_for_want_of_a_line_ends_when_it_is_back(store: Store) -> None:
    row = keep(store)
    store.lift_pause(frozenset(WorldFault))
    claim(store)
    settle(store, row, pause_until(100, faults=4))
    store.lift_pause(frozenset({WorldFault.TOO_MANY}))
    assert claim(store) == []
    store.lift_pause(frozenset({WorldFault.NO_LINK}))
    assert claim(store) == [row.id]
    pause = store.pause()
    assert pause is not None
    assert pause.faults_in_a_row == 4


@pytest.mark.parametrize("verdict", [Sent(""), PARK, Later(NOW, Waits.NOT_YET)])
def test_an_answer_ends_the_pause(store: Store, verdict: Verdict) -> None:
    row = keep(store)
    claim(store)
    settle(store, row, pause_until(0, faults=7))
    claim(store)
    settle(store, row, verdict)
    assert store.pause() is None


def test_only_who_marked_a_row_may_say_it_failed(store: Store) -> None:
    row = keep(store)
    claim(store)
    store.release_lease(ME)
    claim(store, holder=OTHER)
    for verdict in (PARK, Later(NOW, Waits.NOT_YET), pause_until(1)):
        assert not settle(store, row, verdict, ME)
    assert state(store, row) is State.SENDING
    assert settle(store, row, Sent("A-1"), ME)  # that the platform has it is true whoever heard it
    assert state(store, row) is State.ACCEPTED


def test_settling_what_is_not_there_changes_nothing(store: Store) -> None:
    for verdict in (Sent(""), PARK, pause_until(1)):
        assert not store.settle(ME, new_id(), verdict, NOON)


def test_a_person_lets_a_parked_row_go_again(store: Store) -> None:
    row = keep(store)
    assert not store.unpark(row.id)
    assert not store.unpark(new_id())
    claim(store)
    settle(store, row, Later(NOW, Waits.NOT_YET))
    claim(store)
    settle(store, row, PARK)
    assert store.unpark(row.id)
    (claimed,) = store.claim(ME, NOW, LEASE, 1)
    assert (claimed.row.id, claimed.attempts) == (row.id, 0)
    fact = store.find(row.id)
    assert fact is not None
    assert (fact.reason, fact.settled_at) == ("", None)
