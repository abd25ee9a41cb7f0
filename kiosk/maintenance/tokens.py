"""A technician's token: a short text, signed by whom the terminal's list of trust lets sign tokens.

``kiosk-technician-2.<statement>.<signature>``: the statement is a JSON object in base64url without padding (RFC 4648,
5); the signature is a detached JWS with its certificates (``kiosk.central.role_signature``), of everything before the
second full stop, so that no other signed thing of the operator's is a token. Its signer has a role of its own
(``Role.TECHNICIAN``) under the roots that bundles are judged by, and is taken back by the same list.

It proves who somebody is together with the terminal's PIN, which is not on it: who finds a stick has nothing to try out
at home.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography import x509

from kiosk.bundles.kinds import Role
from kiosk.bundles.manifest import Envelope
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.bundles.trust import Trust
from kiosk.central.role_signature import sign_by
from kiosk.session.technician import Badge, TokenRole, TokenTrouble

#: With the signer's certificate and three above it; a card holds less (``drivers.card.token``).
MOST_BYTES = 6144
_HEAD = "kiosk-technician-2"
_KEYS = frozenset({"who", "roles", "terminals", "region", "not_before", "not_after", "serial"})
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9-]{0,31}$")
_REGION = re.compile(r"^(\d{2,12})?$")
#: Whole halls are named by their region; a list is for a few.
_MOST_TERMINALS = 50


class TokenInvalidError(Exception):
    """No token, or none of the operator's."""

    def __init__(self, trouble: TokenTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True)
class Token:
    """``terminals`` and ``region`` say where it holds: at these, and at all whose region begins so; both empty:
    everywhere. ``who`` is a number of staff. Times are aware."""

    who: str
    serial: str
    roles: frozenset[TokenRole]
    not_before: datetime
    not_after: datetime
    terminals: tuple[str, ...] = ()
    region: str = ""

    def badge(self) -> Badge:
        return Badge(self.who, self.serial, self.roles, self.not_after.date())


def issue(token: Token, signer: Callable[[bytes], bytes], chain: Sequence[x509.Certificate]) -> str:
    """The text of a new token. ``signer`` and ``chain``: see ``role_signature.sign_by``.

    Raises ValueError for one that no terminal would take.
    """
    said = {
        "who": token.who,
        "serial": token.serial,
        "roles": sorted(token.roles),
        "terminals": list(token.terminals),
        "region": token.region,
        "not_before": token.not_before.astimezone(UTC).isoformat(timespec="seconds"),
        "not_after": token.not_after.astimezone(UTC).isoformat(timespec="seconds"),
    }
    _statement(said)
    signed = f"{_HEAD}.{_text(json.dumps(said, separators=(',', ':')).encode())}"
    issued = f"{signed}.{sign_by(signed.encode(), signer, chain)}"
    if len(issued) > MOST_BYTES:
        raise ValueError("too long")
    return issued


def read_token(raw: bytes, trust: Trust, now: datetime) -> Token:
    """Raises TokenInvalidError: UNREADABLE, FORGED, REVOKED (its signer), NO_KEY (the list of trust is over).

    What nobody who counts has signed is not looked into.
    """
    if len(raw) > MOST_BYTES:
        raise TokenInvalidError(TokenTrouble.UNREADABLE)
    try:
        head, statement, signature = raw.decode("ascii").strip().split(".", 2)
    except ValueError:
        raise TokenInvalidError(TokenTrouble.UNREADABLE) from None
    if head != _HEAD:
        raise TokenInvalidError(TokenTrouble.UNREADABLE)
    if trust.is_over(now):
        raise TokenInvalidError(TokenTrouble.NO_KEY)
    try:
        trust.check(Envelope(signed=f"{head}.{statement}", signatures=[signature]), Role.TECHNICIAN, now)
    except BundleRefused as refused:
        gone = refused.reason is Refused.REVOKED
        raise TokenInvalidError(TokenTrouble.REVOKED if gone else TokenTrouble.FORGED) from None
    try:
        return _statement(json.loads(_bytes(statement)))
    except (ValueError, TypeError, KeyError):
        raise TokenInvalidError(TokenTrouble.UNREADABLE) from None


def trouble_with(
    token: Token, *, terminal_id: str, region: str, revoked: frozenset[str], now: datetime
) -> TokenTrouble | None:
    """Why it opens nothing here and now; None when it does. ``now`` is aware."""
    if token.serial in revoked:
        return TokenTrouble.REVOKED
    if now < token.not_before:
        return TokenTrouble.NOT_YET
    if now >= token.not_after:
        return TokenTrouble.EXPIRED
    everywhere = not token.terminals and not token.region
    here = terminal_id in token.terminals or bool(token.region and region.startswith(token.region))
    return None if everywhere or here else TokenTrouble.ELSEWHERE


def read_revoked(file: Path | None) -> frozenset[str]:
    """Serial numbers, one a line; what follows a "#" is a remark. Raises OSError, ValueError for a file that is none:
    a list that cannot be read revokes nobody in particular, so nobody is let in by it."""
    if file is None:
        return frozenset()
    serials = {line.partition("#")[0].strip() for line in file.read_text("ascii").splitlines()} - {""}
    if not all(_NAME.match(serial) for serial in serials):
        raise ValueError("no list of serial numbers")
    return frozenset(serials)


def _statement(said: dict[str, Any]) -> Token:
    """Raises ValueError, TypeError, KeyError."""
    if set(said) != _KEYS:
        raise ValueError("other words")
    terminals = tuple(said["terminals"])
    token = Token(
        who=_name(said["who"]),
        serial=_name(said["serial"]),
        roles=frozenset(TokenRole(role) for role in said["roles"]),
        not_before=_moment(said["not_before"]),
        not_after=_moment(said["not_after"]),
        terminals=tuple(_name(terminal) for terminal in terminals),
        region=said["region"],
    )
    if not _REGION.match(token.region) or len(terminals) > _MOST_TERMINALS:
        raise ValueError("where")
    if TokenRole.TECHNICIAN not in token.roles or token.not_before >= token.not_after:
        raise ValueError("nothing")
    return token


def _name(text: object) -> str:
    if not isinstance(text, str) or not _NAME.match(text):
        raise ValueError("no name")
    return text


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("no zone")
    return at


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    """Raises ValueError."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        raise ValueError("no base64url") from None
