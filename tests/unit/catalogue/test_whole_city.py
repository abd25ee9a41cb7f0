"""The whole city as it ships, all items and guides: a place that is named is understood, and what has gone leads on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from kiosk.catalogue.collection import Catalogue, Hit, make_catalogue
from kiosk.catalogue.finding import IndexFinder, documents
from kiosk.catalogue.guides import Guides
from kiosk.catalogue.model import Person, State
from kiosk.central.sandbox.guides import make_guides
from kiosk.presenter import present
from kiosk.search import Index
from kiosk.search.building import build_index
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.reducer import advance
from kiosk.session.shelves import shelf
from kiosk.session.world import World
from screens.models import HomeBody, ItemBody
from tests.support import city
from tests.support.shipped import shipped_catalogue
from tests.support.situations import world
from tests.support.terminal_around import SETTING

TODAY = date(2026, 7, 1)
CARD_STATUS, CARD_LOSS = "412014901000", "412014909000"
SUBSIDY, BENEFIT = "410514902000", "410514901000"
NUCLEIC, LAB_REPORTS = "412023909000", "412023907000"
YANLING, WEIDU = "411024", "411002"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    read, regions = shipped_catalogue(), city.regions()
    texts: dict[str, dict[str, str]] = {}
    for guide in make_guides(read.services.values(), read.departments, regions):
        texts.setdefault(guide.item, {})[guide.region] = guide.model_dump_json(by_alias=True)
    made = make_catalogue(read.services.values(), read.departments, "1", regions, Guides(texts))
    file = tmp_path_factory.mktemp("city") / "search.sqlite"
    build_index(documents(made), file)
    index = Index(file)
    yield replace(made, finder=IndexFinder(index, made.finder, lambda error: pytest.fail(str(error))))
    index.close()


def at(whole: Catalogue) -> World:
    here = world(catalogue=whole)
    return replace(here, standing=replace(here.standing, region=WEIDU))


def found(whole: Catalogue, text: str) -> list[Hit]:
    return list(whole.found(text, TODAY))


def home(search: str) -> m.Session:
    return m.Session(touched_at=1000.0, tally=m.Tally(started=990.0)).to(m.Home(search=search))


def test_all_guides_of_the_city_are_searched(whole: Catalogue) -> None:
    assert len(whole.guides) == city.GUIDES
    assert sum(bool(document.region) for document in documents(whole)) == city.GUIDES


@pytest.mark.parametrize(
    "typed",
    [
        "鄢陵县社会保障卡信息",
        "社会保障卡信息 鄢陵",
        "鄢陵sbk信息",
        "yanlingshehuibaozhangkaxinxi",
        "社会保障卡信息查询（鄢陵县）",
    ],
)
def test_a_place_that_is_named_gives_its_own_guides(whole: Catalogue, typed: str) -> None:
    assert found(whole, typed)[0] == Hit(CARD_STATUS, YANLING)


def test_a_town_gives_its_own_guide_and_its_countys_where_it_has_none(whole: Catalogue) -> None:
    towns = [region for region in whole.regions if region.parent == YANLING]
    offering = whole.guides.regions_of(CARD_STATUS)
    own = next(town for town in towns if town.code in offering)
    assert Hit(CARD_STATUS, own.code) in found(whole, f"{own.name.zh}社会保障卡信息")
    lacking = next(
        service
        for service in whole.published()
        if YANLING in whole.guides.regions_of(service.code) and own.code not in whole.guides.regions_of(service.code)
    )
    assert Hit(lacking.code, YANLING) in found(whole, f"{own.name.zh}{lacking.title.zh}")


def test_a_place_alone_gives_what_it_offers(whole: Catalogue) -> None:
    hits = found(whole, "鄢陵县")
    assert hits
    assert all(YANLING in whole.guides.regions_of(hit.code) and hit.place == YANLING for hit in hits)


def test_without_a_place_no_item_is_anybodys(whole: Catalogue) -> None:
    assert found(whole, "社会保障卡信息")[0] == Hit(CARD_STATUS)


def test_the_list_says_for_which_place_and_the_guide_is_that_places(whole: Catalogue) -> None:
    here = at(whole)
    body = present(home("鄢陵县社会保障卡信息"), here, SETTING).body
    assert isinstance(body, HomeBody)
    assert "鄢陵县" in body.heading
    assert (body.rows[0].key, "鄢陵县" in body.rows[0].title) == (f"{CARD_STATUS}@{YANLING}", True)
    opened = advance(home("鄢陵县社会保障卡信息"), e.ChooseItem(CARD_STATUS, YANLING), here).session
    assert opened.stage == m.ItemPage(CARD_STATUS, place=YANLING)
    page = present(opened.to(replace(opened.stage, tab=m.GuideTab.PLACES)), here, SETTING).body
    assert isinstance(page, ItemBody)
    assert page.title.endswith("（鄢陵县）")
    assert page.places[0].name.startswith("鄢陵县政务服务中心")


def test_a_guide_without_a_place_begins_with_the_hall_next_door(whole: Catalogue) -> None:
    page = present(home("").to(m.ItemPage(CARD_STATUS, m.GuideTab.PLACES)), at(whole), SETTING).body
    assert isinstance(page, ItemBody)
    assert page.places[0].name.startswith("魏都区政务服务中心")
    assert len({place.name for place in page.places}) == len(page.places) > 3


def test_a_place_that_does_not_offer_it_opens_the_guide_of_this_one(whole: Catalogue) -> None:
    opened = advance(home(""), e.ChooseItem(CARD_STATUS, "999999"), at(whole)).session
    assert opened.stage == m.ItemPage(CARD_STATUS)


def test_what_was_withdrawn_is_gone_and_its_name_leads_on(whole: Catalogue) -> None:
    assert whole.services[NUCLEIC].state is State.WITHDRAWN
    hits = found(whole, "核酸检测")
    assert hits[0] == Hit(LAB_REPORTS, replaces=NUCLEIC)
    assert NUCLEIC not in {hit.code for hit in hits}
    body = present(home("核酸检测"), at(whole), SETTING).body
    assert isinstance(body, HomeBody)
    assert "核酸检测" in body.rows[0].help
    opened = advance(home("核酸检测"), e.ChooseItem(NUCLEIC), at(whole)).session
    assert opened.stage == m.ItemPage(LAB_REPORTS)


def test_an_item_is_offered_on_its_last_day_and_the_day_after_leads_on(whole: Catalogue) -> None:
    last = whole.services[SUBSIDY].valid_to
    assert last is not None
    department = m.Home(way=m.Way.DEPARTMENTS, group="human_resources")
    after = last.replace(year=last.year + 1, month=1, day=1)
    for day, shown in ((last, True), (after, False)):
        listed = shelf(department, Person.NATURAL, whole, day)
        assert (whole.services[SUBSIDY] in listed) is shown
        assert (Hit(SUBSIDY) in whole.found("失业补助金申领", day)) is shown
    assert whole.found("失业补助金申领", after)[0] == Hit(BENEFIT, replaces=SUBSIDY)


def test_what_is_over_and_replaced_by_nothing_says_so(whole: Catalogue) -> None:
    over = whole.services[CARD_LOSS].model_copy(update={"valid_to": date(2026, 6, 30), "replaced_by": None})
    rest = replace(whole, services={**whole.services, CARD_LOSS: over})
    assert whole.standing_for(CARD_LOSS, TODAY) == whole.services[CARD_LOSS]
    assert rest.standing_for(CARD_LOSS, TODAY) == over


def test_replacements_in_a_circle_lead_nowhere(whole: Catalogue) -> None:
    gone = {"state": State.WITHDRAWN}
    one = whole.services[CARD_LOSS].model_copy(update={**gone, "replaced_by": CARD_STATUS})
    other = whole.services[CARD_STATUS].model_copy(update={**gone, "replaced_by": CARD_LOSS})
    rest = replace(whole, services={**whole.services, CARD_LOSS: one, CARD_STATUS: other})
    assert rest.standing_for(CARD_LOSS, TODAY) is None
