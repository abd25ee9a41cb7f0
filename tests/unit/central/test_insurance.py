"""The sandbox's records: the same at every start, and believable."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.central.sandbox.insurance import Insurance, contributions, is_insured_now, paid_months
from kiosk.central.sandbox.people import PEOPLE
from kiosk.rules.identity_numbers import is_id_number
from kiosk.rules.months import span

ADULT, ELDER, OWN_ACCOUNT = (
    PEOPLE[number] for number in ("410499198503150008", "410499195208200013", "411099197801010016")
)
NOW = "2026-11"


@pytest.mark.parametrize("number", PEOPLE)
def test_everybody_is_invented_and_has_a_number_that_can_be(number: str) -> None:
    assert is_id_number(number)
    assert number.startswith(("410499", "411099"))


@pytest.mark.parametrize("number", PEOPLE)
def test_careers_run_forward_without_overlap(number: str) -> None:
    months = paid_months(PEOPLE[number], Insurance.PENSION, NOW)
    assert list(months) == sorted(set(months))


def test_the_adult_has_two_gaps_and_is_still_insured() -> None:
    months = paid_months(ADULT, Insurance.PENSION, NOW)
    assert (months[0], months[-1]) == ("2008-07", "2026-10")
    gaps = span(months[0], months[-1]) - len(months)
    assert gaps == 3 + 3
    assert {"2013-06", "2019-12", "2020-02"}.isdisjoint(months)
    assert is_insured_now(ADULT, Insurance.INJURY)


def test_this_month_is_not_booked_yet() -> None:
    assert contributions(ADULT, NOW, NOW, NOW) == ()
    assert len(contributions(ADULT, "2026-10", NOW, NOW)) == 1


def test_shares_are_8_and_16_percent_to_the_cent_and_bases_change_in_july() -> None:
    year = contributions(ADULT, "2025-01", "2025-12", NOW)
    assert len(year) == 12
    for one in year:
        assert one.personal == one.base * Decimal("0.08")
        assert one.employer == one.base * Decimal("0.16")
        assert one.base % 10 == 0
        assert one.base.as_tuple().exponent == one.personal.as_tuple().exponent == -2
    assert len({one.base for one in year[:6]}) == len({one.base for one in year[6:]}) == 1
    assert year[6].base > year[5].base


def test_who_is_insured_on_their_own_account_pays_it_all_and_for_the_pension_alone() -> None:
    (one,) = contributions(OWN_ACCOUNT, "2026-01", "2026-01", NOW)
    assert one.personal == one.base * Decimal("0.20")
    assert one.employer == 0
    assert paid_months(OWN_ACCOUNT, Insurance.UNEMPLOYMENT, NOW)[-1] == "2015-12"
    assert not is_insured_now(OWN_ACCOUNT, Insurance.UNEMPLOYMENT)


def test_the_elder_draws_a_pension_and_pays_no_more() -> None:
    assert paid_months(ELDER, Insurance.PENSION, NOW)[-1] == "2012-08"
    assert ELDER.pension_since == "2012-09"
    assert not is_insured_now(ELDER, Insurance.PENSION)
