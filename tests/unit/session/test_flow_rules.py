"""Enrolment, starting a company, a newborn child and the maintenance fund: each rule on both sides of its boundary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.definition.service import DatedValue, Service
from kiosk.catalogue.definition.who import DisputeWay
from kiosk.rules.expressions import Scope, evaluate, holds
from kiosk.rules.identity_numbers import age_on
from kiosk.session import model as m
from kiosk.session.application import Application, Dispute, Fact, FactState
from kiosk.session.form.checking import visible_fields
from kiosk.session.form.prefilling import start_application
from kiosk.session.form.weighing import doubts, stops
from kiosk.session.form.whole import form_fields_of, page_mistakes, scope_of_form, shown_sections
from kiosk.session.values import Values
from kiosk.session.world import World
from tests.support.applications import OTHERS, RESIDENT, Applying, every_service
from tests.support.people import CHILD
from tests.support.situations import world

ENROLMENT, COMPANY, REGISTRATION = "412005901000", "412099928000", "000131003000"
NEWBORN, FUND, RESTAURANT = "412099929000", "411017902000", "412099926000"
DAY = date(2026, 6, 15)
Said = str | tuple[str, ...]
_NONE: Mapping[str, Said] = {}
_UNSAID: Mapping[str, str] = {}


@dataclass(frozen=True)
class Filled:
    """A form with what departments say and what was answered so far."""

    item: Service
    application: Application
    world: World

    @property
    def scope(self) -> Scope:
        session = m.Session(resident=RESIDENT, application=self.application)
        return scope_of_form(self.item, self.application.values, session, self.world)

    def stopped_by(self) -> list[tuple[str, str]]:
        """The words and the outcome of every condition that is not met."""
        return [
            (condition.otherwise.zh, condition.outcome)
            for number, condition in enumerate(self.item.conditions)
            if stops(number, condition, self.application, self.scope)
        ]

    def refused(self) -> str:
        """The words of every rule that is broken, hard ones only."""
        found = page_mistakes(form_fields_of(self.item), self.application.values, self.scope)
        return " ".join(one.words.zh for one in found if one.words is not None)

    def doubted(self) -> str:
        fields = form_fields_of(self.item)
        return " ".join(one.message.zh for one in doubts(fields, self.application, self.scope))

    def asked(self) -> set[str]:
        sections = shown_sections(self.item, self.scope)
        return {field.key for section in sections for field in visible_fields(section.fields, self.scope)}

    def wanted(self, material: str) -> bool:
        (found,) = [one for one in self.item.materials if one.key == material]
        required = found.required
        return required if isinstance(required, bool) else holds(required, self.scope) is True

    def disputing(self, about: str) -> Filled:
        dispute = Dispute(about, DisputeWay.TYPE, "", "api:edu.category")
        return replace(self, application=replace(self.application, disputes=(dispute,)))


def filled(
    code: str,
    said: Mapping[str, Said] = _NONE,
    facts: Mapping[str, str] = _UNSAID,
    day: date = DAY,
    item: Service | None = None,
) -> Filled:
    """``said``: answers by their key; ``facts``: what departments say, by the end of its name."""
    service, there = item or every_service().services[code], world(catalogue=every_service())
    there = replace(there, wall=datetime(day.year, day.month, day.day, 10, 30))
    known = tuple(Fact(f"api.{name}", FactState.FOUND, value, value) for name, value in facts.items())
    begun = start_application(service, RESIDENT, known, m.Said(), day)
    values: Values = begun.values
    for key, value in said.items():
        values = values.put(key, (value,) if isinstance(value, str) else value)
    return Filled(service, replace(begun, values=values), there)


def with_parameter(code: str, key: str, value: str) -> Service:
    """The item where a city has decided otherwise."""
    service = every_service().services[code]
    decided = DatedValue(valid_from=date(2026, 1, 1), value=value)
    tables = tuple(one.model_copy(update={"values": (decided,)}) if one.key == key else one for one in service.tables)
    assert tables != service.tables
    return service.model_copy(update={"tables": tables})


def offering(item: Service) -> World:
    there = world(catalogue=every_service())
    services = {**there.catalogue.services, item.code: item}
    return replace(there, catalogue=replace(there.catalogue, services=services))


# --- primary school ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "day", "old_enough"),
    [
        ("2020-08-31", DAY, True),
        ("2020-09-01", DAY, False),
        ("2020-09-01", date(2027, 6, 15), True),
        ("2020-08-01", DAY, True),
        ("2021-08-31", DAY, False),
        ("2016-02-29", DAY, True),
    ],
)
def test_a_child_is_six_by_the_last_day_of_august_whatever_the_department_answers(
    birth: str, day: date, old_enough: bool
) -> None:
    form = filled(ENROLMENT, facts={"psb.child_birth": birth}, day=day)
    last_of_august = date(day.year, 8, 31)
    assert evaluate("child_age_day", form.scope) == age_on(date.fromisoformat(birth), last_of_august)
    assert any("未满6周岁" in said for said, _ in form.stopped_by()) is not old_enough


def test_a_child_that_is_enrolled_already_or_on_its_way_is_not_enrolled_again() -> None:
    stopped = filled(ENROLMENT, facts={"edu.enrolled": "true", "edu.in_flight": "true"}).stopped_by()
    assert [outcome for said, outcome in stopped if "学籍号" in said or "正在办理" in said] == ["fail", "fail"]


def test_who_is_no_parent_proves_it_or_goes_to_the_counter() -> None:
    grandparent = filled(ENROLMENT, {"relation": "grandparent"}, {"psb.guardian": "false"})
    assert [outcome for said, outcome in grandparent.stopped_by() if "监护关系" in said] == ["warn"]
    assert grandparent.wanted("guardianship")
    assert not filled(ENROLMENT, {"relation": "mother"}).wanted("guardianship")


@pytest.mark.parametrize(("years", "warned"), [("5", True), ("6", False), ("12", False)])
def test_a_home_is_counted_by_the_years_that_the_district_says(years: str, warned: bool) -> None:
    stopped = filled(ENROLMENT, facts={"edu.years_since_home_used": years}).stopped_by()
    assert any("同一住房" in said and outcome == "warn" for said, outcome in stopped) is warned


def test_the_district_decides_for_how_long_a_home_is_counted() -> None:
    shorter = with_parameter(ENROLMENT, "same_home_years", "3")
    stopped = filled(ENROLMENT, facts={"edu.years_since_home_used": "5"}, item=shorter).stopped_by()
    assert not any("同一住房" in said for said, _ in stopped)


@pytest.mark.parametrize(
    ("sibling", "born", "own", "right"),
    [
        (OTHERS[1], "1999-11-07", OTHERS[0], True),
        (OTHERS[1], "1999-11-08", OTHERS[0], False),
        (OTHERS[1], "1999-11-07", OTHERS[1], False),
    ],
)
def test_twins_are_born_on_the_same_day_and_are_two(sibling: str, born: str, own: str, right: bool) -> None:
    said: dict[str, Said] = {"special": "twins", "twins": "0", "twins.0.twin_number": sibling, "child_number": own}
    form = filled(ENROLMENT, {**said, "child_birth": born})
    group = next(field for field in form_fields_of(form.item) if field.key == "twins")
    assert isinstance(group, f.GroupField)
    (check,) = group.fields[0].checks
    inner = replace(form.scope, values={**form.scope.values, "twin_number": sibling})
    assert holds(check.holds, inner) is right


def test_a_school_is_wished_for_once_and_as_many_as_the_district_takes() -> None:
    assert "志愿相同" in filled(ENROLMENT, {"school_one": "a", "school_two": "a"}).refused()
    assert "志愿相同" in filled(ENROLMENT, {"school_one": "a", "school_two": "b", "school_three": "a"}).refused()
    other = filled(ENROLMENT, {"school_one": "a", "school_two": "b", "school_three": "c"})
    assert "志愿相同" not in other.refused() and {"school_two", "school_three"} <= other.asked()
    one = filled(ENROLMENT, {"school_one": "a"}, item=with_parameter(ENROLMENT, "school_wishes", "1"))
    assert not {"school_two", "school_three"} & one.asked()


def test_class_basis_and_the_next_class_are_the_departments_own_words() -> None:
    said = {"edu.category": "第二类", "edu.category_basis": "有房无户", "edu.category_next": "第三类"}
    values = filled(ENROLMENT, facts=said).application.values
    assert [values.one(key) for key in ("category", "category_basis", "category_next")] == list(said.values())


def test_who_calls_a_record_wrong_books_the_check_and_nobody_else_does() -> None:
    form = filled(ENROLMENT)
    assert "check_slot" not in form.asked()
    assert "check_slot" in form.disputing("category").asked()


@pytest.mark.parametrize(("special", "proof"), [("military", True), ("talent", True), ("twins", False)])
def test_a_special_case_is_proved_unless_it_is_twins(special: str, proof: bool) -> None:
    assert filled(ENROLMENT, {"special": special}).wanted("special_proof") is proof


def test_a_gap_in_the_vaccinations_only_warns_and_names_the_clinic() -> None:
    gap = filled(ENROLMENT, facts={"health.vaccination_complete": "false", "health.clinic_near": "示例门诊"})
    assert [outcome for said, outcome in gap.stopped_by() if "接种" in said] == ["warn"]
    assert "vaccine_clinic" in gap.asked() and gap.application.values.one("vaccine_clinic") == "示例门诊"


# --- starting a company -----------------------------------------------------------------------------------------------

_OF_COMPANIES = {"director", "manager", "supervisor", "officers_ok", "articles"}


@pytest.mark.parametrize("code", [COMPANY, REGISTRATION])
@pytest.mark.parametrize(("kind", "company"), [("ltd", True), ("sole_ltd", True), ("partnership", False), ("individual", False)])  # fmt: skip  # noqa: E501
def test_the_kind_decides_what_is_asked(code: str, kind: str, company: bool) -> None:
    form = filled(code, {"entity_type": kind})
    assert (_OF_COMPANIES & form.asked() == _OF_COMPANIES) is company
    assert bool(_OF_COMPANIES & form.asked()) is company
    assert form.wanted("articles_doc") is form.wanted("appointment") is company


@pytest.mark.parametrize("code", [COMPANY, REGISTRATION])
@pytest.mark.parametrize(
    ("kind", "by", "refused"),
    [
        ("ltd", "2031-06-15", False),
        ("ltd", "2031-06-16", True),
        ("ltd", "2031-07-14", True),
        ("partnership", "2040-01-01", False),
    ],
)
def test_a_company_pays_up_within_five_years_to_the_day(code: str, kind: str, by: str, refused: bool) -> None:
    form = filled(code, {"entity_type": kind, "pay_date": by})
    assert ("超过公司法规定的期限" in form.refused()) is refused
    owner = filled(code, {"entity_type": kind, "holders": "0", "holders.0.holder_pay_date": by})
    group = next(field for field in form_fields_of(owner.item) if field.key == "holders")
    assert isinstance(group, f.GroupField)
    (check,) = next(one for one in group.fields if one.key == "holder_pay_date").checks
    inner = replace(owner.scope, values={**owner.scope.values, "holder_pay_date": date.fromisoformat(by)})
    assert (holds(check.holds, inner) is False) is refused


@pytest.mark.parametrize(("kind", "owners", "refused"), [("sole_ltd", 2, True), ("sole_ltd", 1, False), ("individual", 2, True), ("ltd", 2, False)])  # fmt: skip  # noqa: E501
def test_a_sole_form_has_one_owner(kind: str, owners: int, refused: bool) -> None:
    form = filled(COMPANY, {"entity_type": kind, "holders": tuple(str(number) for number in range(owners))})
    assert ("只有一个投资人" in form.refused()) is refused


@pytest.mark.parametrize(("number", "refused"), [(CHILD.number, True), (OTHERS[0], False)])
def test_a_legal_representative_is_of_age(number: str, refused: bool) -> None:
    who = {"name": "王芳", "number": number, "phone": "13800000001"}
    said = {f"{key}.{part}": value for key in ("legal_person", "director") for part, value in who.items()}
    assert ("法定代表人须年满18周岁" in filled(COMPANY, {"entity_type": "ltd", **said}).refused()) is refused


@pytest.mark.parametrize(
    ("kind", "form", "refused"),
    [("ltd", "ltd", False), ("ltd", "shop", True), ("individual", "shop", False), ("individual", "ltd", True)],
)
def test_the_form_in_the_name_goes_with_the_kind(kind: str, form: str, refused: bool) -> None:
    assert ("组织形式与企业类型不符" in filled(COMPANY, {"entity_type": kind, "name_form": form}).refused()) is refused


def test_the_capital_is_said_in_full_and_the_name_for_how_long_it_is_kept() -> None:
    scope = filled(COMPANY, {"capital": "12.5"}).scope
    assert evaluate("capital_yuan", scope) == Decimal(125_000)
    assert evaluate("name_kept", scope) == Decimal(60)


@pytest.mark.parametrize(("staff", "filed"), [("9", False), ("10", True)])
def test_ten_employees_are_filed_along_with_it(staff: str, filed: bool) -> None:
    form = filled(COMPANY, {"staff_count": staff})
    (item,) = [one for one in form.item.joint_items if one.key == "employment_filing"]
    assert item.when is not None and holds(item.when, form.scope) is filed


def test_a_sole_trader_names_no_beneficial_owner() -> None:
    assert "beneficiaries" in filled(COMPANY, {"entity_type": "ltd", "capital": "1"}).asked()
    assert "beneficiaries" not in filled(COMPANY, {"entity_type": "individual", "capital": "1"}).asked()


# --- a newborn child --------------------------------------------------------------------------------------------------


def test_parents_who_are_not_married_are_sent_to_the_counter_where_the_city_says_so() -> None:
    assert [outcome for said, outcome in filled(NEWBORN, {"wedlock": "no"}).stopped_by() if "非婚" in said] == [
        "window"
    ]
    elsewhere = with_parameter(NEWBORN, "wedlock_needed", "0")
    assert filled(NEWBORN, {"wedlock": "no"}, item=elsewhere).stopped_by() == []


def test_a_city_asks_beforehand_what_it_wants_and_nothing_else() -> None:
    def questions(item: Service) -> list[int]:
        applying = Applying(item, around=offering(item))
        applying.apply(m.Sections)
        return [stage.number for stage in applying.pages if isinstance(stage, m.Asked)]

    assert questions(every_service().services[NEWBORN]) == [0, 1]
    assert questions(with_parameter(NEWBORN, "born_here_needed", "0")) == [1]
    assert questions(with_parameter(NEWBORN, "local_parent_needed", "0")) == [0]


@pytest.mark.parametrize(("born", "late"), [("2025-12-17", False), ("2025-12-16", True)])
def test_the_days_since_the_birth_are_counted(born: str, late: bool) -> None:
    stopped = filled(NEWBORN, facts={"health.birth_time": born}).stopped_by()
    assert any("时限" in said and outcome == "window" for said, outcome in stopped) is late


@pytest.mark.parametrize(
    ("joint", "doubted"),
    [
        (("social_card",), True),
        (("medical", "maternity"), True),
        (("hukou", "social_card", "medical"), False),
        (("birth_certificate",), False),
    ],
)
def test_card_and_insurance_wait_for_the_number_of_the_child(joint: tuple[str, ...], doubted: bool) -> None:
    assert ("落户后才有身份号码" in filled(NEWBORN, {"joint": joint}).doubted()) is doubted


def test_what_is_not_ticked_asks_for_no_paper_of_its_own() -> None:
    without, ticked = filled(NEWBORN, {"joint": "maternity"}), filled(NEWBORN, {"joint": "birth_certificate"})
    assert [form.wanted("issue_form") for form in (without, ticked)] == [False, True]
    assert [form.wanted("informed_doc") for form in (without, ticked)] == [False, True]
    assert ["informed" in form.asked() for form in (without, ticked)] == [False, True]
    assert [form.wanted("bill") for form in (without, ticked)] == [True, False]


def test_ethnic_groups_that_are_called_the_same_and_are_not_are_looked_at_again() -> None:
    nations = {"psb.mother_nation": "汉族", "psb.father_nation": "回族"}
    assert "父母民族不一致" in filled(NEWBORN, {"parent_nations_differ": "no"}, nations).doubted()
    assert "父母民族不一致" not in filled(NEWBORN, {"parent_nations_differ": "yes"}, nations).doubted()
    assert filled(NEWBORN, {"parent_nations_differ": "yes"}, nations).wanted("nation_form")


# --- a restaurant -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "from_area", "checked"),
    [("300", "300", True), ("299.99", "300", False), ("50", "0", False), ("50.01", "0", True)],
)
def test_a_small_place_is_spared_the_fire_check_wherever_it_begins(area: str, from_area: str, checked: bool) -> None:
    item = every_service().services[RESTAURANT]
    item = item if from_area == "300" else with_parameter(RESTAURANT, "fire_area", from_area)
    form = filled(RESTAURANT, {"area": area, "fire_mode": "general"}, item=item)
    assert ("fire_mode" in form.asked()) is form.wanted("fire_form") is form.wanted("evacuation") is checked
    (joint,) = [one for one in item.joint_items if one.key == "fire_general"]
    assert joint.when is not None and (holds(joint.when, form.scope) is True) is checked


# --- the maintenance fund ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "paid", "balance", "due"),
    [
        ("first", "0", "0", "7788.00"),
        ("top_up", "7000", "0", "788.00"),
        ("top_up", "8000", "0", "0"),
        ("renewal", "7788", "2336.40", "0"),
        ("renewal", "7788", "2336.39", "5451.61"),
    ],
)
def test_what_is_due_follows_from_area_rate_and_what_is_there(kind: str, paid: str, balance: str, due: str) -> None:
    bill = {"area": "118", "building_kind": "multi", "pay_type": kind, "paid": paid, "balance": balance}
    form = filled(FUND, facts={f"housing.{key}": value for key, value in bill.items()})
    assert evaluate("amount", form.scope) == Decimal("7788.00")
    assert evaluate("due", form.scope) == Decimal(due)
    assert any("足额" in said and outcome == "warn" for said, outcome in form.stopped_by()) is (Decimal(due) == 0)


def test_a_home_without_an_area_is_for_the_counter_and_a_locked_bill_waits() -> None:
    stopped = filled(FUND, facts={"housing.bill_locked": "true"}).stopped_by()
    assert [outcome for said, outcome in stopped if "建筑面积" in said] == ["window"]
    assert [outcome for said, outcome in stopped if "15分钟" in said] == ["fail"]


@pytest.mark.parametrize(
    ("lookup", "asked"),
    [
        ("contract", {"contract_number"}),
        ("person", {"house"}),
        ("room", {"estate_name", "block", "unit", "room"}),
    ],
)
def test_a_home_is_found_in_three_ways_and_by_its_room_also_for_somebody_else(lookup: str, asked: set[str]) -> None:
    form = filled(FUND, {"lookup": lookup})
    ways = {"contract_number", "house", "estate_name", "block", "unit", "room"}
    assert ways & form.asked() == asked
    lists = [field for field in form_fields_of(form.item) if isinstance(field, f.SelectField) and field.key in asked]
    assert all(field.personal is (field.key == "house") for field in lists)


@pytest.mark.parametrize(("allowed", "whole"), [("0", True), ("1", False)])
def test_a_part_of_it_is_paid_only_where_the_district_says_so(allowed: str, whole: bool) -> None:
    item = every_service().services[FUND] if whole else with_parameter(FUND, "part_allowed", allowed)
    assert item.payment is not None and isinstance(item.payment.only_whole, str)
    assert holds(item.payment.only_whole, filled(FUND, item=item).scope) is whole
