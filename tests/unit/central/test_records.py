"""Invented records: the same at every question, complete, and of nobody else."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kiosk.catalogue.definition.fields import SelectField
from kiosk.catalogue.model import Kind, Service, State
from kiosk.central.sandbox.answers import document_for, rows_for
from kiosk.central.sandbox.parameters import asked_sources
from kiosk.central.sandbox.records.book import records
from kiosk.central.sandbox.records.cells import said
from kiosk.central.sandbox.records.draw import Lots
from kiosk.central.sandbox.records.levels import AskedList
from kiosk.central.sandbox.residents import Asked, Seal
from tests.support.filled_in import filled_in
from tests.support.people import ADULT, ELDER
from tests.support.shipped import shipped_catalogue

CATALOGUE = shipped_catalogue()
TODAY = date(2026, 6, 15)
#: Computed from careers, in Python.
COMPUTED = {"412014902000", "412014903000"}
READ_ITEMS = [one for one in CATALOGUE.services.values() if one.kind in (Kind.QUERY, Kind.PRINT)]
MEDICAL, PENSION_PAID = CATALOGUE.services["412036901000"], "412014905000"
SEAL = Seal("ABCD2345EFGH6789", "https://127.0.0.1/verify/ABCD2345EFGH6789", date(2026, 9, 15), "2026-06-15 10:00")


def asked(service: Service, number: str = ADULT.number, **changes: str) -> Asked:
    return Asked(number, "林晓梅", {**filled_in(service, TODAY), **changes}, TODAY, "T", "zh-CN")


def test_every_published_query_and_print_has_a_record_of_its_kind() -> None:
    published = {one.code: one.kind for one in READ_ITEMS if one.state is State.PUBLISHED and one.code not in COMPUTED}
    book = records()
    assert {code for code, kind in published.items() if kind is Kind.QUERY} == set(book.queries)
    assert {code for code, kind in published.items() if kind is Kind.PRINT} == set(book.sheets)


def test_every_department_has_an_issuer_that_says_what_it_is() -> None:
    issuers = records().issuers
    assert set(issuers) == set(CATALOGUE.departments)
    assert all("演示" in issuer.said("zh-CN") and "emonstration" in issuer.said("en") for issuer in issuers.values())


@pytest.mark.parametrize("service", READ_ITEMS, ids=lambda service: service.channels.hall.terminal_item_id)
def test_every_source_of_a_question_is_there(service: Service) -> None:
    assert asked_sources(service) <= set(records().sources)
    for field in service.parameters:
        if isinstance(field, SelectField):
            assert bool(records().sources[field.source].own) is field.personal


@pytest.mark.parametrize(
    "service", [one for one in READ_ITEMS if one.kind is Kind.PRINT], ids=lambda one: one.channels.hall.terminal_item_id
)
def test_every_document_is_laid_out(service: Service) -> None:
    number = ELDER.number if service.code == PENSION_PAID else ADULT.number
    person = records().people[number]
    chosen: dict[str, str] = {}
    for field in service.parameters:
        if isinstance(field, SelectField):
            chosen[field.key] = records().offers(field.source, person)[0].key
    layout = document_for(service, asked(service, number, **chosen), SEAL, records())
    words = list(layout.texts())
    assert layout.watermark == "演示数据 不具法律效力"
    assert any(SEAL.valid_until.strftime("%Y年") in text for text in words)
    assert not any("{" in text or "None" in text for text in words if text != layout.page_label)
    assert any(chosen_label(service, key, value) in words for key, value in chosen.items()) or not chosen


def chosen_label(service: Service, key: str, value: str) -> str:
    """What was chosen, as it is read."""
    field = next(one for one in service.parameters if isinstance(one, SelectField) and one.key == key)
    offers = records().sources[field.source]
    every = (*offers.everybody, *(offer for own in offers.own.values() for offer in own))
    return said(next(offer.label for offer in every if offer.key == value), "zh-CN")


def test_free_times_are_on_working_days_ahead_and_within_their_day() -> None:
    friday = date(2026, 11, 20)
    days = records().list_of("gov.slots", None, AskedList("", friday))
    assert [day.key for day in days[:2]] == ["2026-11-23", "2026-11-24"] and all(day.opens for day in days)
    times = records().list_of("gov.slots", None, AskedList("2026-11-23", friday))
    assert times[0].key == "2026-11-23T09.00" and not any(time.opens for time in times)
    assert records().list_of("gov.slots", None, AskedList("2026-11-21", friday)) == (), "a Saturday"


def test_the_same_question_has_the_same_answer_and_another_person_another() -> None:
    first, again = (rows_for(MEDICAL, asked(MEDICAL), records()) for _ in range(2))
    assert first == again != ()
    assert rows_for(MEDICAL, asked(MEDICAL, ELDER.number), records()) != first


def test_a_month_is_the_same_whichever_months_are_asked_about() -> None:
    """The balance, too: it is what is left since the record began."""
    year, one_month = (
        rows_for(MEDICAL, asked(MEDICAL, months_from=first, months_to="2026-03"), records())
        for first in ("2025-04", "2026-03")
    )
    assert year[-len(one_month) :] == one_month != ()
    assert len(year) > len(one_month)


def test_a_balance_is_what_came_in_and_went_out() -> None:
    rows = rows_for(MEDICAL, asked(MEDICAL), records())
    for before, after in itertools.pairwise(rows):
        moved = Decimal(after["added"]) - Decimal(after["paid"])
        assert Decimal(after["balance"]) - Decimal(before["balance"]) == moved


def test_days_follow_each_other() -> None:
    days = [row["day"] for row in rows_for(MEDICAL, asked(MEDICAL), records())]
    assert days == sorted(days)
    assert max(days) < TODAY.isoformat()


def test_a_record_grows_with_the_calendar_and_changes_nothing_before() -> None:
    question = asked(MEDICAL, months_from="2026-01", months_to="2026-06")
    now = rows_for(MEDICAL, question, records())
    later = rows_for(MEDICAL, replace(question, today=date(2026, 8, 1)), records())
    assert later[: len(now)] == now
    assert len(later) > len(now)


def test_what_is_looked_up_is_found_by_name_and_by_initials() -> None:
    drugs = CATALOGUE.services["412036906000"]
    for words in ("二甲双胍", "ejsg", "EJSG"):
        (found,) = rows_for(drugs, asked(drugs, "", drug=words), records())
        assert found["name"] == "盐酸二甲双胍片"
    assert rows_for(drugs, asked(drugs, "", drug="没有这种药"), records()) == ()


def test_a_lot_shows_nothing_of_what_it_is_drawn_from() -> None:
    assert ADULT.number not in repr(Lots(ADULT.number))
    assert {Lots("a").number(1, 6, str(n)) for n in range(200)} == set(range(1, 7))
