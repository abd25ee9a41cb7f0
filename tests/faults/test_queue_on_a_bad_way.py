"""What the outbox hears when the way to the platform is bad: faults are the world's, answers are the row's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.outbox_transport import PlatformTransport
from kiosk.central.sandbox.behaviour import Behaviour
from kiosk.central.sandbox.behaviour import Kind as Behave
from kiosk.central.wire import ProblemCode
from offline_queue.kinds import Kind
from offline_queue.transport import Accepted, Fault, NotYet, Refusal, Refused, Uploaded, WorldFault
from tests.support.platform import Terminal, terminal
from tests.support.submissions import Sealed, sealed

__all__ = ["terminal"]

BEHAVIOURS = [
    (Behaviour(kind=Behave.FAIL), Fault(WorldFault.SERVER_ERROR)),
    (Behaviour(kind=Behave.TOO_MANY, retry_after=7), Fault(WorldFault.TOO_MANY, 7.0)),
    (Behaviour(kind=Behave.NOT_AUTHORISED), Fault(WorldFault.NOT_AUTHORISED)),
    (Behaviour(kind=Behave.CAPTIVE_PORTAL), Fault(WorldFault.CAPTIVE_PORTAL)),
    (Behaviour(kind=Behave.GARBAGE), Fault(WorldFault.CAPTIVE_PORTAL)),
    (Behaviour(kind=Behave.SOMEBODY_ELSE), Fault(WorldFault.CAPTIVE_PORTAL)),
    (Behaviour(kind=Behave.HANG), Fault(WorldFault.TIMEOUT)),
    (Behaviour(kind=Behave.SLOW, seconds=30), Fault(WorldFault.TIMEOUT)),
    (Behaviour(kind=Behave.DROP), Fault(WorldFault.NO_LINK)),
]


@pytest.fixture
def hasty(terminal: Terminal) -> Iterator[PlatformTransport]:
    client = terminal.sandbox.client(terminal.credentials, answer_seconds=1.5)
    yield PlatformTransport(lambda: client)
    terminal.sandbox.behave(Behaviour())
    client.close()


@pytest.fixture
def one(terminal: Terminal) -> Sealed:
    """An application that the platform waits for the material of."""
    one = sealed(terminal.credentials, Kind.APPLICATION, b"picture")
    terminal.client.hand_in(one.submission)
    return one


@pytest.mark.parametrize(
    ("behaviour", "expected"), BEHAVIOURS, ids=[str(behaviour.kind) for behaviour, _ in BEHAVIOURS]
)
def test_every_call_says_the_same_fault_and_nothing_is_lost_by_it(
    terminal: Terminal, hasty: PlatformTransport, one: Sealed, behaviour: Behaviour, expected: Fault
) -> None:
    row, material, content = one.row, one.row.materials[0], one.files[1]
    terminal.sandbox.behave(behaviour)
    assert hasty.send(row) == expected
    assert hasty.uploaded(row, material) == expected
    assert hasty.upload(row, material, 0, content) == expected
    terminal.sandbox.behave(Behaviour())
    assert isinstance(hasty.upload(row, material, 0, content), Uploaded)
    assert isinstance(hasty.send(row), Accepted)


def raising(error: PlatformError) -> PlatformTransport:
    def access() -> PlatformClient:
        raise error

    return PlatformTransport(access)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PlatformError(PlatformFault.BUSY, status=503), Fault(WorldFault.SERVER_ERROR)),
        (PlatformError(PlatformFault.BUSY, retry_after=9, status=503), Fault(WorldFault.TOO_MANY, 9)),
        (PlatformError(PlatformFault.BUSY, status=429), Fault(WorldFault.TOO_MANY)),
        (PlatformError(PlatformFault.NOT_ENROLLED), Fault(WorldFault.NOT_AUTHORISED)),
        (PlatformError(PlatformFault.CLOCK, ProblemCode.CLOCK), Fault(WorldFault.CLOCK)),
        (PlatformError(PlatformFault.TLS), Fault(WorldFault.TLS)),
    ],
)
def test_a_fault_of_the_world_is_no_answer(one: Sealed, error: PlatformError, expected: Fault) -> None:
    transport = raising(error)
    assert transport.send(one.row) == expected
    assert transport.uploaded(one.row, one.row.materials[0]) == expected
    assert transport.upload(one.row, one.row.materials[0], 0, b"x") == expected


@pytest.mark.parametrize("fault", PlatformFault)
def test_no_fault_of_the_client_is_without_a_meaning(one: Sealed, fault: PlatformFault) -> None:
    assert isinstance(raising(PlatformError(fault)).send(one.row), Fault | Refused)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PlatformError(PlatformFault.REFUSED, ProblemCode.BAD_REQUEST, status=413), Refusal.TOO_LARGE),
        (PlatformError(PlatformFault.REFUSED, ProblemCode.BAD_REQUEST, status=400), Refusal.MALFORMED),
        (PlatformError(PlatformFault.REFUSED, ProblemCode.BAD_PARAMETERS, status=422), Refusal.MALFORMED),
        (PlatformError(PlatformFault.REFUSED, ProblemCode.CONFLICT, status=409), Refusal.CONFLICT),
        (PlatformError(PlatformFault.REFUSED, ProblemCode.NO_RECORD, status=404), Refusal.OTHER),
        (PlatformError(PlatformFault.REFUSED, ProblemCode.SUBMISSION_REFUSED, status=422), Refusal.OTHER),
    ],
)
def test_a_refusal_is_the_rows(one: Sealed, error: PlatformError, expected: Refusal) -> None:
    assert raising(error).send(one.row) == Refused(one.row.id, expected)


def test_not_yet_is_neither(one: Sealed) -> None:
    transport = raising(PlatformError(PlatformFault.REFUSED, ProblemCode.NOT_YET, retry_after=30, status=409))
    assert transport.send(one.row) == NotYet(one.row.id, 30)
    assert transport.upload(one.row, one.row.materials[0], 0, b"x") == Fault(WorldFault.TOO_MANY, 30)


def test_nobody_there_is_no_link(terminal: Terminal, one: Sealed) -> None:
    nowhere = PlatformClient("https://127.0.0.1:9", terminal.sandbox.ca_file, terminal.credentials)
    assert PlatformTransport(lambda: nowhere).send(one.row) == Fault(WorldFault.NO_LINK)
    nowhere.close()


def test_another_server_is_not_believed(terminal: Terminal, one: Sealed, tmp_path: Path) -> None:
    """It has a certificate, and not one that our root has signed."""
    other_root = tmp_path / "root.pem"
    other_root.write_text(terminal.credentials.document_roots[0])
    client = PlatformClient(terminal.sandbox.url, other_root, terminal.credentials)
    assert PlatformTransport(lambda: client).send(one.row) == Fault(WorldFault.TLS)
    client.close()


def test_a_terminal_whose_clock_is_a_year_behind_sends_all_the_same(terminal: Terminal) -> None:
    """The platform tells the time with its no; what was confirmed a year ago by the terminal's clock is taken."""
    one = sealed(terminal.credentials)
    client = terminal.sandbox.client(terminal.credentials)
    client._exchange.adopt(datetime.now(UTC) - timedelta(days=365))
    assert isinstance(PlatformTransport(lambda: client).send(one.row), Accepted)
    client.close()


