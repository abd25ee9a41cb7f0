"""Synthetic people: their numbers stand under county codes that are not assigned, so nobody can own them."""

from __future__ import annotations

from kiosk.rehearsal.people import ADULT, CHILD, ELDER

__all__ = ["ADULT", "CANARIES", "CHILD", "ELDER"]

#: What must be nowhere once a visit is over.
CANARIES = tuple(value for card in (ADULT, ELDER, CHILD) for value in (card.name, card.number, card.address))
