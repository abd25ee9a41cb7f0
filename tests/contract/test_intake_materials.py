"""Materials: in pieces, from where the platform is, to the byte; and the outbox's way of sending them."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.central.faults import PlatformError
from kiosk.central.outbox_transport import PlatformTransport
from kiosk.central.sandbox.behaviour import Behaviour
from kiosk.central.sandbox.behaviour import Kind as Behave
from kiosk.central.submissions import PIECE_LIMIT, CaseState
from kiosk.central.wire import RefusalReason
from offline_queue.kinds import Kind
from offline_queue.transport import Accepted, MaterialsMissing, Refusal, Refused, Uploaded
from tests.support.intake import cases_of, refused_because, send_all
from tests.support.platform import ELDER, Terminal, terminal
from tests.support.submissions import Sealed, body, opened, sealed, with_other_material

__all__ = ["terminal"]

TWO_PIECES = os.urandom(PIECE_LIMIT + 5_000)
MISMATCH = RefusalReason.MATERIAL_MISMATCH


@pytest.fixture
def transport(terminal: Terminal) -> PlatformTransport:
    return PlatformTransport(lambda: terminal.client)


# --- materials --------------------------------------------------------------------------------------------------------


@pytest.fixture
def with_material(terminal: Terminal) -> Sealed:
    return sealed(terminal.credentials, Kind.APPLICATION, TWO_PIECES, b"small")


def test_a_submission_is_a_case_when_its_last_material_is_there(terminal: Terminal, with_material: Sealed) -> None:
    one, client = with_material, terminal.client
    answer = client.hand_in(one.submission).answer
    assert (answer.missing, answer.case_number) == ((1, 2), None)
    send_all(client, one, 2)
    status = client.submission_status(one.row.id)
    assert (status.missing, status.state) == ((1,), CaseState.WAITING_FOR_MATERIALS)
    send_all(client, one, 1)
    assert client.submission_status(one.row.id).state is CaseState.RECEIVED
    again = client.hand_in(one.submission)
    assert again.was_there
    assert again.answer.missing == ()
    assert again.answer.case_number


@pytest.mark.parametrize("kind", [Behave.DROP, Behave.LATE, Behave.FAIL, Behave.TWICE, Behave.HANG])
def test_an_upload_that_is_cut_at_every_piece_arrives(terminal: Terminal, with_material: Sealed, kind: Behave) -> None:
    """Each piece is cut once; whether the platform has taken it before is for the platform to say."""
    one = with_material
    terminal.client.hand_in(one.submission)
    hasty = terminal.sandbox.client(terminal.credentials, answer_seconds=0.7)
    content, cuts = one.files[1], 0
    try:
        progress = terminal.client.material_progress(one.row.id, 1)
        while not progress.complete:
            terminal.sandbox.behave(Behaviour(kind=kind, seconds=30, times=2 if kind is Behave.DROP else 1))
            piece = content[progress.offset : progress.offset + 300_000]
            try:
                hasty.send_piece(one.row.id, 1, progress.offset, piece)
            except PlatformError:
                cuts += 1
            terminal.sandbox.behave(Behaviour())
            progress = terminal.client.material_progress(one.row.id, 1)
            if kind in (Behave.FAIL, Behave.HANG):  # it never reached the platform
                progress = terminal.client.send_piece(one.row.id, 1, progress.offset, piece)
    finally:
        terminal.sandbox.behave(Behaviour())
        hasty.close()
    assert cuts == (0 if kind is Behave.TWICE else 4)
    send_all(terminal.client, one, 2)
    assert terminal.client.submission_status(one.row.id).state is CaseState.RECEIVED


def test_a_piece_for_another_offset_changes_nothing(terminal: Terminal, with_material: Sealed) -> None:
    one, client = with_material, terminal.client
    client.hand_in(one.submission)
    piece = one.files[1][:1000]
    for offset in (1, 1000, len(one.files[1])):
        assert client.send_piece(one.row.id, 1, offset, piece).offset == 0
    for _ in range(2):
        assert client.send_piece(one.row.id, 1, 0, piece).offset == 1000
    assert send_all(client, one).complete
    assert client.send_piece(one.row.id, 1, 0, piece).complete  # and nothing begins anew


def test_the_same_piece_many_times_at_once_is_one(terminal: Terminal, with_material: Sealed) -> None:
    one, client = with_material, terminal.client
    client.hand_in(one.submission)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: client.send_piece(one.row.id, 1, 0, one.files[1][:1000]), range(6)))
    assert client.material_progress(one.row.id, 1).offset == 1000
    assert send_all(client, one).complete


def test_a_material_of_another_hash_is_refused_and_begins_anew(terminal: Terminal, with_material: Sealed) -> None:
    one, client = with_material, terminal.client
    client.hand_in(one.submission)
    right = one.files[2]
    with pytest.raises(PlatformError) as error:
        client.send_piece(one.row.id, 2, 0, bytes(len(right)))
    assert error.value.reason is MISMATCH
    assert client.send_piece(one.row.id, 2, 0, right).complete


def test_a_material_longer_than_stated_is_refused(terminal: Terminal, with_material: Sealed) -> None:
    terminal.client.hand_in(with_material.submission)
    with pytest.raises(PlatformError) as error:
        terminal.client.send_piece(with_material.row.id, 2, 0, bytes(1000))
    assert error.value.reason is MISMATCH


def test_a_material_that_does_not_open_makes_no_case_and_the_resident_is_told(terminal: Terminal) -> None:
    """The hash is as stated, and the key inside the seal is another: nobody can ever read it."""
    good = sealed(terminal.credentials, Kind.APPLICATION, b"a picture", plain=body(ELDER))
    bad = with_other_material(good, terminal.credentials, os.urandom(500))
    terminal.client.hand_in(bad.submission)
    assert send_all(terminal.client, bad).complete
    assert terminal.client.submission_status(bad.row.id).state is CaseState.REFUSED
    assert refused_because(terminal, bad) is MISMATCH
    assert cases_of(terminal, ELDER, "周德福")[bad.row.id].reason is MISMATCH


# --- the outbox's way -------------------------------------------------------------------------------------------------


def test_the_outbox_sends_materials_first_and_the_platform_hears_of_the_submission_before(
    terminal: Terminal, transport: PlatformTransport, with_material: Sealed
) -> None:
    one = with_material
    for material in one.row.materials:
        content = one.files[material.number]
        at = transport.uploaded(one.row, material)
        assert at == Uploaded(one.row.id, material.number, 0)
        while isinstance(at, Uploaded) and at.offset < material.length:
            at = transport.upload(one.row, material, at.offset, content[at.offset : at.offset + PIECE_LIMIT])
        assert at == Uploaded(one.row.id, material.number, material.length)
    answer = transport.send(one.row)
    assert isinstance(answer, Accepted)
    assert answer.key == one.row.id
    assert answer.reference.startswith("DEMO-")


def test_the_outbox_is_told_what_is_missing(transport: PlatformTransport, with_material: Sealed) -> None:
    assert transport.send(with_material.row) == MaterialsMissing(with_material.row.id, (1, 2))


def test_a_row_that_the_contract_does_not_allow_is_refused_without_asking(transport: PlatformTransport) -> None:
    one = opened(Kind.STATISTICS, b"\xff").row
    assert transport.send(one) == Refused(one.id, Refusal.MALFORMED)
