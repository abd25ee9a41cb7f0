"""A draft that this terminal keeps, and has not delivered as far as anybody knows, is deleted by whose it is.

It is sealed: nobody can open it here. To delete it is all that can be done, and to begin the form anew beside it.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.matters_effects import DropKept
from kiosk.session.matters_stages import AskDropKept, DraftHere, DraftKept, DroppingKept, KeptDropped
from kiosk.session.model import Home, ItemPage, Session, Trouble, TroubleKind, Waiting
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.beginning import begin_new
from kiosk.session.world import World


def drop_kept(session: Session, stage: DraftKept, event: e.DropDraft, world: World) -> Outcome:
    """It was kept a moment ago, and is wanted no more."""
    return Outcome(forget_asked(session).to(AskDropKept(stage.code, (stage.stored.submission,), stage)))


def drop_here(session: Session, stage: DraftHere, event: e.DropDraft, world: World) -> Outcome:
    return Outcome(session.to(AskDropKept(stage.code, stage.filed.drafts_here, stage)))


def begin_beside(session: Session, stage: DraftHere, event: e.Agree, world: World) -> Outcome:
    """What waits here goes its way; whatever is kept later replaces it."""
    return _begin(session, stage, world)


def back_to_item(session: Session, stage: DraftHere, event: e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(ItemPage(stage.code)))


def delete(session: Session, stage: AskDropKept, event: e.Agree | e.TryAgain, world: World) -> Outcome:
    resident = session.resident
    if resident is None:
        return Outcome(session.to(stage.back))
    return begin_effect(
        session.to(DroppingKept(stage.code, stage.rows, stage.back, world.now)),
        world,
        Waiting.DELETE,
        world.patience.keep,
        lambda effect: DropKept(effect, stage.code, stage.rows, resident),
    )


def leave_it(session: Session, stage: AskDropKept, event: e.Decline | e.Back, world: World) -> Outcome:
    return Outcome(session.to(stage.back))


def deleted(session: Session, stage: DroppingKept, event: e.DraftDeleted, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    if isinstance(stage.back, DraftHere):
        return _begin(session, stage.back, world)
    return Outcome(session.to(KeptDropped(stage.code)))


def not_deleted(session: Session, stage: DroppingKept, event: e.AskFailed | e.Overdue, world: World) -> Outcome:
    """Nobody can say that it is gone. Asked once more, it is deleted once."""
    asked = AskDropKept(stage.code, stage.rows, stage.back, not_gone=True)
    return Outcome(replace(session, touched_at=world.now).to(asked))


def wait(session: Session, stage: DroppingKept, event: e.Back | e.GoHome | e.EndVisit, world: World) -> Outcome:
    return Outcome(session)


def leave(session: Session, stage: KeptDropped, event: e.Back, world: World) -> Outcome:
    return Outcome(session.to(Home()))


def _begin(session: Session, stage: DraftHere, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    return begin_new(session, service, stage.facts, replace(stage.filed, drafts_here=()), world)


STEPS = (
    application_step(DraftHere, {e.Agree: begin_beside, e.DropDraft: drop_here, e.Back: back_to_item}),
    application_step(AskDropKept, {e.Agree: delete, e.TryAgain: delete, e.Decline: leave_it, e.Back: leave_it}),
    application_step(
        DroppingKept,
        {
            e.DraftDeleted: deleted,
            e.AskFailed: not_deleted,
            e.Overdue: not_deleted,
            e.Back: wait,
            e.GoHome: wait,
            e.EndVisit: wait,
        },
    ),
    application_step(KeptDropped, {e.Back: leave}),
)
