"""Check digits and the facts that an identity number carries. Pure; today's date comes in."""

from __future__ import annotations

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def id_number_check(first_seventeen: str) -> str:
    """The check character of GB 11643-1999 (ISO 7064 MOD 11-2) for the first 17 digits."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first_seventeen, _WEIGHTS, strict=True)) % 11]


def is_id_number(number: str) -> bool:
    """Whether ``number`` is 18 characters of GB 11643 with a right check character and a real date of birth."""
    number = number.upper()
    if len(number) != 18 or not (number[:17].isascii() and number[:17].isdigit()):
        return False
    return birth_of(number) is not None and id_number_check(number[:17]) == number[17]


def birth_of(number: str) -> date | None:
    """The date of birth in an 18-character number, None when it is no date."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def age_on(birth: date, today: date) -> int:
    """Full years of age; somebody born on 29 February has the birthday on 1 March of other years."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
