"""Choosing what is asked for."""

from __future__ import annotations

from dataclasses import replace

from kiosk.rules.months import add_months, is_month
from kiosk.session import events as e
from kiosk.session.form import (
    YEARS_A_LEAF,
    Slot,
    SlotKind,
    find_slot,
    mistakes,
    pick,
    scope_here,
    without_answers_that_hang_on,
    write,
    year_bounds,
)
from kiosk.session.model import Home, Parameters, Session, Trouble, TroubleKind
from kiosk.session.step import (
    ATTENDANT,
    BROWSING,
    CARD_ANSWERS,
    DESK_ANSWERS,
    GUIDE_ANSWERS,
    LEFT_PAPER,
    NOTICE,
    PRINT_ANSWERS,
    PRINTING,
    RECOVERY,
    Outcome,
    Step,
    forget_asked,
    kinds,
)
from kiosk.session.steps import listing
from kiosk.session.steps.asking import ask
from kiosk.session.world import World


def open_field(session: Session, stage: Parameters, event: e.OpenField, world: World) -> Outcome:
    key = "" if event.key == stage.open_field else event.key
    slot = _slot(stage, key, world)
    session, stage = forget_asked(session), replace(stage, path=(), leaf=0)
    if slot is not None and slot.kind is SlotKind.SELECT:
        return listing.unfold(session, stage, slot, world)
    shown = stage.values.one(key)[: 7 if slot is not None and slot.kind is SlotKind.DATE else 4]
    return Outcome(session.to(replace(stage, open_field=key, shown_year=shown)))


def turn_year(session: Session, stage: Parameters, event: e.TurnYear, world: World) -> Outcome:
    """A year on, or back; where days are shown a month, of a list a leaf."""
    slot = _slot(stage, stage.open_field, world)
    if slot is None:
        return Outcome(session)
    if slot.kind is SlotKind.SELECT:
        return listing.turn_leaf(session, stage, slot, event.later, world)
    years = year_bounds(slot, world.wall.date())
    step = 1 if event.later else -1
    if len(stage.shown_year) == len("2026-03"):
        shown = add_months(stage.shown_year, step)
        if int(shown[:4]) not in years:
            shown = stage.shown_year
    else:
        leap = step * YEARS_A_LEAF if slot.kind is SlotKind.YEAR else step
        year = int(stage.shown_year or world.wall.year) + leap
        shown = str(min(max(year, years[0]), years[-1]))
    return Outcome(session.to(replace(stage, shown_year=shown)))


def picked(session: Session, stage: Parameters, event: e.Pick, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    slot = _slot(stage, event.key, world)
    if slot is not None and slot.kind is SlotKind.SELECT:
        return listing.touch(session, stage, slot, event.option, world)
    if slot is not None and slot.kind is SlotKind.DATE and event.key == stage.open_field and is_month(event.option):
        return Outcome(session.to(replace(stage, shown_year=event.option)))  # its days come next
    if slot is not None and slot.kind is SlotKind.DATE and event.option == "year":
        return Outcome(session.to(replace(stage, shown_year=stage.shown_year[:4])))  # back to its months
    values = pick(service.parameters, stage.values, event.key, event.option, world.wall.date())
    values = without_answers_that_hang_on(service.parameters, values, event.key)
    closes = event.key == stage.open_field or listing.list_slot(service, stage.open_field) is not None
    after = replace(stage, values=values)
    return listing.fold(session, after) if closes else Outcome(session.to(after))


def written(session: Session, stage: Parameters, event: e.Write, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    values = write(service.parameters, stage.values, event.key, event.text)
    values = without_answers_that_hang_on(service.parameters, values, event.key)
    return Outcome(session.to(replace(stage, values=values)))


def _slot(stage: Parameters, key: str, world: World) -> Slot | None:
    service = world.catalogue.services.get(stage.code)
    return find_slot(service.parameters, key) if service is not None and key else None


def go_on(session: Session, stage: Parameters, event: e.Next, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    scope = scope_here(service, stage.values, session, world)
    if mistakes(service.parameters, stage.values, scope):
        return listing.fold(session, replace(stage, checked=True))
    return ask(forget_asked(session), service, stage.values, world)


def back(session: Session, stage: Parameters, event: e.Back, world: World) -> Outcome:
    # The card has been read: the way back is the list of items, not the notice.
    return Outcome(forget_asked(session).to(Home()))


STEPS = (
    Step(
        Parameters,
        {
            e.OpenField: open_field,
            e.TurnYear: turn_year,
            e.Pick: picked,
            e.Write: written,
            e.Next: go_on,
            e.Back: back,
            e.OffersCame: listing.offers_came,
            e.AskFailed: listing.failed,
            e.Overdue: listing.overdue,
        },
        kinds(
            BROWSING,
            NOTICE,
            PRINTING,
            LEFT_PAPER,
            ATTENDANT,
            (e.TryAgain, e.Stop),
            CARD_ANSWERS,
            (e.QueryAnswered, e.DocumentReady),
            GUIDE_ANSWERS,
            PRINT_ANSWERS,
            RECOVERY,
            DESK_ANSWERS,
        ),
    ),
)
