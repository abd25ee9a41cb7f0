"""Around what is known already: earlier filings, what the conditions come to, what may be left as it is, and records
that somebody calls wrong."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.definition.who import DisputeWay
from kiosk.catalogue.facts import fact_name
from kiosk.catalogue.model import Service
from kiosk.rules.expressions import Scope, names_in
from kiosk.session import events as e
from kiosk.session.application import Application, Dispute, about_condition
from kiosk.session.application_stages import Fill, Sections, Unmet
from kiosk.session.fill_once_stages import Doubt, Findings, UseEarlier, Wrong
from kiosk.session.form.earlier import earlier_facts
from kiosk.session.form.slots import slots
from kiosk.session.form.weighing import behind, disputable, doubts
from kiosk.session.form.whole import form_fields_of, scope_of_form, section_of, sections_of
from kiosk.session.model import ItemPage, Session, Trouble, TroubleKind
from kiosk.session.step import Outcome, application_step
from kiosk.session.steps.gathering import ask_facts
from kiosk.session.steps.onward import onward
from kiosk.session.world import World


def _item_away(session: Session) -> Outcome:
    return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))


# --- earlier filings --------------------------------------------------------------------------------------------------


def use_earlier(session: Session, stage: UseEarlier, event: e.Agree, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None or session.application is None:
        return _item_away(session)
    session = replace(session, said=replace(session.said, filed=True))
    return ask_facts(session, service, earlier_facts(service), world)


def leave_earlier(session: Session, stage: UseEarlier, event: e.Decline, world: World) -> Outcome:
    session = replace(session, said=replace(session.said, filed=False))
    return onward(session, stage.code, world)


# --- what the conditions come to --------------------------------------------------------------------------------------


def go_on(session: Session, stage: Findings, event: e.Next, world: World) -> Outcome:
    if session.application is None:
        return _item_away(session)
    session = replace(session, application=replace(session.application, weighed=True))
    return onward(session, stage.code, world)


def back_to_item(session: Session, stage: Findings | UseEarlier, event: e.Back, world: World) -> Outcome:
    return Outcome(session.to(ItemPage(stage.code)))


# --- what may be left as it is ----------------------------------------------------------------------------------------


def leave_it(session: Session, stage: Doubt, event: e.Agree, world: World) -> Outcome:
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return _item_away(session)
    scope = scope_of_form(service, application.values, session, world)
    section = section_of(service, stage.section)
    doubted = doubts(section.fields, application, scope) if section is not None else ()
    passed = application.passed | {one.passed_as for one in doubted}
    return onward(replace(session, application=replace(application, passed=passed)), stage.code, world)


def change_it(session: Session, stage: Doubt, event: e.ChangePart | e.Back, world: World) -> Outcome:
    if session.application is None:
        return _item_away(session)
    return Outcome(session.to(Fill(stage.code, stage.section, session.application.values)))


# --- records that are wrong -------------------------------------------------------------------------------------------


def wrong_on_page(session: Session, stage: Fill, event: e.CallWrong, world: World) -> Outcome:
    """Which of the records on the page it is; where there is one, there is nothing to choose."""
    service, application = world.catalogue.services.get(stage.code), session.application
    section = section_of(service, stage.section) if service is not None else None
    if application is None or section is None or stage.group:
        return Outcome(session)
    there = disputable(section.fields, application)
    if not there:
        return Outcome(session)
    about = there[0].key if len(there) == 1 else ""
    return Outcome(session.to(Wrong(stage.code, stage.section, about=about, values=stage.values)))


def wrong_behind(session: Session, stage: Unmet, event: e.CallWrong, world: World) -> Outcome:
    """The record behind a condition that is not met."""
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return Outcome(session)
    condition = service.conditions[stage.number]
    if condition.dispute in (DisputeWay.TYPE, DisputeWay.PROOF):
        return Outcome(session.to(Wrong(stage.code, number=stage.number, about=about_condition(stage.number))))
    there = behind(condition, service, application)
    if not there:
        return Outcome(session)
    section = next(one.key for one in sections_of(service) if there[0] in one.fields)
    wrong = Wrong(stage.code, section, stage.number, there[0].key, application.values)
    return Outcome(session.to(wrong))


def choose_record(session: Session, stage: Wrong, event: e.Choose, world: World) -> Outcome:
    service, application = world.catalogue.services.get(stage.code), session.application
    section = section_of(service, stage.section) if service is not None else None
    if application is None or section is None:
        return Outcome(session)
    if event.key not in {field.key for field in disputable(section.fields, application)}:
        return Outcome(session)
    return Outcome(session.to(replace(stage, about=event.key)))


def dispute_it(session: Session, stage: Wrong, event: e.Agree, world: World) -> Outcome:
    """From here on it is the resident's word beside the record: the department has both."""
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return _item_away(session)
    scope = scope_of_form(service, application.values, session, world)
    dispute = _dispute(service, stage, application, scope)
    if dispute is None:
        return Outcome(session)
    disputed = application.disputed(dispute)
    session = replace(session, application=disputed)
    if not stage.section:
        return onward(session, stage.code, world)
    if dispute.way is DisputeWay.COUNTER:
        return Outcome(session.to(Fill(stage.code, stage.section, stage.values)))
    # The part is gone through once more, and what is right is said from the start.
    session = replace(session, application=replace(disputed, done=disputed.done - {stage.section}))
    return Outcome(session.to(Fill(stage.code, stage.section, stage.values.put(dispute.about, ()))))


def _dispute(service: Service, stage: Wrong, application: Application, scope: Scope) -> Dispute | None:
    if stage.number is not None and stage.about == about_condition(stage.number):
        condition = service.conditions[stage.number]
        facts = [fact for fact in application.facts if fact.name in names_in(condition.holds)]
        recorded = ", ".join(f"{fact.name}={fact.key}" for fact in facts)
        days = [fact.as_of for fact in facts if fact.as_of]
        return Dispute(
            stage.about, condition.dispute or DisputeWay.TYPE, recorded, condition.holds, max(days, default="")
        )
    field = next((one for one in disputable(form_fields_of(service), application) if one.key == stage.about), None)
    if field is None:
        return None
    slot = slots([field])[0]
    source = application.origin(slot.key)
    fact = application.fact(fact_name(source))
    # What the card's chip says is put right where the card is from.
    way = DisputeWay.COUNTER if source.startswith("id.") else field.dispute
    recorded = application.values.one(slot.key)
    return Dispute(field.key, way, recorded, source, fact.as_of if fact is not None else "")


def back_from_wrong(session: Session, stage: Wrong, event: e.Back | e.Decline, world: World) -> Outcome:
    if stage.number is not None:
        return Outcome(session.to(Unmet(stage.code, stage.number)))
    if not stage.section:
        return Outcome(session.to(Sections(stage.code)))
    return Outcome(session.to(Fill(stage.code, stage.section, stage.values)))


STEPS = (
    application_step(UseEarlier, {e.Agree: use_earlier, e.Decline: leave_earlier, e.Back: back_to_item}),
    application_step(Findings, {e.Next: go_on, e.Back: back_to_item}),
    application_step(Doubt, {e.Agree: leave_it, e.ChangePart: change_it, e.Back: change_it}),
    application_step(
        Wrong,
        {e.Choose: choose_record, e.Agree: dispute_it, e.Decline: back_from_wrong, e.Back: back_from_wrong},
    ),
)
