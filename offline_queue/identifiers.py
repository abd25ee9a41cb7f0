# SPDX-License-Identifier: Apache-2.0
"""Ids made at confirm: UUIDv7 for machines, the local number for people."""

from __future__ import annotations

import re
import secrets
import time
from uuid import UUID

LOCAL_NUMBER_DIGITS = 10
_LOCAL_NUMBER = re.compile(r"[0-9]{10}")


def new_id() -> UUID:
    """A UUID of version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    return UUID(
        int=(milliseconds & 0xFFFF_FFFF_FFFF) << 80
        | 0x7 << 76
        | secrets.randbits(12) << 64
        | 0b10 << 62
        | secrets.randbits(62)
    )


def new_local_number() -> str:
    """Nine random digits, so that nobody can guess a neighbour's, and a check digit."""
    digits = f"{secrets.randbelow(10**9):09d}"
    return digits + check_digit(digits)


def is_local_number(text: str) -> bool:
    """Whether ``text`` is ten digits of which the last fits. One digit mistyped never does."""
    return _LOCAL_NUMBER.fullmatch(text) is not None and check_digit(text[:-1]) == text[-1]


def check_digit(digits: str) -> str:
    """The check digit by ISO/IEC 7064, MOD 11,10 (GB/T 17710)."""
    product = 10
    for digit in digits:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)
