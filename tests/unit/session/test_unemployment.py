"""Unemployment benefit and subsidy to the last rule: each on both sides of its boundary, in words, on every day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from drivers.protocols import IdCard
from kiosk.catalogue.model import Kind, Service
from kiosk.catalogue.parameters import last_day, parameters_on
from kiosk.session import model as m
from kiosk.session.application import Application, Fact, FactState
from kiosk.session.form import offers_at, slots
from kiosk.session.form.prefilling import start_application
from kiosk.session.form.weighing import Verdict, doubts, findings, stops
from kiosk.session.form.whole import page_mistakes, scope_of_form, section_of
from kiosk.session.identity import Resident
from kiosk.session.steps.completing import under_age
from kiosk.session.world import Link, World
from tests.support.applications import RESIDENT, every_service
from tests.support.people import ADULT
from tests.support.situations import world
from tests.unit.session.test_lists import REGIONS

BENEFIT, SUBSIDY = "410514901000", "410514902000"
GOOD: Mapping[str, str] = {
    "api.hrss.pension": "none",
    "api.hrss.insured_now": "false",
    "api.hrss.in_flight": "false",
    "api.hrss.receiving_benefit": "false",
    "api.hrss.receiving_subsidy": "false",
    "api.hrss.subsidy_claimed": "false",
    "api.hrss.benefit_exhausted": "false",
    "api.hrss.insured_here": "true",
    "api.hrss.insured_place": "410499",
    "api.hrss.stop_cause": "none",
    "api.hrss.paid_months": "86",
    "api.hrss.last_employer": "示例公司",
    "api.hrss.last_paid_month": "2026-05-01",
    "api.hrss.end_date": "2026-05-31",
    "api.hrss.end_reason": "contract_ended",
    "api.hrss.registered": "yes",
    "api.hrss.unused_months": "0",
}
DAY = date(2026, 6, 15)
_NOTHING: Mapping[str, str | None] = {}


def service(code: str) -> Service:
    return every_service().services[code]


def around(day: date = DAY, region: str | None = None, link: Link = Link.ONLINE) -> World:
    there = world(catalogue=every_service(), link=link)
    standing = there.standing if region is None else replace(there.standing, region=region)
    return replace(there, wall=datetime(day.year, day.month, day.day, 10, 30), standing=standing)


@dataclass(frozen=True)
class Weighed:
    """An item with what departments say (None: they do not answer), and what was answered so far."""

    item: Service
    application: Application
    world: World

    @property
    def session(self) -> m.Session:
        return m.Session(resident=RESIDENT, application=self.application)

    def scope_value(self, key: str) -> object:
        return scope_of_form(self.item, self.application.values, self.session, self.world).values.get(key)

    def stopped_by(self) -> str:
        """The rule that ends the way, "" where there is none."""
        scope = scope_of_form(self.item, self.application.values, self.session, self.world)
        for number, condition in enumerate(self.item.conditions):
            if stops(number, condition, self.application, scope):
                assert condition.title is not None
                return condition.title.zh
        return ""

    def verdicts(self) -> dict[str, Verdict]:
        scope = scope_of_form(self.item, self.application.values, self.session, self.world)
        return {
            one.condition.title.zh: one.verdict
            for one in findings(self.item, self.application, scope)
            if one.condition.title is not None
        }


def weighed(
    said: Mapping[str, str | None] = _NOTHING, code: str = BENEFIT, day: date = DAY, region: str | None = None
) -> Weighed:
    """``said``: facts by the last part of their name, and answers by their key."""
    known = dict(GOOD)
    answers: dict[str, str] = {}
    for key, value in said.items():
        name = f"api.hrss.{key}"
        if name not in known and value is not None:
            answers[key] = value
        elif value is None:
            known.pop(name)
        else:
            known[name] = value
    facts = tuple(Fact(name, FactState.FOUND, value, value) for name, value in known.items())
    facts += tuple(Fact(name, FactState.DOWN) for name in GOOD if name not in known)
    there = around(day, region)
    begun = start_application(service(code), RESIDENT, facts, m.Said(), there.wall.date())
    values = begun.values
    for key, value in answers.items():
        values = values.put(key, (value,))
    return Weighed(service(code), replace(begun, values=values), there)


PENSION, EMPLOYED, TWICE = "未领取基本养老金", "没有单位在为您缴费", "没有重复申请"
DRAWING, BOTH, ELSEWHERE = "没有正在领取失业保险金", "没有同时领取失业补助金", "在本市参保"
MONTHS, WISH, CLEAR = "缴费满规定月数", "非因本人意愿中断就业", "失业原因已经查明"
REGISTERED, SEEKS = "已办理失业登记", "有求职要求"
WINDOW, ONCE, NEITHER = "在政策受理期内", "没有申领过补助金", "领完保险金，或缴费不满一年，或因本人原因离职"
ARMY, ABROAD, REFUSED = "未应征服兵役", "未移居境外", "没有无故拒绝介绍的工作或培训"


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({}, ""),
        ({"pension": "receiving"}, PENSION),
        ({"pension": "not_yet"}, ""),
        ({"pension": None}, ""),
        ({"insured_now": "true"}, EMPLOYED),
        ({"in_flight": "true"}, TWICE),
        ({"receiving_benefit": "true"}, DRAWING),
        ({"receiving_subsidy": "true"}, BOTH),
        ({"insured_here": "false"}, ELSEWHERE),
        ({"stop_cause": "military"}, ARMY),
        ({"stop_cause": "emigrated"}, ABROAD),
        ({"stop_cause": "refused_work"}, REFUSED),
        ({"paid_months": "11"}, MONTHS),
        ({"paid_months": "12"}, ""),
        ({"paid_months": None}, ""),
        ({"end_reason": "own_wish"}, WISH),
        ({"end_reason": "other"}, CLEAR),
        *(({"end_reason": why}, "") for why in ("dismissed", "removed", "employer_unlawful", "bankrupt")),
        ({"registered": "no"}, REGISTERED),
        ({"wants_job": "no"}, SEEKS),
        ({"wants_job": "yes"}, ""),
        ({"insured_now": None, "in_flight": None, "insured_here": None, "stop_cause": None}, ""),
    ],
)
def test_each_rule_of_the_benefit_stops_whom_it_is_about_and_nobody_else(
    said: Mapping[str, str | None], rule: str
) -> None:
    assert weighed(said).stopped_by() == rule


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({}, NEITHER),
        ({"paid_months": "11"}, ""),
        ({"paid_months": "12"}, NEITHER),
        ({"paid_months": "0"}, "参加过失业保险"),
        ({"paid_months": "1"}, ""),
        ({"end_reason": "own_wish"}, ""),
        ({"end_reason": "other"}, CLEAR),
        ({"end_reason": "other", "paid_months": "11"}, ""),
        ({"end_reason": "other", "benefit_exhausted": "true"}, ""),
        ({"benefit_exhausted": "true"}, ""),
        ({"benefit_exhausted": "true", "subsidy_claimed": "true"}, ONCE),
        ({"end_reason": "own_wish", "receiving_benefit": "true"}, "没有同时领取失业保险金"),
        ({"end_reason": "own_wish", "pension": "receiving"}, PENSION),
        ({"end_reason": "own_wish", "insured_now": "true"}, EMPLOYED),
        ({"end_reason": "own_wish", "in_flight": "true"}, TWICE),
        ({"end_reason": "own_wish", "insured_here": "false"}, ELSEWHERE),
        ({"benefit_exhausted": None, "paid_months": None, "end_reason": None}, ""),
    ],
)
def test_each_rule_of_the_subsidy_stops_whom_it_is_about_and_nobody_else(
    said: Mapping[str, str | None], rule: str
) -> None:
    assert weighed(said, SUBSIDY).stopped_by() == rule


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2020, 3, 1), True),
        (date(2020, 12, 31), True),
        (date(2021, 1, 1), False),
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2027, 12, 31), True),
    ],
)
def test_the_subsidy_is_open_from_its_first_to_its_last_day(day: date, open_: bool) -> None:
    found = weighed({"end_reason": "own_wish"}, SUBSIDY, day)
    assert (found.stopped_by() != WINDOW) is open_
    ends = {2020: date(2020, 12, 31)}.get(day.year, date(2027, 12, 31)) if open_ else None
    assert last_day(day, found.item, None, every_service()) == ends


def test_after_its_last_day_the_subsidy_is_not_offered_any_more_and_the_benefit_takes_its_place() -> None:
    subsidy = service(SUBSIDY)
    assert subsidy.is_offered(date(2027, 12, 31))
    assert not subsidy.is_offered(date(2028, 1, 1))
    assert subsidy.replaced_by == BENEFIT


@pytest.mark.parametrize(
    ("paid", "unused", "tier", "longest"),
    [
        ("11", "0", None, None),
        ("12", "0", 12, 12),
        ("59", "0", 12, 12),
        ("60", "0", 18, 18),
        ("119", "0", 18, 18),
        ("120", "0", 24, 24),
        ("360", "0", 24, 24),
        ("12", "5", 12, 17),
        ("60", "6", 18, 24),
        ("60", "7", 18, 24),
        ("120", "9", 24, 24),
        ("60", None, 18, 18),
    ],
)
def test_months_go_by_what_was_paid_with_those_not_drawn_before(
    paid: str, unused: str | None, tier: int | None, longest: int | None
) -> None:
    found = weighed({"paid_months": paid, "unused_months": unused})
    assert found.scope_value("months_of_tier") == (None if tier is None else Decimal(tier))
    assert found.scope_value("longest_months") == (None if longest is None else Decimal(longest))


@pytest.mark.parametrize(
    ("region", "monthly"), [("410499", "1782.00"), ("410402", "1782.00"), ("411099", "1620.00"), ("440700", "1620.00")]
)
def test_the_amount_is_the_citys_share_of_the_citys_minimum_wage(region: str, monthly: str) -> None:
    assert weighed({"paid_months": "12"}, region=region).scope_value("monthly_estimate") == Decimal(monthly)


def test_in_all_is_so_much_a_month_for_so_many_months() -> None:
    found = weighed({"paid_months": "60", "unused_months": "2"}, region="411099")
    assert found.scope_value("total_estimate") == Decimal("32400.00")


def test_the_share_is_within_what_the_law_allows() -> None:
    rate = parameters_on(DAY, service(BENEFIT), None, every_service())["benefit_rate"]
    assert Decimal("0.8") <= rate <= Decimal("0.9")  # type: ignore[operator]


@pytest.mark.parametrize(
    ("ended", "last_paid", "mistakes"),
    [
        ("2026-06-15", "2026-05-01", 0),
        ("2026-06-16", "2026-05-01", 1),
        ("2026-05-01", "2026-05-01", 0),
        ("2026-04-30", "2026-05-01", 1),
        ("2024-01-01", "2023-12-01", 0),
    ],
)
def test_the_day_of_the_end_lies_between_the_last_month_paid_and_today(
    ended: str, last_paid: str, mistakes: int
) -> None:
    found = weighed({"end_date": ended, "last_paid_month": last_paid})
    section = section_of(found.item, "insurance")
    assert section is not None
    scope = scope_of_form(found.item, found.application.values, found.session, found.world)
    wrong = [one for one in page_mistakes(section.fields, found.application.values, scope) if one.field == "end_date"]
    assert len(wrong) == mistakes


@pytest.mark.parametrize(("birth", "young"), [(date(2010, 6, 15), False), (date(2010, 6, 16), True)])
def test_sixteen_is_old_enough_on_the_birthday(birth: date, young: bool) -> None:
    card: IdCard = replace(ADULT, birth=birth)
    trouble = under_age(service(BENEFIT), Resident(card), around())
    assert (trouble is not None) is young


@pytest.mark.parametrize("code", [BENEFIT, SUBSIDY])
def test_a_claim_that_is_under_way_here_is_shown_and_no_second_is_taken(code: str) -> None:
    """Whether the department's own record of it has come or not."""
    assert service(code).one_at_a_time


