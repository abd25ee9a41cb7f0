"""What a city decides holds from a day on, and in a place: expressions see the value of today and of here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kiosk.catalogue.checking import check_service
from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.definition.service import DatedValue
from kiosk.catalogue.guides import Guides, RegionalGuide
from kiosk.catalogue.joining import Standing
from kiosk.catalogue.model import Service
from kiosk.catalogue.parameters import parameters_on
from kiosk.catalogue.regions import make_regions
from kiosk.catalogue.regions_file import read_regions
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.reducer import advance
from tests.support.people import ADULT
from tests.support.situations import QUERY, services, world

REGIONS = make_regions(read_regions(Path(__file__).parents[3] / "config" / "regions.yaml")[0])
CITY, DISTRICT, TOWN = "411000", "411002", next(r.code for r in REGIONS if r.parent == "411024")
TITLE = {"zh-CN": "上限", "en": "Limit"}


def service(*values: dict[str, Any], **more: Any) -> Service:
    data = services().services[QUERY].as_json()
    return Service.model_validate(data | {"tables": [{"key": "limit", "title": TITLE, "values": list(values)}]} | more)


def catalogue(one: Service, guides: Guides | None = None) -> Catalogue:
    made = replace(services(), services={one.code: one}, regions=REGIONS)
    return made if guides is None else replace(made, guides=guides)


def limit(one: Service, day: str, region: str | None = None, guides: Guides | None = None) -> object:
    return parameters_on(date.fromisoformat(day), one, region, catalogue(one, guides)).get("limit")


def test_a_value_that_changes_in_the_middle_of_a_year_changes_on_its_day() -> None:
    changing = service({"valid_from": "2026-01-01", "value": "12"}, {"valid_from": "2026-07-01", "value": "18.5"})
    assert limit(changing, "2026-06-30") == Decimal(12)
    assert limit(changing, "2026-07-01") == Decimal("18.5")
    assert limit(changing, "2025-12-31") is None, "before its first day there is none"


def test_a_value_ends_with_its_last_day() -> None:
    ending = service({"valid_from": "2026-01-01", "valid_to": "2026-06-30", "value": "1"})
    assert [limit(ending, day) for day in ("2026-06-30", "2026-07-01")] == [Decimal(1), None]


def test_the_narrowest_place_wins_and_then_the_latest_day() -> None:
    placed = service(
        {"valid_from": "2026-03-01", "value": "1"},
        {"valid_from": "2026-01-01", "region": "410000", "value": "2"},
        {"valid_from": "2026-01-01", "region": CITY, "value": "3"},
        {"valid_from": "2026-02-01", "region": CITY, "value": "4"},
        {"valid_from": "2025-01-01", "region": DISTRICT, "value": "5"},
    )
    expected = {None: 1, "410100": 2, CITY: 4, DISTRICT: 5, TOWN: 4, "430100": 1}
    assert {region: limit(placed, "2026-06-01", region) for region in expected} == {
        region: Decimal(value) for region, value in expected.items()
    }


def test_what_a_district_decides_itself_comes_with_its_guide() -> None:
    everywhere = service({"valid_from": "2026-01-01", "value": "1"})
    own = everywhere.tables[0].model_copy(
        update={"values": (DatedValue(region=DISTRICT, valid_from=date(2026, 7, 1), value="9"),)}
    )
    text = RegionalGuide(
        item=QUERY,
        region=DISTRICT,
        level=REGIONS.by_code[DISTRICT].level,
        title=everywhere.title,
        place=everywhere.guide.places[0],
        hours=REGIONS.by_code[DISTRICT].hall.hours,
        tables=(own,),
    ).model_dump_json(by_alias=True, exclude_none=True)
    guides = Guides({QUERY: {DISTRICT: text}})
    assert limit(everywhere, "2026-06-30", DISTRICT, guides) == Decimal(1)
    assert limit(everywhere, "2026-07-01", DISTRICT, guides) == Decimal(9)
    assert limit(everywhere, "2026-07-01", CITY, guides) == Decimal(1)


def test_a_truth_is_a_truth() -> None:
    assert limit(service({"valid_from": "2026-01-01", "value": "true"}), "2026-06-01") is True


ASKED = {
    "kind": "number",
    "key": "months",
    "label": TITLE,
    "basis": TITLE,
    "checks": [{"holds": "months <= parameter('limit')", "message": TITLE}],
}


@pytest.mark.parametrize(("day", "stays"), [(datetime(2026, 6, 30, 23, 59), True), (datetime(2026, 7, 1, 0, 1), False)])
def test_the_form_keeps_the_limit_of_the_day(day: datetime, stays: bool) -> None:
    changing = service(
        {"valid_from": "2026-01-01", "value": "12"}, {"valid_from": "2026-07-01", "value": "18"}, parameters=[ASKED]
    )
    around = world(wall=day, catalogue=catalogue(changing), standing=Standing(DISTRICT))
    values = m.Values((("months", ("15",)),))
    session = m.Session(resident=m.Resident(ADULT), tally=m.Tally(started=990.0), touched_at=1000.0)
    after = advance(session.to(m.Parameters(QUERY, values)), e.Next(), around).session
    assert isinstance(after.stage, m.Parameters) == stays


def test_a_table_that_is_not_there_stops_nobody_and_the_checker_refuses_it() -> None:
    nameless = service({"valid_from": "2027-01-01", "value": "12"}, parameters=[ASKED])
    around = world(catalogue=catalogue(nameless))
    session = m.Session(resident=m.Resident(ADULT), tally=m.Tally(started=990.0), touched_at=1000.0)
    values = m.Values((("months", ("15",)),))
    assert isinstance(advance(session.to(m.Parameters(QUERY, values)), e.Next(), around).session.stage, m.Working)
    misspelt = {**ASKED, "checks": [{"holds": "months <= parameter('limits')", "message": TITLE}]}
    wrong = service({"valid_from": "2026-01-01", "value": "12"}, parameters=[misspelt])
    assert "there is no parameter limits; did you mean limit?" in "".join(one.message for one in check_service(wrong))
