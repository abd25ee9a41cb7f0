"""What every store of the outbox promises: one suite, in memory and on a disk."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from offline_queue.identifiers import new_id, new_local_number
from offline_queue.kinds import RULES, Kind, Order
from offline_queue.memory_store import MemoryStore
from offline_queue.model import WITHDRAWN, SealedRow, State
from offline_queue.moments import Moment, process_mark
from offline_queue.policy import Later, LocalReason, Parked, PauseAll, Sent, Verdict, Waits
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import Holder, KnownError, Store, Trouble
from offline_queue.transport import Refusal, WorldFault
from tests.support.outbox import sealed_row
from tests.support.sealing import NOON

NOW = Moment("this boot", 1000.0)
LEASE = 60.0
ME = Holder("me", process_mark())
OTHER = Holder("other", process_mark())
PARK = Parked(Refusal.INCOMPLETE)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "outbox.sqlite")
    yield made
    made.close()


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


# --- keeping ----------------------------------------------------------------------------------------------------------


def test_what_is_kept_is_there_as_it_was(store: Store) -> None:
    row = keep(store, materials=2, follows=new_id())
    assert store.row(row.id) == row
    fact = store.find(row.id)
    assert fact is not None
    assert (fact.id, fact.kind, fact.item, fact.state) == (row.id, row.kind, row.item, State.WAITING)
    assert (fact.local_number, fact.confirmed_at, fact.size) == (row.local_number, row.confirmed_at, row.size)
    assert (fact.materials, fact.attempts, fact.reason, fact.settled_at) == (2, 0, "", None)


def test_nothing_is_there_that_was_not_kept(store: Store) -> None:
    assert store.find(new_id()) is None
    assert store.row(new_id()) is None
    assert store.find_number(new_local_number()) is None
    assert store.find_number("") is None
    assert store.facts() == ()
    assert store.counts().waiting == 0
    assert (store.counts().oldest_waiting_at, store.counts().newest_at) == (None, None)


def test_the_same_row_again_changes_nothing(store: Store) -> None:
    row = keep(store)
    store.keep(row)
    assert len(store.facts()) == 1


def test_the_same_row_after_it_was_sent_stays_sent(store: Store) -> None:
    row = keep(store)
    claim(store)
    settle(store, row, Sent("A-1"))
    store.keep(row)
    assert state(store, row) is State.ACCEPTED
    assert store.row(row.id) is None


def test_another_row_under_a_known_id_is_refused(store: Store) -> None:
    row = keep(store)
    with pytest.raises(KnownError) as caught:
        store.keep(dataclasses.replace(row, body=b"other"))
    assert caught.value.trouble is Trouble.CONFLICT
    assert store.row(row.id) == row


def test_a_local_number_belongs_to_one_row(store: Store) -> None:
    row = keep(store)
    with pytest.raises(KnownError) as caught:
        keep(store, local_number=row.local_number)
    assert caught.value.trouble is Trouble.NUMBER_TAKEN
    assert len(store.facts()) == 1


def test_an_imported_row_may_have_a_number_that_is_taken(store: Store) -> None:
    number = new_local_number()
    imported = [sealed_row(local_number=number) for _ in range(2)]
    for row in imported:
        assert store.keep(row, imported=True)
        assert not store.keep(row, imported=True)
    found = store.find_number(number)
    assert found is not None
    assert found.id == imported[0].id
    own = keep(store, local_number=number)
    found = store.find_number(number)
    assert found is not None
    assert found.id == own.id


def test_rows_without_a_number_do_not_clash(store: Store) -> None:
    keep(store, Kind.VISIT_RECORD, local_number="")
    keep(store, Kind.VISIT_RECORD, local_number="")
    assert len(store.facts()) == 2


def test_a_local_number_finds_its_row(store: Store) -> None:
    keep(store)
    row = keep(store)
    found = store.find_number(row.local_number)
    assert found is not None
    assert found.id == row.id


# --- telling ----------------------------------------------------------------------------------------------------------


def test_facts_come_in_order_page_by_page(store: Store) -> None:
    made = [keep(store, confirmed_at=NOON - timedelta(days=index)) for index in range(5)]
    first = store.facts(most=2)
    second = store.facts(after=first[-1].sequence, most=2)
    third = store.facts(after=second[-1].sequence, most=2)
    assert [fact.id for fact in (*first, *second, *third)] == [row.id for row in made]


def test_facts_of_one_state(store: Store) -> None:
    first, second = keep(store), keep(store)
    claim(store, most=1)
    settle(store, first, PARK)
    assert [fact.id for fact in store.facts(State.PARKED)] == [first.id]
    assert [fact.id for fact in store.facts(State.WAITING)] == [second.id]


def test_counts_tell_sizes_and_reasons(store: Store) -> None:
    oldest = keep(store, Kind.STATISTICS, confirmed_at=NOON - timedelta(days=3))
    first, second, third = keep(store), keep(store), keep(store)
    claim(store, most=3)
    settle(store, first, PARK)
    settle(store, second, Parked(LocalReason.DAMAGED))
    settle(store, third, Sent(""))
    counts = store.counts()
    assert (counts.waiting, counts.parked, counts.oldest_waiting_at) == (1, 2, oldest.confirmed_at)
    assert counts.newest_at == third.confirmed_at
    assert counts.size == oldest.size + first.size + second.size
    assert counts.parked_reasons == (("damaged", 1), ("incomplete", 1))


# --- order ------------------------------------------------------------------------------------------------------------


def test_the_order_is_the_store_s_own_whatever_the_clock_says(store: Store) -> None:
    made = [keep(store, confirmed_at=NOON - timedelta(days=400 * index)) for index in range(4)]
    assert claim(store) == [row.id for row in made]


def test_what_is_urgent_goes_first(store: Store) -> None:
    made = {kind: keep(store, kind) for kind in reversed(Kind)}
    claimed = claim(store)
    priorities = [RULES[kind].priority for row_id in claimed for kind, row in made.items() if row.id == row_id]
    assert len(claimed) == len(Kind)
    assert priorities == sorted(priorities)


def test_as_many_as_asked_for(store: Store) -> None:
    for kind in (Kind.AUDIT_EVENT, Kind.APPLICATION, Kind.STATISTICS):
        keep(store, kind)
    assert [len(claim(store, most=1)) for _ in range(4)] == [1, 1, 1, 0]


@pytest.mark.parametrize("kind", [kind for kind, rule in RULES.items() if rule.order is Order.AFTER_ITS_CASE])
def test_what_belongs_to_a_case_waits_for_it(store: Store, kind: Kind) -> None:
    case = keep(store)
    follower = keep(store, kind, follows=case.id)
    assert claim(store) == [case.id]
    settle(store, case, PARK)
    assert claim(store) == []
    assert store.unpark(case.id)
    assert claim(store) == [case.id]
    settle(store, case, Sent("A-1"))
    assert claim(store) == [follower.id]


def test_what_belongs_to_a_case_of_elsewhere_waits_for_nothing(store: Store) -> None:
    row = keep(store, Kind.WITHDRAWAL, follows=new_id())
    other = keep(store, Kind.SUPPLEMENT)
    assert claim(store) == [row.id, other.id]


def test_audit_events_go_one_by_one(store: Store) -> None:
    first, second = keep(store, Kind.AUDIT_EVENT), keep(store, Kind.AUDIT_EVENT)
    assert claim(store) == [first.id]
    assert claim(store) == []
    settle(store, first, Later(NOW.later(10), Waits.NOT_YET))
    assert claim(store) == []  # the second does not overtake the first
    assert claim(store, now=NOW.later(10)) == [first.id]
    settle(store, first, PARK)
    assert claim(store) == [second.id]


def test_a_row_that_never_gets_an_answer_lets_others_go_first(store: Store) -> None:
    poisoned = keep(store)
    for _ in range(5):
        assert claim(store) == [poisoned.id]
        settle(store, poisoned, pause_until(0))
    good = keep(store)
    assert claim(store, most=1) == [good.id]
    assert claim(store, most=1) == [poisoned.id]


# --- the lease --------------------------------------------------------------------------------------------------------


def test_two_senders_never_send_together(store: Store) -> None:
    keep(store)
    assert store.take_lease(ME, NOW, LEASE)
    assert not store.take_lease(OTHER, NOW, LEASE)
    with pytest.raises(KnownError) as caught:
        store.claim(OTHER, NOW, LEASE, 1)
    assert caught.value.trouble is Trouble.LEASE_LOST
    assert store.take_lease(ME, NOW, LEASE)


def test_nobody_sends_without_a_lease(store: Store) -> None:
    with pytest.raises(KnownError):
        store.claim(ME, NOW, LEASE, 1)


def test_a_lease_that_was_given_back_is_free(store: Store) -> None:
    store.take_lease(ME, NOW, LEASE)
    store.release_lease(OTHER)
    assert not store.take_lease(OTHER, NOW, LEASE)
    store.release_lease(ME)
    assert store.take_lease(OTHER, NOW, LEASE)


def test_a_claim_renews_the_lease(store: Store) -> None:
    store.take_lease(ME, NOW, LEASE)
    store.claim(ME, NOW.later(LEASE - 1), LEASE, 1)
    assert not store.take_lease(OTHER, NOW.later(LEASE), LEASE)
    assert store.take_lease(OTHER, NOW.later(2 * LEASE - 1), LEASE)
    with pytest.raises(KnownError):
        store.claim(ME, NOW.later(2 * LEASE), LEASE, 1)


@pytest.mark.parametrize(
    ("holder", "now"),
    [
        (ME, Moment("next boot", 0.0)),  # the machine was switched off: its seconds begin anew
        (
            Holder("me", process_mark().rpartition(" ")[0] + " 1"),
            NOW,
        ),  # the process died, its number is somebody else's
    ],
)
def test_a_sender_that_died_holds_nothing_up(store: Store, holder: Holder, now: Moment) -> None:
    row = keep(store)
    assert claim(store, holder=holder) == [row.id]
    assert store.take_lease(OTHER, now, LEASE)
    assert [claimed.row.id for claimed in store.claim(OTHER, now, LEASE, 1)] == [row.id]


def test_a_sender_of_another_process_namespace_is_taken_for_alive(store: Store) -> None:
    store.take_lease(Holder("me", "pid:[1] 1 1"), NOW, LEASE)
    assert not store.take_lease(OTHER, NOW, LEASE)


def test_what_was_marked_goes_out_again_under_its_key(store: Store) -> None:
    row = keep(store)
    claim(store)
    assert state(store, row) is State.SENDING
    assert store.counts().waiting == 1
    assert claim(store) == []  # in flight
    store.release_lease(ME)
    assert claim(store, holder=OTHER) == [row.id]


# --- settling ---------------------------------------------------------------------------------------------------------


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


# --- growing old ------------------------------------------------------------------------------------------------------


def test_what_grew_old_is_parked_or_erased_by_its_rule(store: Store) -> None:
    draft, slot, application = keep(store, Kind.DRAFT), keep(store, Kind.APPOINTMENT_REQUEST), keep(store)
    assert store.expire(NOON + timedelta(hours=24)) == ()
    assert store.expire(NOON + timedelta(hours=25)) == ()
    assert (state(store, draft), state(store, slot)) == (State.WAITING, State.PARKED)
    assert store.row(slot.id) == slot
    assert store.expire(NOON + timedelta(days=31)) == (draft.id,)
    assert (state(store, draft), state(store, slot)) == (State.EXPIRED, State.PARKED)
    assert store.row(draft.id) is None
    assert state(store, application) is State.WAITING
    assert store.counts().parked_reasons == (("expired", 1),)


def test_a_parked_draft_is_erased_in_time_as_well(store: Store) -> None:
    draft = keep(store, Kind.DRAFT)
    claim(store)
    settle(store, draft, PARK)
    assert store.expire(NOON + timedelta(days=31)) == (draft.id,)


def test_what_is_in_flight_does_not_grow_old(store: Store) -> None:
    draft = keep(store, Kind.DRAFT)
    claim(store)
    assert store.expire(NOON + timedelta(days=31)) == ()
    assert state(store, draft) is State.SENDING


def test_so_many_at_a_time_grow_old(store: Store) -> None:
    for _ in range(5):
        keep(store, Kind.DRAFT)
    assert [len(store.expire(NOON + timedelta(days=31), most=2)) for _ in range(4)] == [2, 2, 1, 0]


def test_old_facts_are_forgotten_but_never_the_newest_row(store: Store) -> None:
    made = [keep(store) for _ in range(3)]
    claim(store)
    for row in made:
        settle(store, row, Sent(""))
    assert store.prune(NOON) == 0
    assert store.prune(NOON + timedelta(seconds=1)) == 2
    following = keep(store)
    sequences = [fact.sequence for fact in store.facts()]
    assert sequences == sorted(set(sequences))
    assert [fact.id for fact in store.facts()] == [made[2].id, following.id]


def test_scrubbing_loses_nothing(store: Store) -> None:
    row = keep(store)
    store.scrub()
    assert store.row(row.id) == row


def test_a_store_may_be_used_from_every_thread(store: Store) -> None:
    with ThreadPoolExecutor(8) as threads:
        for made in [threads.submit(keep, store) for _ in range(40)]:
            made.result()
    assert len(store.facts()) == 40
    assert len(claim(store)) == 40


# --- taken back -------------------------------------------------------------------------------------------------------


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
