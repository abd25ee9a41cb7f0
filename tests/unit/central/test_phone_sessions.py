"""How long a code for a phone lives, on a clock that a test turns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from kiosk.central.phone_sessions import MediaType, PhonePurpose, PhoneState
from kiosk.central.sandbox.phone.content import Cleaned
from kiosk.central.sandbox.phone.sessions import LIFE, SILENCE, Phone, PhoneSessions, Subject, TooManySessions

NOW = datetime(2026, 6, 15, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def opened(
    sessions: PhoneSessions, now: datetime = NOW, visit_ends: datetime = NOW + HOUR, session_id: str = "s"
) -> Phone:
    return sessions.open(
        terminal_id="TEST-001",
        session_id=session_id,
        language="en",
        subject=Subject(PhonePurpose.UPLOAD, "412014902000", material="proof"),
        request_id=uuid4(),
        visit_ends=visit_ends,
        now=now,
    )


def with_a_file(sessions: PhoneSessions, phone: Phone, now: datetime = NOW) -> Phone:
    assert sessions.begin(phone.token, "en", now) is not None
    kept = sessions.add(phone.token, (Cleaned(MediaType.PDF, b"%PDF-secret"),), now)
    assert kept is not None and kept.total == 11
    return kept


def asked(sessions: PhoneSessions, phone: Phone, now: datetime) -> Phone:
    found = sessions.of_terminal(phone.phone_session_id, "TEST-001", now)
    assert found is not None
    return found


def test_it_lives_ten_minutes_and_nothing_is_left_then() -> None:
    sessions = PhoneSessions()
    phone = with_a_file(sessions, opened(sessions))
    now = NOW
    while now < NOW + LIFE - SILENCE:
        now += SILENCE / 2
        assert asked(sessions, phone, now).state is PhoneState.OPEN
    asked(sessions, phone, NOW + LIFE - SILENCE / 2)
    over = asked(sessions, phone, NOW + LIFE)
    assert (over.state, over.files, over.key, over.subject.material) == (PhoneState.EXPIRED, (), "", "")
    assert sessions.add(phone.token, (Cleaned(MediaType.PDF, b"late"),), NOW + LIFE) is None


def test_it_never_outlives_the_visit() -> None:
    phone = opened(PhoneSessions(), visit_ends=NOW + timedelta(minutes=3))
    assert phone.expires_at == NOW + timedelta(minutes=3)


def test_a_terminal_that_died_asks_no_more_and_its_code_is_over() -> None:
    sessions = PhoneSessions()
    phone = with_a_file(sessions, opened(sessions))
    late = NOW + SILENCE
    found = sessions.by_token(phone.token, late)
    assert found is not None and (found.state, found.files) == (PhoneState.EXPIRED, ())


def test_what_was_finished_and_never_fetched_goes_too_and_stays_finished() -> None:
    sessions = PhoneSessions()
    phone = with_a_file(sessions, opened(sessions))
    sessions.change(phone.token, lambda one: replace(one, state=PhoneState.FINISHED), NOW)
    sessions.sweep(NOW + SILENCE)
    found = sessions.by_token(phone.token, NOW + SILENCE)
    assert found is not None and (found.state, found.files) == (PhoneState.FINISHED, ())


def test_an_old_code_is_forgotten_altogether() -> None:
    sessions = PhoneSessions()
    phone = opened(sessions)
    sessions.sweep(NOW + LIFE)
    assert sessions.by_token(phone.token, NOW + timedelta(hours=2)) is None


def test_of_two_phones_at_the_same_moment_one_gets_the_key() -> None:
    sessions = PhoneSessions()
    phone = opened(sessions)
    first, second = (sessions.begin(phone.token, "en", NOW) for _ in range(2))
    assert first is not None and first.key
    assert second is None


def test_a_terminal_has_no_more_than_a_few_at_a_time() -> None:
    sessions = PhoneSessions()
    with pytest.raises(TooManySessions):
        for number in range(50):
            opened(sessions, session_id=str(number))


def test_a_phone_says_nothing_of_itself() -> None:
    phone = replace(opened(PhoneSessions()), key="key-of-the-phone")
    assert phone.token not in repr(phone) and phone.key not in repr(phone)
