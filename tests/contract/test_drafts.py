"""Drafts at the platform: kept for whom they belong to, at whatever terminal, for thirty days, and gone when wanted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import requests

from kiosk.central.client import PlatformClient
from kiosk.central.drafts import DRAFT_LIFE, Draft, DraftSummary
from kiosk.central.faults import PlatformError
from kiosk.central.identifiers import new_id
from kiosk.central.sandbox.behaviour import Behaviour
from kiosk.central.sandbox.behaviour import Kind as Behave
from kiosk.central.submissions import CaseState
from kiosk.central.wire import ProblemCode, RefusalReason
from offline_queue.kinds import Kind
from tests.support.intake import cases_of, decide, held, refused_because
from tests.support.platform import ADULT, CERTIFICATE, ELDER, PENSION_QUERY, Terminal, card, terminal
from tests.support.submissions import PHONE, Sealed, body, draft_body, sealed

__all__ = ["terminal"]
REGISTRATION = "412014908000"


@pytest.fixture(autouse=True)
def nothing_before(terminal: Terminal) -> Iterator[None]:
    yield
    assert requests.delete(f"{terminal.sandbox.admin_url}/submissions", timeout=5).status_code == 204


@pytest.fixture
def elsewhere(terminal: Terminal, tmp_path: Path) -> Iterator[PlatformClient]:
    """Another terminal."""
    client = terminal.sandbox.client(terminal.sandbox.enrol(tmp_path / "elsewhere", "TEST-023"))
    yield client
    client.close()


def visit(client: PlatformClient, number: str = ADULT, name: str = "林晓梅") -> UUID:
    session_id = new_id()
    client.open_session(session_id, card(number, name), "zh-CN")
    return session_id


def save(terminal: Terminal, *, item: str = PENSION_QUERY, plain: bytes | None = None) -> Sealed:
    one = sealed(terminal.credentials, Kind.DRAFT, item=item, plain=plain or draft_body())
    terminal.client.hand_in(one.submission)
    return one


def listed(client: PlatformClient, session_id: UUID) -> list[UUID]:
    return [one.draft_id for one in client.drafts(session_id).drafts]


def code_of(error: pytest.ExceptionInfo[PlatformError]) -> ProblemCode | None:
    return error.value.code


def test_it_is_there_at_another_terminal_with_all_that_was_typed(terminal: Terminal, elsewhere: PlatformClient) -> None:
    one = save(
        terminal, plain=draft_body(form={"phone": PHONE, "jobs": [{"name": "店"}]}, done=["applicant"], version=7)
    )
    session_id = visit(elsewhere)
    (summary,) = elsewhere.drafts(session_id).drafts
    assert (summary.draft_id, summary.item, summary.corrects) == (one.row.id, PENSION_QUERY, None)
    assert summary.until - summary.saved_at == DRAFT_LIFE
    draft = elsewhere.draft(session_id, one.row.id)
    assert draft.content.form == {"phone": PHONE, "jobs": [{"name": "店"}]}
    assert (draft.content.version, draft.content.done) == (7, ("applicant",))
    assert DraftSummary(**{key: getattr(draft, key) for key in DraftSummary.model_fields}) == summary


def test_it_is_nobody_elses(terminal: Terminal) -> None:
    one = save(terminal)
    session_id = visit(terminal.client, ELDER, "周德福")
    assert listed(terminal.client, session_id) == []
    for ask in (terminal.client.draft, terminal.client.delete_draft):
        with pytest.raises(PlatformError) as error:
            ask(session_id, one.row.id)
        assert code_of(error) is ProblemCode.NOT_FOUND
    assert listed(terminal.client, visit(terminal.client)) == [one.row.id], "and it is still there"


def test_nobody_reads_one_without_being_known(terminal: Terminal) -> None:
    one = save(terminal)
    nobody = new_id()
    terminal.client.open_session(nobody, None, "zh-CN")
    for session_id in (nobody, new_id()):
        with pytest.raises(PlatformError) as error:
            terminal.client.draft(session_id, one.row.id)
        assert code_of(error) is ProblemCode.SESSION_EXPIRED


def test_the_newer_replaces_the_older_in_whatever_order_they_come(terminal: Terminal) -> None:
    older, newer = (sealed(terminal.credentials, Kind.DRAFT, plain=draft_body()) for _ in range(2))
    assert older.row.confirmed_at < newer.row.confirmed_at
    terminal.client.hand_in(newer.submission)
    terminal.client.hand_in(older.submission)
    session_id = visit(terminal.client)
    assert listed(terminal.client, session_id) == [newer.row.id]
    other = save(terminal, item=CERTIFICATE)
    for_a_body = save(terminal, plain=draft_body(credit_code="91410499MA9DEM0018"))
    assert set(listed(terminal.client, session_id)) == {newer.row.id, other.row.id, for_a_body.row.id}


def test_what_was_handed_in_is_no_draft_any_more(terminal: Terminal) -> None:
    other, one = save(terminal, item=CERTIFICATE), save(terminal)
    terminal.client.hand_in(sealed(terminal.credentials).submission)
    assert listed(terminal.client, visit(terminal.client)) == [other.row.id]
    assert terminal.client.submission_status(one.row.id).state is CaseState.RECEIVED


def test_deleted_is_gone_and_stays_gone_when_it_is_delivered_again(terminal: Terminal) -> None:
    one = save(terminal)
    session_id = visit(terminal.client)
    for _ in range(2):
        terminal.client.delete_draft(session_id, one.row.id)
    assert terminal.client.hand_in(one.submission).was_there
    assert listed(terminal.client, session_id) == []
    with pytest.raises(PlatformError) as error:
        terminal.client.draft(session_id, one.row.id)
    assert code_of(error) is ProblemCode.NOT_FOUND


def test_delivered_twice_it_is_one(terminal: Terminal) -> None:
    one = sealed(terminal.credentials, Kind.DRAFT, plain=draft_body())
    terminal.sandbox.behave(Behaviour(kind=Behave.TWICE, path="/v1/submissions", times=1))
    terminal.client.hand_in(one.submission)
    assert listed(terminal.client, visit(terminal.client)) == [one.row.id]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param({"version": 0}, id="no version"),
        pytest.param({"form": []}, id="no form"),
        pytest.param({"form": {"Not A Key": "x"}}, id="no key"),
        pytest.param({"signature": {"by": "card"}}, id="a signature"),
        pytest.param({"consents": {"lookup": True}}, id="consents"),
    ],
)
def test_what_is_no_draft_is_refused_and_so_are_a_signature_and_consents(
    terminal: Terminal, content: dict[str, Any]
) -> None:
    one = sealed(terminal.credentials, Kind.DRAFT, plain=draft_body(**content))
    assert refused_because(terminal, one) is RefusalReason.MALFORMED


def test_an_office_that_is_down_is_not_no_draft_and_no_case(terminal: Terminal) -> None:
    save(terminal)
    session_id = visit(terminal.client)
    address = f"{terminal.sandbox.admin_url}/outages/government_services"
    requests.put(address, json={"down": True}, timeout=5)
    try:
        for ask in (terminal.client.drafts, terminal.client.resident_cases):
            with pytest.raises(PlatformError) as error:
                ask(session_id)
            assert code_of(error) is ProblemCode.UNAVAILABLE
    finally:
        requests.put(address, json={"down": False}, timeout=5)
    assert len(listed(terminal.client, session_id)) == 1


# --- sent back --------------------------------------------------------------------------------------------------------


def applied(terminal: Terminal, **form: str) -> Sealed:
    content = {"form": form, "version": 3, "materials": {"id_card": {"mode": "verified"}}, "consents": {"lookup": True}}
    plain = body(**content)  # type: ignore[arg-type]
    one = sealed(terminal.credentials, plain=plain)
    terminal.client.hand_in(one.submission)
    return one


def to_correct(terminal: Terminal) -> Draft:
    session_id = visit(terminal.client)
    (summary,) = terminal.client.drafts(session_id).drafts
    return terminal.client.draft(session_id, summary.draft_id)


def test_what_an_office_asks_for_besides_is_told_with_the_draft_and_with_the_case(terminal: Terminal) -> None:
    one = applied(terminal, phone=PHONE)
    asked = {"key": "work_proof", "kind": "paper", "label": "灵活就业证明", "reason": "请补交"}
    decision = {"state": "supplement_wanted", "note": "缺材料", "wanted": ["household"], "asked": [asked]}
    address = f"{terminal.sandbox.admin_url}/submissions/{one.row.id}"
    assert requests.put(address, json=decision, timeout=5).status_code == 204
    draft, case = to_correct(terminal), cases_of(terminal, ADULT)[one.row.id]
    assert draft.wanted == case.wanted == ("household",)
    assert [told.model_dump(mode="json") for told in draft.asked] == [asked]
    assert case.asked == draft.asked
    decide(terminal, one.row.id, state="in_progress")
    case = cases_of(terminal, ADULT)[one.row.id]
    assert (case.wanted, case.asked) == ((), ()), "what was asked for then is not asked for now"


@pytest.mark.parametrize("state", ["supplement_wanted", "returned"])
def test_what_an_office_sends_back_is_a_draft_with_its_words(terminal: Terminal, state: str) -> None:
    one = applied(terminal, phone=PHONE)
    decision = {"state": state, "note": "请补交户口簿", "wanted": ["household"]}
    address = f"{terminal.sandbox.admin_url}/submissions/{one.row.id}"
    assert requests.put(address, json=decision, timeout=5).status_code == 204
    draft = to_correct(terminal)
    assert (draft.corrects, draft.note, draft.wanted) == (one.row.id, "请补交户口簿", ("household",))
    assert draft.case_number and draft.content.form == {"phone": PHONE}
    assert (draft.content.version, draft.content.materials) == (3, {"id_card": "verified"})
    assert cases_of(terminal, ADULT)[one.row.id].may_correct


def test_handed_in_again_it_is_the_same_case_and_no_draft(terminal: Terminal) -> None:
    one = applied(terminal, phone="1")
    decide(terminal, one.row.id, state="returned", note="电话错")
    again = body(form={"phone": PHONE}, version=3, materials={})
    supplement = sealed(terminal.credentials, Kind.SUPPLEMENT, plain=again, follows=one.row.id)
    terminal.client.hand_in(supplement.submission)
    assert terminal.client.drafts(visit(terminal.client)).drafts == ()
    case = cases_of(terminal, ADULT)[one.row.id]
    assert case.state is CaseState.IN_PROGRESS and case.open and not case.may_correct
    assert [event.state for event in case.history] == [CaseState.RECEIVED, CaseState.RETURNED, CaseState.IN_PROGRESS]
    decide(terminal, one.row.id, state="supplement_wanted", note="还缺一页")
    assert to_correct(terminal).content.form == {"phone": PHONE}, "as it was handed in last"


def test_a_correction_that_was_saved_stands_in_place_of_what_came_back(terminal: Terminal) -> None:
    one = applied(terminal, phone="1")
    decide(terminal, one.row.id, state="supplement_wanted", note="电话错")
    saved = save(terminal, plain=draft_body(corrects=str(one.row.id)))
    draft = to_correct(terminal)
    assert (draft.draft_id, draft.corrects, draft.note) == (saved.row.id, one.row.id, "电话错")


def test_a_draft_that_names_somebody_elses_case_learns_nothing_of_it(terminal: Terminal) -> None:
    one = applied(terminal, phone=PHONE)
    decide(terminal, one.row.id, state="supplement_wanted", note="请补交户口簿")
    elders = draft_body(ELDER, corrects=str(one.row.id))
    save(terminal, plain=elders)
    (draft,) = terminal.client.drafts(visit(terminal.client, ELDER, "周德福")).drafts
    assert (draft.corrects, draft.note, draft.case_number, draft.wanted) == (None, "", None, ())


def test_what_was_refused_as_incomplete_comes_back_until_it_is_handed_in_anew(terminal: Terminal) -> None:
    one = applied(terminal, phone=PHONE)
    decide(terminal, one.row.id, state="refused", reason="incomplete")
    assert to_correct(terminal).corrects == one.row.id
    applied(terminal, phone=PHONE)
    assert terminal.client.drafts(visit(terminal.client)).drafts == ()


# --- duplicates, progress ---------------------------------------------------------------------------------------------


def test_a_second_of_what_is_taken_one_at_a_time_is_refused_while_the_first_is_under_way(terminal: Terminal) -> None:
    first = sealed(terminal.credentials, item=REGISTRATION)
    terminal.client.hand_in(first.submission)
    second = sealed(terminal.credentials, item=REGISTRATION)
    assert refused_because(terminal, second) is RefusalReason.ALREADY_FILED
    elders = sealed(terminal.credentials, item=REGISTRATION, plain=body(ELDER))
    assert terminal.client.hand_in(elders.submission).answer.case_number
    decide(terminal, first.row.id, state="finished")
    assert terminal.client.hand_in(sealed(terminal.credentials, item=REGISTRATION).submission).answer.case_number


def test_a_case_says_who_has_it_how_long_and_what_happened(terminal: Terminal) -> None:
    one = sealed(terminal.credentials, item=REGISTRATION)
    terminal.client.hand_in(one.submission)
    case = cases_of(terminal, ADULT)[one.row.id]
    assert case.office and case.telephone
    assert case.days_left is not None and case.days_left >= 0
    assert case.may_withdraw and not case.may_correct
    decide(terminal, one.row.id, state="finished", note="已办结")
    done = cases_of(terminal, ADULT)[one.row.id]
    assert (done.days_left, done.open, done.may_withdraw) == (None, False, False)
    assert [(event.state, event.note) for event in done.history] == [
        (CaseState.RECEIVED, ""),
        (CaseState.FINISHED, "已办结"),
    ]


def test_drafts_are_no_cases_and_nothing_of_them_stands_in_the_holdings(terminal: Terminal) -> None:
    one = save(terminal, plain=draft_body(form={"shop": "示例路一号的店"}))
    assert one.row.id not in cases_of(terminal, ADULT)
    kept = held(terminal, one.row.id)
    assert kept is not None and kept["case_number"] is None
    assert "示例路" not in requests.get(f"{terminal.sandbox.admin_url}/submissions", timeout=5).text


def test_a_draft_is_confirmed_in_time_to_live(terminal: Terminal) -> None:
    one = save(terminal)
    (summary,) = terminal.client.drafts(visit(terminal.client)).drafts
    assert abs(summary.saved_at - one.row.confirmed_at) < timedelta(milliseconds=1)
    assert summary.until > datetime.now(UTC)


@pytest.mark.parametrize("spoilt", ["{}", "no JSON", '{"protected": "e30", "ciphertext": "AAAA"}'])
def test_one_that_cannot_be_opened_is_listed_beside_the_others_and_can_be_deleted(
    terminal: Terminal, spoilt: str
) -> None:
    lost, other = save(terminal), save(terminal, item=REGISTRATION)
    with closing(sqlite3.connect(terminal.sandbox.state_dir / "sandbox.db")) as store, store:
        done = store.execute("UPDATE submissions SET sealed = ? WHERE submission_id = ?", (spoilt, str(lost.row.id)))
        assert done.rowcount == 1
    session_id = visit(terminal.client)
    readable = {one.draft_id: one.readable for one in terminal.client.drafts(session_id).drafts}
    assert readable == {lost.row.id: False, other.row.id: True}
    with pytest.raises(PlatformError) as no:
        terminal.client.draft(session_id, lost.row.id)
    assert code_of(no) is ProblemCode.NO_RECORD
    terminal.client.delete_draft(session_id, lost.row.id)
    assert listed(terminal.client, session_id) == [other.row.id]