def test_nobody_else_can_claim_it_here() -> None:
    assert [behalf.value for behalf in service(BENEFIT).who.on_behalf] == ["self"]
    assert [behalf.value for behalf in service(SUBSIDY).who.on_behalf] == ["self"]


@pytest.mark.parametrize("code", [BENEFIT, SUBSIDY])
def test_the_slip_promises_of_the_decision_what_this_terminal_has(code: str) -> None:
    """Where it is looked up; no item prints it."""
    said = service(code).receipt
    assert said is not None and "打印" not in said.afterwards.zh and "print" not in said.afterwards.en
    (progress,) = [one for one in every_service().services.values() if one.kind is Kind.PROGRESS]
    assert progress.title.zh in said.afterwards.zh


@pytest.mark.parametrize("code", [BENEFIT, SUBSIDY])
def test_every_rule_says_which_one_it_is_why_not_and_what_would_help(code: str) -> None:
    item = service(code)
    assert item.eligibility.appeal is not None
    for condition in item.conditions:
        assert condition.title is not None and condition.otherwise.zh and condition.otherwise.en
        assert condition.outcome == "warn" or condition.helps is not None, condition.title.zh


def test_what_nobody_knows_is_never_said_to_be_not_met() -> None:
    down: dict[str, str | None] = {name.removeprefix("api.hrss."): None for name in GOOD}
    verdicts = weighed(down).verdicts()
    assert Verdict.NOT_MET not in verdicts.values()
    assert verdicts[PENSION] is Verdict.TO_CHECK
    assert verdicts[SEEKS] is Verdict.TO_ASK


