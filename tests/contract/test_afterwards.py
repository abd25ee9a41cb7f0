"""Ratings, reports and calls as the platform takes them: a case is rated once and added to once, a call is one call."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import requests

from kiosk.central.assistance import AssistanceRequest, AssistanceState
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.outbox_transport import PlatformTransport
from kiosk.central.submissions import CaseLookup, PhoneProof
from kiosk.central.wire import RefusalReason
from offline_queue.kinds import Kind
from offline_queue.transport import Accepted, NotYet, Refused
from tests.support.afterwards_rows import review
from tests.support.intake import refused_because
from tests.support.platform import ELDER, Terminal, terminal
from tests.support.submissions import Sealed, body, sealed

__all__ = ["terminal"]


@pytest.fixture
def transport(terminal: Terminal) -> Iterator[PlatformTransport]:
    yield PlatformTransport(lambda: terminal.client)


def rating(terminal: Terminal, project_no: str, number: int = 1, follows: UUID | None = None, **who: Any) -> Sealed:
    content = review(project_no, number).model_dump(mode="json", by_alias=True)
    return sealed(terminal.credentials, Kind.REVIEW, plain=body(**who, **content), follows=follows)


def test_a_case_is_rated_once(terminal: Terminal, transport: PlatformTransport) -> None:
    first = rating(terminal, "ONCE-1")
    assert isinstance(transport.send(first.row), Accepted)
    assert isinstance(transport.send(first.row), Accepted), "the same again is the same"
    assert refused_because(terminal, rating(terminal, "ONCE-1")) is RefusalReason.ALREADY_FILED


def test_it_is_added_to_once_after_the_first(terminal: Terminal, transport: PlatformTransport) -> None:
    assert refused_because(terminal, rating(terminal, "TWICE-1", 2)) is RefusalReason.NO_SUCH_CASE
    first = rating(terminal, "TWICE-1")
    early = rating(terminal, "TWICE-1", 2, follows=first.row.id)
    assert isinstance(transport.send(first.row), Accepted)
    assert isinstance(transport.send(early.row), Accepted)
    assert (
        refused_because(terminal, rating(terminal, "TWICE-1", 2, follows=first.row.id)) is RefusalReason.ALREADY_FILED
    )


def test_a_rating_waits_for_the_application_that_it_is_about(terminal: Terminal, transport: PlatformTransport) -> None:
    case = sealed(terminal.credentials)
    one = rating(terminal, "CASE-1", follows=case.row.id)
    assert isinstance(transport.send(one.row), NotYet)
    assert isinstance(transport.send(case.row), Accepted)
    assert isinstance(transport.send(one.row), Accepted)


def test_nobody_rates_the_case_of_somebody_else(terminal: Terminal, transport: PlatformTransport) -> None:
    case = sealed(terminal.credentials)
    assert isinstance(transport.send(case.row), Accepted)
    others = sealed(
        terminal.credentials,
        Kind.REVIEW,
        plain=body(ELDER, **review("CASE-2").model_dump(mode="json", by_alias=True)),
        follows=case.row.id,
    )
    assert isinstance(transport.send(others.row), Refused)


def test_the_record_has_the_names_of_the_standard(terminal: Terminal, transport: PlatformTransport) -> None:
    assert isinstance(transport.send(rating(terminal, "NAMES-1").row), Accepted)
    held = requests.get(f"{terminal.sandbox.admin_url}/reviews", timeout=5).json()
    one = next(one for one in held if one["projectNo"] == "NAMES-1")
    assert set(one) == {
        "areaCode", "areaName", "deptCode", "taskCode", "taskHandleItem", "taskName", "subMatter", "projectNo",
        "proStatus", "proDepartCode", "proDepart", "proManager", "pf", "certkeyGOV", "userName", "userProp",
        "satisfaction", "evalDetail", "writingEvaluation", "assessTime", "assessNumber", "appStatus", "promiseTime",
        "acceptDate", "dataSource", "callbackPhone",
    }  # fmt: skip
    assert (one["pf"], one["satisfaction"], one["assessNumber"]) == ("5", 2, 1)


@pytest.mark.parametrize(
    "wrong", [{"satisfaction": 6}, {"pf": "7"}, {"assessNumber": 3}, {"areaCode": "4104"}, {"x": 1}]
)
def test_a_rating_that_is_none_is_refused(terminal: Terminal, wrong: dict[str, Any]) -> None:
    content = review().model_dump(mode="json", by_alias=True) | wrong
    one = sealed(terminal.credentials, Kind.REVIEW, plain=body(**content))
    assert refused_because(terminal, one) is RefusalReason.MALFORMED


def test_a_report_without_a_name_is_found_by_its_number_and_the_end_of_the_phone(
    terminal: Terminal, transport: PlatformTransport
) -> None:
    content = {"causes": ["machine"], "words": "卡纸了", "phone": "13800004321"}
    plain = json.dumps({"applicant": None, "content": content}).encode()
    one = sealed(terminal.credentials, Kind.FEEDBACK, plain=plain)
    assert isinstance(transport.send(one.row), Accepted)
    proof = PhoneProof(method="phone", last_digits="4321")
    found = terminal.client.look_up_case(CaseLookup(number=one.row.local_number, proof=proof))
    assert [case.submission_id for case in found.cases] == [one.row.id]


# --- a person is called -----------------------------------------------------------------------------------------------


def request_of(terminal: Terminal) -> AssistanceRequest:
    return AssistanceRequest(
        call_id=new_id(),
        terminal_id=terminal.credentials.terminal_id,
        called_at=datetime.now(UTC),
        step="trouble",
    )


def answer(terminal: Terminal, call_id: UUID, state: str) -> None:
    address = f"{terminal.sandbox.admin_url}/assistance-calls/{call_id}"
    assert requests.put(address, json={"state": state}, timeout=5).status_code == 204


def test_a_call_made_twice_is_one_call_and_somebody_comes(terminal: Terminal) -> None:
    asked = request_of(terminal)
    assert terminal.client.call_assistance(asked) is AssistanceState.CALLED
    assert terminal.client.call_assistance(asked) is AssistanceState.CALLED
    waiting = requests.get(f"{terminal.sandbox.admin_url}/assistance-calls", timeout=5).json()
    assert [one["call_id"] for one in waiting].count(str(asked.call_id)) == 1
    answer(terminal, asked.call_id, "coming")
    assert terminal.client.assistance_state(asked.call_id) is AssistanceState.COMING


def test_a_call_is_taken_back_whether_it_arrived_or_not(terminal: Terminal) -> None:
    asked = request_of(terminal)
    terminal.client.cancel_assistance(asked.call_id)
    terminal.client.call_assistance(asked)
    terminal.client.cancel_assistance(asked.call_id)
    assert terminal.client.assistance_state(asked.call_id) is AssistanceState.CANCELLED


def test_a_call_for_another_terminal_is_refused(terminal: Terminal) -> None:
    asked = request_of(terminal).model_copy(update={"terminal_id": "OTHER-0001"})
    with pytest.raises(PlatformError) as error:
        terminal.client.call_assistance(asked)
    assert error.value.fault is not PlatformFault.NO_LINK
