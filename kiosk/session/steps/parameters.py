"""Choosing what is asked for."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.model import Home, Parameters, Session, Trouble, TroubleKind
from kiosk.session.parameters import first_year, mistakes, pick
from kiosk.session.step import (
    ATTENDANT,
    BROWSING,
    CARD_ANSWERS,
    DESK_ANSWERS,
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
    return Outcome(session.to(replace(stage, open_field=key, shown_year=stage.values.one(key)[:4])))


def turn_year(session: Session, stage: Parameters, event: e.TurnYear, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None or not stage.open_field:
        return Outcome(session)
    newest = world.wall.year
    year = int(stage.shown_year or newest) + (1 if event.later else -1)
    year = min(max(year, first_year(service, stage.open_field)), newest)
    return Outcome(session.to(replace(stage, shown_year=str(year))))


def picked(session: Session, stage: Parameters, event: e.Pick, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    values = pick(service, stage.values, event.key, event.option, world.wall.date())
    closes = event.key == stage.open_field
    return Outcome(session.to(replace(stage, values=values, open_field="" if closes else stage.open_field)))


def go_on(session: Session, stage: Parameters, event: e.Next, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if mistakes(service, stage.values):
        return Outcome(session.to(replace(stage, checked=True, open_field="")))
    return ask(session, service, stage.values, world)


def back(session: Session, stage: Parameters, event: e.Back, world: World) -> Outcome:
    # The card has been read: the way back is the list of items, not the notice.
    return Outcome(session.to(Home()))


STEPS = (
    Step(
        Parameters,
        {e.OpenField: open_field, e.TurnYear: turn_year, e.Pick: picked, e.Next: go_on, e.Back: back},
        kinds(
            BROWSING,
            NOTICE,
            PRINTING,
            LEFT_PAPER,
            ATTENDANT,
            (e.TryAgain, e.Stop),
            CARD_ANSWERS,
            PLATFORM_ANSWERS,
            PRINT_ANSWERS,
            RECOVERY,
            DESK_ANSWERS,
            NOTHING_AWAITED,
        ),
    ),
)
