"""What stands in the way of an application, and the list of the parts of its form."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.application_stages import NotHere, Sections, Unmet
from kiosk.session.form.whole import scope_of_form, shown_sections
from kiosk.session.model import Fill, ItemPage, Session, Trouble, TroubleKind
from kiosk.session.step import Outcome, application_step, forget_asked
from kiosk.session.steps.onward import onward
from kiosk.session.steps.weighing import wrong_behind
from kiosk.session.world import World


def back_to_item(session: Session, stage: Sections, event: e.Back, world: World) -> Outcome:
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
        Unmet,
        {
            e.Agree: accept,
            e.CallWrong: wrong_behind,
            e.ChooseItem: other_item,
            e.ChangePart: change,
            e.Back: change,
        },
    ),
    application_step(NotHere, {e.ChangePart: change, e.Back: change}),
    application_step(Sections, {e.Choose: choose_section, e.Next: go_on, e.Back: back_to_item}),
)
