"""What is chosen from a list: it is asked for once, opens level by level, hangs on other answers, and "down" is never
shown as "none"."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.joining import Standing
from kiosk.catalogue.model import Service, Titled
from kiosk.catalogue.regions import make_regions
from kiosk.catalogue.regions_file import read_regions
from kiosk.presenter import Setting, present
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.form import OFFERS_A_LEAF
from kiosk.session.reducer import advance
from kiosk.session.step import Outcome
from kiosk.session.world import World
from screens.models import FieldKind, FormField, ParametersBody
from tests.support.people import ADULT
from tests.support.situations import CROSS_PROVINCE, REPORTS, VACANCIES, read_yaml, services, world

ROOT = Path(__file__).parents[3]
REGIONS = make_regions(read_regions(ROOT / "config" / "regions.yaml")[0])
SETTING = Setting(Titled(**{"zh-CN": "大厅", "en": "Hall"}), "DEMO-0001", "12345", demonstration=True)
NOTHING = m.Values()
HOSPITALS = (m.Offer("H01", "示例人民医院"), m.Offer("H02", "示范中医院"))
REPORT_OFFERS = tuple(m.Offer(f"R-{number}", f"血常规{number}", "门诊检验") for number in range(OFFERS_A_LEAF + 3))


class Visit:
    """One session and its world, walked by events."""

    def __init__(self, code: str, around: World | None = None, values: m.Values = NOTHING) -> None:
        self.world = around or world()
        self.session = m.Session(resident=m.Resident(ADULT), tally=m.Tally(started=990.0), touched_at=1000.0).to(
            m.Parameters(code, values)
        )

    def after(self, event: e.Event) -> Outcome:
        outcome = advance(self.session, event, self.world)
        self.session = outcome.session
        return outcome

    def asked(self, event: e.Event) -> fx.AskOffers:
        """The question that ``event`` leads to."""
        (effect,) = self.after(event).effects
        assert isinstance(effect, fx.AskOffers)
        return effect

    def answer(self, *offers: m.Offer) -> None:
        self.after(e.OffersCame(self.session.pending[-1].id, offers))

    @property
    def stage(self) -> m.Parameters:
        assert isinstance(self.session.stage, m.Parameters)
        return self.session.stage

    def field(self, key: str) -> FormField:
        body = present(self.session, self.world, SETTING).body
        assert isinstance(body, ParametersBody)
        return next(field for field in body.fields if field.key == key)

    def offered(self, key: str) -> list[str]:
        return [option.key for option in self.field(key).options]


def test_a_list_is_asked_for_when_it_unfolds_and_then_known() -> None:
    visit = Visit(REPORTS)
    asked = visit.asked(e.OpenField("hospital"))
    assert (asked.item, asked.source, asked.within) == (REPORTS, "health.hospitals", "")
    assert visit.field("hospital").note and visit.offered("hospital") == []
    visit.answer(*HOSPITALS)
    assert visit.offered("hospital") == ["H01", "H02"]
    visit.after(e.Pick("hospital", "H02"))
    assert (visit.stage.values.get("hospital"), visit.stage.open_field) == (("H02",), "")
    assert visit.field("hospital").value == "示范中医院"
    assert visit.after(e.OpenField("hospital")).effects == ()
    assert visit.offered("hospital") == ["H01", "H02"]


def test_a_list_that_hangs_on_an_answer_waits_for_it_and_is_asked_with_it() -> None:
    visit = Visit(REPORTS)
    assert visit.after(e.OpenField("reports")).effects == ()
    assert "医院" in visit.field("reports").note
    visit.asked(e.OpenField("hospital"))
    visit.answer(*HOSPITALS)
    visit.after(e.Pick("hospital", "H01"))
    asked = visit.asked(e.OpenField("reports"))
    assert dict(asked.values) == {"hospital": ("H01",)}
    visit.answer(*REPORT_OFFERS)
    visit.after(e.Pick("reports", "R-1"))
    visit.after(e.Pick("reports", "R-3"))
    assert visit.stage.values.get("reports") == ("R-1", "R-3")
    assert visit.stage.open_field == "reports", "several can be chosen, and the list stays"
    visit.after(e.OpenField("hospital"))
    visit.after(e.Pick("hospital", "H02"))
    assert visit.stage.values.get("reports") == (), "another hospital's reports are still chosen"
    assert dict(visit.asked(e.OpenField("reports")).values) == {"hospital": ("H02",)}


def test_a_long_list_is_turned_leaf_by_leaf() -> None:
    visit = Visit(REPORTS, values=m.Values((("hospital", ("H01",)),)))
    visit.asked(e.OpenField("reports"))
    visit.answer(*REPORT_OFFERS)
    assert len(visit.offered("reports")) == OFFERS_A_LEAF
    first = visit.field("reports")
    assert (first.earlier, first.later) == (False, True)
    for _ in range(3):
        visit.after(e.TurnYear(later=True))
    assert visit.offered("reports") == [f"R-{number}" for number in range(OFFERS_A_LEAF, OFFERS_A_LEAF + 3)]
    assert (visit.field("reports").earlier, visit.field("reports").later) == (True, False)
    visit.after(e.TurnYear(later=False))
    assert visit.offered("reports")[0] == "R-0"


def test_no_offer_is_said_in_the_words_of_the_definition() -> None:
    visit = Visit(REPORTS, values=m.Values((("hospital", ("H01",)),)))
    visit.asked(e.OpenField("reports"))
    visit.answer()
    assert visit.field("reports").note.startswith("没有查到可以打印的报告")


@pytest.mark.parametrize("failure", [m.AskFailure.SERVER, m.AskFailure.BUSY, m.AskFailure.NO_LINK])
def test_a_list_that_did_not_come_is_a_page_of_trouble_and_asked_for_again(failure: m.AskFailure) -> None:
    visit = Visit(REPORTS)
    visit.asked(e.OpenField("hospital"))
    visit.after(e.AskFailed(visit.session.pending[-1].id, failure, "R1"))
    stage = visit.session.stage
    assert isinstance(stage, m.Trouble) and (stage.kind, stage.failure) == (m.TroubleKind.PLATFORM, failure)
    again = visit.asked(e.TryAgain())
    assert (again.source, visit.stage.open_field) == ("health.hospitals", "hospital")


def test_a_list_that_is_not_answered_in_time_is_trouble_and_the_way_back_is_the_form() -> None:
    visit = Visit(REPORTS)
    visit.asked(e.OpenField("hospital"))
    visit.world = replace(visit.world, now=visit.session.pending[-1].deadline)
    visit.after(e.Tick())
    stage = visit.session.stage
    assert isinstance(stage, m.Trouble) and stage.failure is m.AskFailure.TIMEOUT
    visit.after(e.Back())
    assert visit.stage.open_field == ""


def test_an_answer_to_a_list_that_was_folded_is_nobodys() -> None:
    visit = Visit(REPORTS)
    visit.asked(e.OpenField("hospital"))
    late = visit.session.pending[-1].id
    visit.after(e.OpenField("hospital"))
    assert visit.after(e.OffersCame(late, HOSPITALS)).effects == (fx.Count(fx.Note.LATE_ANSWER),)
    assert visit.session.offered == ()


def test_places_of_the_country_open_level_by_level() -> None:
    visit = Visit(CROSS_PROVINCE)
    assert visit.asked(e.OpenField("target")).source == "regions.places"
    visit.answer(m.Offer("410000", "河南省", opens=True), m.Offer("110000", "北京市"))
    asked = visit.asked(e.Pick("target", "410000"))
    assert asked.within == "410000"
    visit.answer(m.Offer("411000", "许昌市", opens=True))
    heading = visit.field("target")
    assert heading.year == "河南省" and heading.up
    assert visit.after(e.Pick("target", "..")).effects == ()
    assert visit.offered("target") == ["410000", "110000"]
    visit.after(e.Pick("target", "410000"))
    visit.after(e.Pick("target", "411000"))
    assert visit.stage.values.get("target") == ("411000",), "down to the city, and no further"
    assert visit.field("target").value == "许昌市"


def test_a_place_with_nothing_below_it_is_chosen_itself() -> None:
    visit = Visit(CROSS_PROVINCE)
    visit.asked(e.OpenField("target"))
    visit.answer(m.Offer("110000", "北京市", opens=True))
    visit.asked(e.Pick("target", "110000"))
    visit.answer()
    assert (visit.stage.values.get("target"), visit.stage.open_field) == (("110000",), "")


def in_the_city() -> World:
    catalogue = replace(services(), regions=REGIONS)
    return world(catalogue=catalogue, standing=Standing("411002"))


def test_the_citys_own_places_need_no_platform() -> None:
    visit = Visit(VACANCIES, in_the_city())
    assert visit.after(e.OpenField("place")).effects == ()
    assert "411002" in visit.offered("place")
    visit.after(e.Pick("place", "411002"))
    assert visit.field("place").value == REGIONS.by_code["411002"].name.zh
    visit.after(e.OpenField("place"))
    visit.after(e.Pick("place", "411002"))
    assert visit.stage.values.get("place") == (), "what need not be answered can be taken back"


def test_towns_stand_below_their_county() -> None:
    base = services().services[VACANCIES]
    data = base.as_json()
    data["parameters"] = [{**one, "down_to": "town"} if one["kind"] == "region" else one for one in data["parameters"]]
    towns = Service.model_validate(data)
    around = in_the_city()
    catalogue = replace(around.catalogue, services={**around.catalogue.services, VACANCIES: towns})
    visit = Visit(VACANCIES, replace(around, catalogue=catalogue))
    visit.after(e.OpenField("place"))
    county = next(region for region in REGIONS if REGIONS.below(region.code) and region.parent is not None)
    visit.after(e.Pick("place", county.code))
    assert visit.stage.values.get("place") == ()
    assert visit.offered("place") == [town.code for town in REGIONS.below(county.code)][:OFFERS_A_LEAF]
    visit.after(e.Pick("place", visit.offered("place")[0]))
    assert len(visit.stage.values.one("place")) == 9


def test_free_times_stand_below_their_day() -> None:
    data = services().services[REPORTS].as_json()
    slot = {"kind": "slot", "key": "time", "label": {"zh-CN": "时间", "en": "Time"}, "source": "gov.slots"}
    timed = Service.model_validate({**data, "parameters": [{**slot, "basis": slot["label"]}]})
    catalogue: Catalogue = replace(services(), services={REPORTS: timed})
    visit = Visit(REPORTS, world(catalogue=catalogue))
    assert visit.asked(e.OpenField("time")).source == "gov.slots"
    visit.answer(m.Offer("2026-06-16", "6月16日 周二", opens=True))
    assert visit.asked(e.Pick("time", "2026-06-16")).within == "2026-06-16"
    visit.answer(m.Offer("2026-06-16T09.00", "6月16日 周二 09:00"))
    visit.after(e.Pick("time", "2026-06-16T09.00"))
    assert visit.field("time").value == "6月16日 周二 09:00"
    assert visit.field("time").kind is FieldKind.LIST


def test_lists_are_gone_with_the_person_that_they_are_about() -> None:
    visit = Visit(REPORTS)
    visit.asked(e.OpenField("hospital"))
    visit.answer(*HOSPITALS)
    assert visit.session.offered
    ended = advance(visit.session, e.EndVisit(), visit.world).session
    assert ended.offered == ()
    assert "示例人民医院" not in repr(visit.session)


def test_the_definitions_that_ask_lists_say_what_they_hang_on() -> None:
    for name, field in (("health/lab_reports", "reports"), ("government_services/cross_province", "item")):
        data = read_yaml(ROOT / "config" / "services" / f"{name}.yaml")
        service = Service.model_validate(data)
        found = next(one for one in service.parameters if one.key == field)
        assert found.depends_on  # type: ignore[union-attr]  # both are chosen from a list
