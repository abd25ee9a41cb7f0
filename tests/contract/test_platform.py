"""The contract with the central platform, kept by the sandbox and by the client, over real TLS."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import hypothesis
import pytest
import requests
import schemathesis
from cryptography import x509
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from kiosk.catalogue.model import Service
from kiosk.central import wire
from kiosk.central.client import PlatformClient, enrol
from kiosk.central.credentials import Credentials, load_credentials
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.sandbox.contract import CONTRACT_FILE, generate_contract
from kiosk.central.signing import Message, sign_request
from kiosk.central.wire import ProblemCode
from tests.support.platform import (
    ADULT,
    CERTIFICATE,
    CHILD,
    ELDER,
    PENSION_QUERY,
    TERMINAL,
    Terminal,
    arrivals,
    card,
    heartbeat,
    terminal,
)

__all__ = ["terminal"]

YEAR = {"months_from": "2024-01", "months_to": "2024-12"}
ALL_INSURANCES = ("pension", "unemployment", "injury")


def opened(terminal: Terminal, number: str = ADULT, name: str = "林晓梅", language: str = "zh-CN") -> UUID:
    session_id = new_id()
    terminal.client.open_session(session_id, card(number, name), language)
    return session_id


def refusal(error: pytest.ExceptionInfo[PlatformError]) -> ProblemCode | None:
    assert error.value.fault is PlatformFault.REFUSED
    return error.value.code


# --- the contract itself ----------------------------------------------------------------------------------------------


def test_the_contract_file_is_current() -> None:
    assert CONTRACT_FILE.read_text(encoding="utf-8") == generate_contract(), "run: kiosk generate openapi"


def test_the_contract_says_who_renders_ofd() -> None:
    assert "A terminal renders no OFD" in json.loads(generate_contract())["info"]["description"].replace("\n", " ")


class Signed(requests.auth.AuthBase):
    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers.setdefault(wire.REQUEST_ID_HEADER, str(new_id()))
        body = request.body or b""
        if isinstance(body, str):
            body = body.encode()
        message = Message(request.method or "", request.url or "", request.headers)
        sign_request(message, body, self._credentials.terminal_id, self._credentials.key, datetime.now(UTC))
        return request


@pytest.fixture(scope="module")
def signed(terminal: Terminal) -> Iterator[requests.Session]:
    """Speaks to the sandbox as the enrolled terminal, whatever it is told to say."""
    with requests.Session() as session:
        session.trust_env = False
        session.verify = str(terminal.sandbox.ca_file)
        session.cert = (str(terminal.credentials.certificate_file), str(terminal.credentials.key_file))
        session.auth = Signed(terminal.credentials)
        yield session


FOUND: Any = schemathesis.openapi.from_dict(json.loads(generate_contract())).get_all_operations()
CALLS = [found.ok() for found in FOUND]
NAMES = [f"{call.method.upper()} {call.path}" for call in CALLS]


def check_call(call: Any, terminal: Terminal, signed: requests.Session, examples: int) -> None:
    """Whatever may be sent by the contract is answered by the contract; half of it in the name of an open session."""
    session_id = str(opened(terminal))
    item = CERTIFICATE if call.path.endswith("/documents") else PENSION_QUERY

    @hypothesis.settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=call.as_strategy(), known=hypothesis.strategies.booleans())
    def conforms(case: Any, known: bool) -> None:
        # It repeats a request with a signature of its own, which this session replaces by a good one.
        excluded = [ignored_auth]
        if case.path == "/v1/catalogue/changes":
            # Which versions are still known is no matter of the schema.
            excluded.append(positive_data_acceptance)
        if case.path == "/v1/submissions":
            # Whether a seal opens and a signature holds is no matter of the schema.
            excluded.append(positive_data_acceptance)
            if known and isinstance(case.body, dict):
                case.headers[wire.REQUEST_ID_HEADER] = case.body.get("submission_id", "")
        if case.path == "/v1/signing-requests":
            # Nor is whether a form has the hash that is stated, and a request the key that it names.
            excluded.append(positive_data_acceptance)
        if known and isinstance(case.body, dict):
            ours = {"session_id": session_id, "terminal_id": TERMINAL, "item": item}
            if "identification" in case.body:
                del ours["session_id"]
            case.body |= {key: value for key, value in ours.items() if key in case.body}
            # What a service lets a person ask for stands in its definition, and not in the contract.
            excluded.append(positive_data_acceptance)
        case.call_and_validate(
            terminal.sandbox.url,
            signed,
            verify=str(terminal.sandbox.ca_file),
            excluded_checks=excluded,
        )

    conforms()


@pytest.mark.parametrize("call", CALLS, ids=NAMES)
def test_schemathesis_finds_nothing(call: Any, terminal: Terminal, signed: requests.Session) -> None:
    check_call(call, terminal, signed, examples=15)


@pytest.mark.long
@pytest.mark.parametrize("call", CALLS, ids=NAMES)
def test_schemathesis_finds_nothing_in_many(call: Any, terminal: Terminal, signed: requests.Session) -> None:
    check_call(call, terminal, signed, examples=500)


# --- enrolment --------------------------------------------------------------------------------------------------------


def test_enrolment_leaves_private_files_that_load_again(terminal: Terminal, tmp_path: Path) -> None:
    credentials = terminal.sandbox.enrol(tmp_path / "c", "TEST-002")
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "c").iterdir()} == {0o600}
    assert load_credentials(tmp_path / "c").terminal_id == credentials.terminal_id == "TEST-002"
    certificate = x509.load_pem_x509_certificate(credentials.certificate_file.read_bytes())
    assert certificate.public_key() == credentials.key.public_key()


def test_a_one_time_code_is_used_once_but_may_be_repeated_by_the_same_key(terminal: Terminal, tmp_path: Path) -> None:
    sandbox, code = terminal.sandbox, terminal.sandbox.new_code()
    enrol(sandbox.url, sandbox.ca_file, "TEST-003", code, tmp_path / "first")
    (tmp_path / "first" / "terminal.certificate.pem").unlink()  # the answer got lost
    enrol(sandbox.url, sandbox.ca_file, "TEST-003", code, tmp_path / "first")
    with pytest.raises(PlatformError) as error:
        enrol(sandbox.url, sandbox.ca_file, "TEST-003", code, tmp_path / "second")
    assert (error.value.fault, error.value.code) == (PlatformFault.REFUSED, ProblemCode.CODE_USED)


# --- a resident's visit -----------------------------------------------------------------------------------------------


def test_a_resident_is_known_by_a_masked_name(terminal: Terminal) -> None:
    session_id = new_id()
    session = terminal.client.open_session(session_id, card(), "zh-CN")
    assert session.resident.masked_name == "林*梅"
    assert session.session_id == session_id
    assert session.trust_level is wire.TrustLevel.L2
    assert session.demonstration


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"number": "410499198503150009"}, id="wrong check digit"),
        pytest.param({"birth": date(1985, 3, 16)}, id="birth of somebody else"),
        pytest.param({"valid_to": date(2021, 1, 1)}, id="expired"),
        pytest.param({"name": ""}, id="nameless"),
    ],
)
def test_a_card_that_cannot_be_is_refused(terminal: Terminal, changes: dict[str, Any]) -> None:
    values = {"number": ADULT} | changes
    with pytest.raises(PlatformError) as error:
        terminal.client.open_session(
            new_id(), card(**values | {"birth": values.get("birth", date(1985, 3, 15))}), "zh-CN"
        )
    assert refusal(error) is ProblemCode.IDENTITY_REFUSED


def test_a_session_of_another_id_or_an_ended_one_asks_in_vain(terminal: Terminal) -> None:
    session_id = opened(terminal)
    terminal.client.end_session(session_id)
    terminal.client.end_session(session_id)  # ended is ended
    for gone in (session_id, new_id()):
        with pytest.raises(PlatformError) as error:
            terminal.client.query(gone, PENSION_QUERY, YEAR)
        assert refusal(error) is ProblemCode.SESSION_EXPIRED


def test_another_terminal_cannot_use_a_session(terminal: Terminal, tmp_path: Path) -> None:
    session_id = opened(terminal)
    other = terminal.sandbox.client(terminal.sandbox.enrol(tmp_path / "c", "TEST-004"))
    with pytest.raises(PlatformError) as error:
        other.query(session_id, PENSION_QUERY, YEAR)
    assert refusal(error) is ProblemCode.SESSION_EXPIRED
    other.end_session(session_id)  # accepted, and without effect
    assert terminal.client.query(session_id, PENSION_QUERY, YEAR).rows
    with pytest.raises(PlatformError) as foreign:
        other.send_heartbeat(heartbeat(TERMINAL))
    assert foreign.value.fault is PlatformFault.NOT_AUTHORISED
    other.close()


def test_nothing_of_a_resident_is_left_on_the_platform_after_the_end(terminal: Terminal) -> None:
    session_id = opened(terminal, name="欧阳𠮷祥")
    terminal.client.query(session_id, PENSION_QUERY, YEAR)
    document = terminal.client.create_document(session_id, CERTIFICATE, YEAR | {"insurances": ALL_INSURANCES})
    terminal.client.end_session(session_id)
    with pytest.raises(PlatformError) as error:
        terminal.client.fetch_document(document.document_id)
    assert refusal(error) is ProblemCode.NOT_FOUND
    with sqlite3.connect(terminal.sandbox.state_dir / "sandbox.db") as database:
        content = "\n".join(database.iterdump())
    assert "欧阳𠮷祥" not in content
    assert "欧**祥" in content  # the verification page needs as much


def test_somebody_without_a_chinese_name_is_served_by_the_long_one_they_have(terminal: Terminal) -> None:
    session_id, name = new_id(), "Wolfeschlegelsteinhausen " * 6
    foreigner = card("932682198501010017", "", english_name=name, card_type=wire.CardType.FOREIGNER_2023)
    session = terminal.client.open_session(session_id, foreigner, "en")
    assert session.resident.masked_name.startswith("W***")
    with pytest.raises(PlatformError) as error:
        terminal.client.query(session_id, PENSION_QUERY, YEAR)
    assert refusal(error) is ProblemCode.NO_RECORD


def test_one_client_serves_several_threads(terminal: Terminal) -> None:
    session_id = opened(terminal)
    with ThreadPoolExecutor(4) as pool:
        months = [f"2024-{month:02d}" for month in range(1, 13)]
        asked = [
            pool.submit(terminal.client.query, session_id, PENSION_QUERY, {"months_from": month, "months_to": month})
            for month in months
        ]
        assert [query.result().rows[0]["month"] for query in asked] == months


# --- catalogue --------------------------------------------------------------------------------------------------------


def test_the_catalogue_is_sent_whole_and_then_only_what_changed(terminal: Terminal) -> None:
    catalogue = terminal.client.catalogue()
    items = {entry.key: Service.model_validate(entry.content) for entry in catalogue.entries if entry.kind == "item"}
    assert {PENSION_QUERY, CERTIFICATE} <= items.keys()
    assert len(catalogue.entries) == catalogue.manifest.entries
    assert terminal.client.catalogue_changes(catalogue.manifest.version) is None


def test_changes_since_a_version_that_never_was_are_refused(terminal: Terminal) -> None:
    with pytest.raises(PlatformError) as error:
        terminal.client.catalogue_changes(1_000_000)
    assert (refusal(error), error.value.status) == (ProblemCode.TOO_OLD, 410)


# --- queries ----------------------------------------------------------------------------------------------------------


def test_contributions_come_by_month(terminal: Terminal) -> None:
    result = terminal.client.query(opened(terminal), PENSION_QUERY, YEAR)
    assert [row["month"] for row in result.rows] == [f"2024-{month:02d}" for month in range(1, 13)]
    assert result.rows[0] == {"month": "2024-01", "base": "5300.00", "personal": "424.00", "employer": "848.00"}
    assert result.rows[6]["base"] == "5630.00"  # a new base each July
    assert result.holder == "林*梅"
    assert result.demonstration


def test_a_query_speaks_the_residents_language(terminal: Terminal) -> None:
    assert "Bureau" in terminal.client.query(opened(terminal, language="en"), PENSION_QUERY, YEAR).source
    assert "演示" in terminal.client.query(opened(terminal), PENSION_QUERY, YEAR).source


def test_an_elder_has_an_old_record_and_nothing_since(terminal: Terminal) -> None:
    session_id = opened(terminal, ELDER, "周德福")
    assert terminal.client.query(session_id, PENSION_QUERY, YEAR).rows == ()
    older = terminal.client.query(session_id, PENSION_QUERY, {"months_from": "2012-07", "months_to": "2012-12"})
    assert [row["month"] for row in older.rows] == ["2012-07", "2012-08"]


@pytest.mark.parametrize("number", [CHILD, "11010519491231002X"], ids=["child", "stranger"])
def test_who_has_no_record_is_told_so(terminal: Terminal, number: str) -> None:
    session_id = opened(terminal, number, "陈一诺")
    with pytest.raises(PlatformError) as error:
        terminal.client.query(session_id, PENSION_QUERY, YEAR)
    assert refusal(error) is ProblemCode.NO_RECORD
    with pytest.raises(PlatformError) as refused:
        terminal.client.create_document(session_id, CERTIFICATE, YEAR | {"insurances": ("pension",)})
    assert refusal(refused) is ProblemCode.NO_RECORD


@pytest.mark.parametrize(
    ("item", "parameters", "code"),
    [
        ("412014999000", YEAR, ProblemCode.UNKNOWN_ITEM),
        (CERTIFICATE, YEAR, ProblemCode.UNKNOWN_ITEM),  # it is a document, not a query
        (PENSION_QUERY, {}, ProblemCode.BAD_PARAMETERS),
        (PENSION_QUERY, {"months_from": "2024-12", "months_to": "2024-01"}, ProblemCode.BAD_PARAMETERS),
        (PENSION_QUERY, {"months_from": "2024-1", "months_to": "2024-12"}, ProblemCode.BAD_PARAMETERS),
        (PENSION_QUERY, {"months_from": "2024-01", "months_to": "9999-12"}, ProblemCode.BAD_PARAMETERS),
        (PENSION_QUERY, YEAR | {"colour": "red"}, ProblemCode.BAD_PARAMETERS),
    ],
)
def test_what_cannot_be_asked_is_refused(
    terminal: Terminal, item: str, parameters: dict[str, str], code: ProblemCode
) -> None:
    with pytest.raises(PlatformError) as error:
        terminal.client.query(opened(terminal), item, parameters)
    assert refusal(error) is code


# --- documents --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def document(terminal: Terminal) -> wire.Document:
    """A certificate of an open session."""
    return terminal.client.create_document(opened(terminal), CERTIFICATE, YEAR | {"insurances": ALL_INSURANCES})


def test_a_document_is_what_was_announced(terminal: Terminal, document: wire.Document) -> None:
    content = terminal.client.fetch_document(document.document_id)
    assert content.startswith(b"%PDF-")
    assert len(content) == document.size
    assert document.demonstration
    assert document.verification_url.endswith(f"/verify/{document.verification_code}")


@pytest.mark.parametrize("insurances", [(), ("pension", "pension"), ("health",)])
def test_a_certificate_about_impossible_insurances_is_refused(terminal: Terminal, insurances: tuple[str, ...]) -> None:
    with pytest.raises(PlatformError) as error:
        terminal.client.create_document(opened(terminal), CERTIFICATE, YEAR | {"insurances": insurances})
    assert refusal(error) is ProblemCode.BAD_PARAMETERS


def test_anybody_can_verify_a_code_and_learns_no_name(terminal: Terminal, document: wire.Document) -> None:
    ca_file, code = str(terminal.sandbox.ca_file), document.verification_code
    typed = f"{code[:4].lower()} {code[4:8]}-{code[8:]}"  # as somebody may type what stands on paper
    for address in (document.verification_url, f"{terminal.sandbox.url}/verify/{typed}"):
        assert requests.get(address, verify=ca_file, timeout=5).status_code == 200
    page = requests.get(document.verification_url, verify=ca_file, timeout=5)
    assert page.status_code == 200
    assert "真实有效" in page.text
    assert "Authentic" in page.text
    assert "林*梅" in page.text
    assert "林晓梅" not in page.text
    assert ADULT not in page.text
    unknown = requests.get(f"{terminal.sandbox.url}/verify/<b>x", verify=ca_file, timeout=5)
    assert unknown.status_code == 404
    assert "查无此证明" in unknown.text
    assert "<b>x" not in unknown.text


# --- reports ----------------------------------------------------------------------------------------------------------


def test_reports_arrive_and_answer_the_time(terminal: Terminal) -> None:
    platform_time = terminal.client.send_heartbeat(heartbeat())
    assert abs((platform_time - datetime.now(UTC)).total_seconds()) < 60
    assert terminal.sandbox.reports("heartbeats")[-1]["devices"][0]["condition"] == "ready"


# --- repeated keys ----------------------------------------------------------------------------------------------------


def test_a_repeated_request_has_one_effect_and_one_answer(terminal: Terminal) -> None:
    session_id, request_id = opened(terminal), new_id()
    wanted = YEAR | {"insurances": ("pension",)}
    first = terminal.client.create_document(session_id, CERTIFICATE, wanted, request_id)
    second = terminal.client.create_document(session_id, CERTIFICATE, wanted, request_id)
    assert second == first
    beat, beat_id = heartbeat(), new_id()
    for _ in range(3):
        terminal.client.send_heartbeat(beat, beat_id)
    assert arrivals(terminal, beat) == 1


def test_a_key_of_another_request_is_a_conflict(terminal: Terminal) -> None:
    session_id, request_id = opened(terminal), new_id()
    terminal.client.query(session_id, PENSION_QUERY, YEAR, request_id)
    with pytest.raises(PlatformError) as error:
        terminal.client.query(session_id, PENSION_QUERY, YEAR | {"months_to": "2024-06"}, request_id)
    assert refusal(error) is ProblemCode.CONFLICT


def test_a_refused_request_may_be_repeated_with_its_key(terminal: Terminal) -> None:
    session_id, request_id = new_id(), new_id()
    with pytest.raises(PlatformError):
        terminal.client.query(session_id, PENSION_QUERY, YEAR, request_id)
    terminal.client.open_session(session_id, card(), "zh-CN")
    assert terminal.client.query(session_id, PENSION_QUERY, YEAR, request_id).rows


# --- what a problem says ----------------------------------------------------------------------------------------------


def test_a_problem_quotes_nothing_that_was_sent(terminal: Terminal, signed: requests.Session) -> None:
    body = {"session_id": "欧阳", "item": PENSION_QUERY, "parameters": {"months_from": [ADULT] * 99}}
    answer = signed.post(f"{terminal.sandbox.url}/v1/queries", json=body, timeout=5)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == wire.PROBLEM_JSON
    problem = wire.Problem.model_validate_json(answer.content)
    assert problem.code is ProblemCode.BAD_PARAMETERS
    assert "body.session_id" in problem.detail
    assert not re.search(f"{ADULT}|欧阳", answer.text)


def test_every_answer_repeats_the_key(terminal: Terminal, signed: requests.Session) -> None:
    for path, status in (("/v1/catalogue", 200), ("/v1/nothing", 404), (f"/v1/documents/{uuid4()}/content", 404)):
        key = str(new_id())
        answer = signed.get(terminal.sandbox.url + path, headers={wire.REQUEST_ID_HEADER: key}, timeout=5)
        assert (answer.status_code, answer.headers[wire.REQUEST_ID_HEADER]) == (status, key)


def test_a_client_without_credentials_can_only_enrol(terminal: Terminal) -> None:
    client = PlatformClient(terminal.sandbox.url, terminal.sandbox.ca_file, None)
    with pytest.raises(PlatformError) as error:
        client.catalogue()
    assert error.value.fault is PlatformFault.NOT_AUTHORISED
    client.close()
