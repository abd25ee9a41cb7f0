"""Social insurance records, computed from a person's career: the same for the same person and day. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from kiosk.central.sandbox.people import Employment, Person
from kiosk.rules.months import add_months

_PERSONAL_SHARE = Decimal("0.08")
_EMPLOYER_SHARE = Decimal("0.16")
_OWN_ACCOUNT_SHARE = Decimal("0.20")  # who is insured on their own account pays it all
_CENT = Decimal("0.01")
#: A base is declared anew each July, in steps of ten yuan.
_YEARLY_GROWTH = Decimal("1.062")
_FIRST_YEAR = 2008


class Insurance(StrEnum):
    """The values are the choice keys of the service definitions."""

    PENSION = "pension"
    UNEMPLOYMENT = "unemployment"
    INJURY = "injury"


@dataclass(frozen=True, repr=False)
class Contribution:
    """What was paid into the pension insurance for one month, in yuan."""

    month: str
    base: Decimal
    personal: Decimal
    employer: Decimal
    employer_name: str

    def __repr__(self) -> str:
        return f"Contribution({self.month})"


def contributions(person: Person, first: str, last: str, this_month: str) -> tuple[Contribution, ...]:
    """The pension contributions from ``first`` to ``last``; this month's is not booked yet."""
    return tuple(
        _contribution(person, employment, month)
        for employment in person.career
        for month in _booked(employment, this_month)
        if first <= month <= last
    )


def paid_months(person: Person, insurance: Insurance, this_month: str) -> tuple[str, ...]:
    """All months in which the person was insured, oldest first."""
    return tuple(
        month
        for employment in person.career
        if insurance is Insurance.PENSION or not employment.pension_only
        for month in _booked(employment, this_month)
    )


def is_insured_now(person: Person, insurance: Insurance) -> bool:
    last = person.career[-1]
    return last.last is None and (insurance is Insurance.PENSION or not last.pension_only)


def _booked(employment: Employment, this_month: str) -> Iterator[str]:
    last = min(employment.last or "9999-12", add_months(this_month, -1))
    month = employment.first
    while month <= last:
        yield month
        month = add_months(month, 1)


def _contribution(person: Person, employment: Employment, month: str) -> Contribution:
    base = _base(person, month)
    personal, employer = (
        (_OWN_ACCOUNT_SHARE, Decimal(0)) if employment.pension_only else (_PERSONAL_SHARE, _EMPLOYER_SHARE)
    )
    return Contribution(
        month,
        base,
        (base * personal).quantize(_CENT, ROUND_HALF_UP),
        (base * employer).quantize(_CENT, ROUND_HALF_UP),
        employment.employer,
    )


def _base(person: Person, month: str) -> Decimal:
    """The base of the insurance year that begins in July."""
    year = int(month[:4]) - (month[5:] < "07")
    grown = person.start_base * _YEARLY_GROWTH ** (year - _FIRST_YEAR)
    return ((grown / 10).quantize(Decimal(1), ROUND_HALF_UP) * 10).quantize(_CENT)
