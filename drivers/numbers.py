# SPDX-License-Identifier: Apache-2.0
"""Check digits of the numbers on cards."""

from __future__ import annotations

import re

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")


def check_digit(first_17: str) -> str:
    """The 18th character of an identity number for the 17 digits before it (GB 11643-1999, ISO 7064 MOD 11-2)."""
    return _CHECK_DIGITS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_17, strict=True)) % 11]


def has_right_check_digit(number: str) -> bool:
    """Whether ``number`` is 17 digits and the check digit of an identity number that belongs to them."""
    return _SHAPE.fullmatch(number) is not None and check_digit(number[:17]) == number[17]


def old_check_digit(first_14: str) -> str:
    """The last character of a foreigner's number of 2017: weights 7, 3, 1 over and over, letters from A = 10."""
    weights = (7, 3, 1) * 5
    return str(sum(weight * int(character, 36) for weight, character in zip(weights, first_14, strict=False)) % 10)


def luhn_digit(first: str) -> str:
    """The last digit of a bank card's number for the digits before it (ISO/IEC 7812-1, annex B)."""
    doubled = (2 * int(digit) if place % 2 == 0 else int(digit) for place, digit in enumerate(reversed(first)))
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)
