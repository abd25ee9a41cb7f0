"""Every query and every print of the definitions that ship runs on the sandbox to its result."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
import requests

from kiosk.catalogue.definition.fields import SelectField
from kiosk.catalogue.model import Kind, OnBehalf, Person, Service, State
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.sandbox.behaviour import Behaviour
from kiosk.central.sandbox.behaviour import Kind as Behave
from kiosk.central.wire import ProblemCode, TrustLevel
from tests.support.filled_in import Filled, filled_in
from tests.support.identifying import open_as_asked
from tests.support.platform import ADULT, CHILD, ELDER, Terminal, card, terminal
from tests.support.shipped import shipped_catalogue

__all__ = ["terminal"]

YOUNG = "410499199911070028"

#: Who has a record of what the adult has none of.
HOLDERS = {
    "412014905000": (ELDER, "周德福"),
    "412011903000": (ELDER, "周德福"),
    "412024901000": (ELDER, "周德福"),
}


def items(*kinds: Kind, state: State = State.PUBLISHED) -> list[Service]:
    return [one for one in shipped_catalogue().services.values() if one.kind in kinds and one.state is state]


def today() -> date:
    return (datetime.now(UTC) + timedelta(hours=8)).date()


def opened(client: PlatformClient, service: Service, number: str | None = None, language: str = "zh-CN") -> UUID:
    """Identified as the item asks."""
    who = (number, "林晓梅") if number else HOLDERS.get(service.code, (ADULT, "林晓梅"))
    return open_as_asked(client, service, card(*who), language)


def filled(client: PlatformClient, session_id: UUID, service: Service) -> Filled:
    """What must be filled in, with the first that each source offers."""
    values = filled_in(service, today())
    for field in service.parameters:
        if isinstance(field, SelectField) and field.required is True:
            offered = client.source(field.source, session_id, service.code).choices
            assert offered, f"{field.source} offers nothing"
            values[field.key] = (offered[0].key,) if field.several else offered[0].key
    return values


@pytest.mark.parametrize("service", items(Kind.QUERY), ids=lambda service: service.channels.hall.terminal_item_id)
def test_a_query_comes_to_its_rows(service: Service, terminal: Terminal) -> None:
    session_id = opened(terminal.client, service)
    values = filled(terminal.client, session_id, service)
    result = terminal.client.query(session_id, service.code, values)
    assert service.table is not None
    assert result.rows, "somebody with records is shown none"
    columns = {column.key for column in service.table.columns}
    assert all(set(row) == columns for row in result.rows), "a column has no value, or there is one too many"
    assert "演示" in result.source
    terminal.client.end_session(session_id)


def prints() -> Iterator[Any]:
    """All of them. Drawing takes 0.6 s: each time, the first of each department; the others in the long run.

    That each of them can be laid out is held every time by ``tests/unit/central/test_records.py``.
    """
    departments: set[str] = set()
    for service in items(Kind.PRINT):
        marks = () if service.department not in departments else (pytest.mark.long,)
        departments.add(service.department)
        yield pytest.param(service, id=service.channels.hall.terminal_item_id, marks=marks)


@pytest.mark.parametrize("service", list(prints()))
def test_a_print_comes_to_its_document(service: Service, terminal: Terminal) -> None:
    session_id = opened(terminal.client, service)
    made = terminal.client.create_document(session_id, service.code, filled(terminal.client, session_id, service))
    content = terminal.client.fetch_document(made.document_id)
    pages = pypdfium2.PdfDocument(io.BytesIO(content))
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    pages.close()
    assert service.document is not None
    assert made.title == service.document.title.said("zh-CN")
    assert all("不具法律效力" in text for text in texts), "a page does not say that it is a demonstration"
    assert made.verification_code[:4] in texts[-1]
    terminal.client.end_session(session_id)


def refusal(error: pytest.ExceptionInfo[PlatformError]) -> ProblemCode | None:
    assert error.value.fault is PlatformFault.REFUSED
    return error.value.code


def ask(client: PlatformClient, service: Service, session_id: UUID, values: Filled) -> None:
    if service.kind is Kind.QUERY:
        client.query(session_id, service.code, values)
    else:
        client.create_document(session_id, service.code, values)


PERSONAL = [one for one in items(Kind.QUERY, Kind.PRINT) if one.identified]


@pytest.mark.parametrize("service", PERSONAL, ids=lambda service: service.channels.hall.terminal_item_id)
def test_who_has_no_record_is_told_so(service: Service, terminal: Terminal) -> None:
    values = filled(terminal.client, opened(terminal.client, service), service)
    session_id = opened(terminal.client, service, CHILD)
    with pytest.raises(PlatformError) as error:
        ask(terminal.client, service, session_id, values)
    nobodys_agent = Person.NATURAL not in service.who.persons or OnBehalf.SELF not in service.who.on_behalf
    unfit = (ProblemCode.TRUST_TOO_LOW,) if nobodys_agent else ()
    assert refusal(error) in (ProblemCode.NO_RECORD, ProblemCode.NOT_ELIGIBLE, *unfit)


@pytest.mark.parametrize("service", PERSONAL[::7], ids=lambda service: service.channels.hall.terminal_item_id)
def test_what_is_somebodys_is_not_for_somebody_unknown(service: Service, terminal: Terminal) -> None:
    session_id = new_id()
    assert terminal.client.open_session(session_id, None, "zh-CN").trust_level is TrustLevel.L1
    with pytest.raises(PlatformError) as error:
        ask(terminal.client, service, session_id, filled_in(service, today()))
    assert refusal(error) is ProblemCode.IDENTITY_REFUSED


def service_of(code: str) -> Service:
    return shipped_catalogue().services[code]


PENSION_PAID, FUND_ACCOUNT, LICENCE, ESTIMATE = "412014905000", "412017901000", "412031901000", "412030908000"


def test_a_record_that_gives_no_right_is_no_missing_record(terminal: Terminal) -> None:
    service = service_of(PENSION_PAID)
    with pytest.raises(PlatformError) as error:
        ask(terminal.client, service, opened(terminal.client, service, ADULT), filled_in(service, today()))
    assert refusal(error) is ProblemCode.NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("credit_code", "code"),
    [("92410499MA9DEM01XW", ProblemCode.NOT_ELIGIBLE), ("91410499MA9DEM9990", ProblemCode.NO_RECORD)],
    ids=["somebody else's", "nobody's"],
)
def test_a_licence_is_printed_for_its_own_head_alone(credit_code: str, code: ProblemCode, terminal: Terminal) -> None:
    service = service_of(LICENCE)
    with pytest.raises(PlatformError) as error:
        ask(terminal.client, service, opened(terminal.client, service), {"credit_code": credit_code})
    assert refusal(error) is code


def test_a_source_that_is_down_is_not_one_that_knows_nothing(terminal: Terminal) -> None:
    service, admin = service_of(FUND_ACCOUNT), f"{terminal.sandbox.admin_url}/outages"
    session_id = opened(terminal.client, service)
    assert requests.put(f"{admin}/housing_fund", json={"down": True}, timeout=5).json() == ["housing_fund"]
    with pytest.raises(PlatformError) as error:
        terminal.client.query(session_id, service.code, {})
    assert (error.value.fault, error.value.retry_after) == (PlatformFault.BUSY, 30)
    other = service_of("412014901000")
    assert terminal.client.query(opened(terminal.client, other), other.code, {}).rows, (
        "another department still answers"
    )
    assert requests.put(f"{admin}/housing_fund", json={"down": False}, timeout=5).json() == []
    assert terminal.client.query(session_id, service.code, {}).rows
    assert requests.put(f"{admin}/no_such_department", json={"down": True}, timeout=5).status_code == 404


@pytest.mark.parametrize("service", items(Kind.QUERY, Kind.PRINT, state=State.WITHDRAWN), ids=lambda one: one.code)
def test_what_is_withdrawn_is_answered_no_more(service: Service, terminal: Terminal) -> None:
    with pytest.raises(PlatformError) as error:
        ask(terminal.client, service, opened(terminal.client, service), {})
    assert refusal(error) is ProblemCode.UNKNOWN_ITEM


def test_a_number_that_nobody_gave_out_is_unknown(terminal: Terminal) -> None:
    service = service_of("412099922000")
    with pytest.raises(PlatformError) as error:
        ask(terminal.client, service, opened(terminal.client, service), {"ticket": "202611220000", "phone_end": "0001"})
    assert refusal(error) is ProblemCode.NO_RECORD


def test_choices_are_of_the_resident_and_in_their_language(terminal: Terminal) -> None:
    reports, hospitals = "health.reports", "health.hospitals"
    service = service_of("412023907000")
    adult, elder = (opened(terminal.client, service, number, "en") for number in (ADULT, ELDER))
    of_adult, of_elder = (terminal.client.source(reports, who, service.code).choices for who in (adult, elder))
    assert {one.key for one in of_adult}.isdisjoint({one.key for one in of_elder})
    assert of_adult[0].label == "Blood count"
    shared = [terminal.client.source(hospitals, who, service.code).choices for who in (adult, elder)]
    assert shared[0] == shared[1] != ()
    assert terminal.client.source(reports, opened(terminal.client, service, CHILD), service.code).choices == ()


def test_choices_hang_on_what_was_answered_and_open_level_by_level(terminal: Terminal) -> None:
    reports = service_of("412023907000")
    elder = opened(terminal.client, reports, ELDER)
    here, there = (
        terminal.client.source("health.reports", elder, reports.code, parameters={"hospital": hospital}).choices
        for hospital in ("H01", "H02")
    )
    assert {one.key for one in here} < {one.key for one in there}
    vacancies = service_of("412014913000")
    nobody = opened(terminal.client, vacancies)
    provinces = {one.key: one for one in terminal.client.source("regions.places", nobody, vacancies.code).choices}
    assert (provinces["410000"].opens, provinces["110000"].opens) == (True, False)
    cities = terminal.client.source("regions.places", nobody, vacancies.code, within="410000").choices
    assert {one.key for one in cities if one.opens} == {"411000"}, "the others end here"


@pytest.mark.parametrize(("number", "name", "there"), [(ADULT, "林晓梅", True), (YOUNG, "苏文静", False)])
def test_a_material_that_its_source_verifies_is_there_or_not_and_says_where_and_of_which_day(
    terminal: Terminal, number: str, name: str, there: bool
) -> None:
    service = service_of("410709901000")
    session_id = open_as_asked(terminal.client, service, card(number, name))
    told = terminal.client.source("housing.lease_or_title", session_id, service.code)
    assert [one.label for one in told.choices] == (["市住房和城乡建设局"] if there else [])
    assert told.as_of is not None


def test_a_department_that_is_down_has_not_said_that_there_is_nothing(terminal: Terminal) -> None:
    service = service_of("410709901000")
    session_id = open_as_asked(terminal.client, service, card(YOUNG, "苏文静"))
    path = "/v1/sources/housing.lease_or_title"
    terminal.sandbox.behave(Behaviour(kind=Behave.FAIL, path=path, times=1))
    try:
        with pytest.raises(PlatformError) as error:
            terminal.client.source("housing.lease_or_title", session_id, service.code)
        assert error.value.fault is PlatformFault.SERVER_ERROR
    finally:
        terminal.sandbox.behave(Behaviour())
    assert terminal.client.source("psb.photo", session_id, service.code).choices, "the others answer"


def test_a_source_is_asked_for_a_field_that_names_it(terminal: Terminal) -> None:
    service = service_of("412023907000")
    session_id = opened(terminal.client, service)
    with pytest.raises(PlatformError) as error:
        terminal.client.source("housing.homes", session_id, service.code)
    assert refusal(error) is ProblemCode.BAD_PARAMETERS


def test_rows_are_in_the_language_of_the_session(terminal: Terminal) -> None:
    service = service_of(FUND_ACCOUNT)
    for language, state in (("zh-CN", "正常缴存"), ("en", "Paying in")):
        session_id = opened(terminal.client, service, language=language)
        assert terminal.client.query(session_id, service.code, {}).rows[0]["state"] == state


def test_rates_are_those_of_the_definition(terminal: Terminal) -> None:
    """1 % deed tax on a first home up to 140 m2, 1 % income tax; held for two years, there is no VAT."""
    service = service_of(ESTIMATE)
    deal: Filled = {"area": "89.5", "price": "1000000", "years_held": "3", "homes": "first", "only_home": "no"}
    rows = terminal.client.query(opened(terminal.client, service), service.code, deal).rows
    assert [row["amount"] for row in rows] == ["10000.00", "0.00", "0.00", "10000.00", "80.00"]
    large = deal | {"area": "140.01", "years_held": "5", "only_home": "yes"}
    rows = terminal.client.query(opened(terminal.client, service), service.code, large).rows
    assert [row["amount"] for row in rows] == ["15000.00", "0.00", "0.00", "0.00", "80.00"]


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("412017903000", {"months_from": "2020-01", "months_to": "2023-01"}),  # 37 months
        ("412030908000", {"area": "wide"}),
        ("412030908000", {"price": "NaN"}),
        ("412030908000", {"homes": "tenth"}),
        ("412009906000", {"dates_from": "2025-13-01"}),
        ("412009906000", {"dates_from": "2019-01-01", "dates_to": "2026-01-01"}),
        ("412020901000", {"year": "2015"}),
        ("412020901000", {"year": ""}),
        ("412017904000", {"loan_city": "the next one"}),
        ("412031901000", {"credit_code": "short"}),
        ("412099922000", {"phone_end": "12a4"}),
    ],
)
def test_what_cannot_be_filled_in_is_refused(code: str, change: Filled, terminal: Terminal) -> None:
    service = service_of(code)
    values = filled_in(service, today()) | change
    with pytest.raises(PlatformError) as error:
        ask(terminal.client, service, opened(terminal.client, service), values)
    assert refusal(error) is ProblemCode.BAD_PARAMETERS
