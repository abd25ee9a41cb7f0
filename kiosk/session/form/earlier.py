"""What somebody filed on other days, in a form of today. Asked for with the resident's yes alone. Pure."""

from __future__ import annotations

from kiosk.catalogue.facts import FILINGS, asked_of_earlier
from kiosk.catalogue.model import Service


def earlier_facts(service: Service) -> tuple[str, ...]:
    """What the form of ``service`` would take from earlier filings, by name."""
    return tuple(name for name in asked_of_earlier(service) if name != FILINGS)
