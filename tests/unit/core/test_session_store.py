"""What is held for a visit is gone with it, and what comes later is not held at all."""

from __future__ import annotations

from kiosk.session_store import SessionStore


def test_everything_of_a_visit_goes_with_it() -> None:
    store = SessionStore()
    store.put(1, "a", b"1")
    store.put(2, "b", b"2")
    store.forget(1)
    assert (store.get(1, "a"), store.find("a")) == (None, None)
    assert (store.get(2, "b"), store.find("b")) == (b"2", b"2")
    assert store.get(1, "b") is None, "a handle is of its own visit"


def test_a_late_document_is_not_held() -> None:
    store = SessionStore()
    store.forget(3)
    for generation in (1, 2, 3):
        store.put(generation, "late", b"canary")
    assert store.find("late") is None
    assert vars(store)["_held"] == {}


def test_forgetting_an_older_visit_again_forgets_nothing_newer() -> None:
    store = SessionStore()
    store.forget(5)
    store.put(6, "a", b"1")
    store.forget(4)
    store.put(5, "late", b"canary")
    assert store.find("a") == b"1"
    assert store.find("late") is None
