"""The platform's keys that a terminal seals to, as they come over the wire and are kept.

A key is a JWK (RFC 7517) with the two times between which a terminal may seal to it. What was sealed to it in time can
be opened for as long as the platform is there: the platform keeps its private keys after they have been replaced.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from datetime import datetime
from typing import Annotated, Literal, Self, TypeAlias

from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from kiosk.central.blocks import WireModel

KeyId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,64}$")]
Coordinate: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]


class SealingKey(WireModel):
    """An EC P-256 key for ECDH-ES (RFC 7518, 4.6)."""

    kid: KeyId
    kty: Literal["EC"] = "EC"
    crv: Literal["P-256"] = "P-256"
    use: Literal["enc"] = "enc"
    x: Coordinate
    y: Coordinate
    issued_at: AwareDatetime = Field(description="the one issued last is the one to seal to")
    valid_to: AwareDatetime = Field(description="from then on nothing new is sealed to it")

    @model_validator(mode="after")
    def _is_a_point(self) -> Self:
        x, y = (int.from_bytes(urlsafe_b64decode(part + "="), "big") for part in (self.x, self.y))
        ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()  # raises ValueError for no point of the curve
        return self


class SealingKeys(WireModel):
    """The keys that may be sealed to. A JWK set (RFC 7517, 5)."""

    keys: Annotated[tuple[SealingKey, ...], Field(max_length=10)]

    def usable(self, now: datetime) -> SealingKeys:
        """Without those whose time is over. One that is not issued yet, by a clock that may be slow, is as good."""
        return SealingKeys(keys=tuple(key for key in self.keys if now < key.valid_to))
