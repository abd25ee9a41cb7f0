"""The code of a patrol's check-in: the terminal's own signed word for when somebody stood before it.

``kiosk-patrol-1.<statement>.<signature>`` in base64url (RFC 4648, 5), signed by the key of the terminal's
certificate (ECDSA with SHA-256, FIPS 186-5). The patrol's phone hands it to the platform, which knows the key; it can
be neither made elsewhere nor kept for tomorrow, since it says its time.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.session.desk import Counts

_HEAD = "kiosk-patrol-1"


@dataclass(frozen=True)
class CheckIn:
    """``by`` is the serial number of the technician's token. Counters are those that a patrol writes down."""

    terminal_id: str
    at: datetime
    by: str
    a4_pages: int
    receipts: int
    visits: int


def check_in(terminal_id: str, at: datetime, by: str, counts: Counts) -> CheckIn:
    return CheckIn(
        terminal_id, at.astimezone(UTC).replace(microsecond=0), by, counts.a4_pages, counts.receipts, counts.visits
    )


def signed(said: CheckIn, key: ec.EllipticCurvePrivateKey) -> str:
    """Short enough for a code that a phone reads from a screen."""
    statement = {
        "t": said.terminal_id, "at": said.at.isoformat(), "by": said.by,
        "a4": said.a4_pages, "r": said.receipts, "v": said.visits,
    }  # fmt: skip
    text = f"{_HEAD}.{_text(json.dumps(statement, separators=(',', ':')).encode())}"
    return f"{text}.{_text(key.sign(text.encode(), ec.ECDSA(hashes.SHA256())))}"


def read(text: str, key: ec.EllipticCurvePublicKey) -> CheckIn:
    """Raises ValueError for what this terminal's key has not signed."""
    head, statement, signature = text.split(".")
    try:
        key.verify(_bytes(signature), f"{head}.{statement}".encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise ValueError("not signed by this terminal") from None
    if head != _HEAD:
        raise ValueError("no check-in")
    said = json.loads(_bytes(statement))
    return CheckIn(said["t"], datetime.fromisoformat(said["at"]), said["by"], said["a4"], said["r"], said["v"])


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
