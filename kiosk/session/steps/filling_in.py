"""A section of the form, and an entry of one of its lists. What stands there counts once "next" is touched and nothing
on the page is wrong; who goes back leaves it as it was."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.application_stages import Sections
from kiosk.session.form import find_slot, shown_fields, shown_mistakes
from kiosk.session.form.entries import new_entry, with_entry, without_entry
from kiosk.session.form.prefilling import remembered
from kiosk.session.form.slots import SlotKind
from kiosk.session.form.weighing import corrected
from kiosk.session.form.whole import group_of
from kiosk.session.model import Fill, Session, Trouble, TroubleKind
from kiosk.session.step import Outcome, application_step, forget_asked
from kiosk.session.steps import listing, parameters
from kiosk.session.steps.form_phone import leave_section
from kiosk.session.steps.weighing import wrong_on_page
from kiosk.session.world import World

#: The option of a list that begins another entry.
NEW_ENTRY = "new"


def picked(session: Session, stage: Fill, event: e.Pick, world: World) -> Outcome:
    """A choice; or an entry of a list, which has a page of its own."""
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    slot = find_slot(shown_fields(service, stage, session), event.key)
    group = group_of(service, event.key) if slot is not None and slot.kind is SlotKind.ENTRIES else None
    if group is None:
        return parameters.picked(session, replace(stage, typing=""), event, world)
    there = stage.values.get(group.key)
    entry = new_entry(group, stage.values) if event.option == NEW_ENTRY and len(there) < group.most else event.option
    if event.option != NEW_ENTRY and entry not in there:
        return Outcome(session)
    if entry == NEW_ENTRY:
        return Outcome(session)  # there are as many as there may be, and the page has no such button
    page = Fill(stage.code, stage.section, stage.values, group.key, entry, stage.values)
    return Outcome(forget_asked(session).to(page))


def written(session: Session, stage: Fill, event: e.Write, world: World) -> Outcome:
    return parameters.written(session, replace(stage, typing=event.key), event, world)


def go_on(session: Session, stage: Fill, event: e.Next, world: World) -> Outcome:
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if shown_mistakes(service, stage, session, world):
        return listing.fold(session, replace(stage, checked=True))
    session = forget_asked(session)
    if stage.group:
        group = group_of(service, stage.group)
        values = with_entry(group, stage.values, stage.entry) if group is not None else stage.values
        return Outcome(session.to(Fill(stage.code, stage.section, values)))
    edited = corrected(service, application, application.edited(stage.values))
    application = replace(edited, done=edited.done | {stage.section})
    said = remembered(service, application, session.said)
    return leave_section(replace(session, application=application, said=said), service, stage.section, world)


def remove(session: Session, stage: Fill, event: e.RemoveEntry, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    group = group_of(service, stage.group) if service is not None and stage.group else None
    if group is None:
        return Outcome(session)
    values = without_entry(group, stage.values, stage.entry)
    return Outcome(forget_asked(session).to(Fill(stage.code, stage.section, values)))


def back(session: Session, stage: Fill, event: e.Back, world: World) -> Outcome:
    """From an entry to its section, without what was typed into it; from a section to the list of them all."""
    session = forget_asked(session)
    service = world.catalogue.services.get(stage.code)
    group = group_of(service, stage.group) if service is not None and stage.group else None
    if group is None:
        return Outcome(session.to(Sections(stage.code)))
    return Outcome(session.to(Fill(stage.code, stage.section, stage.around)))


STEPS = (
    application_step(
        Fill,
        {
            e.OpenField: parameters.open_field,
            e.TurnYear: parameters.turn_year,
            e.Pick: picked,
            e.Write: written,
            e.Next: go_on,
            e.RemoveEntry: remove,
            e.CallWrong: wrong_on_page,
            e.Back: back,
            e.OffersCame: listing.offers_came,
            e.AskFailed: listing.failed,
            e.Overdue: listing.overdue,
        },
    ),
)
