"""The code of a patrol's check-in: the terminal's own signed word for when somebody stood before it.

It is an address at the platform that any phone opens, and short, since it is read from a low screen:
``…/patrol/p1.<terminal>.<seconds since 1970>.<token>.<A4 pages>.<slips>.<visits>.<signature>``. The signature is of all
before its full stop, by the key of the terminal's certificate, which the platform knows (ECDSA with SHA-256, FIPS
186-5; r and s as in RFC 7518, 3.4, in base64url). It can be neither made elsewhere nor kept for tomorrow.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

PATROL_PATH = "/patrol/"
#: So long the platform takes a code, by its own clock, and so far ahead the terminal's may be.
GOOD_FOR = timedelta(minutes=5)
AHEAD = timedelta(minutes=1)
MOST_LETTERS = 300
_CODE = re.compile(
    r"(p1\.([A-Z0-9-]{3,32})\.(\d{1,11})\.([A-Za-z0-9-]{1,32})\.(\d{1,12})\.(\d{1,12})\.(\d{1,12}))\.([A-Za-z0-9_-]{86})"
)
_HALF = 32  # bytes of r, and of s


@dataclass(frozen=True)
class CheckIn:
    """``by`` is the serial number of the technician's token. Counters are those that a patrol writes down."""

    terminal_id: str
    at: datetime
    by: str
    a4_pages: int
    receipts: int
    visits: int

    def is_good(self, now: datetime) -> bool:
        """Whether somebody can have stood there just now."""
        return self.at - AHEAD <= now < self.at + GOOD_FOR


def signed(said: CheckIn, key: ec.EllipticCurvePrivateKey) -> str:
    """The code. ``at`` counts to the second."""
    counters = f"{said.a4_pages}.{said.receipts}.{said.visits}"
    text = f"p1.{said.terminal_id}.{int(said.at.timestamp())}.{said.by}.{counters}"
    r, s = decode_dss_signature(key.sign(text.encode("ascii"), ec.ECDSA(hashes.SHA256())))
    raw = r.to_bytes(_HALF, "big") + s.to_bytes(_HALF, "big")
    return f"{text}.{base64.urlsafe_b64encode(raw).rstrip(b'=').decode('ascii')}"


def read(code: str, key: ec.EllipticCurvePublicKey) -> CheckIn:
    """Raises ValueError for what is no code, or what this key has not signed."""
    found = _matched(code)
    try:
        raw = base64.b64decode(found[8] + "==", altchars=b"-_", validate=True)
        proof = encode_dss_signature(int.from_bytes(raw[:_HALF], "big"), int.from_bytes(raw[_HALF:], "big"))
        key.verify(proof, found[1].encode("ascii"), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, binascii.Error):
        raise ValueError("not signed by this terminal") from None
    at = datetime.fromtimestamp(int(found[3]), UTC)
    return CheckIn(found[2], at, found[4], int(found[5]), int(found[6]), int(found[7]))


def address(platform: str, code: str) -> str:
    """Where a phone hands ``code`` in. ``platform``: its address, as the profile has it."""
    return f"{platform.rstrip('/')}{PATROL_PATH}{code}"


def terminal_named_in(code: str) -> str:
    """Whose key has to be asked for. Nothing of it is proven yet. Raises ValueError for what is no code."""
    return _matched(code)[2]


def _matched(code: str) -> re.Match[str]:
    found = _CODE.fullmatch(code)
    if found is None:
        raise ValueError("no check-in")
    return found
