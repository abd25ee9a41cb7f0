"""A form in the session: its fields as slots, what a touch or a word changes, and what is wrong. Pure."""

from kiosk.session.form.checking import FieldMistake, Mistake, mistakes, scope_of, visible_fields
from kiosk.session.form.filling import YEARS_A_LEAF, offered_months, pick, presets, write, year_bounds
from kiosk.session.form.slots import Slot, SlotKind, find_slot, slots

__all__ = [
    "YEARS_A_LEAF",
    "FieldMistake",
    "Mistake",
    "Slot",
    "SlotKind",
    "find_slot",
    "mistakes",
    "offered_months",
    "pick",
    "presets",
    "scope_of",
    "slots",
    "visible_fields",
    "write",
    "year_bounds",
]
