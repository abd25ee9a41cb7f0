"""Who a page is about: masked, and one field at a time in full for as long as somebody may be asked to look away."""

from __future__ import annotations

from drivers.protocols import IdCard
from kiosk.rules.masking import mask_id_number, mask_name
from kiosk.session.model import Session
from kiosk.texts import Words
from screens.models import Fact


def holder_facts(card: IdCard, session: Session, words: Words) -> tuple[Fact, ...]:
    """Name and number of a card."""
    name = card.name or card.english_name
    return (
        _private("name", words.of("fact-name"), name, mask_name(name), session),
        _private("number", words.of("fact-number"), _grouped(card.number), mask_id_number(card.number), session),
    )


def _private(key: str, label: str, value: str, masked: str, session: Session) -> Fact:
    if session.revealed == key:
        return Fact(key, label, value)
    return Fact(key, label, masked, concealed=masked != value)


def _grouped(number: str) -> str:
    """A resident's number as people read it: region, day of birth, the rest."""
    return f"{number[:6]} {number[6:14]} {number[14:]}" if len(number) == 18 else number
