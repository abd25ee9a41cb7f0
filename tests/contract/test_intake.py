"""What is handed in: taken once, kept to the byte, refused with a reason, and told to whom it concerns."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.central.client import PlatformClient
from kiosk.central.credentials import keep_sealing_keys
from kiosk.central.device_events import DeviceEvent
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.outbox_transport import PlatformTransport
from kiosk.central.sandbox.behaviour import Behaviour
from kiosk.central.sandbox.behaviour import Kind as Behave
from kiosk.central.submissions import (
    CardProof,
    CaseLookup,
    CaseState,
    ImportOutcome,
    PhoneProof,
    SubmissionKind,
)
from kiosk.central.wire import ProblemCode, RefusalReason
from offline_queue.keys import Terminal as Signer
from offline_queue.kinds import RULES, Kind
from offline_queue.transport import Accepted, NotYet, Refusal, Refused
from tests.support.afterwards_rows import statistics
from tests.support.intake import cases_of, decide, held, refused_because, send_all
from tests.support.platform import ADULT, ELDER, Terminal, card, terminal, visit_record
from tests.support.submissions import PHONE, body, body_of, draft_body, opened, sealed

__all__ = ["terminal"]


@pytest.fixture
def transport(terminal: Terminal) -> PlatformTransport:
    return PlatformTransport(lambda: terminal.client)


# --- once -------------------------------------------------------------------------------------------------------------


def test_handed_in_twice_is_there_once(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    first, second = (terminal.client.hand_in(one.submission) for _ in range(2))
    assert (first.was_there, second.was_there) == (False, True)
    assert first.answer == second.answer
    assert first.answer.case_number
    kept = held(terminal, one.row.id)
    assert kept is not None
    assert (kept["deliveries"], kept["state"], kept["kind"]) == (2, "received", "application")


def test_many_at_once_are_one(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: terminal.client.hand_in(one.submission), range(8)))
    assert sum(not answer.was_there for answer in answers) == 1
    assert len({answer.answer.case_number for answer in answers}) == 1


def test_other_bytes_under_the_same_key_are_a_conflict_and_change_nothing(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    terminal.client.hand_in(one.submission)
    before = held(terminal, one.row.id)
    other = sealed(terminal.credentials, submission_id=one.row.id)
    with pytest.raises(PlatformError) as error:
        terminal.client.hand_in(other.submission)
    assert (error.value.code, error.value.status) == (ProblemCode.CONFLICT, 409)
    assert held(terminal, one.row.id) == before


@pytest.mark.parametrize("kind", Behave)
def test_whatever_the_way_does_to_it_it_is_there_once(terminal: Terminal, kind: Behave) -> None:
    one = sealed(terminal.credentials)
    hasty = terminal.sandbox.client(terminal.credentials, answer_seconds=0.5)
    terminal.sandbox.behave(Behaviour(kind=kind, times=2, seconds=30))
    transport = PlatformTransport(lambda: hasty)
    try:
        for _ in range(5):
            if isinstance(transport.send(one.row), Accepted):
                break
        terminal.sandbox.behave(Behaviour())
        assert isinstance(transport.send(one.row), Accepted)
    finally:
        terminal.sandbox.behave(Behaviour())
        hasty.close()
    kept = held(terminal, one.row.id)
    assert kept is not None
    assert kept["state"] == "received"


def test_a_dropped_answer_had_its_effect(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    terminal.sandbox.behave(Behaviour(kind=Behave.DROP, times=2))  # a kept connection is tried anew, once
    with pytest.raises(PlatformError) as error:
        terminal.client.hand_in(one.submission)
    assert error.value.fault is PlatformFault.NO_LINK
    assert held(terminal, one.row.id) is not None
    assert terminal.client.hand_in(one.submission).was_there


def test_a_request_that_is_delivered_twice_is_answered_once_and_kept_once(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    terminal.sandbox.behave(Behaviour(kind=Behave.TWICE, times=1))
    terminal.client.hand_in(one.submission)
    kept = held(terminal, one.row.id)
    assert kept is not None
    assert kept["deliveries"] == 2


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_the_outbox_is_taken(terminal: Terminal, transport: PlatformTransport, kind: Kind) -> None:
    case = sealed(terminal.credentials)
    assert isinstance(transport.send(case.row), Accepted)
    match kind:
        case Kind.VISIT_RECORD:
            one = opened(kind, visit_record().model_dump_json().encode())
        case Kind.STATISTICS:
            one = opened(kind, statistics().model_dump_json().encode())
        case _ if RULES[kind].names_nobody:
            said = DeviceEvent(event="patrol_check_in", at=datetime.now(UTC), terminal_id="TEST-0001", token="T-1")
            one = opened(kind, said.model_dump_json().encode())
        case Kind.DRAFT:
            one = sealed(terminal.credentials, kind, plain=draft_body())
        case _:
            one = sealed(terminal.credentials, kind, follows=case.row.id)
    answer = transport.send(one.row)
    assert isinstance(answer, Accepted)
    assert terminal.client.submission_status(one.row.id).kind is SubmissionKind(kind.value)


@pytest.mark.parametrize("kind", [kind for kind in Kind if not RULES[kind].names_nobody])
def test_who_hands_it_in_may_stay_unknown_only_where_the_kind_says_so(
    terminal: Terminal, transport: PlatformTransport, kind: Kind
) -> None:
    case = sealed(terminal.credentials)
    assert isinstance(transport.send(case.row), Accepted)
    nobodys = sealed(terminal.credentials, kind, plain=body_of(kind, number=None), follows=case.row.id)
    answer = transport.send(nobodys.row)
    if RULES[kind].anonymous:
        assert isinstance(answer, Accepted)
    elif RULES[kind].for_resident:
        assert isinstance(answer, Refused)


def test_kinds_and_reasons_are_the_same_on_both_sides() -> None:
    assert {kind.value for kind in SubmissionKind} == {kind.value for kind in Kind}
    assert {reason.value for reason in RefusalReason} == {reason.value for reason in Refusal}


# --- proven and sealed ------------------------------------------------------------------------------------------------


def test_a_forger_who_knows_only_the_public_key_is_refused_and_does_not_take_the_id(terminal: Terminal) -> None:
    forger = Signer(terminal.credentials.terminal_id, ec.generate_private_key(ec.SECP256R1()))
    forged = sealed(terminal.credentials, signer=forger)
    assert refused_because(terminal, forged) is RefusalReason.BAD_SIGNATURE
    assert held(terminal, forged.row.id) is None
    terminal.client.hand_in(sealed(terminal.credentials, submission_id=forged.row.id).submission)


def test_a_terminal_that_nobody_knows_is_refused(terminal: Terminal) -> None:
    stranger = Signer("TEST-999", ec.generate_private_key(ec.SECP256R1()))
    assert refused_because(terminal, sealed(terminal.credentials, signer=stranger)) is RefusalReason.BAD_SIGNATURE


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"kind": Kind.FEEDBACK}, id="kind"),
        pytest.param({"item": "412014903000"}, id="item"),
        pytest.param({"local_number": "0000000001"}, id="local number"),
        pytest.param({"follows": new_id()}, id="follows"),
        pytest.param({"key_id": "another"}, id="key"),
        pytest.param({"materials": ()}, id="manifest"),
        pytest.param({"statement": b""}, id="no statement"),
        pytest.param({"statement": b"[]"}, id="no object"),
    ],
)
def test_what_stands_outside_must_be_what_was_signed(terminal: Terminal, changes: dict[str, Any]) -> None:
    one = sealed(terminal.credentials, Kind.APPLICATION, b"picture")
    assert refused_because(terminal, one.with_row(**changes)) is RefusalReason.MALFORMED


def test_a_changed_seal_is_refused(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    parts = one.row.body.split(b".")
    parts[3] = base64.urlsafe_b64encode(os.urandom(300)).rstrip(b"=")
    assert refused_because(terminal, one.with_row(body=b".".join(parts))) is RefusalReason.MALFORMED  # not as stated


def test_what_is_sealed_to_a_strangers_key_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    credentials = replace(terminal.credentials, folder=tmp_path)
    keys = terminal.client.sealing_keys()
    keep_sealing_keys(tmp_path, keys.model_copy(update={"keys": (keys.keys[-1].model_copy(update={"kid": "no"}),)}))
    assert refused_because(terminal, sealed(credentials)) is RefusalReason.CANNOT_UNSEAL


@pytest.mark.parametrize(
    "plain",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"[]", id="no object"),
        pytest.param(body(number=None), id="nobody's"),
        pytest.param(body(number="4104"), id="half a number"),
    ],
)
def test_a_body_that_is_not_of_the_contract_is_refused(terminal: Terminal, plain: bytes) -> None:
    assert refused_because(terminal, sealed(terminal.credentials, plain=plain)) is RefusalReason.MALFORMED


def test_nothing_of_a_person_may_come_unsealed(terminal: Terminal) -> None:
    for kind in Kind:
        one = opened(Kind.DEVICE_EVENT, b'{"event": "x"}').with_row(kind=kind)
        if not RULES[kind].names_nobody:
            assert refused_because(terminal, one) is RefusalReason.MALFORMED


def test_no_problem_says_anything_of_what_was_sealed(terminal: Terminal) -> None:
    one = sealed(terminal.credentials, plain=body(number=ADULT, phone="x"))
    with pytest.raises(PlatformError) as error:
        terminal.client.hand_in(one.submission)
    assert ADULT not in f"{error.value!r} {error.value.__dict__}"


# --- rotation ---------------------------------------------------------------------------------------------------------


def test_what_was_sealed_before_a_rotation_is_opened_after_it(terminal: Terminal, tmp_path: Path) -> None:
    credentials = terminal.sandbox.enrol(tmp_path / "c", "TEST-020")
    assert credentials.sealing_keys_file.stat().st_mode & 0o777 == 0o600
    client = terminal.sandbox.client(credentials)
    before = client.sealing_keys()
    early = sealed(credentials)
    rotated = requests.post(f"{terminal.sandbox.admin_url}/sealing-keys", timeout=5).json()
    after = client.sealing_keys()
    assert [key.kid for key in after.keys] == [rotated["kid"]]
    assert rotated["kid"] not in {key.kid for key in before.keys}
    keep_sealing_keys(credentials.folder, after)
    late = sealed(credentials)
    assert (early.row.key_id, late.row.key_id) == (before.keys[-1].kid, rotated["kid"])
    for one in (early, late):
        assert client.hand_in(one.submission).answer.case_number
    client.close()
    keep_sealing_keys(terminal.credentials.folder, after)  # for the tests that come after


# --- what goes before -------------------------------------------------------------------------------------------------


def test_what_follows_a_case_waits_for_it(terminal: Terminal, transport: PlatformTransport) -> None:
    case = sealed(terminal.credentials)
    withdrawal = sealed(terminal.credentials, Kind.WITHDRAWAL, follows=case.row.id)
    assert transport.send(withdrawal.row) == NotYet(withdrawal.row.id, 30.0)
    assert held(terminal, withdrawal.row.id) is None
    transport.send(case.row)
    assert isinstance(transport.send(withdrawal.row), Accepted)
    assert terminal.client.submission_status(case.row.id).state is CaseState.WITHDRAWN


def test_a_withdrawal_that_comes_many_times_at_once_has_withdrawn(
    terminal: Terminal, transport: PlatformTransport
) -> None:
    """The first closes the case; the others must not take it for closed before them."""
    for _ in range(3):
        case = sealed(terminal.credentials)
        transport.send(case.row)
        withdrawal = sealed(terminal.credentials, Kind.WITHDRAWAL, follows=case.row.id)
        with ThreadPoolExecutor(6) as pool:
            answers = list(pool.map(lambda _, one=withdrawal: transport.send(one.row), range(6)))
        assert all(isinstance(answer, Accepted) for answer in answers)
        assert terminal.client.submission_status(withdrawal.row.id).state is CaseState.RECEIVED


def test_nobody_withdraws_somebody_elses_case(terminal: Terminal, transport: PlatformTransport) -> None:
    case = sealed(terminal.credentials)
    transport.send(case.row)
    withdrawal = sealed(terminal.credentials, Kind.WITHDRAWAL, follows=case.row.id, plain=body(ELDER))
    assert transport.send(withdrawal.row) == Refused(withdrawal.row.id, Refusal.NO_SUCH_CASE)
    assert terminal.client.submission_status(case.row.id).state is CaseState.RECEIVED


def test_a_supplement_that_came_before_its_case_is_refused_when_it_is_somebody_elses(
    terminal: Terminal, transport: PlatformTransport
) -> None:
    case = sealed(terminal.credentials)
    early = sealed(terminal.credentials, Kind.SUPPLEMENT, b"page", follows=case.row.id, plain=body(ELDER))
    transport.send(early.row)
    send_all(terminal.client, early)
    assert transport.send(early.row) == NotYet(early.row.id, 30.0)
    transport.send(case.row)
    for _ in range(2):
        assert transport.send(early.row) == Refused(early.row.id, Refusal.NO_SUCH_CASE)
    assert cases_of(terminal, ELDER, "周德福")[early.row.id].reason is RefusalReason.NO_SUCH_CASE
    assert terminal.client.submission_status(case.row.id).state is CaseState.RECEIVED


def test_a_closed_case_takes_no_supplement(terminal: Terminal, transport: PlatformTransport) -> None:
    case = sealed(terminal.credentials)
    transport.send(case.row)
    decide(terminal, case.row.id, state="finished")
    late = sealed(terminal.credentials, Kind.SUPPLEMENT, follows=case.row.id)
    assert transport.send(late.row) == Refused(late.row.id, Refusal.TOO_LATE)


# --- what a resident learns -------------------------------------------------------------------------------------------


def test_what_was_refused_reaches_the_resident_at_the_next_identification(terminal: Terminal, tmp_path: Path) -> None:
    one = sealed(terminal.credentials, item="419999999000")
    assert refused_because(terminal, one) is RefusalReason.UNKNOWN_ITEM
    assert refused_because(terminal, one) is RefusalReason.UNKNOWN_ITEM  # again the same
    other = terminal.sandbox.client(terminal.sandbox.enrol(tmp_path / "c", "TEST-021"))
    told = cases_of(Terminal(terminal.sandbox, terminal.credentials, other), ADULT)[one.row.id]
    assert (told.state, told.reason) == (CaseState.REFUSED, RefusalReason.UNKNOWN_ITEM)
    assert told.local_number == one.row.local_number
    assert one.row.id not in cases_of(terminal, ELDER, "周德福")
    other.close()


def test_what_the_office_says_reaches_the_resident(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    terminal.client.hand_in(one.submission)
    decide(terminal, one.row.id, state="supplement_wanted", note="请补交户口簿")
    told = next(iter(cases_of(terminal, ADULT).values()))  # what changed last comes first
    assert (told.submission_id, told.state, told.note) == (one.row.id, CaseState.SUPPLEMENT_WANTED, "请补交户口簿")


def test_nobody_learns_of_cases_without_an_open_session(terminal: Terminal) -> None:
    with pytest.raises(PlatformError) as error:
        terminal.client.resident_cases(new_id())
    assert error.value.code is ProblemCode.SESSION_EXPIRED


def test_a_local_number_is_looked_up_with_the_card_or_the_end_of_the_phone_number(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    terminal.client.hand_in(one.submission)
    session_id = new_id()
    terminal.client.open_session(session_id, card(), "zh-CN")
    for proof in (
        CardProof(method="session", session_id=session_id),
        PhoneProof(method="phone", last_digits=PHONE[-4:]),
    ):
        found = terminal.client.look_up_case(CaseLookup(number=one.row.local_number, proof=proof))
        assert [case.submission_id for case in found.cases] == [one.row.id]


def test_what_an_office_wrote_is_told_with_the_card_and_never_by_a_phone_number(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    terminal.client.hand_in(one.submission)
    asked = {"key": "proof", "kind": "paper", "label": "林晓梅的证明", "reason": "看不清"}
    said = {"state": "supplement_wanted", "note": "林晓梅的照片不清楚", "wanted": ["id_card"], "asked": [asked]}
    address = f"{terminal.sandbox.admin_url}/submissions/{one.row.id}"
    assert requests.put(address, json=said, timeout=5).ok
    session_id = new_id()
    terminal.client.open_session(session_id, card(), "zh-CN")
    (own,) = terminal.client.look_up_case(
        CaseLookup(number=one.row.local_number, proof=CardProof(method="session", session_id=session_id))
    ).cases
    assert (own.note, own.history[-1].note, own.asked[0].label) == (said["note"], said["note"], asked["label"])
    (anybodys,) = terminal.client.look_up_case(
        CaseLookup(number=one.row.local_number, proof=PhoneProof(method="phone", last_digits=PHONE[-4:]))
    ).cases
    assert (anybodys.state, anybodys.wanted) == (own.state, own.wanted)
    assert "林晓梅" not in anybodys.model_dump_json() and "看不清" not in anybodys.model_dump_json()


def test_somebody_elses_card_finds_nothing(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    terminal.client.hand_in(one.submission)
    session_id = new_id()
    terminal.client.open_session(session_id, card(ELDER, "周德福"), "zh-CN")
    proof = CardProof(method="session", session_id=session_id)
    with pytest.raises(PlatformError) as error:
        terminal.client.look_up_case(CaseLookup(number=one.row.local_number, proof=proof))
    assert error.value.code is ProblemCode.NOT_FOUND


def test_four_digits_cannot_be_guessed(terminal: Terminal) -> None:
    one = sealed(terminal.credentials)
    terminal.client.hand_in(one.submission)

    def look_up(local_number: str, last_digits: str) -> ProblemCode | None:
        proof = PhoneProof(method="phone", last_digits=last_digits)
        with pytest.raises(PlatformError) as error:
            terminal.client.look_up_case(CaseLookup(number=local_number, proof=proof))
        return error.value.code

    for number in (one.row.local_number, "9999999999"):  # the same for one that there is not
        codes = [look_up(number, f"{guess}") for guess in range(9000, 9006)]
        assert codes == [ProblemCode.NOT_FOUND] * 5 + [ProblemCode.TOO_MANY]
    assert look_up(one.row.local_number, PHONE[-4:]) is ProblemCode.TOO_MANY


# --- carried by hand --------------------------------------------------------------------------------------------------


@pytest.fixture
def carrier(terminal: Terminal, tmp_path: Path) -> Iterator[PlatformClient]:
    """Another terminal."""
    client = terminal.sandbox.client(terminal.sandbox.enrol(tmp_path / "carrier", "TEST-022"))
    yield client
    client.close()


def test_an_import_has_one_effect_however_often_and_whoever_was_first(
    terminal: Terminal, carrier: PlatformClient
) -> None:
    sent, carried = sealed(terminal.credentials), sealed(terminal.credentials, Kind.APPLICATION, b"picture")
    terminal.client.hand_in(sent.submission)
    bundle = (sent.submission, carried.submission)
    first, second = (carrier.import_submissions(bundle).imported for _ in range(2))
    assert [one.outcome for one in first] == [ImportOutcome.KNOWN, ImportOutcome.ACCEPTED]
    assert [one.outcome for one in second] == [ImportOutcome.KNOWN, ImportOutcome.KNOWN]
    assert first[1].missing == (1,)
    send_all(carrier, carried)
    assert terminal.client.hand_in(carried.submission).answer.case_number  # the terminal comes back, and is too late
    kept = held(terminal, carried.row.id)
    assert kept is not None
    assert (kept["terminal_id"], kept["state"]) == (terminal.credentials.terminal_id, "received")


def test_an_import_says_of_each_what_is_wrong(terminal: Terminal, carrier: PlatformClient) -> None:
    good, forger = sealed(terminal.credentials), Signer("TEST-001", ec.generate_private_key(ec.SECP256R1()))
    forged = sealed(terminal.credentials, signer=forger)
    early = sealed(terminal.credentials, Kind.WITHDRAWAL, follows=new_id())
    terminal.client.hand_in(good.submission)
    other = sealed(terminal.credentials, submission_id=good.row.id)
    bundle = tuple(one.submission for one in (good, forged, early, other))
    assert [(one.outcome, one.reason) for one in carrier.import_submissions(bundle).imported] == [
        (ImportOutcome.KNOWN, None),
        (ImportOutcome.REFUSED, RefusalReason.BAD_SIGNATURE),
        (ImportOutcome.NOT_YET, None),
        (ImportOutcome.REFUSED, RefusalReason.CONFLICT),
    ]


# --- what a rehearsal sees --------------------------------------------------------------------------------------------


def test_the_holdings_name_nobody(terminal: Terminal) -> None:
    terminal.client.hand_in(sealed(terminal.credentials).submission)
    answer = requests.get(f"{terminal.sandbox.admin_url}/submissions", timeout=5)
    assert answer.json()["counts"]["application"] >= 1
    assert not any(word in answer.text for word in (ADULT, ELDER, PHONE, "林晓梅"))
