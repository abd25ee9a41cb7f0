"""Signed requests: RFC 9421 (HTTP Message Signatures) over an RFC 9530 content digest, ECDSA P-256 with SHA-256.

A signature covers the method, the whole URL, the content digest and the idempotency key, and carries when it was made,
a nonce that is never used twice, and the terminal's id as ``keyid``. The key is the one of the terminal's certificate.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
)
from http_message_signatures.algorithms import ECDSA_P256_SHA256

from kiosk.central.wire import REQUEST_ID_HEADER

TAG = "civic-kiosk"
LABEL = "terminal"
COVERED = ("@method", "@target-uri", "content-digest", REQUEST_ID_HEADER.lower())
#: How far a terminal's clock may be from the platform's, either way; a nonce is remembered for as long.
WINDOW = timedelta(minutes=5)


@dataclass(frozen=True, repr=False)
class Message:
    """A request as far as a signature is about it. The names of ``headers`` may be in any case, and occur repeatedly in
    its ``items()``; to be signed, it must be one that can be written."""

    method: str
    url: str
    headers: Mapping[str, str]


class RefusedBecause(StrEnum):
    """Why a signature does not count."""

    MISSING = "missing"
    INVALID = "invalid"
    CLOCK = "clock"


class SignatureRefused(Exception):
    """A request is not signed as it must be."""

    def __init__(self, reason: RefusedBecause) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class SignedBy:
    """What a good signature says."""

    terminal_id: str
    nonce: str
    created: datetime


class _OneKey(HTTPSignatureKeyResolver):
    def __init__(
        self,
        private: ec.EllipticCurvePrivateKey | None = None,
        public_of: Callable[[str], ec.EllipticCurvePublicKey | None] | None = None,
    ) -> None:
        self._private = private
        self._public_of = public_of

    def resolve_private_key(self, key_id: str) -> ec.EllipticCurvePrivateKey:
        if self._private is None:
            raise KeyError(key_id)
        return self._private

    def resolve_public_key(self, key_id: str) -> ec.EllipticCurvePublicKey | None:
        return self._public_of(key_id) if self._public_of else None


class _Verifier(HTTPMessageVerifier):
    def validate_created_and_expires(self, sig_input: Any, max_age: timedelta | None = None) -> None:
        """Nothing here: ``verify_request`` looks at the time once the signature holds, and tells the two apart."""


def sign_request(
    message: Message, body: bytes, terminal_id: str, key: ec.EllipticCurvePrivateKey, created: datetime
) -> None:
    """Add Content-Digest, Signature-Input and Signature. The idempotency key must already be among the headers."""
    HTTPMessageSigner(signature_algorithm=ECDSA_P256_SHA256, key_resolver=_OneKey(private=key)).sign(
        message,
        key_id=terminal_id,
        created=created,
        nonce=secrets.token_urlsafe(18),
        label=LABEL,
        tag=TAG,
        covered_component_ids=COVERED,
        body=body,
    )


def verify_request(
    message: Message, body: bytes, key_of: Callable[[str], ec.EllipticCurvePublicKey | None], now: datetime
) -> SignedBy:
    """Who signed ``message``; ``key_of`` answers the public key of a terminal, None for a stranger.

    The caller still has to refuse a nonce it has seen within ``2 * WINDOW``. Raises SignatureRefused.
    """
    names = {name.lower() for name in message.headers}
    if not {"signature", "signature-input"} <= names:
        raise SignatureRefused(RefusedBecause.MISSING)
    verifier = _Verifier(signature_algorithm=ECDSA_P256_SHA256, key_resolver=_OneKey(public_of=key_of))
    try:
        result, *more = verifier.verify(message, max_age=None, expect_tag=TAG, require_components=COVERED, body=body)
    except HTTPMessageSignaturesException:
        raise SignatureRefused(RefusedBecause.INVALID) from None
    created, keyid = result.parameters.get("created"), result.parameters.get("keyid")
    if more or result.body is None or not isinstance(created, int) or not isinstance(keyid, str) or not result.nonce:
        raise SignatureRefused(RefusedBecause.INVALID)
    try:
        made = datetime.fromtimestamp(created, UTC)
    except (OverflowError, OSError, ValueError):
        raise SignatureRefused(RefusedBecause.INVALID) from None
    if abs(now - made) > WINDOW:
        raise SignatureRefused(RefusedBecause.CLOCK)
    return SignedBy(keyid, result.nonce, made)
