"""The platform is asked for everything that somebody has begun and handed in. Nothing known is not "nothing there"."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.matters_effects import AskMatters
from kiosk.session.matters_stages import AskingMatters, MattersList
from kiosk.session.model import AskFailure, ItemPage, Session, Trouble, TroubleKind, Waiting
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.world import World


def ask_matters(session: Session, code: str, world: World) -> Outcome:
    """``code``: the item that looks progress up."""
    stage = AskingMatters(code, world.now)
    return begin_effect(session.to(stage), world, Waiting.MATTERS, world.patience.ask, AskMatters)


def came(session: Session, stage: AskingMatters, event: e.MattersCame, world: World) -> Outcome:
    tally = replace(session.tally, results=session.tally.results + 1)
    return Outcome(replace(session, touched_at=world.now, tally=tally).to(MattersList(stage.code, event.matters)))


def failed(session: Session, stage: AskingMatters, event: e.AskFailed, world: World) -> Outcome:
    return _trouble(session, stage, event.failure, event.reference, world)


def overdue(session: Session, stage: AskingMatters, event: e.Overdue, world: World) -> Outcome:
    return _trouble(session, stage, AskFailure.TIMEOUT, "", world)


def stop(session: Session, stage: AskingMatters, event: e.Stop | e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(ItemPage(stage.code)))


def _trouble(session: Session, stage: AskingMatters, failure: AskFailure, reference: str, world: World) -> Outcome:
    trouble = Trouble(TroubleKind.PLATFORM, stage.code, failure, retry=stage, reference=reference)
    return Outcome(replace(session, touched_at=world.now).to(trouble))


STEPS = (
    application_step(
        AskingMatters, {e.MattersCame: came, e.AskFailed: failed, e.Overdue: overdue, e.Stop: stop, e.Back: stop}
    ),
)
