"""A list that a field is chosen from, unfolded on its page: a leaf of offers, or why there is none to be seen."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.definition.fields import SelectField
from kiosk.session.form import OFFERS_A_LEAF, Slot, offers_at, shown_fields, unanswered
from kiosk.session.model import Fill, Offer, Parameters, Session
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import FormField, Option


def unfolded(made: FormField, session: Session, slot: Slot, world: World, words: Words) -> FormField:
    """``made`` with its list when that is the one that is open."""
    stage = session.stage
    if not isinstance(stage, Parameters | Fill) or stage.open_field != slot.key:
        return made if made.value else replace(made, note=words.of("list-choose"))
    language = words.language.value
    service = world.catalogue.services[stage.code]
    many = isinstance(slot.field, SelectField) and slot.field.several
    up = words.of("list-up") if stage.path else ""
    first = unanswered(shown_fields(service, stage, session), slot, stage.values)
    if first is not None:
        return made.listed(words.of("list-answer-first", field=first.label.said(language)))
    offers = offers_at(session, stage, slot, stage.path, world)
    if offers is None:
        department = world.catalogue.department(service).said(language)
        return made.listed(words.of("list-asking", department=department), up=up)
    if not offers:
        none = slot.field.empty.said(language) if isinstance(slot.field, SelectField) else words.of("list-none")
        return made.listed(none, up=up)
    start = stage.leaf * OFFERS_A_LEAF
    shown = offers[start : start + OFFERS_A_LEAF]
    chosen = stage.values.get(slot.key)
    leaves = len(offers) > OFFERS_A_LEAF
    span = words.of("list-span", first=start + 1, last=start + len(shown), all=len(offers)) if leaves else ""
    where = _opened(session, stage, slot, world)
    return made.listed("", many=many).opened(
        words.of("list-heading", where=where, span=span) if where and span else where or span,
        tuple(Option(offer.key, _said(offer, words), offer.key in chosen) for offer in shown),
        earlier=start > 0,
        later=start + OFFERS_A_LEAF < len(offers),
        up=up,
    )


def _opened(session: Session, stage: Parameters | Fill, slot: Slot, world: World) -> str:
    """The name of the offer whose list is shown."""
    if not stage.path:
        return ""
    around = offers_at(session, stage, slot, stage.path[:-1], world) or ()
    return next((offer.label for offer in around if offer.key == stage.path[-1]), "")


def _said(offer: Offer, words: Words) -> str:
    return words.of("list-offer", label=offer.label, detail=offer.detail) if offer.detail else offer.label
