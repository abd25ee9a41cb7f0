"""A material that its source verifies is asked for there; what is not found and who does not answer are told apart."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kiosk.catalogue.facts import material_fact, material_sources
from kiosk.catalogue.model import Mode
from kiosk.central.sandbox.records.book import records
from kiosk.presenter import present
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.application import Fact, FactState
from kiosk.session.reducer import advance
from kiosk.session.world import Link
from screens.models import ParametersBody, QuestionBody
from tests.support.applications import Applying, applications, every_service
from tests.support.stages import stage_of
from tests.unit.presenter.test_every_session_has_a_page import SETTING

RESIDENCE, LEASE = "410709901000", "home_proof"


def renting(state: FactState | None = None) -> Applying:
    """Somebody who rents, at the consents; ``state``: what will come of asking for the lease."""
    applying = Applying(every_service().services[RESIDENCE])
    if state is not None:
        applying.sources[material_fact(LEASE)] = state
    applying.apply(m.Materials)
    assert isinstance(applying.session.stage, m.Materials)
    applying.after(e.Pick(LEASE, Mode.VERIFIED))
    applying.after(e.Next())
    applying.apply(m.Consents)
    return applying


def agree(applying: Applying, *, lookup: bool = True) -> None:
    if lookup:
        applying.after(e.Pick("lookup", "true"))
    applying.after(e.Next())


def asked(applying: Applying) -> list[tuple[str, str]]:
    """Sources of materials that were asked."""
    effects = [one for one in applying.effects if isinstance(one, fx.AskFacts)]
    return [pair for one in effects for pair in one.asked if pair[0].startswith("material.")]


def body(applying: Applying) -> ParametersBody | QuestionBody:
    shown = present(replace(applying.session, looks=m.Looks("zh-CN")), applying.world, SETTING).body
    assert isinstance(shown, ParametersBody | QuestionBody)
    return shown


def handed_in(applying: Applying) -> dict[str, object]:
    applying.apply(m.Handing)
    read = json.loads(applying.confirmed()[-1].content.text)
    assert isinstance(read, dict)
    return read


def test_nobody_is_asked_before_the_resident_has_agreed() -> None:
    applying = renting()
    assert asked(applying) == []
    agree(applying)
    assert (material_fact(LEASE), "housing.lease_or_title") in asked(applying)


def test_what_is_found_need_not_be_brought_and_says_where_and_of_which_day() -> None:
    applying = renting()
    silently_found(applying)
    assert isinstance(applying.session.stage, m.Preview), "no page more, and nothing to touch"
    applying.apply(m.Confirm)
    said = {fact.key: fact.value for fact in body(applying).facts}
    assert said[f"verified-{LEASE}"] == "已核验：市住房和城乡建设局，记录截至2026年6月14日，不用带"
    content = handed_in(applying)
    materials = content["materials"]
    assert isinstance(materials, dict) and materials[LEASE]["verified"] == {"state": "found", "as_of": "2026-06-14"}
    assert LEASE not in json.dumps(content["to_check"])


def test_what_departments_say_of_papers_fills_in_nothing_that_was_emptied() -> None:
    applying = renting()
    application = applying.session.application
    assert application is not None
    emptied = replace(application, values=application.values.put("applicant_name", ()), origins=())
    applying.session = replace(applying.session, application=emptied)
    agree(applying)
    after = applying.session.application
    assert after is not None and after.values.get("applicant_name") == ()


def silently_found(applying: Applying) -> None:
    """The consents are given, and the sources say that everything is there."""
    outcome = advance(applying.session, e.Pick("lookup", "true"), applying.world)
    outcome = advance(outcome.session, e.Next(), applying.world)
    (effect,) = (one for one in outcome.effects if isinstance(one, fx.AskFacts))
    facts = tuple(Fact(name, FactState.FOUND, "there", "市住房和城乡建设局", "2026-06-14") for name, _ in effect.asked)
    applying.session = outcome.session
    applying.after(e.FactsCame(effect.id, facts))


def test_what_is_not_found_falls_back_to_the_next_mode_and_cannot_be_verified_any_more() -> None:
    applying = renting(FactState.NONE)
    agree(applying)
    stage = applying.session.stage
    assert isinstance(stage, m.Materials) and stage.values.one(LEASE) == Mode.SCAN, "the next of the definition"
    shown = body(applying)
    assert isinstance(shown, ParametersBody)
    field = next(one for one in shown.fields if one.key == LEASE)
    assert "没有查到这项记录" in field.hint and "没有回应" not in field.hint
    assert [option.key for option in field.options] == ["scan", "pledge"]
    applying.after(e.Pick(LEASE, Mode.VERIFIED))
    assert applying.session.stage == stage, "what is not there is not there"
    applying.after(e.Next())
    assert isinstance(applying.session.stage, m.ScanIntro)
    assert LEASE not in str(handed_in(applying)["to_check"])


def test_a_source_that_is_down_is_no_record_that_is_missing() -> None:
    applying = renting(FactState.DOWN)
    agree(applying)
    stage = applying.session.stage
    assert isinstance(stage, m.Materials) and stage.values.one(LEASE) == Mode.SCAN
    shown = body(applying)
    assert isinstance(shown, ParametersBody)
    field = next(one for one in shown.fields if one.key == LEASE)
    assert "没有回应" in field.hint and "没有查到" not in field.hint
    applying.after(e.Pick(LEASE, Mode.VERIFIED))
    applying.after(e.Next())
    assert isinstance(applying.session.stage, m.Preview), "it may be left to the department"
    assert len([name for name, _ in asked(applying) if name == material_fact(LEASE)]) == 1, "and is not asked for ever"
    content = handed_in(applying)
    assert LEASE in str(content["to_check"])


def test_who_does_not_agree_gives_it_in_another_way_and_no_department_is_asked() -> None:
    applying = renting()
    agree(applying, lookup=False)
    stage = applying.session.stage
    assert isinstance(stage, m.Materials) and stage.values.one(LEASE) == Mode.SCAN
    assert material_fact(LEASE) not in dict(asked(applying))


@pytest.mark.parametrize("way_out", [e.Stop, e.Overdue])
def test_sources_that_nobody_waits_for_are_down_and_asked_once(way_out: type[e.Event]) -> None:
    applying = renting()
    applying.after(e.Pick("lookup", "true"))
    outcome = advance(applying.session, e.Next(), applying.world)
    (effect,) = (one for one in outcome.effects if isinstance(one, fx.AskFacts))
    overdue = e.Overdue(effect.id, m.Waiting.FACTS)
    session = outcome.session.settled(effect.id) if way_out is e.Overdue else outcome.session
    outcome = advance(session, overdue if way_out is e.Overdue else e.Stop(), applying.world)
    assert isinstance(outcome.session.stage, m.Materials)
    assert not any(isinstance(one, fx.AskFacts) for one in outcome.effects)
    late = advance(outcome.session, e.FactsCame(effect.id, ()), applying.world)
    assert stage_of(late.session) == stage_of(outcome.session), "an answer that comes late changes nothing"


def test_going_back_while_departments_are_asked_leads_to_the_materials() -> None:
    applying = renting()
    applying.after(e.Pick("lookup", "true"))
    outcome = advance(applying.session, e.Next(), applying.world)
    assert isinstance(advance(outcome.session, e.Back(), applying.world).session.stage, m.Materials)


def test_without_a_link_nobody_is_asked_and_the_slip_says_what_the_department_checks() -> None:
    applying = renting()
    applying.world = replace(applying.world, link=Link.OFFLINE)
    agree(applying)
    assert isinstance(applying.session.stage, m.Preview) and asked(applying) == []
    assert LEASE in str(handed_in(applying)["to_check"])


def test_a_link_that_comes_back_after_the_signature_voids_nothing() -> None:
    applying = renting()
    applying.world = replace(applying.world, link=Link.OFFLINE)
    agree(applying)
    applying.apply(m.Confirm)
    before = applying.session.application
    applying.world = replace(applying.world, link=Link.ONLINE)
    applying.after(e.Back())
    applying.apply(m.Confirm)
    after = applying.session.application
    assert before is not None and after is not None and before.signature is not None
    assert asked(applying) == []


def test_the_sandbox_answers_for_every_source_that_a_definition_names() -> None:
    named = {source for service in applications() for source in material_sources(service)}
    assert named <= set(records().sources)
