"""Forms that wait for others' signatures: two terminals, one platform, over real TLS."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError
from kiosk.central.identifiers import new_id
from kiosk.central.phone_sessions import SignatureAsked, SummaryLine
from kiosk.central.signing_requests import (
    ConsentText,
    SignatureOrder,
    Signer,
    SignerState,
    SigningRequestOrder,
    SigningWay,
    WitnessCard,
)
from kiosk.central.submissions import CaseState, SealedBody
from kiosk.central.wire import AppIdentification, ProblemCode
from tests.support.intake import cases_of
from tests.support.phones import STROKES, PlayedPhone
from tests.support.platform import ADULT, ELDER, Terminal, card, terminal
from tests.support.submissions import body, sealed
from tests.support.waiting import wait_until

__all__ = ["terminal"]

ITEM = "410715902000"
FORM = b"%PDF-1.7 what everybody signs"
DIGEST = "5eed" + "0" * 60
CONSENTS = (ConsentText(key="lookup", text="Departments may be asked", required=True),)
BUYER = "410499199911070028"


@pytest.fixture(scope="module")
def elsewhere(terminal: Terminal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformClient]:
    """Another terminal of the same city."""
    credentials = terminal.sandbox.enrol(tmp_path_factory.mktemp("elsewhere"), "HALL24-0002")
    client = terminal.sandbox.client(credentials)
    yield client
    client.close()


def known(terminal: Terminal, client: PlatformClient, number: str, name: str = "周德福") -> UUID:
    """A session of somebody who is known as the item asks."""
    code = client.issue_app_code()
    terminal.sandbox.app_scans(number, code.content)
    session_id = new_id()
    client.open_session(session_id, AppIdentification(method="app_code", app_code_id=code.app_code_id), "zh-CN")
    return session_id


def order(terminal: Terminal, *, seconds: float = 3600, **changes: Any) -> SigningRequestOrder:
    session_id = new_id()
    terminal.client.open_session(session_id, card(), "zh-CN")
    given: dict[str, Any] = {
        "request_id": new_id(),
        "session_id": session_id,
        "item": ITEM,
        "title": "二手房转移登记",
        "digest": DIGEST,
        "form_sha256": hashlib.sha256(FORM).hexdigest(),
        "form": base64.b64encode(FORM).decode(),
        "consents": CONSENTS,
        "signers": (Signer(key="sellers.0.seller", name="周德福", number=ELDER, role="卖方"),),
        "expires_at": datetime.now(UTC) + timedelta(seconds=seconds),
    }
    return SigningRequestOrder(**{**given, **changes})


def signature(session_id: UUID, **changes: Any) -> SignatureOrder:
    given: dict[str, Any] = {
        "session_id": session_id,
        "digest": DIGEST,
        "way": SigningWay.CARD,
        "consents": {"lookup": True},
    }
    return SignatureOrder(**{**given, **changes})


def refused(call: Any, *arguments: Any) -> ProblemCode | None:
    with pytest.raises(PlatformError) as error:
        call(*arguments)
    return error.value.code


def test_who_is_named_finds_it_at_another_terminal_reads_it_and_signs(
    terminal: Terminal, elsewhere: PlatformClient
) -> None:
    placed = terminal.client.place_signing_request(order(terminal))
    session_id = known(terminal, elsewhere, ELDER)
    waiting = {one.signing_request_id: one for one in elsewhere.waiting_forms(session_id).waiting}
    form = waiting[placed.signing_request_id]
    assert (form.applicant, form.role, form.digest) == ("林*梅", "卖方", DIGEST)
    pdf = elsewhere.waiting_form(session_id, placed.signing_request_id)
    assert hashlib.sha256(pdf).hexdigest() == form.form_sha256
    taken = elsewhere.sign_request(placed.signing_request_id, signature(session_id))
    assert taken.state is SignerState.SIGNED
    state = terminal.client.signing_request(placed.signing_request_id)
    assert state.over and [one.state for one in state.signers] == [SignerState.SIGNED]
    again = elsewhere.sign_request(placed.signing_request_id, signature(session_id))
    assert again.state is SignerState.SIGNED, "the same again is the same"
    after = {one.signing_request_id for one in elsewhere.waiting_forms(session_id).waiting}
    assert placed.signing_request_id not in after
    assert refused(elsewhere.waiting_form, session_id, placed.signing_request_id) is ProblemCode.NO_RECORD


def test_nobody_else_sees_it_or_signs_it(terminal: Terminal, elsewhere: PlatformClient) -> None:
    placed = terminal.client.place_signing_request(order(terminal)).signing_request_id
    stranger = known(terminal, elsewhere, ADULT)
    assert placed not in {one.signing_request_id for one in elsewhere.waiting_forms(stranger).waiting}
    assert refused(elsewhere.waiting_form, stranger, placed) is ProblemCode.NO_RECORD
    assert refused(elsewhere.sign_request, placed, signature(stranger)) is ProblemCode.NO_RECORD
    assert refused(elsewhere.signing_request, placed) is ProblemCode.NO_RECORD, "another terminal's"
    elsewhere.withdraw_signing_request(placed)
    assert terminal.client.signing_request(placed).signers[0].state is SignerState.WAITING


def test_a_card_alone_is_too_little_where_the_item_asks_for_more(terminal: Terminal, elsewhere: PlatformClient) -> None:
    placed = terminal.client.place_signing_request(order(terminal)).signing_request_id
    session_id = new_id()
    elsewhere.open_session(session_id, card(ELDER, "周德福"), "zh-CN")
    assert refused(elsewhere.sign_request, placed, signature(session_id)) is ProblemCode.TRUST_TOO_LOW


@pytest.mark.parametrize(
    "changes",
    [
        {"consents": {}},
        {"consents": {"lookup": False}},
        {"way": None},
        {"way": SigningWay.PHONE},
        {"way": SigningWay.FINGER},
        {"way": SigningWay.WITNESS},
        {"way": SigningWay.WITNESS, "witness": WitnessCard(name="周德福", number=ELDER, relation="friend")},
    ],
    ids=str,
)
def test_what_is_no_whole_signature_is_none(
    changes: dict[str, Any], terminal: Terminal, elsewhere: PlatformClient
) -> None:
    placed = terminal.client.place_signing_request(order(terminal)).signing_request_id
    session_id = known(terminal, elsewhere, ELDER)
    assert refused(elsewhere.sign_request, placed, signature(session_id, **changes)) is ProblemCode.BAD_PARAMETERS
    assert terminal.client.signing_request(placed).signers[0].state is SignerState.WAITING


def test_another_text_is_not_signed(terminal: Terminal, elsewhere: PlatformClient) -> None:
    placed = terminal.client.place_signing_request(order(terminal)).signing_request_id
    session_id = known(terminal, elsewhere, ELDER)
    other = signature(session_id, digest="f" * 64)
    assert refused(elsewhere.sign_request, placed, other) is ProblemCode.NO_RECORD


def test_what_is_withdrawn_or_declined_or_late_is_signed_by_nobody(
    terminal: Terminal, elsewhere: PlatformClient
) -> None:
    session_id = known(terminal, elsewhere, ELDER)
    withdrawn = terminal.client.place_signing_request(order(terminal)).signing_request_id
    for _ in range(2):
        terminal.client.withdraw_signing_request(withdrawn)
    declined = terminal.client.place_signing_request(order(terminal)).signing_request_id
    told = elsewhere.sign_request(declined, signature(session_id, declined=True, way=None))
    assert told.state is SignerState.DECLINED
    late = terminal.client.place_signing_request(order(terminal, seconds=0.3)).signing_request_id
    wait_until(
        lambda: terminal.client.signing_request(late).signers[0].state is not SignerState.WAITING, "its time is over"
    )
    for request, state in (
        (withdrawn, SignerState.WITHDRAWN),
        (declined, SignerState.DECLINED),
        (late, SignerState.LAPSED),
    ):
        assert terminal.client.signing_request(request).signers[0].state is state
        assert refused(elsewhere.sign_request, request, signature(session_id)) is ProblemCode.NO_RECORD


@pytest.mark.parametrize(
    "changes",
    [
        {"form_sha256": "0" * 64},
        {"expires_at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"expires_at": datetime(2120, 1, 1, tzinfo=UTC)},
        {"signers": (Signer(key="a", name="甲", number=ELDER, role=""),) * 2},
    ],
    ids=["another hash", "over", "for ever", "a key twice"],
)
def test_a_request_that_cannot_be_is_refused(changes: dict[str, Any], terminal: Terminal) -> None:
    assert refused(terminal.client.place_signing_request, order(terminal, **changes)) is ProblemCode.BAD_PARAMETERS


def test_placed_twice_is_there_once(terminal: Terminal) -> None:
    one = order(terminal)
    first, second = (terminal.client.place_signing_request(one) for _ in range(2))
    assert first == second


def application(terminal: Terminal, *requests: UUID) -> Any:
    content = json.loads(body())
    content["content"]["awaited"] = [{"request": str(request)} for request in requests]
    return sealed(terminal.credentials, plain=SealedBody.model_validate(content).model_dump_json().encode())


def test_an_application_waits_until_the_last_has_signed(terminal: Terminal, elsewhere: PlatformClient) -> None:
    one = terminal.client.place_signing_request(order(terminal)).signing_request_id
    other = terminal.client.place_signing_request(order(terminal)).signing_request_id
    handed = application(terminal, one, other)
    answer = terminal.client.hand_in(handed.submission).answer
    assert answer.case_number is None and answer.missing == ()
    status = terminal.client.submission_status
    assert status(handed.row.id).state is CaseState.WAITING_FOR_SIGNATURES
    session_id = known(terminal, elsewhere, ELDER)
    elsewhere.sign_request(one, signature(session_id))
    assert status(handed.row.id).state is CaseState.WAITING_FOR_SIGNATURES
    elsewhere.sign_request(other, signature(session_id))
    now = status(handed.row.id)
    assert now.state is CaseState.RECEIVED and now.case_number


def test_an_application_comes_back_when_somebody_does_not_sign(terminal: Terminal, elsewhere: PlatformClient) -> None:
    one = terminal.client.place_signing_request(order(terminal)).signing_request_id
    handed = application(terminal, one)
    terminal.client.hand_in(handed.submission)
    session_id = known(terminal, elsewhere, ELDER)
    elsewhere.sign_request(one, signature(session_id, declined=True, way=None))
    told = cases_of(terminal, ADULT)[handed.row.id]
    assert told.state is CaseState.RETURNED and "签名" in told.note and told.case_number is None


def test_who_is_named_signs_on_their_own_phone_and_nobody_else_does(terminal: Terminal) -> None:
    one = order(terminal)
    placed = terminal.client.place_signing_request(one).signing_request_id
    lines = (SummaryLine(label="Remark", value="what is signed"),)
    asked = SignatureAsked(purpose="sign", digest=DIGEST, lines=lines, signing_request_id=placed)
    session_id = known(terminal, terminal.client, ADULT)
    opened = terminal.client.open_phone_session(session_id, ITEM, "en", asked)
    phone = PlayedPhone(opened.url, str(terminal.sandbox.ca_file))
    phone.press("begin")
    phone.press("app")
    terminal.sandbox.app_scans(ADULT, "")
    assert "what is signed" not in phone.look().text, "the applicant is not who is named"
    phone.press("app")
    terminal.sandbox.app_scans(ELDER, "")
    assert "what is signed" in phone.look().text
    phone.press("sign", {"how": "drawn", "strokes": STROKES})
    state = terminal.client.signing_request(placed)
    assert [(one.state, one.way) for one in state.signers] == [(SignerState.SIGNED, SigningWay.PHONE)]
    assert refused(terminal.client.open_phone_session, session_id, ITEM, "en", asked) is ProblemCode.NO_RECORD
    terminal.client.revoke_phone_session(opened.phone_session_id)
