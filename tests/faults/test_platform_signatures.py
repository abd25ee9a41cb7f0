"""Requests that are not what a terminal signed: tampered with, repeated, unsigned, somebody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.central import wire
from kiosk.central.credentials import Credentials
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.signing import WINDOW, Message, RefusedBecause, SignatureRefused, sign_request, verify_request
from kiosk.central.wire import ProblemCode
from tests.support.platform import TERMINAL, Terminal, card, heartbeat, terminal

__all__ = ["terminal"]

URL = "https://platform.example/v1/heartbeats"
BODY = b'{"terminal_id": "TEST-001"}'
KEY = ec.generate_private_key(ec.SECP256R1())
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def signed_message(created: datetime = NOW, body: bytes = BODY, method: str = "POST", url: str = URL) -> Message:
    message = Message(method, url, {wire.REQUEST_ID_HEADER: str(new_id()), "Content-Type": wire.JSON})
    sign_request(message, body, TERMINAL, KEY, created)
    return message


def key_of(terminal_id: str) -> ec.EllipticCurvePublicKey | None:
    return KEY.public_key() if terminal_id == TERMINAL else None


def changed(message: Message, name: str, value: str) -> Message:
    return Message(message.method, message.url, {**message.headers, name: value})


# --- the signature itself ---------------------------------------------------------------------------------------------


def test_a_good_signature_says_who_and_when() -> None:
    signed = verify_request(signed_message(), BODY, key_of, NOW)
    assert (signed.terminal_id, signed.created) == (TERMINAL, NOW)
    assert len(signed.nonce) >= 16


TAMPERED: dict[str, Callable[[Message], tuple[Message, bytes]]] = {
    "body": lambda message: (message, BODY + b" "),
    "empty body": lambda message: (message, b""),
    "method": lambda message: (Message("PUT", message.url, message.headers), BODY),
    "path": lambda message: (Message(message.method, message.url + "x", message.headers), BODY),
    "query": lambda message: (Message(message.method, message.url + "?all=1", message.headers), BODY),
    "host": lambda message: (Message(message.method, URL.replace("platform", "other"), message.headers), BODY),
    "key": lambda message: (changed(message, wire.REQUEST_ID_HEADER, str(new_id())), BODY),
    "signature": lambda message: (changed(message, "Signature", f"terminal=:{'A' * 86}==:"), BODY),
    "terminal": lambda message: (
        changed(message, "Signature-Input", message.headers["Signature-Input"].replace("TEST-001", "TEST-002")),
        BODY,
    ),
    "time": lambda message: (
        changed(message, "Signature-Input", message.headers["Signature-Input"].replace("created=1", "created=2")),
        BODY,
    ),
    "fewer parts": lambda message: (
        changed(message, "Signature-Input", message.headers["Signature-Input"].replace(' "content-digest"', "")),
        BODY,
    ),
    "garbage": lambda message: (changed(message, "Signature-Input", "((("), BODY),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_request_that_was_tampered_with_is_refused(how: str) -> None:
    message, body = TAMPERED[how](signed_message())
    with pytest.raises(SignatureRefused) as refused:
        verify_request(message, body, key_of, NOW)
    assert refused.value.reason is RefusedBecause.INVALID


def test_a_signature_over_fewer_parts_does_not_count_even_when_it_is_right() -> None:
    from http_message_signatures import HTTPMessageSigner, MappingKeyResolver, algorithms  # noqa: PLC0415

    message = Message("POST", URL, {wire.REQUEST_ID_HEADER: str(new_id())})
    keys = MappingKeyResolver(public_keys={}, private_keys={TERMINAL: KEY})
    HTTPMessageSigner(signature_algorithm=algorithms.ECDSA_P256_SHA256, key_resolver=keys).sign(
        message, key_id=TERMINAL, created=NOW, nonce="n" * 20, tag="civic-kiosk", covered_component_ids=("@method",)
    )
    with pytest.raises(SignatureRefused) as refused:
        verify_request(message, b"", key_of, NOW)
    assert refused.value.reason is RefusedBecause.INVALID


def test_an_unsigned_request_is_refused() -> None:
    with pytest.raises(SignatureRefused) as refused:
        verify_request(Message("POST", URL, {}), BODY, key_of, NOW)
    assert refused.value.reason is RefusedBecause.MISSING


@pytest.mark.parametrize("sign", [-1, 1])
def test_a_signature_out_of_its_window_is_told_from_a_wrong_one(sign: int) -> None:
    edge = NOW + sign * WINDOW
    assert verify_request(signed_message(edge), BODY, key_of, NOW).created == edge
    with pytest.raises(SignatureRefused) as refused:
        verify_request(signed_message(edge + sign * timedelta(seconds=1)), BODY, key_of, NOW)
    assert refused.value.reason is RefusedBecause.CLOCK


# --- at the sandbox's door --------------------------------------------------------------------------------------------


def post(
    terminal: Terminal,
    *,
    signer: Credentials | None,
    shown: Credentials | None,
    created: datetime | None = None,
    host: str | None = None,
) -> tuple[requests.PreparedRequest, requests.Response]:
    """A heartbeat signed by one and sent with the certificate of another."""
    body = heartbeat().model_dump_json().encode()
    headers = {wire.REQUEST_ID_HEADER: str(new_id()), "Content-Type": wire.JSON}
    request = requests.Request("POST", f"{terminal.sandbox.url}/v1/heartbeats", headers, data=body).prepare()
    if host:
        request.headers["Host"] = host
    if signer:
        url = request.url or "" if host is None else f"https://{host}/v1/heartbeats"
        message = Message("POST", url, request.headers)
        sign_request(message, body, signer.terminal_id, signer.key, created or datetime.now(UTC))
    return request, send(terminal, request, shown)


def send(terminal: Terminal, request: requests.PreparedRequest, shown: Credentials | None) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        certificate = (str(shown.certificate_file), str(shown.key_file)) if shown else None
        return session.send(request, verify=str(terminal.sandbox.ca_file), cert=certificate, timeout=5)


def code_of(answer: requests.Response) -> tuple[int, ProblemCode]:
    return answer.status_code, wire.Problem.model_validate_json(answer.content).code


def test_a_request_is_accepted_once_and_its_copy_is_refused(terminal: Terminal) -> None:
    request, first = post(terminal, signer=terminal.credentials, shown=terminal.credentials)
    assert first.status_code == 200
    assert code_of(send(terminal, request, terminal.credentials)) == (401, ProblemCode.NOT_AUTHORISED)


def test_unsigned_or_without_certificate_is_refused(terminal: Terminal) -> None:
    for signer, shown in ((None, terminal.credentials), (terminal.credentials, None), (None, None)):
        _, answer = post(terminal, signer=signer, shown=shown)
        assert code_of(answer) == (401, ProblemCode.NOT_AUTHORISED)


def test_certificate_and_signature_must_be_of_one_terminal(terminal: Terminal, tmp_path: Path) -> None:
    other = terminal.sandbox.enrol(tmp_path / "other", "TEST-002")
    _, answer = post(terminal, signer=other, shown=terminal.credentials)
    assert code_of(answer) == (401, ProblemCode.NOT_AUTHORISED)


def test_a_request_signed_for_another_host_is_refused(terminal: Terminal) -> None:
    _, answer = post(terminal, signer=terminal.credentials, shown=terminal.credentials, host="other.example")
    assert code_of(answer) == (401, ProblemCode.NOT_AUTHORISED)


def test_a_terminal_enrolled_anew_is_no_longer_believed_with_its_old_key(terminal: Terminal, tmp_path: Path) -> None:
    old = terminal.sandbox.enrol(tmp_path / "old", "TEST-005")
    terminal.sandbox.enrol(tmp_path / "new", "TEST-005")
    client = terminal.sandbox.client(old)
    with pytest.raises(PlatformError) as error:
        client.send_heartbeat(heartbeat("TEST-005"))
    assert error.value.fault is PlatformFault.NOT_AUTHORISED
    client.close()


def test_a_wrong_clock_is_set_right_by_the_answer_that_complains_of_it(terminal: Terminal) -> None:
    client = terminal.sandbox.client(terminal.credentials)
    # As if the machine's clock were three hours behind.
    client._exchange.adopt(datetime.now(UTC) - timedelta(hours=3))
    session_id = new_id()
    client.open_session(session_id, card(), "zh-CN")
    assert abs(client.platform_now() - datetime.now(UTC)) < timedelta(minutes=1)
    client.end_session(session_id)
    client.close()
