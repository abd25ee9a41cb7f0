"""What was typed is kept for thirty days, on the resident's yes and never without it: sealed, and gone from here."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.model import Service
from kiosk.session import events as e
from kiosk.session.application import Application
from kiosk.session.application_stages import ApplicationStage, Handed, Handing
from kiosk.session.effects import AwaitCase
from kiosk.session.form.drafts import draft_of, is_worth_keeping, with_typed
from kiosk.session.form.whole import scope_of_form
from kiosk.session.matters import Stored
from kiosk.session.matters_effects import KeepDraft
from kiosk.session.matters_stages import DraftKept, KeepingDraft, OfferDraft
from kiosk.session.model import Home, Session, Waiting
from kiosk.session.step import Outcome, application_step, begin_effect, finish, forget_asked
from kiosk.session.steps.dropping_kept import drop_kept
from kiosk.session.steps.onward import onward
from kiosk.session.world import World

#: So long the page follows a draft on its way. It goes on its way all the same, and for longer.
_FOLLOWED_SECONDS = 120.0
#: Here nothing more is to be kept, or it is being kept.
_NOT_ON = (Handing, Handed, OfferDraft, KeepingDraft, DraftKept)


def can_keep(session: Session, world: World) -> bool:
    """Whether there is something typed, somebody whose it is, and a place where it would be safe."""
    if isinstance(session.stage, _NOT_ON) or world.filing_stops:
        return False
    return _typed(session, _before(session), world) is not None


def offer_draft(session: Session, world: World) -> Outcome | None:
    """The question to whoever stops; None where there is nothing to keep."""
    if session.application is None or not can_keep(session, world):
        return None
    return Outcome(forget_asked(session).to(OfferDraft(session.application.code, _before(session))))


def keep_draft(session: Session, stage: object, event: e.KeepDraft, world: World) -> Outcome:
    """The button on a page that leads no further, or over the page when the time is nearly up."""
    if not can_keep(session, world):
        return Outcome(session)
    return _keep(forget_asked(session), _before(session), world)


def agree(session: Session, stage: OfferDraft, event: e.Agree | e.TryAgain, world: World) -> Outcome:
    if world.filing_stops:
        return Outcome(session.to(replace(stage, not_kept=True)))
    return _keep(session, stage.before, world)


def decline(session: Session, stage: OfferDraft, event: e.Decline | e.EndVisit, world: World) -> Outcome:
    """Nothing of it is kept: the visit is over."""
    return finish(session, world, "ended", thank=session.resident is not None)


def back(session: Session, stage: OfferDraft, event: e.Back, world: World) -> Outcome:
    """To the page that was left, with what stood on it."""
    if stage.before is not None:
        return Outcome(session.to(stage.before))
    return onward(session, stage.code, world)


def kept(session: Session, stage: KeepingDraft, event: e.Kept, world: World) -> Outcome:
    session = replace(session, application=None, touched_at=world.now)
    return begin_effect(
        session.to(DraftKept(stage.code, Stored(event.submission, event.local_number), world.now)),
        world,
        Waiting.CASE,
        _FOLLOWED_SECONDS,
        lambda effect: AwaitCase(effect, event.submission),
    )


def not_kept(session: Session, stage: KeepingDraft, event: e.NotKept | e.Overdue, world: World) -> Outcome:
    """Nobody can say that it is stored. The same once more is stored once."""
    return Outcome(replace(session, touched_at=world.now).to(OfferDraft(stage.code, stage.before, not_kept=True)))


def wait(session: Session, stage: KeepingDraft, event: e.Back | e.GoHome | e.EndVisit, world: World) -> Outcome:
    """It takes a moment: nobody leaves without knowing."""
    return Outcome(session)


def delivered(session: Session, stage: DraftKept, event: e.CaseCame, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, stored=replace(stage.stored, delivery=event.delivery))))


def followed_enough(session: Session, stage: DraftKept, event: e.Overdue, world: World) -> Outcome:
    return Outcome(session)


def leave(session: Session, stage: DraftKept, event: e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Home()))


def _before(session: Session) -> ApplicationStage | None:
    stage, application = session.stage, session.application
    if not isinstance(stage, ApplicationStage) or application is None:
        return None
    return stage if stage.code == application.code else None


def _typed(session: Session, before: ApplicationStage | None, world: World) -> tuple[Service, Application] | None:
    application = session.application
    service = world.catalogue.services.get(application.code) if application is not None else None
    if application is None or service is None or session.resident is None:
        return None
    whole = with_typed(service, application, before)
    scope = scope_of_form(service, whole.values, session, world)
    return (service, whole) if is_worth_keeping(service, whole, scope) else None


def _keep(session: Session, before: ApplicationStage | None, world: World) -> Outcome:
    typed, resident = _typed(session, before, world), session.resident
    if typed is None or resident is None:
        return Outcome(session.to(Home()))  # the catalogue is another, and has no such item any more
    service, whole = typed
    content = draft_of(service, whole, resident, scope_of_form(service, whole.values, session, world))
    return begin_effect(
        session.to(KeepingDraft(service.code, before, world.now)),
        world,
        Waiting.KEEP,
        world.patience.keep,
        lambda effect: KeepDraft(effect, service.code, content, resident),
    )


STEPS = (
    application_step(
        OfferDraft,
        {e.Agree: agree, e.TryAgain: agree, e.Decline: decline, e.EndVisit: decline, e.Back: back},
    ),
    application_step(
        KeepingDraft,
        {e.Kept: kept, e.NotKept: not_kept, e.Overdue: not_kept, e.Back: wait, e.GoHome: wait, e.EndVisit: wait},
    ),
    application_step(
        DraftKept,
        {e.CaseCame: delivered, e.Overdue: followed_enough, e.DropDraft: drop_kept, e.Back: leave},
    ),
)
