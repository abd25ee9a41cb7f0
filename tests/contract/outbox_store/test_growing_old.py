"""What nobody wants any more is parked, erased and forgotten by its rule."""

from __future__ import annotations

from datetime import timedelta

from offline_queue.kinds import Kind
from offline_queue.model import State
from offline_queue.policy import Sent
from offline_queue.store import Store
from tests.support.outbox_store import PARK, claim, keep, settle, state
from tests.support.sealing import NOON


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
