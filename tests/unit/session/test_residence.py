"""The rules of a residence permit, each on both sides of its boundary, and what the sandbox says of its people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kiosk.catalogue.facts import asked_facts, source_name
from kiosk.central.sandbox.records.book import records
from kiosk.session import model as m
from kiosk.session.application import Fact, FactState
from kiosk.session.form.prefilling import start_application
from kiosk.session.form.weighing import stops
from kiosk.session.form.whole import scope_of_form
from tests.support.applications import RESIDENT, every_service
from tests.support.situations import world

REGISTRATION = "410709901000"
NEWCOMER = {"api.psb.local_household": "false", "api.psb.registered": "false"}


def stopped(known: Mapping[str, str], answers: Mapping[str, str]) -> list[int]:
    service, here = every_service().services[REGISTRATION], world(catalogue=every_service())
    facts = tuple(Fact(name, FactState.FOUND, value, value) for name, value in known.items())
    begun = start_application(service, RESIDENT, facts, m.Said(), here.wall.date())
    values = begun.values
    for key, value in answers.items():
        values = values.put(key, (value,))
    application = replace(begun, values=values)
    scope = scope_of_form(service, values, m.Session(resident=RESIDENT, application=application), here)
    return [number for number, one in enumerate(service.conditions) if stops(number, one, application, scope)]


@pytest.mark.parametrize(
    ("known", "answers", "expected"),
    [
        (NEWCOMER, {"apply_permit": "no"}, []),
        (NEWCOMER | {"api.psb.local_household": "true"}, {"apply_permit": "no"}, [0]),
        (NEWCOMER | {"api.psb.registered": "true"}, {"keeps_address": "yes", "apply_permit": "no"}, [1]),
        (NEWCOMER | {"api.psb.registered": "true"}, {"keeps_address": "no", "apply_permit": "no"}, []),
        (NEWCOMER | {"api.psb.registered_months": "5"}, {"apply_permit": "yes"}, [2]),
        (NEWCOMER | {"api.psb.registered_months": "6"}, {"apply_permit": "yes"}, []),
        (NEWCOMER | {"api.psb.registered_months": "5"}, {"apply_permit": "no"}, []),
        ({}, {"apply_permit": "yes"}, []),
    ],
)
def test_each_rule_stops_whom_it_is_about(
    known: Mapping[str, str], answers: Mapping[str, str], expected: list[int]
) -> None:
    assert stopped(known, answers) == expected


def test_the_demonstration_answers_for_every_fact_that_a_rule_of_it_asks() -> None:
    asked = {source_name(fact) for fact in asked_facts(every_service().services[REGISTRATION])}
    assert {name for name in asked if name.startswith("psb.")} <= set(records().sources)
