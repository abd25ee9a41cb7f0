"""An application: what is kept and what is not, what an edit does to a signature, what a source that is down means."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from drivers.protocols import Presence
from kiosk.catalogue.definition.fields import GroupField
from kiosk.catalogue.model import Mode, Service, Titled
from kiosk.presenter import Setting, present
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.application import Delivery, FactState
from kiosk.session.digits_stages import AskDigits
from kiosk.session.form.whole import form_fields_of, sections_of
from kiosk.session.reducer import advance
from kiosk.session.world import FilingStop, Link
from screens.models import ParametersBody
from tests.support.application_situations import BENEFIT, FLEXIBLE
from tests.support.applications import Applying, every_service
from tests.support.people import ELDER
from tests.support.situations import world
from tests.support.stages import stage_of

SETTING = Setting(Titled(**{"zh-CN": "大厅", "en": "Hall"}), "DEMO-0001", "12345", demonstration=True)
KNOWN = {"api.psb.local": "yes", "api.psb.household_region": "410499", "api.hrss.insured_now": "false"}


def item(code: str) -> Service:
    return every_service().services[code]


def applied(until: type[m.Stage], facts: dict[str, str] | None = None) -> Applying:
    applying = Applying(item(FLEXIBLE), facts=KNOWN if facts is None else facts)
    applying.apply(until)
    return applying


def begun(applying: Applying) -> m.Application:
    assert applying.session.application is not None
    return applying.session.application


def content(applying: Applying) -> dict[str, object]:
    (kept,) = applying.confirmed()
    read = json.loads(kept.content.text)
    assert isinstance(read, dict)
    return read


def test_what_the_city_knows_is_filled_in_and_says_where_it_came_from() -> None:
    applying = applied(m.Fill)
    application = begun(applying)
    assert application.values.one("local") == "yes"
    assert application.origin("local") == "api:psb.local"
    assert application.origin("applicant_name") == "id.name"
    assert application.origin("phone") == ""


def test_a_value_that_is_changed_is_the_residents_own() -> None:
    applying = applied(m.Preview)
    before = begun(applying)
    changed = before.edited(before.values.put("local", ("no",)))
    assert changed.origin("local") == ""
    assert changed.origin("household_place") == "api:psb.household_region"


def test_a_source_that_is_down_is_never_no_record_and_its_field_is_asked() -> None:
    applying = applied(m.Handing, facts={})
    read = content(applying)
    states = {fact.name: fact.state for fact in begun(applying).facts if not fact.name.startswith("material.")}
    assert set(states.values()) == {FactState.DOWN}
    assert isinstance(read["to_check"], list)
    assert {"api.psb.local", "phone"} <= set(read["to_check"])


def test_without_a_link_nobody_is_asked_and_nothing_stands_still() -> None:
    offline = world(catalogue=every_service(), link=Link.OFFLINE)
    applying = Applying(item(FLEXIBLE), offline)
    applying.apply(m.Fill)
    (asked,) = (effect for effect in applying.effects if isinstance(effect, fx.AskFacts))
    assert (asked.asked, asked.online) == ((), False), "only this terminal's own outbox is looked into"


@pytest.mark.parametrize("event", [e.Stop, e.Overdue])
def test_who_does_not_wait_for_departments_fills_it_in(event: type[e.Event]) -> None:
    applying = Applying(item(FLEXIBLE))
    applying.session = advance(applying.session, e.StartItem(), applying.world).session
    asked = advance(applying.session, e.Agree(), applying.world)
    assert isinstance(asked.session.stage, m.Gathering)
    waiting = asked.session.pending[0]
    made = e.Overdue(waiting.id, waiting.waiting) if event is e.Overdue else e.Stop()
    after = advance(asked.session, made, applying.world).session
    assert isinstance(after.stage, m.Sections)
    assert after.application is not None
    assert {fact.state for fact in after.application.facts} == {FactState.DOWN}
    late = advance(after, e.FactsCame(waiting.id, ()), applying.world).session
    assert late == after


def test_a_condition_that_certainly_fails_stops_and_one_that_nobody_knows_does_not() -> None:
    stopped = applied(m.Unmet, facts={**KNOWN, "api.hrss.insured_now": "true"})
    assert stopped.session.stage == m.Unmet(FLEXIBLE, 0)
    stopped.after(e.Agree())
    assert stopped.session.stage == m.Unmet(FLEXIBLE, 0), "it is no warning"
    applied(m.Confirm, facts={})


def test_what_was_typed_counts_after_next_and_is_gone_after_back() -> None:
    applying = applied(m.Fill)
    applying.after(e.Write("phone", "13900000002"))
    applying.after(e.Back())
    assert isinstance(applying.session.stage, m.Sections)
    assert begun(applying).values.one("phone") == ""
    applying.after(e.Choose("applicant"))
    applying.after(e.Write("phone", "13900000002"))
    applying.after(e.Next())
    assert begun(applying).values.one("phone") == "13900000002"


def test_a_part_is_changed_from_the_preview_and_the_way_leads_back_there() -> None:
    applying = applied(m.Preview)
    applying.after(e.ChangePart())
    applying.after(e.Choose("contribution"))
    applying.after(e.Pick("pay_mode", "year"))
    applying.after(e.Next())
    assert isinstance(applying.session.stage, m.Preview)
    assert begun(applying).values.one("pay_mode") == "year"


def test_a_change_that_opens_another_part_leads_there_first() -> None:
    applying = applied(m.Preview)
    applying.after(e.ChangePart())
    applying.after(e.Choose("contribution"))
    now = "self" if applying.page.values.one("pay_method") == "bank" else "bank"
    applying.after(e.Pick("pay_method", now))
    applying.after(e.Next())
    stage = applying.session.stage
    assert isinstance(stage, m.Preview) if now == "self" else stage.section == "account_page"  # type: ignore[union-attr]


def test_an_edit_voids_the_signature() -> None:
    applying = applied(m.Confirm)
    assert begun(applying).signature is not None
    applying.after(e.Back())
    applying.after(e.ChangePart())
    applying.after(e.Choose("contribution"))
    applying.after(e.Pick("pay_mode", "quarter"))
    applying.after(e.Next())
    assert begun(applying).signature is None
    assert isinstance(applying.session.stage, m.Preview) and begun(applying).voided, "the page says so"
    applying.apply(m.Handing)
    signed = begun(applying).signature
    assert signed is not None and signed.digest == content(applying)["digest"]


def test_only_their_own_card_signs() -> None:
    applying = applied(m.Sign)
    outcome = advance(applying.session, e.Agree(), applying.world)
    asked = next(effect for effect in outcome.effects if isinstance(effect, fx.ReadCard))
    other = advance(outcome.session, e.CardRead(asked.id, ELDER), applying.world).session
    assert isinstance(other.stage, m.Sign) and other.stage.other_card
    assert other.application is not None and other.application.signature is None


def test_a_pledge_and_a_consent_are_the_residents_own_word() -> None:
    applying = Applying(item("002014007013"))
    applying.apply(m.Materials)
    stage = applying.session.stage
    assert isinstance(stage, m.Materials)
    assert Mode.PLEDGE not in {value for _, chosen in stage.values for value in chosen}
    applying.apply(m.Consents)
    stage = applying.session.stage
    assert isinstance(stage, m.Consents) and dict(stage.values) == {}
    applying.after(e.Next())
    needed = any(consent.required for consent in applying.service.consents)
    assert isinstance(applying.session.stage, m.Consents) is needed


def test_an_entry_of_a_list_is_added_kept_left_and_removed() -> None:
    applying = Applying(item(BENEFIT))
    group = next(field for field in form_fields_of(applying.service) if isinstance(field, GroupField))
    applying.apply(m.Preview)
    section = next(one.key for one in sections_of(applying.service) if group in one.fields)
    assert begun(applying).values.get(group.key) in ((), ("0",))
    values = begun(applying).values.put("registered", ("no",))
    applying.session = applying.session.to(m.Fill(BENEFIT, section, values))
    before = applying.page.values.get(group.key)
    applying.after(e.Pick(group.key, "new"))
    entry = applying.page.entry
    applying.after(e.Back())
    assert applying.page.values.get(group.key) == before, "nothing of it is kept"
    if not before:
        applying.after(e.Pick(group.key, "new"))
        applying.fill()
        applying.after(e.Next())
        assert applying.page.values.get(group.key) == (entry,)
    applying.after(e.Pick(group.key, applying.page.values.get(group.key)[0]))
    applying.after(e.RemoveEntry())
    assert applying.page.values.get(group.key) == ()
    assert not any(key.startswith(f"{group.key}.") for key, _ in applying.page.values)


def test_home_and_back_goes_on_where_it_was_and_only_for_the_same_matter() -> None:
    applying = applied(m.Preview)
    filled = begun(applying).values
    applying.after(e.GoHome())
    applying.after(e.ChooseItem(FLEXIBLE))
    applying.apply(m.Preview)
    assert begun(applying).values == filled
    other = replace(begun(applying), subject=ELDER.number)
    applying.session = replace(applying.session, application=other).to(m.ItemPage(FLEXIBLE))
    applying.after(e.StartItem())
    applying.after(e.Agree())
    assert begun(applying).values != filled


def test_what_was_said_once_is_filled_in_again_for_the_same_person_alone() -> None:
    applying = applied(m.Handing)
    phone = begun(applying).values.one("phone")
    applying.keep()
    again = Applying(item("002014007013"))
    again.session = replace(again.session, said=applying.session.said)
    again.apply(m.Fill)
    assert begun(again).values.one("phone") == phone
    assert begun(again).origin("phone") == "earlier"
    somebody = Applying(item("002014007013"))
    somebody.session = replace(somebody.session, said=replace(applying.session.said, subject=ELDER.number))
    somebody.apply(m.Fill)
    assert begun(somebody).values.one("phone") == ""


@pytest.mark.parametrize("answer", ["not_kept", "overdue"])
def test_what_nobody_knows_to_be_stored_is_confirmed_once_more_with_the_same_content(answer: str) -> None:
    applying = applied(m.Handing)
    waiting = applying.session.pending[-1]
    applying.after(e.NotKept(waiting.id) if answer == "not_kept" else e.Overdue(waiting.id, waiting.waiting))
    assert applying.session.stage == m.Confirm(FLEXIBLE, not_kept=True)
    applying.after(e.Agree())
    first, second = applying.confirmed()
    assert first.content.text == second.content.text
    assert first.content.digest == second.content.digest


def test_what_cannot_be_stored_is_not_confirmed() -> None:
    applying = applied(m.Confirm)
    applying.world = replace(applying.world, filing_stops=(FilingStop.DISK_NEARLY_FULL,))
    applying.after(e.Agree())
    assert applying.session.stage == m.Confirm(FLEXIBLE, not_kept=True)
    assert applying.confirmed() == []


def test_nobody_leaves_between_the_confirmation_and_its_number() -> None:
    applying = applied(m.Handing)
    for event in (e.Back(), e.GoHome(), e.EndVisit(), e.Agree(), e.CardMoved(Presence.NO)):
        applying.after(event)
        assert isinstance(applying.session.stage, m.Handing)
    assert len(applying.confirmed()) == 1


@pytest.mark.parametrize("until", [m.Sections, m.Fill, m.Materials, m.Preview, m.Consents, m.Sign, m.Confirm])
def test_a_visit_that_times_out_keeps_nothing_and_confirms_nothing(until: type[m.Stage]) -> None:
    applying = applied(until)
    applying.world = replace(applying.world, now=applying.world.now + 3600)
    applying.after(e.Tick())
    assert applying.session.application is None
    assert applying.session.said.values == m.Values()
    assert applying.confirmed() == []
    assert any(isinstance(effect, fx.Forget) for effect in applying.effects)


@pytest.mark.parametrize("until", [m.Sections, m.Fill, m.Materials, m.Preview, m.Consents, m.Sign, m.Confirm])
def test_neither_a_card_that_is_pulled_nor_a_lost_link_takes_anything_away(until: type[m.Stage]) -> None:
    applying = applied(until)
    before = applying.session
    applying.after(e.CardMoved(Presence.NO))
    applying.world = replace(applying.world, link=Link.OFFLINE)
    applying.after(e.WorldChanged())
    assert stage_of(applying.session) == stage_of(before)
    assert applying.session.application == before.application
    applying.apply(m.Handing)


def test_the_page_follows_the_row_and_its_slip_says_the_same() -> None:
    applying = applied(m.Handing)
    applying.keep()
    stage = applying.session.stage
    assert isinstance(stage, m.Handed)
    assert (stage.handed.delivery, stage.handed.local_number) == (Delivery.DELIVERED, "0123456788")
    applying.after(e.PrintSlip())
    slip = applying.effects[-1]
    assert isinstance(slip, fx.PrintApplicationSlip) and slip.handed == stage.handed
    applying.after(e.PrintSlip())
    assert sum(isinstance(effect, fx.PrintApplicationSlip) for effect in applying.effects) == 1, "one at a time"


def test_a_card_that_cannot_be_read_is_said_as_soon_as_it_is_wanted() -> None:
    archives = item("412099910000")  # somebody else's file needs a proof of the relation
    cards = tuple(
        one.model_copy(update={"modes": (Mode.CARD,)}) if one.key == "relation" else one for one in archives.materials
    )
    archives = archives.model_copy(update={"materials": cards})
    there = replace(every_service(), services={**every_service().services, archives.code: archives})
    applying = Applying(archives, world(catalogue=there))
    applying.apply(m.Preview)
    values = begun(applying).values.put("for_whom", ("spouse",))
    changed = begun(applying).edited(values)
    applying.session = replace(applying.session, application=changed).to(m.Sections(applying.service.code))
    applying.after(e.Next())
    assert applying.session.stage == m.NotHere(applying.service.code, ("relation",))


def test_what_is_wrong_is_said_at_its_field_as_soon_as_another_is_gone_on_to() -> None:
    applying = applied(m.Fill, facts={})
    while applying.page.section != "account_page":
        applying.fill()
        if applying.page.section == "contribution":
            applying.after(e.Pick("pay_method", "bank"))
        applying.after(e.Next())
        if isinstance(applying.session.stage, AskDigits):
            applying.after(e.Next())
    applying.after(e.Write("bank_card", "6222"))
    assert errors(applying) == {}, "half a number is no mistake yet"
    applying.session = applying.session.to(replace(applying.page, typing="elsewhere"))
    assert list(errors(applying)) == ["bank_card"]
    body = present(applying.session, applying.world, SETTING).body
    assert isinstance(body, ParametersBody) and body.errors == (), "the summary comes with the button"


def errors(applying: Applying) -> dict[str, str]:
    body = present(applying.session, applying.world, SETTING).body
    assert isinstance(body, ParametersBody)
    return {field.key: field.error for field in body.fields if field.error}
