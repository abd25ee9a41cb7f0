"""Whoever is identified here signs what was filled in at another terminal."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.model import ItemPage, Session, Trouble, TroubleKind, Waiting
from kiosk.session.signatures import GUEST, CallState, Present
from kiosk.session.signing_effects import FetchForm
from kiosk.session.signing_stages import Awaited, Delivered, Delivering, Fetching
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps.gathering import begin_own
from kiosk.session.steps.onward import onward
from kiosk.session.steps.signed import deliver
from kiosk.session.world import World

#: The choice to go on with an application of one's own.
OWN = "own"


def forms_waiting(session: Session, stage: Fetching, event: e.FormsWaiting, world: World) -> Outcome:
    if stage.form is None and event.forms:
        return Outcome(session.to(Awaited(stage.code, event.forms)))
    return begin_own(session, stage.code, world)


def fetched(session: Session, stage: Fetching, event: e.FormFetched, world: World) -> Outcome:
    resident = session.resident
    if resident is None or stage.form is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    name = resident.card.name or resident.card.english_name
    present = Present(GUEST, resident.card.number, name, waiting=stage.form, form=event.form)
    return onward(replace(session, present=present, touched_at=world.now), stage.code, world)


def not_fetched(session: Session, stage: Fetching, event: e.FormNotFetched | e.Overdue, world: World) -> Outcome:
    """Nobody could be asked what waits: that keeps nobody from their own. A form that does not come is said."""
    if stage.form is None:
        return begin_own(session, stage.code, world)
    return Outcome(session.to(Delivered(stage.code, signed=False, refused=True)))


def choose_form(session: Session, stage: Awaited, event: e.Choose, world: World) -> Outcome:
    if event.key == OWN:
        return begin_own(session, stage.code, world)
    form = next((one for one in stage.forms if one.request == event.key), None)
    if form is None:
        return Outcome(session)
    return begin_effect(
        session.to(Fetching(stage.code, world.now, form)),
        world,
        Waiting.FORMS,
        world.patience.ask,
        lambda effect: FetchForm(effect, form),
    )


def back_to_item(session: Session, stage: Awaited | Fetching, event: e.Back | e.Stop, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(ItemPage(stage.code)))


def taken(session: Session, stage: Delivering, event: e.SignatureTaken, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    if event.state is CallState.WAITING:
        return Outcome(session.to(replace(stage, tried=True)))
    signed = event.state is CallState.SIGNED
    wanted = CallState.SIGNED if stage.signature is not None else CallState.DECLINED
    results = session.tally.results + (1 if signed else 0)
    session = replace(session, present=None, tally=replace(session.tally, results=results))
    return Outcome(session.to(Delivered(stage.code, signed, refused=event.state is not wanted)))


def nobody_knows(session: Session, stage: Delivering, event: e.Overdue, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, tried=True)))


def once_more(session: Session, stage: Delivering, event: e.TryAgain, world: World) -> Outcome:
    """The same again has no second effect."""
    if any(pending.waiting is Waiting.SIGNATURE for pending in session.pending):
        return Outcome(session)
    return deliver(session, stage.code, stage.signature, world)


def leave(session: Session, stage: Delivered, event: e.Back | e.Next, world: World) -> Outcome:
    return Outcome(session.to(ItemPage(stage.code)))


def give_up(session: Session, stage: Delivering, event: e.Back, world: World) -> Outcome:
    """As long as nobody knows, there is nothing to go back to but the item."""
    return Outcome(forget_asked(session).to(ItemPage(stage.code))) if stage.tried else Outcome(session)


STEPS = (
    application_step(
        Fetching,
        {
            e.FormsWaiting: forms_waiting,
            e.FormFetched: fetched,
            e.FormNotFetched: not_fetched,
            e.Overdue: not_fetched,
            e.Stop: back_to_item,
            e.Back: back_to_item,
        },
    ),
    application_step(Awaited, {e.Choose: choose_form, e.Back: back_to_item}),
    application_step(
        Delivering,
        {e.SignatureTaken: taken, e.Overdue: nobody_knows, e.TryAgain: once_more, e.Back: give_up},
    ),
    application_step(Delivered, {e.Next: leave, e.Back: leave}),
)
