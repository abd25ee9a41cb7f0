# SPDX-License-Identifier: Apache-2.0
"""The check digit of 18-character identity numbers (GB 11643-1999, ISO 7064 MOD 11-2)."""

from __future__ import annotations

import re

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")


def check_digit(first_17: str) -> str:
    """The 18th character for the 17 digits before it."""
    return _CHECK_DIGITS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_17, strict=True)) % 11]


def has_right_check_digit(number: str) -> bool:
    """Whether ``number`` is 17 digits and the check digit that belongs to them."""
    return _SHAPE.fullmatch(number) is not None and check_digit(number[:17]) == number[17]
