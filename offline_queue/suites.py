# SPDX-License-Identifier: Apache-2.0
"""The algorithms of the sealed format, each set under one name. SM2, SM3 and SM4 can be added as one more suite."""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64encode
from types import MappingProxyType
from typing import Protocol

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from offline_queue.streaming import ChunkCipher, NotAuthentic

#: The body is kept as it is: for the kinds that name nobody.
OPEN = "open"


def _length_and(value: bytes) -> bytes:
    return len(value).to_bytes(4, "big") + value


#: RFC 7518, 4.6.2: algorithm, no party information, 256 bits of key.
_AGREED_FOR = _length_and(b"A256GCM") + _length_and(b"") + _length_and(b"") + (256).to_bytes(4, "big")


def _base64url(value: bytes) -> bytes:
    return urlsafe_b64encode(value).rstrip(b"=")


class Suite(Protocol):
    """One set of algorithms. README.md, "Suites", has their parameters."""

    name: str

    def seal_body(self, plaintext: bytes, key: ECKey, key_id: str) -> bytes: ...

    def open_body(self, sealed: bytes, key: ECKey) -> bytes:
        """With the platform's private key. Raises NotAuthentic."""

    def new_material_key(self) -> bytes: ...

    def material_cipher(self, key: bytes) -> ChunkCipher: ...

    def sign(self, content: bytes, key: ec.EllipticCurvePrivateKey) -> bytes: ...

    def verify(self, content: bytes, signature: bytes, key: ec.EllipticCurvePublicKey) -> None:
        """Raises NotAuthentic."""


class _AesGcmChunks:
    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, nonce: bytes, plaintext: bytes) -> bytes:
        return self._cipher.encrypt(nonce, plaintext, None)

    def open(self, nonce: bytes, ciphertext: bytes) -> bytes:
        try:
            return self._cipher.decrypt(nonce, ciphertext, None)
        except InvalidTag:
            raise NotAuthentic("a chunk does not open") from None


class P256Suite:
    """NIST P-256, AES-256-GCM, SHA-256."""

    name = "P256-A256GCM-ES256"
    _ALGORITHMS = ("ECDH-ES", "A256GCM")

    def seal_body(self, plaintext: bytes, key: ECKey, key_id: str) -> bytes:
        """JWE compact serialization (RFC 7516, 7.1) with a key agreed directly (RFC 7518, 4.6).

        Put together here, because a resident waits for it: a JOSE library takes twice the time of the cryptography.
        """
        ephemeral = ec.generate_private_key(ec.SECP256R1())
        derivation = ConcatKDFHash(hashes.SHA256(), 32, _AGREED_FOR)
        content_key = derivation.derive(ephemeral.exchange(ec.ECDH(), key.public_key))
        point = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        x, y = _base64url(point[1:33]).decode(), _base64url(point[33:]).decode()
        header = _base64url(
            f'{{"alg":"ECDH-ES","enc":"A256GCM","kid":{json.dumps(key_id)},'
            f'"epk":{{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}"}}}}'.encode("ascii")
        )
        nonce = os.urandom(12)
        sealed = AESGCM(content_key).encrypt(nonce, plaintext, header)
        # The second part, an encrypted key, is empty: the content key is the agreed one.
        return b".".join((header, b"", _base64url(nonce), _base64url(sealed[:-16]), _base64url(sealed[-16:])))

    def open_body(self, sealed: bytes, key: ECKey) -> bytes:
        try:
            opened = jwe.decrypt_compact(sealed, key, algorithms=self._ALGORITHMS)
        except (JoseError, ValueError, InvalidTag) as error:
            raise NotAuthentic(f"the body does not open: {type(error).__name__}") from None
        return opened.plaintext or b""

    def new_material_key(self) -> bytes:
        return AESGCM.generate_key(256)

    def material_cipher(self, key: bytes) -> ChunkCipher:
        return _AesGcmChunks(key)

    def sign(self, content: bytes, key: ec.EllipticCurvePrivateKey) -> bytes:
        return key.sign(content, ec.ECDSA(hashes.SHA256()))

    def verify(self, content: bytes, signature: bytes, key: ec.EllipticCurvePublicKey) -> None:
        try:
            key.verify(signature, content, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            raise NotAuthentic("the signature does not hold") from None


DEFAULT_SUITE: Suite = P256Suite()
SUITES = MappingProxyType({DEFAULT_SUITE.name: DEFAULT_SUITE})
