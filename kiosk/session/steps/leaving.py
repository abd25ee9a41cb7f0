"""The end: an unfinished print is ended first, then thanks, then a card that was left is called out."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.effects import LockPaperPath
from kiosk.session.model import CardLeft, Ending, Home, LeftBecause, PrintEnd, Session, Thanks
from kiosk.session.step import (
    ATTENDANT,
    BROWSING,
    CARD_ANSWERS,
    DESK_ANSWERS,
    FORM,
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
    finish,
    kinds,
    rest,
)
from kiosk.session.steps.browsing import arrive
from kiosk.session.world import World


def job_ended(session: Session, stage: Ending, event: e.PrintCancelled, world: World) -> Outcome:
    if not event.confirmed:
        return _locked(session, world)
    if event.end is PrintEnd.NOTHING:
        return finish(session, world, "ended", thank=not stage.abandoned)
    # A page may have come out before the job was stopped. Where nobody answered, A4 has been locked already.
    paper = LeftBecause.UNCONFIRMED if stage.abandoned else LeftBecause.NOT_TAKEN
    return finish(session, world, "ended", paper=paper)


def job_not_ended(session: Session, stage: Ending, event: e.Overdue, world: World) -> Outcome:
    return _locked(session, world)


def _locked(session: Session, world: World) -> Outcome:
    return finish(session, world, "print_unconfirmed", paper=LeftBecause.UNCONFIRMED).also(LockPaperPath())


def next_person(session: Session, stage: Thanks, event: e.Begin | e.GoHome, world: World) -> Outcome:
    rested = rest(session, world)
    if isinstance(rested.session.stage, CardLeft) or world.out_of_service:
        return rested
    return Outcome(arrive(rested.session, world).to(Home()))


def card_gone(session: Session, stage: CardLeft, event: e.CardMoved, world: World) -> Outcome:
    return rest(replace(session, card=event.presence), world)


_BUTTONS = kinds(
    BROWSING, NOTICE, FORM, PRINTING, LEFT_PAPER, ATTENDANT, (e.TryAgain, e.Stop, e.Back, e.GoHome, e.EndVisit)
)
_NOT_AWAITED = kinds(CARD_ANSWERS, PLATFORM_ANSWERS, GUIDE_ANSWERS, RECOVERY, DESK_ANSWERS)

STEPS = (
    Step(
        Ending,
        {e.PrintCancelled: job_ended, e.Overdue: job_not_ended},
        _BUTTONS | _NOT_AWAITED | (kinds(PRINT_ANSWERS) - {e.PrintCancelled}),
    ),
    Step(
        Thanks,
        {e.Begin: next_person, e.GoHome: next_person},
        (_BUTTONS | _NOT_AWAITED | kinds(PRINT_ANSWERS, NOTHING_AWAITED)) - {e.Begin, e.GoHome},
    ),
    Step(
        CardLeft,
        {e.CardMoved: card_gone},
        _BUTTONS | _NOT_AWAITED | kinds(PRINT_ANSWERS, NOTHING_AWAITED),
    ),
)
