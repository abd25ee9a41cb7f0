"""What the city knows already is asked for; what came of it opens the application, or is added to it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.definition.service import Signature
from kiosk.catalogue.facts import FILINGS, asked_facts, source_name
from kiosk.catalogue.model import Service
from kiosk.session import events as e
from kiosk.session.application import NOTHING_SAID, Fact
from kiosk.session.application_stages import Gathering
from kiosk.session.effects import AskFacts
from kiosk.session.form.earlier import earlier_facts
from kiosk.session.form.prefilling import fill_in, sources_down
from kiosk.session.identity import Resident
from kiosk.session.matters import NOTHING_KNOWN, Filed
from kiosk.session.model import ItemPage, Session, Trouble, TroubleKind, Waiting
from kiosk.session.signing_effects import AskWaitingForms
from kiosk.session.signing_stages import Fetching
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.beginning import begin_with
from kiosk.session.steps.onward import materials_page, onward
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
    return _begin(session, service, resident, world)


def begin_own(session: Session, code: str, world: World) -> Outcome:
    """An application of one's own, whatever waits of others."""
    service, resident = world.catalogue.services.get(code), session.resident
    if service is None or resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    return _begin(forget_asked(session), service, resident, world)


def _begin(session: Session, service: Service, resident: Resident, world: World) -> Outcome:
    said = session.said if session.said.subject == resident.subject.number else NOTHING_SAID
    session = replace(session, application=None, said=replace(said, subject=resident.subject.number))
    names = asked_facts(service)
    if world.link is Link.OFFLINE:
        names = ()
    elif wanted := earlier_facts(service):
        names += {None: (FILINGS,), True: wanted, False: ()}[session.said.filed]
    return ask_facts(session, service, names, world, begins=resident)


def ask_facts(
    session: Session, service: Service, names: tuple[str, ...], world: World, begins: Resident | None = None
) -> Outcome:
    """``begins``: who begins the item, and is told what is known of it before."""
    asked, online = tuple((name, source_name(name)) for name in names), world.link is not Link.OFFLINE
    return begin_effect(
        session.to(Gathering(service.code, world.now)),
        world,
        Waiting.FACTS,
        world.patience.ask,
        lambda effect: AskFacts(effect, service.code, asked, begins, online),
    )


def facts_came(session: Session, stage: Gathering, event: e.FactsCame, world: World) -> Outcome:
    return _gathered(session, stage, event.facts, event.filed, world)


def go_without(session: Session, stage: Gathering, event: e.Overdue | e.Stop, world: World) -> Outcome:
    """Nobody answered, or the resident would not wait: everything is asked of them, and checked by the department."""
    return _gathered(forget_asked(session), stage, tuple(sources_down(stage.materials)), NOTHING_KNOWN, world)


def _gathered(session: Session, stage: Gathering, facts: tuple[Fact, ...], filed: Filed, world: World) -> Outcome:
    service, resident = world.catalogue.services.get(stage.code), session.resident
    if service is None or resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if session.application is not None and stage.materials:  # of papers: nothing is filled in by them
        known = replace(session.application, facts=(*session.application.facts, *facts))
        return onward(replace(session, application=known, touched_at=world.now), stage.code, world)
    if session.application is not None:  # it was about earlier filings alone
        fuller = fill_in(session.application, service, resident, facts, session.said) if facts else session.application
        return onward(replace(session, application=fuller, touched_at=world.now), stage.code, world)
    said = {fact.name for fact in facts}
    silent = sources_down(name for name in asked_facts(service) if name not in said)
    return begin_with(session, service, (*facts, *silent), filed, world)


def back_to_item(session: Session, stage: Gathering, event: e.Back, world: World) -> Outcome:
    if stage.materials:
        return materials_page(forget_asked(session), stage.code, world)
    return Outcome(forget_asked(session).to(ItemPage(stage.code)))


STEPS = (
    application_step(
        Gathering, {e.FactsCame: facts_came, e.Overdue: go_without, e.Stop: go_without, e.Back: back_to_item}
    ),
)
