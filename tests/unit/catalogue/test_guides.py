"""Guides: an item in a region, with what really differs there, and as many as the city has."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.catalogue.collection import make_catalogue
from kiosk.catalogue.definition.codes import Level
from kiosk.catalogue.definition.service import DatedValue, ParameterTable
from kiosk.catalogue.guides import Guides, RegionalGuide
from kiosk.catalogue.model import Service, State, Titled
from kiosk.catalogue.regions import RegionMistake, Regions, make_regions
from kiosk.central.sandbox.guides import make_guides, unknown_parameters
from tests.support import city
from tests.support.catalogues import QUERY, definition
from tests.support.shipped import shipped_catalogue

ALL = shipped_catalogue()
DEPARTMENTS = ALL.departments
TITLE = Titled.model_validate({"zh-CN": "表", "en": "Table"})
TABLE = ParameterTable(key="limit", title=TITLE, values=(DatedValue(valid_from=date(2026, 1, 1), value="10"),))


def guides_of(*services: Service, regions: Regions | None = None) -> list[RegionalGuide]:
    return list(make_guides(services, DEPARTMENTS, regions or city.regions()))


def service(**changes: object) -> Service:
    return Service.model_validate(definition()).model_copy(update=changes)


def test_the_city_has_171_items_and_2144_guides() -> None:
    services = city.services()
    assert len(services) == city.ITEMS
    guides = guides_of(*services)
    assert len(guides) == len({guide.key for guide in guides}) == city.GUIDES


def test_the_definitions_make_the_same_number_once_they_are_all_there() -> None:
    services = tuple(ALL.services.values())
    for one in services:
        assert one.department in city.SHARES
    if len(services) == city.ITEMS:
        assert len(guides_of(*services)) == city.GUIDES


def test_the_same_definitions_make_the_same_guides() -> None:
    assert guides_of(service()) == guides_of(service())


def test_places_have_their_own_halls_hours_and_numbers() -> None:
    guides = {guide.region: guide for guide in guides_of(service())}
    weidu, yuzhou = guides["411002"], guides["411081"]
    assert weidu.title.zh == "个人养老保险缴费明细查询（魏都区）"
    assert guides["411000"].title.zh == "个人养老保险缴费明细查询"
    assert "魏都区政务服务中心" in weidu.place.name.zh
    assert len({guide.place.address.zh for guide in guides.values()}) == len(guides)
    assert len({guide.place.phone for guide in guides.values()}) == len(guides)
    assert weidu.hours != yuzhou.hours
    assert (guides["411002001"].level, guides["411002001"].place.region) == (Level.TOWN, "411002")


def test_who_offers_an_item_is_decided_by_counters_coverage_and_level() -> None:
    assert len(guides_of(service())) == 31
    assert len(guides_of(service(level=Level.PROVINCE))) == 7, "no town"
    assert {guide.region for guide in guides_of(service(department="heating"))} == {"411000", "411081"}
    covered = {guide.region for guide in guides_of(service(regions=("411082",)))}
    assert covered == {"411082", *(f"41108210{number}" for number in (1, 2, 3, 4))}
    assert guides_of(service(regions=("411100",))) == []
    assert guides_of(service(state=State.WITHDRAWN)) == []


def test_a_regions_own_parameters_hold_there_and_below() -> None:
    own = {QUERY: {"limit": (DatedValue(valid_from=date(2026, 3, 1), value="12"),)}}
    regions = make_regions(
        one.model_copy(update={"parameters": own if one.code == "411081" else {}}) for one in city.regions()
    )
    item = service(tables=(TABLE,))
    texts = {guide.region: guide.model_dump_json(by_alias=True) for guide in guides_of(item, regions=regions)}
    catalogue = make_catalogue((item,), DEPARTMENTS, "1", regions, Guides({QUERY: texts}))
    assert catalogue.tables(item, "411000") == (TABLE,)
    for region in ("411081", "411081101"):
        (table,) = catalogue.tables(item, region)
        assert [(value.region, value.value) for value in table.values] == [(None, "10"), ("411081", "12")]
    assert list(unknown_parameters(regions, {QUERY: service()})) == [f"411081: {QUERY} has no table limit"]
    assert list(unknown_parameters(regions, {QUERY: item})) == []


def test_the_parameters_of_the_places_are_known_to_their_items() -> None:
    assert list(unknown_parameters(city.regions(), ALL.services)) == []


def test_regions_are_a_tree() -> None:
    regions = city.regions()
    assert regions.way_up("411002001") == ("411002001", "411002", "411000")
    assert regions.way_up("411002099") == ("411002", "411000"), "a town that nobody named lies in its county"
    assert regions.way_up("110000") == ()
    assert regions.covers("410000", "411002001"), "the province covers it by its code"
    assert not regions.covers("411002", "411003")
    assert regions.distance("411002001", "411002002") == 2
    assert regions.distance("411002001", "411081") == 3
    assert regions.distance("411002", "411002") == 0
    with pytest.raises(RegionMistake):
        make_regions([*regions, next(iter(regions))])
    with pytest.raises(RegionMistake):
        make_regions(reversed(list(regions)))
