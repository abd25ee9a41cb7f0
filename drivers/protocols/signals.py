# SPDX-License-Identifier: Apache-2.0
"""What the small things around a terminal promise: lamps that show the way, contacts that tell what happens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocols.common import DeviceStatus


class Place(StrEnum):
    """Where a lamp is: beside what a person should look at."""

    ID_CARD = "id_card"
    CARD = "card"
    RECEIPT = "receipt"
    DOCUMENTS = "documents"  # the slot of the A4 printer
    CODE_SCANNER = "code_scanner"
    DOCUMENT_SCANNER = "document_scanner"
    CAMERA = "camera"
    KEYPAD = "keypad"
    ATTENTION = "attention"  # on top, for the attendant


class LampState(StrEnum):
    OFF = "off"
    SLOW = "slow"  # once a second
    QUICK = "quick"  # twice a second: three flashes are too many for some people (WCAG 2.3.1)
    ON = "on"


class LampColour(StrEnum):
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    AMBER = "amber"
    WHITE = "white"


class Contact(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"  # there is no such contact, or it could not be read


@dataclass(frozen=True)
class Contacts:
    """All contacts at one moment."""

    person_near: Contact = Contact.UNKNOWN
    door_open: Contact = Contact.UNKNOWN
    tampered: Contact = Contact.UNKNOWN
    headset_plugged: Contact = Contact.UNKNOWN


@runtime_checkable
class Signals(Protocol):
    """Lamps and contacts."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the board behind them is. Never raises."""

    def set_lamp(self, place: Place, state: LampState, deadline: float, colour: LampColour | None = None) -> None:
        """Set the lamp of a place. Nothing happens where there is none, or where it is so already.

        ``colour`` is a wish: a lamp of one colour shows its own. Raises DeviceError.
        """

    def contacts(self, deadline: float) -> Contacts:
        """All contacts now. Raises DeviceError."""

    def close(self) -> None:
        """Put out all lamps, as far as they can be reached, and let go of the port. May be called twice."""
