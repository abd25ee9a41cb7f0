"""Choosing what is asked for."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import IdCard
from kiosk.rules.months import add_months, is_month
from kiosk.session import events as e
from kiosk.session.form import YEARS_A_LEAF, Slot, SlotKind, find_slot, mistakes, pick, scope_of, write, year_bounds
from kiosk.session.model import Home, Parameters, Session, Trouble, TroubleKind
from kiosk.session.step import (
    ATTENDANT,
    BROWSING,
    CARD_ANSWERS,
    DESK_ANSWERS,
    GUIDE_ANSWERS,
    LEFT_PAPER,
    NOTHING_AWAITED,
    NOTICE,
    PLATFORM_ANSWERS,
    PRINT_ANSWERS,
    PRINTING,
    RECOVERY,
    Outcome,
    Step,
    kinds,
)
from kiosk.session.steps.asking import ask
from kiosk.session.world import World


def open_field(session: Session, stage: Parameters, event: e.OpenField, world: World) -> Outcome:
    key = "" if event.key == stage.open_field else event.key
    slot = _slot(stage, key, world)
    shown = stage.values.one(key)[: 7 if slot is not None and slot.kind is SlotKind.DATE else 4]
    return Outcome(session.to(replace(stage, open_field=key, shown_year=shown)))


def turn_year(session: Session, stage: Parameters, event: e.TurnYear, world: World) -> Outcome:
    """A year on, or back; where days are shown a month."""
    slot = _slot(stage, stage.open_field, world)
    if slot is None:
        return Outcome(session)
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
    if slot is not None and slot.kind is SlotKind.DATE and event.key == stage.open_field and is_month(event.option):
        return Outcome(session.to(replace(stage, shown_year=event.option)))  # its days come next
    if slot is not None and slot.kind is SlotKind.DATE and event.option == "year":
        return Outcome(session.to(replace(stage, shown_year=stage.shown_year[:4])))  # back to its months
    values = pick(service.parameters, stage.values, event.key, event.option, world.wall.date())
    closes = event.key == stage.open_field
    after = replace(stage, values=values, open_field="" if closes else stage.open_field)
    return Outcome(session.to(after))


def written(session: Session, stage: Parameters, event: e.Write, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    return Outcome(session.to(replace(stage, values=write(service.parameters, stage.values, event.key, event.text))))


def _slot(stage: Parameters, key: str, world: World) -> Slot | None:
    service = world.catalogue.services.get(stage.code)
    return find_slot(service.parameters, key) if service is not None and key else None


def go_on(session: Session, stage: Parameters, event: e.Next, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    scope = scope_of(service.parameters, stage.values, world.wall.date(), _card(session))
    if mistakes(service.parameters, stage.values, scope):
        return Outcome(session.to(replace(stage, checked=True, open_field="")))
    return ask(session, service, stage.values, world)


def _card(session: Session) -> IdCard | None:
    return session.resident.subject if session.resident is not None else None


def back(session: Session, stage: Parameters, event: e.Back, world: World) -> Outcome:
    # The card has been read: the way back is the list of items, not the notice.
    return Outcome(session.to(Home()))


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
        },
        kinds(
            BROWSING,
            NOTICE,
            PRINTING,
            LEFT_PAPER,
            ATTENDANT,
            (e.TryAgain, e.Stop),
            CARD_ANSWERS,
            PLATFORM_ANSWERS,
            GUIDE_ANSWERS,
            PRINT_ANSWERS,
            RECOVERY,
            DESK_ANSWERS,
            NOTHING_AWAITED,
        ),
    ),
)
