"""What a language has to know to read values aloud, and what is the same in all of them."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Protocol

#: A resident identity number (GB 11643): region, date of birth, order and check sign. People say it in these groups.
ID_GROUPS = (6, 8, 4)
#: A mobile number of the mainland.
MOBILE_GROUPS = (3, 4, 4)
_GROUP = 4


class SizeUnit(StrEnum):
    """Of a file, in the steps of 1024 that people count in."""

    KB = "KB"
    MB = "MB"
    GB = "GB"


class Tongue(Protocol):
    """One language. Every method takes a value and gives words that a voice can say."""

    def digits(self, signs: str) -> str:
        """One after the other: digits, and letters by their names. Groups are parted by spaces."""
        ...

    def id_number(self, number: str) -> str: ...

    def phone(self, number: str) -> str: ...

    def money(self, amount: Decimal) -> str: ...

    def day(self, day: date) -> str: ...

    def month(self, year: int, month: int) -> str: ...

    def year(self, year: int) -> str: ...

    def clock(self, at: time) -> str: ...

    def span(self, first: str, last: str) -> str:
        """From ``first`` to ``last``, both said already."""
        ...

    def count(self, number: int) -> str:
        """Of things: it stands before the word for what is counted."""
        ...

    def percentage(self, number: Decimal) -> str: ...

    def code(self, signs: str) -> str:
        """A case number, a terminal number: letters and digits, spelled."""
        ...

    def ending(self, last: str) -> str:
        """A number of which only the ``last`` signs are shown."""
        ...

    def covered_name(self, name: str) -> str:
        """A name in which ``*`` stands for what is covered."""
        ...

    def size(self, number: Decimal, unit: SizeUnit) -> str: ...


def in_groups(signs: str, sizes: tuple[int, ...]) -> list[str]:
    """``signs`` cut into groups of ``sizes``; what remains is the last."""
    groups = []
    for size in sizes:
        groups.append(signs[:size])
        signs = signs[size:]
    return [group for group in (*groups, signs) if group]


def in_fours(signs: str) -> list[str]:
    """Groups of four, the last as short as it comes; five or fewer stay together."""
    if len(signs) <= _GROUP + 1:
        return [signs]
    return [signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP)]


def phone_groups(number: str) -> list[str]:
    """A mobile 3-4-4; with an area code that first; anything else in fours."""
    area, dash, rest = number.partition("-")
    if dash:
        return [area, *in_fours(rest)]
    if len(number) == sum(MOBILE_GROUPS) and number.startswith("1"):
        return in_groups(number, MOBILE_GROUPS)
    return in_fours(number)


def code_groups(signs: str) -> list[str]:
    """Parted at hyphens and spaces; what is long still, where letters and digits meet, and in fours."""
    groups: list[str] = []
    for chunk in signs.replace("-", " ").split():
        runs = [chunk] if len(chunk) <= _GROUP + 1 else re.findall(r"\d+|\D+", chunk)
        groups += [group for run in runs for group in in_fours(run)]
    return groups


def whole_and_fen(amount: Decimal) -> tuple[int, int]:
    """Yuan, and hundredths of it, of an amount's absolute value."""
    hundredths = int((abs(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return divmod(hundredths, 100)


def plain(number: Decimal) -> str:
    """Without trailing zeros and without an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
