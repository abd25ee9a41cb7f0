"""What the client makes of a platform that is slow, broken, busy, or not the platform at all."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from uuid import UUID

import pytest

from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.sandbox.behaviour import Behaviour, Kind
from kiosk.central.wire import ProblemCode
from tests.support.platform import CERTIFICATE, PENSION_QUERY, Terminal, arrivals, card, heartbeat, terminal

__all__ = ["terminal"]

YEAR = {"months_from": "2024-01", "months_to": "2024-12"}
ONE_INSURANCE = YEAR | {"insurances": ("pension",)}


@pytest.fixture
def hasty(terminal: Terminal) -> Iterator[PlatformClient]:
    """A client that waits for an answer half a second and no longer."""
    client = terminal.sandbox.client(terminal.credentials, answer_seconds=0.5)
    yield client
    client.close()


@pytest.fixture(autouse=True)
def good_again(terminal: Terminal) -> Iterator[None]:
    yield
    terminal.sandbox.behave(Behaviour())


@pytest.mark.parametrize(
    ("behaviour", "expected"),
    [
        (Behaviour(kind=Kind.FAIL), (PlatformFault.SERVER_ERROR, None, None)),
        (Behaviour(kind=Kind.TOO_MANY, retry_after=7), (PlatformFault.BUSY, ProblemCode.TOO_MANY, 7.0)),
        (Behaviour(kind=Kind.NOT_AUTHORISED), (PlatformFault.NOT_AUTHORISED, ProblemCode.NOT_AUTHORISED, None)),
        (Behaviour(kind=Kind.CAPTIVE_PORTAL), (PlatformFault.NOT_THE_PLATFORM, None, None)),
        (Behaviour(kind=Kind.GARBAGE), (PlatformFault.NOT_THE_PLATFORM, None, None)),
        (Behaviour(kind=Kind.SOMEBODY_ELSE), (PlatformFault.NOT_THE_PLATFORM, None, None)),
        (Behaviour(kind=Kind.HANG), (PlatformFault.TIMEOUT, None, None)),
        (Behaviour(kind=Kind.SLOW, seconds=30), (PlatformFault.TIMEOUT, None, None)),
        (Behaviour(kind=Kind.LATE, seconds=30), (PlatformFault.TIMEOUT, None, None)),
    ],
    ids=lambda value: str(value.kind) if isinstance(value, Behaviour) else "",
)
def test_each_behaviour_is_one_fault(
    terminal: Terminal, hasty: PlatformClient, behaviour: Behaviour, expected: tuple[object, ...]
) -> None:
    terminal.sandbox.behave(behaviour)
    with pytest.raises(PlatformError) as error:
        hasty.send_heartbeat(heartbeat())
    found = error.value
    assert (found.fault, found.code, found.retry_after) == expected
    assert len(found.reference) == 8
    terminal.sandbox.behave(Behaviour())
    hasty.send_heartbeat(heartbeat())  # and nothing is left of it


@pytest.fixture(scope="module")
def documented(terminal: Terminal) -> tuple[UUID, UUID]:
    """An open session and a document of it."""
    session_id = new_id()
    terminal.client.open_session(session_id, card(), "zh-CN")
    return session_id, terminal.client.create_document(session_id, CERTIFICATE, ONE_INSURANCE).document_id


@pytest.mark.parametrize("kind", [Kind.CAPTIVE_PORTAL, Kind.GARBAGE, Kind.SOMEBODY_ELSE, Kind.FAIL])
def test_no_call_takes_a_strangers_answer(terminal: Terminal, documented: tuple[UUID, UUID], kind: Kind) -> None:
    client, (session_id, document_id) = terminal.client, documented
    calls = (
        lambda: client.open_session(new_id(), card(), "zh-CN"),
        lambda: client.query(session_id, PENSION_QUERY, YEAR),
        lambda: client.create_document(session_id, CERTIFICATE, ONE_INSURANCE),
        lambda: client.fetch_document(document_id),
        client.catalogue,
        lambda: client.catalogue_changes(1),
        lambda: client.send_heartbeat(heartbeat()),
        lambda: client.end_session(new_id()),
    )
    terminal.sandbox.behave(Behaviour(kind=kind))
    expected = PlatformFault.SERVER_ERROR if kind is Kind.FAIL else PlatformFault.NOT_THE_PLATFORM
    for call in calls:
        with pytest.raises(PlatformError) as error:
            call()
        assert error.value.fault is expected


def test_what_came_too_late_had_its_effect_and_is_not_had_twice(terminal: Terminal, hasty: PlatformClient) -> None:
    beat, request_id = heartbeat(), new_id()
    terminal.sandbox.behave(Behaviour(kind=Kind.LATE, seconds=30, times=1))
    with pytest.raises(PlatformError) as error:
        hasty.send_heartbeat(beat, request_id)
    assert error.value.fault is PlatformFault.TIMEOUT
    hasty.send_heartbeat(beat, request_id)
    assert arrivals(terminal, beat) == 1


def test_a_behaviour_can_be_for_one_path_and_a_few_times(terminal: Terminal) -> None:
    terminal.sandbox.behave(Behaviour(kind=Kind.FAIL, path="/v1/heartbeats", times=2))
    terminal.client.open_session(new_id(), card(), "zh-CN")
    for _ in range(2):
        with pytest.raises(PlatformError):
            terminal.client.send_heartbeat(heartbeat())
    terminal.client.send_heartbeat(heartbeat())


def test_a_short_delay_is_waited_for(terminal: Terminal) -> None:
    terminal.sandbox.behave(Behaviour(kind=Kind.SLOW, seconds=0.1, times=1))
    terminal.client.send_heartbeat(heartbeat())


def test_an_error_and_all_that_is_chained_to_it_say_nothing_about_a_session(
    terminal: Terminal, hasty: PlatformClient
) -> None:
    """The libraries quote the address, which holds the session's id."""
    session_id = new_id()
    terminal.client.open_session(session_id, card(), "zh-CN")
    for kind in (Kind.HANG, Kind.GARBAGE, Kind.CAPTIVE_PORTAL):
        terminal.sandbox.behave(Behaviour(kind=kind))
        with pytest.raises(PlatformError) as error:
            hasty.end_session(session_id)
        said = "".join(traceback.format_exception(error.value))
        assert "PlatformError" in said
        assert str(session_id) not in said


def test_what_was_received_is_counted_without_ids(terminal: Terminal) -> None:
    before = terminal.sandbox.received().get("DELETE /v1/sessions", 0)
    terminal.client.end_session(new_id())
    received = terminal.sandbox.received()
    assert received["DELETE /v1/sessions"] == before + 1
    assert all(len(key.split("/")) <= 3 for key in received)
