"""An enrolment without a network: the request goes to the platform on a stick, and the answer comes back on it.

The request is the body of ``POST /enrolments`` to the byte, so that whoever carries it needs nothing of ours. Nothing
proves where an answer on a stick comes from; therefore its number is compared with the one that the desk was shown
which fetched it, by telephone or on paper.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import ValidationError

from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.credentials import certificate_request, keep_enrolment, terminal_of
from kiosk.operations.whole_file import write_whole

_ANSWER_SECONDS = 30.0
_GROUPS, _GROUP = 4, 5  # digits: one in ten to the twentieth is guessed


class AnswerUnusable(Exception):
    """What lies on the stick is no answer to this terminal's request."""


def write_request(file: Path, terminal_id: str, key: ec.EllipticCurvePrivateKey, code: str) -> None:
    """Raises OSError; ValueError for an id or a code that the contract does not allow."""
    request = wire.EnrolmentRequest(
        terminal_id=terminal_id, one_time_code=code, certificate_request=certificate_request(terminal_id, key)
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, request.model_dump_json(indent=1).encode("ascii"))


def is_request_of(file: Path, terminal_id: str, key: ec.EllipticCurvePrivateKey, code: str) -> bool:
    """Whether the file already asks for this terminal, with its key and this code."""
    try:
        request = wire.EnrolmentRequest.model_validate_json(file.read_bytes())
        asked = x509.load_pem_x509_csr(request.certificate_request.encode("ascii"))
        same_key = asked.public_key() == key.public_key()
    except (OSError, ValueError, TypeError):
        return False
    return same_key and request.terminal_id == terminal_id and request.one_time_code == code


def fetch_answer(request_file: Path, answer_file: Path, url: str, platform_ca: Path, proxy: str | None = None) -> str:
    """Ask the platform what the request asks, keep its answer, and tell the number to compare.

    Raises PlatformError, OSError; ValueError for a request that is none.
    """
    request = wire.EnrolmentRequest.model_validate_json(request_file.read_bytes())
    client = PlatformClient(url, platform_ca, None, answer_seconds=_ANSWER_SECONDS, proxy=proxy)
    try:
        answer = client.enrol(request)
    finally:
        client.close()
    write_whole(answer_file, answer.model_dump_json(indent=1).encode("utf-8"))
    return number_of(answer_file)


def number_of(answer_file: Path) -> str:
    """Twenty digits that stand for every byte of an answer, in groups to be read out. Raises OSError."""
    digest = int.from_bytes(hashlib.sha256(answer_file.read_bytes()).digest(), "big")
    digits = f"{digest % 10 ** (_GROUPS * _GROUP):0{_GROUPS * _GROUP}d}"
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def take_answer(content: bytes, terminal_id: str, key: ec.EllipticCurvePrivateKey, folder: Path) -> None:
    """Keep what the platform answered. Raises AnswerUnusable, OSError."""
    try:
        answer = wire.Enrolment.model_validate_json(content)
        certificate = x509.load_pem_x509_certificate(answer.certificate.encode("ascii"))
        own = certificate.public_key() == key.public_key()
    except (ValidationError, ValueError, TypeError) as error:
        raise AnswerUnusable(type(error).__name__) from None
    if not own or terminal_of(certificate) != terminal_id:
        raise AnswerUnusable("another terminal's")
    keep_enrolment(
        folder,
        answer.certificate,
        answer.certificate_chain,
        answer.document_roots,
        answer.sealing_keys.usable(answer.platform_time),
    )
