"""Start-up: what the last run left is looked after before anybody is served; or nobody can be."""

from __future__ import annotations

from kiosk.session import events as e
from kiosk.session.effects import LockPaperPath
from kiosk.session.model import Attract, Closed, LeftPaper, Session, Starting
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
    kinds,
    rest,
)
from kiosk.session.world import World


def recovered(session: Session, stage: Starting, event: e.RecoveryEnded, world: World) -> Outcome:
    if event.paper_may_lie:
        return Outcome(session.to(LeftPaper()), (LockPaperPath(),))
    return Outcome(session.to(Attract()))


def not_recovered(session: Session, stage: Starting, event: e.Overdue, world: World) -> Outcome:
    # Nobody knows what the printer holds: as if a page were there.
    return Outcome(session.to(LeftPaper()), (LockPaperPath(),))


def understood(session: Session, stage: LeftPaper, event: e.Understood, world: World) -> Outcome:
    return rest(session, world)


def cleared(session: Session, stage: LeftPaper, event: e.WorldChanged, world: World) -> Outcome:
    """An attendant has looked: what was locked is open again, and nothing lies there."""
    if not stage.because.means_locked or world.paper_path_locked:
        return Outcome(session)
    return rest(session, world)


_NO_BUTTONS = kinds(BROWSING, NOTICE, FORM, PRINTING, ATTENDANT, (e.TryAgain, e.Stop, e.Back, e.GoHome, e.EndVisit))
_NOT_AWAITED = kinds(CARD_ANSWERS, PLATFORM_ANSWERS, GUIDE_ANSWERS, PRINT_ANSWERS, DESK_ANSWERS)

STEPS = (
    Step(
        Starting,
        {e.RecoveryEnded: recovered, e.Overdue: not_recovered},
        _NO_BUTTONS | _NOT_AWAITED | kinds(LEFT_PAPER),
    ),
    Step(
        LeftPaper,
        {e.Understood: understood, e.WorldChanged: cleared},
        _NO_BUTTONS | _NOT_AWAITED | kinds(RECOVERY, NOTHING_AWAITED),
    ),
    Step(
        Closed,
        {},
        _NO_BUTTONS | _NOT_AWAITED | kinds(LEFT_PAPER, RECOVERY, NOTHING_AWAITED),
    ),
)
