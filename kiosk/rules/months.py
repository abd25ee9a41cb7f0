"""Months as the forms and the platform write them: ``YYYY-MM``, which sorts as text."""

from __future__ import annotations

from datetime import date


def month_of(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


def add_months(month: str, count: int) -> str:
    """The month ``count`` after (before, when negative) ``month``."""
    year, number = int(month[:4]), int(month[5:7])
    total = year * 12 + (number - 1) + count
    return f"{total // 12:04d}-{total % 12 + 1:02d}"


def span(first: str, last: str) -> int:
    """How many months from ``first`` to ``last``, both counted; 0 or less when they stand the wrong way round."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) + 1


def is_month(text: str) -> bool:
    return (
        len(text) == 7
        and text[4] == "-"
        and text.isascii()
        and text[:4].isdecimal()
        and text[5:].isdecimal()
        and 1 <= int(text[5:]) <= 12
    )
