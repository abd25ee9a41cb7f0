"""What the sandbox remembers, and what it forgets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.central.sandbox.store import IssuedDocument, KnownSession, RememberedAnswer, Store

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ISSUED = IssuedDocument("证明", "林*梅", date(2026, 11, 22), date(2027, 2, 22))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'sandbox.db'}")
    yield store
    store.close()


def opened(store: Store, session_id: str = "s", terminal_id: str = "T", expires_at: datetime = NOW + HOUR) -> None:
    known = KnownSession(session_id, terminal_id, "zh-CN", "410499198503150008", "林晓梅", expires_at)
    assert store.open_session(known)


def test_a_nonce_is_new_once_a_terminal_until_it_is_too_old_to_matter(store: Store) -> None:
    assert store.is_new_nonce("T", "n", NOW, HOUR)
    assert not store.is_new_nonce("T", "n", NOW + HOUR, HOUR)
    assert store.is_new_nonce("U", "n", NOW, HOUR)
    assert store.is_new_nonce("T", "n", NOW + HOUR + timedelta(seconds=1), HOUR)


def test_a_key_is_at_work_then_answered_then_forgotten(store: Store) -> None:
    assert store.begin_request("T", "k", "f", NOW, DAY) is None
    assert store.begin_request("T", "k", "f", NOW, DAY) == RememberedAnswer("f", None, b"")
    store.finish_request("T", "k", 201, b"{}", None)
    assert store.begin_request("T", "k", "g", NOW, DAY) == RememberedAnswer("f", 201, b"{}")
    assert store.begin_request("U", "k", "g", NOW, DAY) is None  # keys are the terminal's own
    assert store.begin_request("T", "k", "g", NOW + DAY + HOUR, DAY) is None


def test_a_request_without_effect_may_be_made_again(store: Store) -> None:
    store.begin_request("T", "k", "f", NOW, DAY)
    store.forget_request("T", "k")
    assert store.begin_request("T", "k", "f", NOW, DAY) is None


def test_what_a_killed_sandbox_was_at_work_on_may_be_asked_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sandbox.db'}"
    killed = Store(url)
    killed.begin_request("T", "k", "f", NOW, DAY)
    killed.close()
    again = Store(url)
    assert again.begin_request("T", "k", "f", NOW, DAY) is None
    again.close()


def test_an_enrolment_code_belongs_to_the_first_key(store: Store) -> None:
    store.add_enrolment_code("c")
    assert store.use_enrolment_code("c", b"first")
    store.add_enrolment_code("c")  # as at a restart with the same code
    assert not store.use_enrolment_code("c", b"second")
    assert store.use_enrolment_code("c", b"first")
    assert not store.use_enrolment_code("unknown", b"first")


def test_a_session_is_its_terminals_and_ends(store: Store) -> None:
    opened(store)
    found = store.session("s", "T", NOW)
    assert found is not None
    assert found.name == "林晓梅"
    assert "林" not in repr(found)
    assert store.session("s", "U", NOW) is None
    assert store.session("s", "T", NOW + HOUR) is None
    store.end_session("s", "U")
    assert store.session("s", "T", NOW) is not None
    store.end_session("s", "T")
    assert store.session("s", "T", NOW) is None


@pytest.mark.parametrize("how", ["ended", "expired"])
def test_with_a_session_go_its_answers_and_the_content_of_its_documents(store: Store, how: str) -> None:
    opened(store)
    opened(store, "other", expires_at=NOW + DAY)
    for session_id in ("s", "other"):
        store.keep_document(f"d-{session_id}", session_id, f"code-{session_id}", ISSUED, b"%PDF")
        store.begin_request("T", f"k-{session_id}", "f", NOW, DAY)
        store.finish_request("T", f"k-{session_id}", 200, b"rows", session_id)
    if how == "ended":
        store.end_session("s", "T")
    else:
        store.end_expired_sessions(NOW + HOUR)
    assert store.document_content("d-s", "T", NOW) is None
    assert store.begin_request("T", "k-s", "f", NOW, DAY) is None
    assert store.issued_document("code-s") == ISSUED  # what the verification page shows stays
    assert store.document_content("d-other", "T", NOW) == b"%PDF"
    assert store.begin_request("T", "k-other", "f", NOW, DAY) is not None


def test_a_document_is_for_its_own_terminal(store: Store) -> None:
    opened(store)
    store.keep_document("d", "s", "code", ISSUED, b"%PDF")
    assert store.document_content("d", "T", NOW) == b"%PDF"
    assert store.document_content("d", "U", NOW) is None
    assert store.document_content("d", "T", NOW + HOUR) is None
