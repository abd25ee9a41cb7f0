"""Who sells a home to themselves is stopped as soon as they stand on both sides, and nobody else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.session import model as m
from kiosk.session.form.prefilling import start_application
from kiosk.session.form.weighing import stops
from kiosk.session.form.whole import scope_of_form
from tests.support.applications import OTHERS, RESIDENT, every_service
from tests.support.situations import world

RESALE = "411017901000"


def stopped(seller: str, buyers: tuple[str, ...]) -> list[str]:
    service, here = every_service().services[RESALE], world(catalogue=every_service())
    begun = start_application(service, RESIDENT, (), m.Said(), here.wall.date())
    values = begun.values.put("sellers", ("0",)).put("sellers.0.seller.number", (seller,))
    values = values.put("buyers", tuple(str(number) for number, _ in enumerate(buyers)))
    for number, buyer in enumerate(buyers):
        values = values.put(f"buyers.{number}.buyer.number", (buyer,) if buyer else ())
    application = replace(begun, values=values)
    session = m.Session(resident=RESIDENT, application=application)
    scope = scope_of_form(service, values, session, here)
    return [
        condition.otherwise.zh
        for number, condition in enumerate(service.conditions)
        if stops(number, condition, application, scope)
    ]


@pytest.mark.parametrize(
    ("seller", "buyers", "stops_them"),
    [
        (OTHERS[0], (OTHERS[1],), False),
        (OTHERS[0], (OTHERS[1], OTHERS[0]), True),
        (OTHERS[0], (OTHERS[0], ""), True),
        (OTHERS[0], ("",), False),
        (OTHERS[0], (), False),
    ],
)
def test_nobody_buys_from_themselves(seller: str, buyers: tuple[str, ...], stops_them: bool) -> None:
    assert ("买方与卖方不能是同一人。" in stopped(seller, buyers)) is stops_them
