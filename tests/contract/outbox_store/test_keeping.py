"""What is kept is there as it was, is told of, and is lost in no use."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from offline_queue.identifiers import new_id, new_local_number
from offline_queue.kinds import Kind
from offline_queue.model import State
from offline_queue.policy import LocalReason, Parked, Sent
from offline_queue.store import KnownError, Store, Trouble
from tests.support.outbox import sealed_row
from tests.support.outbox_store import PARK, claim, keep, settle, state
from tests.support.sealing import NOON


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
