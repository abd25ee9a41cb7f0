"""The attendant's PIN: its scrypt hash (RFC 7914) as the profile keeps it, and which PINs are no secret.

Six digits are soon tried out by whoever has the hash: what protects the terminal is the block after wrong tries, and
the profile's file rights. scrypt makes a stolen hash cost something, no more.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kiosk.session.desk import PIN_LENGTH

#: 32 MiB and about a tenth of a second on a terminal's processor.
_LOG_COST = 15
_BLOCK, _LANES = 8, 1
_SALT_BYTES, _HASH_BYTES = 16, 32
_FORM = re.compile(r"^scrypt\$(1[4-8])\$8\$1\$([A-Za-z0-9_-]{22,86})\$([A-Za-z0-9_-]{43})$")


class PinWeakness(StrEnum):
    """Why a PIN is none."""

    NOT_SIX_DIGITS = "not_six_digits"
    ONE_DIGIT = "one_digit"  # 000000
    RUN = "run"  # 123456, 987654, 890123
    PHONE = "phone"  # stands in a number that is written on the terminal


@dataclass(frozen=True, repr=False)
class PinHash:
    """What the profile's ``pin_hash`` says."""

    log_cost: int
    salt: bytes
    value: bytes

    def __repr__(self) -> str:
        return "PinHash(…)"


def weakness(pin: str, phone: str) -> PinWeakness | None:
    """Why ``pin`` must not be used at a terminal with that phone number; None when it may."""
    if len(pin) != PIN_LENGTH or not pin.isascii() or not pin.isdigit():
        return PinWeakness.NOT_SIX_DIGITS
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if steps == {0}:
        return PinWeakness.ONE_DIGIT
    if len(steps) == 1:
        return PinWeakness.RUN
    if pin in re.sub(r"\D", "", phone):
        return PinWeakness.PHONE
    return None


def hash_pin(pin: str, log_cost: int = _LOG_COST) -> str:
    """A new line for the profile; never the same twice."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"scrypt${log_cost}${_BLOCK}${_LANES}${_text(salt)}${_text(_scrypt(pin, log_cost, salt))}"


def read_pin_hash(text: str) -> PinHash:
    """Raises ValueError for anything that ``hash_pin`` does not write."""
    found = _FORM.match(text)
    if found is None:
        raise ValueError("not a line of kiosk attendant pin")
    return PinHash(int(found[1]), _bytes(found[2]), _bytes(found[3]))


def is_pin(pin: str, known: PinHash) -> bool:
    """Whether it is the one. Takes its time, and the same time for every answer."""
    return hmac.compare_digest(_scrypt(pin, known.log_cost, known.salt), known.value)


def _scrypt(pin: str, log_cost: int, salt: bytes) -> bytes:
    cost = 2**log_cost
    memory = 128 * cost * _BLOCK + 2**20
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=_BLOCK, p=_LANES, maxmem=memory, dklen=_HASH_BYTES)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