def test_a_late_bar_that_a_city_switches_on_warns_on_the_day_after_and_does_not_stop() -> None:
    for ended, doubted in (("2026-04-16", 0), ("2026-04-15", 1)):
        found = weighed({"end_date": ended, "last_paid_month": "2026-04-01"})
        section = section_of(found.item, "insurance")
        assert section is not None
        scope = scope_of_form(found.item, found.application.values, found.session, found.world)
        barred = replace(scope, parameters={**scope.parameters, "late_bar": Decimal(1)})
        assert not doubts(section.fields, found.application, scope)
        assert len(doubts(section.fields, found.application, barred)) == doubted


@pytest.mark.parametrize(
    "why", ["contract_ended", "dismissed", "removed", "employer_unlawful", "bankrupt", "own_wish", "other"]
)
def test_nobody_is_sent_from_one_to_the_other_and_back(why: str) -> None:
    sent = {code: _sent_on(weighed({"end_reason": why}, code)) for code in (BENEFIT, SUBSIDY)}
    assert (sent[BENEFIT], sent[SUBSIDY]) != (SUBSIDY, BENEFIT)


def _sent_on(found: Weighed) -> str | None:
    """The item that whoever is stopped is led to."""
    title = found.stopped_by()
    return next((one.instead for one in found.item.conditions if one.title is not None and one.title.zh == title), None)


@pytest.mark.parametrize("code", [BENEFIT, SUBSIDY])
def test_who_says_themselves_where_they_were_insured_can_name_no_other_city(code: str) -> None:
    """The department does not answer: the place is chosen, and another city pays its own."""
    there = around(region="411002")
    there = replace(there, catalogue=replace(there.catalogue, regions=REGIONS))
    section = section_of(service(code), "insurance")
    assert section is not None
    (slot,) = [one for one in slots(section.fields) if one.key == "insured_place"]
    application = start_application(service(code), RESIDENT, (), m.Said(), DAY)
    session = m.Session(resident=RESIDENT, application=application)
    offered = offers_at(session, m.Fill(code, "insurance", application.values), slot, (), there)
    assert offered and {offer.key[:4] for offer in offered} == {"4110"}
