"""Choosing from a list on the page of a form: it unfolds, its offers come, some of them open."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.model import Service
from kiosk.session import events as e
from kiosk.session.effects import AskOffers
from kiosk.session.form import (
    OFFERS_A_LEAF,
    Slot,
    SlotKind,
    asked_with,
    find_slot,
    keep,
    leads_on,
    offers_at,
    pick,
    shown_fields,
    source_of,
    unanswered,
    without_answers_that_hang_on,
)
from kiosk.session.model import AskFailure, Fill, OfferList, Parameters, Session, Trouble, TroubleKind, Waiting
from kiosk.session.step import Outcome, begin_effect, forget_asked
from kiosk.session.world import World

#: The option that leads back to what the open offer stands in. No source's key begins with a dot.
UP = ".."


def list_slot(service: Service | None, stage: Parameters | Fill, key: str, session: Session) -> Slot | None:
    """The slot of ``key`` when it is chosen from a list."""
    slot = find_slot(shown_fields(service, stage, session), key) if service is not None and key else None
    return slot if slot is not None and slot.kind is SlotKind.SELECT else None


def unfold(session: Session, stage: Parameters | Fill, slot: Slot, world: World) -> Outcome:
    """Show the list of ``slot`` where ``stage.path`` ends; a department is asked for it where that is needed."""
    session = forget_asked(session).to(replace(stage, open_field=slot.key, shown_year="", leaf=0))
    if unanswered(shown_fields(world.catalogue.services[stage.code], stage, session), slot, stage.values) is not None:
        return Outcome(session)  # the page says what comes first
    if offers_at(session, stage, slot, stage.path, world) is not None:
        return Outcome(session)
    within, answers = stage.path[-1] if stage.path else "", asked_with(slot.field, stage.values)
    return begin_effect(
        session,
        world,
        Waiting.OFFERS,
        world.patience.ask,
        lambda effect: AskOffers(effect, stage.code, source_of(slot.field), within, answers),
    )


def fold(session: Session, stage: Parameters | Fill) -> Outcome:
    return Outcome(forget_asked(session).to(replace(stage, open_field="", shown_year="", path=(), leaf=0)))


def turn_leaf(session: Session, stage: Parameters | Fill, slot: Slot, later: bool, world: World) -> Outcome:
    offers = offers_at(session, stage, slot, stage.path, world) or ()
    last = max(0, (len(offers) - 1) // OFFERS_A_LEAF)
    leaf = min(max(stage.leaf + (1 if later else -1), 0), last)
    return Outcome(session.to(replace(stage, leaf=leaf)))


def touch(session: Session, stage: Parameters | Fill, slot: Slot, option: str, world: World) -> Outcome:
    """An offer is chosen, or opened; UP leads back."""
    if stage.open_field != slot.key:
        return Outcome(session)  # touched as the list was folding up
    if option == UP:
        return unfold(session, replace(stage, path=stage.path[:-1]), slot, world)
    offers = offers_at(session, stage, slot, stage.path, world) or ()
    offer = next((offer for offer in offers if offer.key == option), None)
    if offer is None:
        return Outcome(session)
    if leads_on(slot.field, offer):
        return unfold(session, replace(stage, path=(*stage.path, option)), slot, world)
    offered = [offer.key for offer in offers]
    fields = shown_fields(world.catalogue.services[stage.code], stage, session)
    values = pick(fields, stage.values, slot.key, option, world.wall.date(), offered=offered)
    values = without_answers_that_hang_on(fields, values, slot.key)
    after = replace(stage, values=values)
    return Outcome(session.to(after)) if getattr(slot.field, "several", False) else fold(session, after)


def offers_came(session: Session, stage: Parameters | Fill, event: e.OffersCame, world: World) -> Outcome:
    """A place that has nothing within it is chosen itself."""
    service = world.catalogue.services.get(stage.code)
    slot = list_slot(service, stage, stage.open_field, session)
    session = replace(session, touched_at=world.now)
    if service is None or slot is None:
        return Outcome(session)
    within = stage.path[-1] if stage.path else ""
    came = OfferList(stage.code, slot.key, within, asked_with(slot.field, stage.values), event.offers)
    session = replace(session, offered=keep(session, came))
    if within and not event.offers:
        fields, values = shown_fields(service, stage, session), stage.values.put(slot.key, (within,))
        return fold(session, replace(stage, values=without_answers_that_hang_on(fields, values, slot.key)))
    return Outcome(session)


def failed(session: Session, stage: Parameters | Fill, event: e.AskFailed, world: World) -> Outcome:
    return _not_answered(session, stage, event.failure, event.reference, world)


def overdue(session: Session, stage: Parameters | Fill, event: e.Overdue, world: World) -> Outcome:
    return _not_answered(session, stage, AskFailure.TIMEOUT, "", world)


def _not_answered(
    session: Session, stage: Parameters | Fill, failure: AskFailure, reference: str, world: World
) -> Outcome:
    """A list that did not come is no empty list: a page of its own says so, and asks again when it is told to."""
    trouble = Trouble(TroubleKind.PLATFORM, stage.code, failure, retry=stage, reference=reference)
    return Outcome(replace(session, touched_at=world.now).to(trouble))
