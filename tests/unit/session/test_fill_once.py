"""Filled in once: earlier filings with a yes, where a value is from and of which day, records that are wrong, half an
answer, what may be left as it is, the day that counts, and who it was where nobody could be asked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.catalogue.dictionary import DICTIONARY
from kiosk.catalogue.facts import FILINGS, asked_of_earlier
from kiosk.catalogue.model import Mode, Titled, Trust, Way
from kiosk.presenter import Setting, present
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.application import Fact, FactState
from kiosk.session.availability import Obstacle, hindrances
from kiosk.session.form.handing import wanted
from kiosk.session.form.whole import scope_of_form
from kiosk.session.identity import Resident, Underway
from kiosk.session.steps.choosing import way_offers
from kiosk.session.steps.gathering import begin_application
from kiosk.session.world import Link, World
from screens.models import ParametersBody, TakeAlongBody
from tests.support.applications import Applying, every_service
from tests.support.people import ADULT
from tests.support.situations import world
from tests.unit.session.test_unemployment import BENEFIT, GOOD, SUBSIDY

SETTING = Setting(Titled(**{"zh-CN": "大厅", "en": "Hall"}), "DEMO-0001", "12345", demonstration=True)
FILED = {FILINGS: "yes", "earlier.phone": "13800000028", "earlier.education": "college"}


def applying(code: str = BENEFIT, facts: dict[str, str] | None = None, around: World | None = None) -> Applying:
    return Applying(every_service().services[code], around, dict(GOOD) if facts is None else facts)


def begun(one: Applying) -> m.Application:
    assert one.session.application is not None
    return one.session.application


def come_to(one: Applying, section: str) -> None:
    """Go on until the page of ``section`` stands."""
    for _ in range(30):
        if isinstance(one.session.stage, m.Fill) and one.session.stage.section == section:
            return
        one.step()
    raise AssertionError(one.session.stage)


# --- earlier filings --------------------------------------------------------------------------------------------------


def asked_names(one: Applying) -> list[str]:
    return [name for effect in one.effects if isinstance(effect, fx.AskFacts) for name, _ in effect.asked]


def test_without_a_yes_nothing_of_earlier_filings_is_even_asked_for() -> None:
    one = applying(facts={**GOOD, **FILED})
    one.apply(m.UseEarlier)
    assert [name for name in asked_names(one) if name.startswith("earlier.")] == [FILINGS]
    one.after(e.Decline())
    assert [name for name in asked_names(one) if name.startswith("earlier.")] == [FILINGS]
    assert begun(one).values.one("phone") == ""


def test_with_a_yes_they_are_filled_in_and_it_is_asked_once_in_a_visit() -> None:
    one = applying(facts={**GOOD, **FILED})
    one.apply(m.UseEarlier)
    one.after(e.Agree())
    assert begun(one).values.one("phone") == "13800000028"
    assert begun(one).origin("education") == "earlier"
    one.session = replace(one.session, application=None).to(m.ItemPage(BENEFIT))
    one.pages.clear()
    one.apply(m.Findings)
    assert not any(isinstance(page, m.UseEarlier) for page in one.pages)
    assert begun(one).values.one("phone") == "13800000028"


def test_who_has_filed_nothing_is_not_asked() -> None:
    one = applying()
    one.apply(m.Fill)
    assert not any(isinstance(page, m.UseEarlier) for page in one.pages)


def test_what_somebody_else_agreed_to_is_not_theirs() -> None:
    one = applying(facts={**GOOD, **FILED})
    one.session = replace(one.session, said=m.Said("somebody else", filed=True))
    one.apply(m.UseEarlier)


def test_every_value_that_is_carried_between_forms_stands_in_the_dictionary() -> None:
    carried = {name for one in every_service().services.values() for name in asked_of_earlier(one)} - {FILINGS}
    keys = {name.removeprefix("earlier.") for name in carried}
    assert all(any(key == one or key.startswith(f"{one}_") for one in DICTIONARY) for key in keys)


# --- where a value is from --------------------------------------------------------------------------------------------


def test_a_value_says_whose_record_it_is_and_of_which_day() -> None:
    one = applying()
    one.apply(m.Findings)
    facts = tuple(replace(fact, as_of="2026-06-01") for fact in begun(one).facts)
    one.session = replace(one.session, application=replace(begun(one), facts=facts))
    come_to(one, "insurance")
    body = present(one.session, one.world, SETTING).body
    assert isinstance(body, ParametersBody)
    (months,) = [fact.value for fact in body.facts if fact.key == "paid_months"]
    assert "86个月" in months and "人社部门记录" in months and "2026年6月1日" in months


def test_of_half_an_answer_what_came_is_used_and_the_rest_is_asked_with_why() -> None:
    half = {name: value for name, value in GOOD.items() if name not in ("api.hrss.end_reason", "api.hrss.end_date")}
    one = applying(facts=half)
    one.apply(m.Findings)
    facts = tuple(
        Fact(fact.name, FactState.NONE) if fact.name == "api.hrss.end_date" else fact for fact in begun(one).facts
    )
    one.session = replace(one.session, application=replace(begun(one), facts=facts))
    come_to(one, "insurance")
    body = present(one.session, one.world, SETTING).body
    assert isinstance(body, ParametersBody)
    hints = {field.key: field.hint for field in body.fields}
    assert "没有回应" in hints["end_reason"] and "没有这项记录" not in hints["end_reason"]
    assert "没有这项记录" in hints["end_date"]
    assert "paid_months" in {fact.key for fact in body.facts}


# --- records that are wrong -------------------------------------------------------------------------------------------


def test_a_record_that_is_wrong_is_disputed_said_anew_and_proven() -> None:
    one = applying()
    come_to(one, "insurance")
    one.after(e.CallWrong())
    assert isinstance(one.session.stage, m.Wrong)
    one.after(e.Choose("paid_months"))
    one.after(e.Agree())
    assert one.page.values.one("paid_months") == ""
    one.after(e.Write("paid_months", "60"))
    one.after(e.Next())
    (dispute,) = begun(one).disputes
    assert (dispute.about, dispute.recorded, dispute.source) == ("paid_months", "86", "api:hrss.paid_months")
    scope = scope_of_form(one.service, begun(one).values, one.session, one.world)
    assert "record_proof" in {material.key for material in wanted(one.service, scope)}
    one.apply(m.Handing)
    content = json.loads(one.confirmed()[0].content.text)
    (filed,) = content["disputes"]
    assert (filed["recorded"], filed["said"], filed["way"]) == ("86", "60", "proof")
    assert "paid_months" in content["to_check"]
    assert begun(one).mode("record_proof") is Mode.HAND_IN or "record_proof" in content["materials"]


def test_what_the_chip_says_is_put_right_at_a_counter_and_stands_until_then() -> None:
    one = applying()
    come_to(one, "applicant")
    one.after(e.CallWrong())
    assert one.session.stage == m.Wrong(BENEFIT, "applicant", about="applicant_name", values=begun(one).values)
    one.after(e.Agree())
    assert begun(one).origin("applicant_name") == "id.name"
    assert begun(one).disputes[0].way == "counter"


def test_a_changed_record_is_a_dispute_and_one_that_is_put_back_is_none() -> None:
    one = applying()
    come_to(one, "insurance")
    one.after(e.Pick("end_reason", "dismissed"))
    one.after(e.Next())
    assert [dispute.about for dispute in begun(one).disputes] == ["end_reason"]
    one.session = one.session.to(m.Fill(BENEFIT, "insurance", begun(one).values))
    one.after(e.Pick("end_reason", "contract_ended"))
    one.after(e.Next())
    assert begun(one).disputes == ()


def test_a_condition_whose_record_is_wrong_does_not_stop_whoever_says_so() -> None:
    one = applying(facts={**GOOD, "api.hrss.insured_now": "true"})
    one.apply(m.Unmet)
    one.after(e.CallWrong())
    one.after(e.Agree())
    assert isinstance(one.session.stage, m.Findings)
    one.apply(m.Handing)
    content = json.loads(one.confirmed()[0].content.text)
    assert content["disputes"][0]["about"] == "condition:1"
    assert "condition:1" in content["to_check"]


def test_a_pension_on_record_is_no_matter_of_ones_own_word() -> None:
    one = applying(facts={**GOOD, "api.hrss.pension": "receiving"})
    one.apply(m.Unmet)
    one.after(e.CallWrong())
    assert isinstance(one.session.stage, m.Unmet)


# --- what may be left as it is ----------------------------------------------------------------------------------------


def barred() -> Applying:
    """A claim to the benefit in a city that has a time limit."""
    one = applying(facts={**GOOD, "api.hrss.end_date": "2026-01-05", "api.hrss.last_paid_month": "2026-01-01"})
    tables = tuple(
        table.model_copy(update={"values": tuple(v.model_copy(update={"value": "1"}) for v in table.values)})
        if table.key == "late_bar"
        else table
        for table in one.service.tables
    )
    item = one.service.model_copy(update={"tables": tables})
    services = {**every_service().services, BENEFIT: item}
    one.service, one.world = item, replace(one.world, catalogue=replace(every_service(), services=services))
    return one


def test_a_warning_is_passed_with_a_yes_and_told_to_the_department() -> None:
    one = barred()
    one.apply(m.Doubt)
    one.after(e.Agree())
    assert not isinstance(one.session.stage, m.Doubt)
    one.apply(m.Handing)
    assert not any(isinstance(page, m.Doubt) for page in one.pages)
    assert json.loads(one.confirmed()[0].content.text)["left_as_it_is"] == ["end_date"]


def test_a_yes_holds_for_what_stood_there_and_nothing_else() -> None:
    one = barred()
    one.apply(m.Doubt)
    one.after(e.Agree())
    one.session = one.session.to(m.Fill(BENEFIT, "insurance", begun(one).values))
    one.after(e.Pick("end_date", "2026-01-06"))
    one.after(e.Next())
    assert isinstance(one.session.stage, m.Doubt)
    one.after(e.ChangePart())
    assert one.page.section == "insurance"


# --- the day that counts, and who it was ------------------------------------------------------------------------------


def on(day: int, link: Link) -> World:
    there = world(catalogue=every_service(), link=link)
    return replace(there, wall=datetime(2027, 12, day, 10, 30))


@pytest.mark.parametrize(
    ("day", "link", "taken"),
    [(28, Link.OFFLINE, True), (29, Link.OFFLINE, False), (31, Link.OFFLINE, False), (31, Link.ONLINE, True)],
)
def test_near_the_end_of_its_window_nothing_is_taken_that_might_arrive_too_late(
    day: int, link: Link, taken: bool
) -> None:
    found = {one.obstacle for one in hindrances(every_service().services[SUBSIDY], on(day, link))}
    assert (Obstacle.CLOSING not in found) is taken
    assert Obstacle.CLOSING not in {
        one.obstacle for one in hindrances(every_service().services[BENEFIT], on(day, link))
    }, "the day of confirming counts there"


def test_a_link_that_goes_before_the_last_tap_near_the_end_is_said_and_nothing_is_stored() -> None:
    facts = {**GOOD, "api.hrss.end_reason": "own_wish"}
    one = applying(SUBSIDY, facts, on(30, Link.ONLINE))
    one.apply(m.Confirm)
    one.world = on(30, Link.OFFLINE)
    one.after(e.Agree())
    assert one.confirmed() == [] and isinstance(one.session.stage, m.Confirm)
    body = present(one.session, one.world, SETTING).body
    assert "2027年12月31日" in body.message  # type: ignore[union-attr]
    one.world = on(30, Link.ONLINE)
    one.after(e.Agree())
    assert len(one.confirmed()) == 1


def test_without_a_link_the_card_alone_is_taken_where_the_item_allows_it() -> None:
    session = m.Session(underway=Underway())
    benefit, subsidy = (every_service().services[code] for code in (BENEFIT, SUBSIDY))
    offline, online = (world(catalogue=every_service(), link=link) for link in (Link.OFFLINE, Link.ONLINE))
    assert [one.key for one in way_offers(benefit, session, offline) if one.hindrance is None] == ["id_card"]
    assert "id_card" not in {one.key for one in way_offers(benefit, session, online)}
    assert not [one for one in way_offers(subsidy, session, offline) if one.hindrance is None]


def test_who_it_was_is_then_to_be_verified_and_the_slip_says_so() -> None:
    one = applying(around=world(catalogue=every_service(), link=Link.OFFLINE))
    one.session = replace(one.session, resident=Resident(ADULT, Way.ID_CARD, Trust.L2))
    assert one.session.resident is not None
    one.session = begin_application(one.session, one.service, one.session.resident, one.world).session
    one.apply(m.Handing)
    content = json.loads(one.confirmed()[0].content.text)
    assert content["identity_to_verify"] is True
    one.keep()
    body = present(one.session, one.world, SETTING).body
    assert isinstance(body, TakeAlongBody)
    assert any("身份待核验" in tip.text for tip in body.tips)
    assert any("累计缴费月数" in tip.text for tip in body.tips), "what must be checked is named"


def test_what_is_done_along_has_a_clock_of_its_own() -> None:
    one = applying(facts={**GOOD, "api.hrss.registered": "no"})
    one.apply(m.Handing)
    assert json.loads(one.confirmed()[0].content.text)["along"] == ["registration"]
    one.keep()
    body = present(one.session, one.world, SETTING).body
    assert isinstance(body, TakeAlongBody)
    said = " ".join(tip.text for tip in body.tips)
    assert "失业登记（1个工作日）" in said and "5个工作日内办结" in said
