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
    pick,
    shown_fields,
    shown_mistakes,
    without_answers_that_hang_on,
    write,
    year_bounds,
)
from kiosk.session.model import Fill, Home, Parameters, Session, Trouble, TroubleKind
from kiosk.session.step import (
    APPLY_ANSWERS,
    ATTENDANT,
    BROWSING,
    CAPTURE,
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


def open_field(session: Session, stage: Parameters | Fill, event: e.OpenField, world: World) -> Outcome:
    key = "" if event.key == stage.open_field else event.key
    slot = _slot(session, stage, key, world)
    session, stage = forget_asked(session), replace(stage, path=(), leaf=0)
    if slot is not None and slot.kind is SlotKind.SELECT:
        return listing.unfold(session, stage, slot, world)
    shown = stage.values.one(key)[: 7 if slot is not None and slot.kind is SlotKind.DATE else 4]
    return Outcome(session.to(replace(stage, open_field=key, shown_year=shown)))


def turn_year(session: Session, stage: Parameters | Fill, event: e.TurnYear, world: World) -> Outcome:
    """A year on, or back; where days are shown a month, of a list a leaf."""
    slot = _slot(session, stage, stage.open_field, world)
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


def picked(session: Session, stage: Parameters | Fill, event: e.Pick, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    slot = _slot(session, stage, event.key, world)
    if slot is not None and slot.kind is SlotKind.SELECT:
        return listing.touch(session, stage, slot, event.option, world)
    if slot is not None and slot.kind is SlotKind.DATE and event.key == stage.open_field and is_month(event.option):
        return Outcome(session.to(replace(stage, shown_year=event.option)))  # its days come next
    if slot is not None and slot.kind is SlotKind.DATE and event.option == "year":
        return Outcome(session.to(replace(stage, shown_year=stage.shown_year[:4])))  # back to its months
    fields = shown_fields(service, stage, session)
    values = pick(fields, stage.values, event.key, event.option, world.wall.date())
    values = without_answers_that_hang_on(fields, values, event.key)
    closes = event.key == stage.open_field or listing.list_slot(service, stage, stage.open_field, session) is not None
    after = replace(stage, values=values)
    return listing.fold(session, after) if closes else Outcome(session.to(after))


def written(session: Session, stage: Parameters | Fill, event: e.Write, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    fields = shown_fields(service, stage, session)
    values = write(fields, stage.values, event.key, event.text)
    values = without_answers_that_hang_on(fields, values, event.key)
    return Outcome(session.to(replace(stage, values=values)))


def _slot(session: Session, stage: Parameters | Fill, key: str, world: World) -> Slot | None:
    service = world.catalogue.services.get(stage.code)
    return find_slot(shown_fields(service, stage, session), key) if service is not None and key else None


def go_on(session: Session, stage: Parameters, event: e.Next, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if shown_mistakes(service, stage, session, world):
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
            CAPTURE,
            NOTICE,
            PRINTING,
            LEFT_PAPER,
            ATTENDANT,
            (e.TryAgain, e.Stop, e.ChangePart, e.CallWrong, e.RemoveEntry),
            (e.TurnPage, e.Enlarge, e.ShowList, e.Drawn),
            CARD_ANSWERS,
            (e.QueryAnswered, e.DocumentReady),
            APPLY_ANSWERS,
            GUIDE_ANSWERS,
            PRINT_ANSWERS,
            RECOVERY,
            DESK_ANSWERS,
        ),
    ),
)
