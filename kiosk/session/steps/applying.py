"""An application from its beginning: departments are asked, conditions looked at, the parts of the form listed."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.definition.service import Signature
from kiosk.catalogue.facts import asked_facts, source_name
from kiosk.catalogue.model import Service
from kiosk.session import events as e
from kiosk.session.application import Fact
from kiosk.session.application_stages import Gathering, NotHere, Sections, Unmet
from kiosk.session.effects import AskFacts
from kiosk.session.form.prefilling import sources_down, start_application
from kiosk.session.form.whole import scope_of_form, shown_sections
from kiosk.session.identity import Resident
from kiosk.session.model import Fill, ItemPage, Session, Trouble, TroubleKind, Waiting
from kiosk.session.signing_effects import AskWaitingForms
from kiosk.session.signing_stages import Fetching
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.onward import onward
from kiosk.session.world import Link, World


def begin_application(session: Session, service: Service, resident: Resident, world: World) -> Outcome:
    """Whoever is known begins, or goes on with what they had begun in this visit for the same person."""
    begun = session.application
    if begun is not None and (begun.code, begun.subject) == (service.code, resident.subject.number):
        return onward(session, service.code, world)
    if service.signature is Signature.ALL_PARTIES and world.link is not Link.OFFLINE:
        return begin_effect(
            session.to(Fetching(service.code, world.now)),
            world,
            Waiting.FORMS,
            world.patience.ask,
            lambda effect: AskWaitingForms(effect, service.code),
        )
    return _gather(session, service, resident, world)


def begin_own(session: Session, code: str, world: World) -> Outcome:
    """An application of one's own, whatever waits of others."""
    service, resident = world.catalogue.services.get(code), session.resident
    if service is None or resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    return _gather(forget_asked(session), service, resident, world)


def _gather(session: Session, service: Service, resident: Resident, world: World) -> Outcome:
    session = replace(session, application=None)
    names = asked_facts(service)
    if not names:
        return _start(session, service, resident, (), world)
    if world.link is Link.OFFLINE:
        return _start(session, service, resident, tuple(sources_down(names)), world)
    asked = tuple((name, source_name(name)) for name in names)
    return begin_effect(
        session.to(Gathering(service.code, world.now)),
        world,
        Waiting.FACTS,
        world.patience.ask,
        lambda effect: AskFacts(effect, service.code, asked),
    )


def _start(session: Session, service: Service, resident: Resident, facts: tuple[Fact, ...], world: World) -> Outcome:
    application = start_application(service, resident, facts, session.said, world.wall.date())
    return onward(replace(session, application=application, touched_at=world.now), service.code, world)


def facts_came(session: Session, stage: Gathering, event: e.FactsCame, world: World) -> Outcome:
    return _gathered(session, stage, event.facts, world)


def go_without(session: Session, stage: Gathering, event: e.Overdue | e.Stop, world: World) -> Outcome:
    """Nobody answered, or the resident would not wait: everything is asked of them, and checked by the department."""
    return _gathered(forget_asked(session), stage, (), world)


def _gathered(session: Session, stage: Gathering, facts: tuple[Fact, ...], world: World) -> Outcome:
    service, resident = world.catalogue.services.get(stage.code), session.resident
    if service is None or resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    said = {fact.name for fact in facts}
    silent = sources_down(name for name in asked_facts(service) if name not in said)
    return _start(session, service, resident, (*facts, *silent), world)


def back_to_item(session: Session, stage: Gathering | Sections, event: e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(ItemPage(stage.code)))


# --- what stands in the way -------------------------------------------------------------------------------------------


def accept(session: Session, stage: Unmet, event: e.Agree, world: World) -> Outcome:
    """A warning was read. What is more than a warning has no such button, and the touch of one changes nothing."""
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None or service.conditions[stage.number].outcome != "warn":
        return Outcome(session)
    accepted = replace(application, accepted=application.accepted | {stage.number})
    return onward(replace(session, application=accepted), stage.code, world)


def change(session: Session, stage: Unmet | NotHere, event: e.ChangePart | e.Back, world: World) -> Outcome:
    return Outcome(session.to(Sections(stage.code)))


def other_item(session: Session, stage: Unmet, event: e.ChooseItem, world: World) -> Outcome:
    """The item that fits better, as the condition names it."""
    service = world.catalogue.services.get(stage.code)
    instead = service.conditions[stage.number].instead if service is not None else None
    if event.code != instead or event.code not in world.catalogue.services:
        return Outcome(session)
    return Outcome(session.to(ItemPage(event.code)))


# --- the list ---------------------------------------------------------------------------------------------------------


def choose_section(session: Session, stage: Sections, event: e.Choose, world: World) -> Outcome:
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    scope = scope_of_form(service, application.values, session, world)
    if event.key not in {section.key for section in shown_sections(service, scope)}:
        return Outcome(session)
    return Outcome(session.to(Fill(stage.code, event.key, application.values)))


def go_on(session: Session, stage: Sections, event: e.Next, world: World) -> Outcome:
    return onward(session, stage.code, world)


STEPS = (
    application_step(
        Gathering, {e.FactsCame: facts_came, e.Overdue: go_without, e.Stop: go_without, e.Back: back_to_item}
    ),
    application_step(Unmet, {e.Agree: accept, e.ChooseItem: other_item, e.ChangePart: change, e.Back: change}),
    application_step(NotHere, {e.ChangePart: change, e.Back: change}),
    application_step(Sections, {e.Choose: choose_section, e.Next: go_on, e.Back: back_to_item}),
)