def test_a_platform_that_has_lost_a_submission_is_told_of_it_again(terminal: Terminal) -> None:
    one = sealed(terminal.credentials, Kind.APPLICATION, b"picture")
    transport = PlatformTransport(lambda: terminal.client)
    transport._introduced.add(one.row.id)
    material, content = one.row.materials[0], one.files[1]
    assert transport.upload(one.row, material, 0, content) == Uploaded(one.row.id, 1, 0)
    assert transport.upload(one.row, material, 0, content) == Uploaded(one.row.id, 1, material.length)
    assert isinstance(transport.send(one.row), Accepted)


def test_a_refused_submission_is_refused_before_its_materials_travel(terminal: Terminal) -> None:
    one = sealed(terminal.credentials, Kind.APPLICATION, b"picture")
    forged = one.with_row(signature=replace(one.row).signature[:-1] + b"\x00")
    before = requests.get(f"{terminal.sandbox.admin_url}/received", timeout=5).json().get("PATCH /v1/submissions", 0)
    transport = PlatformTransport(lambda: terminal.client)
    expected = Refused(one.row.id, Refusal.BAD_SIGNATURE)
    assert transport.upload(forged.row, forged.row.materials[0], 0, forged.files[1]) == expected
    after = requests.get(f"{terminal.sandbox.admin_url}/received", timeout=5).json().get("PATCH /v1/submissions", 0)
    assert after == before
