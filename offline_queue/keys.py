# SPDX-License-Identifier: Apache-2.0
"""The platform's public keys that seal, as it publishes them: a JWK Set (RFC 7517)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from joserfc.errors import JoseError
from joserfc.jwk import ECKey


class KeyMissing(Exception):
    """There is no key to seal to; the words name the file."""


@dataclass(frozen=True)
class SealingKey:
    """One public key. The newest seals."""

    id: str
    issued_at: datetime
    key: ECKey


@dataclass(frozen=True)
class Terminal:
    """Who signs what is kept here."""

    id: str
    key: EllipticCurvePrivateKey

    def __repr__(self) -> str:
        return f"Terminal({self.id})"


def read_sealing_keys(file: Path) -> tuple[SealingKey, ...]:
    """The keys of a JWK Set file, the newest first. Raises KeyMissing when there is none that can be used."""
    try:
        return parse_sealing_keys(file.read_bytes())
    except FileNotFoundError:
        raise KeyMissing(f"{file.name} is not there: the platform has not yet given its sealing keys") from None
    except (OSError, ValueError) as error:
        raise KeyMissing(f"{file.name} holds no sealing key that can be used: {type(error).__name__}") from None


def parse_sealing_keys(text: bytes) -> tuple[SealingKey, ...]:
    """As ``read_sealing_keys``. Raises ValueError: a set with one bad key is not used at all."""
    try:
        keys = [_sealing_key(entry) for entry in json.loads(text)["keys"]]
    except (KeyError, TypeError, AttributeError, JoseError) as error:
        raise ValueError(f"not a set of sealing keys: {type(error).__name__}") from None
    if not keys:
        raise ValueError("an empty set of sealing keys")
    if len({key.id for key in keys}) != len(keys):
        raise ValueError("two sealing keys have one id")
    return tuple(sorted(keys, key=lambda key: key.issued_at, reverse=True))


def _sealing_key(entry: dict[str, str]) -> SealingKey:
    if (entry["kty"], entry["crv"], entry["use"]) != ("EC", "P-256", "enc") or not entry["kid"]:
        raise ValueError("a sealing key is an EC P-256 key for encryption, with an id")
    if "d" in entry:
        raise ValueError("a private key has no place on a terminal")
    issued_at = datetime.fromisoformat(entry["issued_at"])
    if issued_at.tzinfo is None:
        raise ValueError("issued_at has no time zone")
    key = ECKey.import_key({"kty": "EC", "crv": "P-256", "x": entry["x"], "y": entry["y"]})
    _ = key.public_key  # made from x and y here: raises ValueError for a point that is not on the curve
    return SealingKey(entry["kid"], issued_at, key)
