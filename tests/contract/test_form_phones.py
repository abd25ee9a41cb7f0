"""Six digits to the phone of a form, and the proof that goes with it: over real TLS, and held against the intake."""

from __future__ import annotations

from uuid import UUID

import pytest
import requests

from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.form_phones import FormPhoneCode
from kiosk.central.identification import PhoneCodeVerdict
from kiosk.central.identifiers import new_id
from kiosk.central.wire import ProblemCode, RefusalReason
from offline_queue.kinds import Kind
from tests.support.intake import held, refused_because
from tests.support.platform import ADULT, ELDER, Terminal, card, terminal
from tests.support.submissions import Sealed, body, sealed

__all__ = ["terminal"]


def session(client: PlatformClient, number: str = ADULT, name: str = "林晓梅") -> UUID:
    session_id = new_id()
    client.open_session(session_id, card(number, name), "zh-CN")
    return session_id


def digits(terminal: Terminal, phone: str) -> str:
    return str(requests.get(f"{terminal.sandbox.admin_url}/phones/{phone}/digits", timeout=5).json()["code"])


def proven(terminal: Terminal, phone: str, number: str = ADULT, name: str = "林晓梅") -> FormPhoneCode:
    visit = session(terminal.client, number, name)
    sent = terminal.client.send_form_code(visit, phone)
    tried = terminal.client.try_form_code(visit, sent.form_phone_code_id, digits(terminal, phone))
    assert tried.verdict is PhoneCodeVerdict.RIGHT
    return sent


def application(terminal: Terminal, phone: str, proof: object) -> Sealed:
    content = body(form={"phone": phone}, proven_phones={"phone": str(proof)})
    return sealed(terminal.credentials, Kind.APPLICATION, plain=content)


def test_digits_go_to_a_number_once_a_minute(terminal: Terminal) -> None:
    visit = session(terminal.client)
    assert terminal.client.send_form_code(visit, "13800000101").resend_seconds == 60
    for again in (visit, session(terminal.client, ELDER, "周德福")):
        with pytest.raises(PlatformError) as busy:
            terminal.client.send_form_code(again, "13800000101")
        assert (busy.value.fault, busy.value.code) == (PlatformFault.BUSY, ProblemCode.TOO_MANY)
        assert busy.value.retry_after is not None and 0 < busy.value.retry_after <= 60
    terminal.client.send_form_code(visit, "13800000102")


def test_five_wrong_tries_and_the_right_digits_are_worth_nothing(terminal: Terminal) -> None:
    visit, phone = session(terminal.client), "13800000103"
    code = terminal.client.send_form_code(visit, phone).form_phone_code_id
    right = digits(terminal, phone)
    wrong = "000000" if right != "000000" else "111111"
    tried = [terminal.client.try_form_code(visit, code, wrong) for _ in range(5)]
    assert [one.verdict for one in tried] == [*[PhoneCodeVerdict.WRONG] * 4, PhoneCodeVerdict.SPENT]
    assert [one.tries_left for one in tried] == [4, 3, 2, 1, 0]
    assert terminal.client.try_form_code(visit, code, right).verdict is PhoneCodeVerdict.SPENT
    assert refused_because(terminal, application(terminal, phone, code)) is RefusalReason.INCOMPLETE


def test_digits_of_another_session_are_none(terminal: Terminal) -> None:
    phone = "13800000104"
    code = terminal.client.send_form_code(session(terminal.client), phone).form_phone_code_id
    other = session(terminal.client)
    assert terminal.client.try_form_code(other, code, digits(terminal, phone)).verdict is PhoneCodeVerdict.EXPIRED


def test_nobody_who_is_not_known_has_digits_sent(terminal: Terminal) -> None:
    visit = new_id()
    terminal.client.open_session(visit, None, "zh-CN")
    with pytest.raises(PlatformError) as refused:
        terminal.client.send_form_code(visit, "13800000105")
    assert refused.value.code is ProblemCode.TRUST_TOO_LOW


def test_the_proof_of_the_number_in_the_form_is_taken(terminal: Terminal) -> None:
    one = application(terminal, "13800000106", proven(terminal, "13800000106").form_phone_code_id)
    terminal.client.hand_in(one.submission)
    assert held(terminal, one.row.id) is not None


_WAYS = ("another number", "another's session", "made up", "no such field")


@pytest.mark.parametrize("how", _WAYS)
def test_a_proof_that_is_not_of_this_number_and_this_resident_is_refused(terminal: Terminal, how: str) -> None:
    phone = f"1380000020{_WAYS.index(how)}"
    match how:
        case "another number":
            one = application(terminal, "13800000299", proven(terminal, phone).form_phone_code_id)
        case "another's session":
            one = application(terminal, phone, proven(terminal, phone, ELDER, "周德福").form_phone_code_id)
        case "made up":
            one = application(terminal, phone, new_id())
        case _:
            proof = str(proven(terminal, phone).form_phone_code_id)
            content = body(form={"phone": phone}, proven_phones={"other_phone": proof})
            one = sealed(terminal.credentials, Kind.APPLICATION, plain=content)
    assert refused_because(terminal, one) is RefusalReason.INCOMPLETE
