"""What every answer and every fault means, for every kind of row."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_queue.identifiers import new_id
from offline_queue.kinds import RULES, Kind, Order, WhenExpired
from offline_queue.moments import Moment
from offline_queue.policy import (
    MOST_ATTEMPTS,
    PAUSE_CAP_SECONDS,
    RETRY_AFTER_CAP_SECONDS,
    ROW_CAP_SECONDS,
    Later,
    LocalReason,
    Parked,
    PauseAll,
    Sent,
    Tried,
    Waits,
    decide,
    expired,
)
from offline_queue.transport import Accepted, Fault, MaterialsMissing, NotYet, Refusal, Refused, Uploaded, WorldFault
from tests.support.sealing import NOON

KEY = new_id()
NOW = Moment("this boot", 500.0)
FRESH = Tried(0, 0, 0)


def highest(most: float) -> float:
    return most


def lowest(most: float) -> float:
    return 0.0


@pytest.mark.parametrize("duplicate", [False, True])
def test_accepted_now_or_before_is_sent(duplicate: bool) -> None:
    assert decide(Accepted(KEY, duplicate, "A-1"), KEY, FRESH, NOW, highest) == Sent("A-1")


@pytest.mark.parametrize("reason", Refusal)
def test_a_refusal_parks_this_row_at_once(reason: Refusal) -> None:
    assert decide(Refused(KEY, reason), KEY, FRESH, NOW, highest) == Parked(reason)


@pytest.mark.parametrize(
    "reply",
    [
        Accepted(new_id()),
        Refused(new_id(), Refusal.OTHER),
        NotYet(new_id()),
        MaterialsMissing(new_id(), (1,)),
        Uploaded(new_id(), 1, 0),
    ],
    ids=lambda reply: type(reply).__name__,
)
def test_an_answer_under_another_key_is_not_ours(reply: Accepted) -> None:
    """Neither success nor refusal: it is a captive portal's, or somebody else's."""
    verdict = decide(reply, KEY, FRESH, NOW, highest)
    assert isinstance(verdict, PauseAll)
    assert verdict.reason is WorldFault.CAPTIVE_PORTAL


@pytest.mark.parametrize("fault", WorldFault)
def test_a_fault_of_the_world_pauses_all_however_often(fault: WorldFault) -> None:
    for times in (0, 5, 10_000):
        verdict = decide(Fault(fault), KEY, Tried(MOST_ATTEMPTS - 1, times, times), NOW, highest)
        assert isinstance(verdict, PauseAll)
        assert verdict.reason is fault
        assert verdict.faults_in_a_row == times + 1
        assert 0 < verdict.until.seconds - NOW.seconds <= PAUSE_CAP_SECONDS


def test_only_a_fault_that_a_row_can_bring_about_sends_it_behind_the_others() -> None:
    for fault in WorldFault:
        verdict = decide(Fault(fault), KEY, FRESH, NOW, lowest)
        assert isinstance(verdict, PauseAll)
        behind = verdict.row_not_before is not None and verdict.row_not_before.seconds > verdict.until.seconds
        assert behind == (fault in {WorldFault.SERVER_ERROR, WorldFault.TIMEOUT})


@pytest.mark.parametrize(
    ("asked", "least"),
    [
        (None, 0),
        (30, 30),
        (1e9, RETRY_AFTER_CAP_SECONDS),
        (float("nan"), 0),
        (float("inf"), RETRY_AFTER_CAP_SECONDS),
        (-5, 0),
    ],
)
def test_retry_after_is_obeyed_within_reason(asked: float | None, least: float) -> None:
    pause = decide(Fault(WorldFault.TOO_MANY, asked), KEY, FRESH, NOW, lowest)
    assert isinstance(pause, PauseAll)
    assert pause.until == NOW.later(least)
    later = decide(NotYet(KEY, asked), KEY, FRESH, NOW, lowest)
    assert later == Later(NOW.later(least), Waits.NOT_YET)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (NotYet(KEY), Waits.NOT_YET),
        (MaterialsMissing(KEY, (1,)), Waits.MATERIALS_MISSING),
        (Uploaded(KEY, 1, 0), Waits.NO_PROGRESS),
    ],
)
def test_not_yet_waits_longer_each_time_and_not_for_ever(reply: NotYet, reason: Waits) -> None:
    waits = []
    for attempts in range(MOST_ATTEMPTS - 1):
        verdict = decide(reply, KEY, Tried(attempts, 0, 0), NOW, highest)
        assert isinstance(verdict, Later)
        assert verdict.reason is reason
        waits.append(verdict.not_before.seconds - NOW.seconds)
    assert waits == sorted(waits)
    assert waits[0] == 5
    assert waits[-1] == ROW_CAP_SECONDS
    assert decide(reply, KEY, Tried(MOST_ATTEMPTS - 1, 0, 0), NOW, highest) == Parked(LocalReason.TOO_MANY_ATTEMPTS)


@given(st.integers(0, 10**6), st.floats(0, 1), st.sampled_from(WorldFault), st.floats(allow_nan=True))
def test_no_pause_is_ever_longer_than_it_may_be(times: int, luck: float, fault: WorldFault, asked: float) -> None:
    verdict = decide(Fault(fault, asked), KEY, Tried(0, times, times), NOW, lambda most: luck * most)
    assert isinstance(verdict, PauseAll)
    assert NOW.seconds <= verdict.until.seconds <= NOW.seconds + RETRY_AFTER_CAP_SECONDS + PAUSE_CAP_SECONDS


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_grows_old_by_its_rule(kind: Kind) -> None:
    expiry = RULES[kind].expiry
    centuries = NOON + timedelta(days=36500)
    assert expired(kind, NOON, None) is None  # nobody knows what time it is
    assert expired(kind, NOON, NOON - timedelta(days=365)) is None  # the clock went back
    if expiry is None:
        assert expired(kind, NOON, centuries) is None
    else:
        assert expired(kind, NOON, NOON + expiry.after) is None
        assert expired(kind, NOON, NOON + expiry.after + timedelta(seconds=1)) is expiry.then


def test_nothing_that_a_resident_applied_for_is_ever_erased_unsent() -> None:
    for kind in (Kind.APPLICATION, Kind.SUPPLEMENT, Kind.WITHDRAWAL, Kind.DISPUTE, Kind.PAYMENT_CONFIRMATION):
        assert RULES[kind].expiry is None
    for kind, rule in RULES.items():
        if rule.expiry is not None and rule.expiry.then is WhenExpired.ERASE:
            assert kind is Kind.DRAFT or not rule.for_resident


def test_the_rules_know_every_kind() -> None:
    assert set(RULES) == set(Kind)
    for kind, rule in RULES.items():
        if rule.order is Order.ONE_BY_ONE:
            assert [other for other in Kind if RULES[other].priority == rule.priority] == [kind]
