"""The check digit of bank cards (ISO/IEC 7812-1, annex B). Pure."""

from __future__ import annotations


def is_card_number(number: str) -> bool:
    """Whether ``number`` is 16 to 19 digits with a right check digit."""
    if not (16 <= len(number) <= 19 and number.isascii() and number.isdigit()):
        return False
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
