"""Never do two senders send together, and none that died holds anything up."""

from __future__ import annotations

import pytest

from offline_queue.model import State
from offline_queue.moments import Moment, process_mark
from offline_queue.store import Holder, KnownError, Store, Trouble
from tests.support.outbox_store import LEASE, ME, NOW, OTHER, claim, keep, state


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
