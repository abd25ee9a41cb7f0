"""What stands on every paper of the terminal's own, whether a receipt or A4: whose it is and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.rules.masking import mask_id_number, mask_name
from kiosk.texts import Words


@dataclass(frozen=True, repr=False)
class Holder:
    """Whom a paper is about. It is masked here, so that no caller can forget to."""

    name: str
    number: str

    @property
    def masked_name(self) -> str:
        return mask_name(self.name)

    @property
    def masked_number(self) -> str:
        return mask_id_number(self.number)

    def __repr__(self) -> str:
        return "Holder(…)"


@dataclass(frozen=True)
class Place:
    """The terminal that makes the paper. ``demonstration``: its platform's data has no legal force."""

    hall: str
    terminal_id: str
    hotline: str
    demonstration: bool
    operator: str = ""  # who runs it, and whom to call when it is broken


def footer(place: Place, words: Words) -> str:
    """What stands at the foot of every page; a second line where it is said who runs the terminal."""
    said = words.of("document-footer", hall=place.hall, terminal=place.terminal_id, hotline=place.hotline)
    return f"{said}\n{words.of('document-operator', operator=place.operator)}" if place.operator else said


def moment(at: datetime) -> str:
    """A time as paper says it, to the minute, in the zone that ``at`` is in."""
    return f"{at:%Y-%m-%d %H:%M}"
