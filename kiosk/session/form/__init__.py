"""A form in the session: its fields as slots, what a touch or a word changes, and what is wrong. Pure."""

from kiosk.session.form.checking import FieldMistake, Mistake, mistakes, scope_here, scope_of, visible_fields
from kiosk.session.form.filling import YEARS_A_LEAF, offered_months, pick, presets, write, year_bounds
from kiosk.session.form.listing import (
    OFFERS_A_LEAF,
    asked_with,
    chosen_offers,
    keep,
    leads_on,
    offers_at,
    source_of,
    unanswered,
    without_answers_that_hang_on,
)
from kiosk.session.form.shown import shown_fields, shown_mistakes, shown_scope
from kiosk.session.form.slots import Slot, SlotKind, find_slot, slots

__all__ = [
    "OFFERS_A_LEAF",
    "YEARS_A_LEAF",
    "FieldMistake",
    "Mistake",
    "Slot",
    "SlotKind",
    "asked_with",
    "chosen_offers",
    "find_slot",
    "keep",
    "leads_on",
    "mistakes",
    "offered_months",
    "offers_at",
    "pick",
    "presets",
    "scope_here",
    "scope_of",
    "shown_fields",
    "shown_mistakes",
    "shown_scope",
    "slots",
    "source_of",
    "unanswered",
    "visible_fields",
    "without_answers_that_hang_on",
    "write",
    "year_bounds",
]
