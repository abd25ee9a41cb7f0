"""What goes first, and what waits for what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from offline_queue.identifiers import new_id
from offline_queue.kinds import RULES, Kind, Order
from offline_queue.policy import Later, Sent, Waits
from offline_queue.store import Store
from tests.support.outbox_store import NOW, PARK, claim, keep, pause_until, settle
from tests.support.sealing import NOON


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
