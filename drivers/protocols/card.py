# SPDX-License-Identifier: Apache-2.0
"""What a reader of chip cards promises, and what it hands over of such a card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocols.common import DeviceStatus, Presence, Sex

_DIGITS_SHOWN = 10  # the first six and the last four, the most that PCI DSS 3.4.1 lets anybody see


@dataclass(frozen=True, repr=False)
class SocialSecurityCard:
    """The open part of a social security card (LD/T 32-2015, files EF05 and EF06). Its ``repr`` says nothing of it."""

    number: str  # 社会保障号码: the identity number of residents, up to 18 letters and digits for others
    name: str  # as on the chip: up to 30 bytes of GBK, and more on cards with a name extension
    sex: Sex = Sex.UNKNOWN
    nation: str = ""  # GB/T 3304 code, two digits
    birthplace: str = ""  # GB/T 2260 code, six digits
    birth: date | None = None
    card_number: str = ""  # 卡号, as printed on the face
    version: str = ""  # of the card's specification: "1.00" to "3.00"; "" when the chip leaves it blank
    identification_code: str = ""  # 卡识别码, 32 hexadecimal digits; the first six are the issuing district
    issuer_code: str = ""  # hexadecimal
    issued: date | None = None
    expires: date | None = None

    def __repr__(self) -> str:
        return "SocialSecurityCard()"


@dataclass(frozen=True, repr=False)
class MaskedBankCard:
    """What may be known of a bank card. The whole number never leaves the driver."""

    masked_number: str  # "620000*********0001": first six and last four digits at most

    def __post_init__(self) -> None:
        if sum(character != "*" for character in self.masked_number) > _DIGITS_SHOWN:
            raise ValueError("a bank card's number is not masked")

    def __repr__(self) -> str:
        return "MaskedBankCard()"


@dataclass(frozen=True)
class WrittenToken:
    """What stands on a card that is somebody's token: text that the driver has not looked into."""

    text: str


class ChipReadReason(StrEnum):
    """Why a chip card was not read, in the terms that a resident can act on."""

    NO_CARD = "no_card"  # none in the reader
    TAKEN_AWAY = "taken_away"  # it was there, and gone before it was read
    NOT_ANSWERING = "not_answering"  # something is in the reader that does not answer: the wrong way round, or no chip
    WRONG_CARD = "wrong_card"  # a chip card, but not of the kind that was asked for
    NEEDS_PIN = "needs_pin"  # the card shows this after its PIN only, and a driver never sends one
    BLOCKED = "blocked"  # the card, or this application of it, has been locked
    NOT_READABLE = "not_readable"  # the chip breaks off, or refuses what such cards allow
    BAD_DATA = "bad_data"  # what it says makes no sense: lengths, tags, dates, check digits


class ChipReadError(Exception):
    """The reader works, this card was not read. ``original`` is a status word or a field's name, never its value."""

    def __init__(self, reason: ChipReadReason, original: str = "") -> None:
        super().__init__(f"{reason}: {original}" if original else str(reason))
        self.reason = reason
        self.original = original


@runtime_checkable
class CardReader(Protocol):
    """A reader of chip cards, with contacts or without. No call sends a PIN or writes to a card."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the reader is. Never raises: a fault is a condition."""

    def presence(self, deadline: float) -> Presence:
        """Whether a card is in it. Raises DeviceError when the reader cannot be asked."""

    def read_social_security(self, deadline: float) -> SocialSecurityCard:
        """The open part of a social security card. Raises ChipReadError for the card, DeviceError for the reader."""

    def read_bank_number(self, deadline: float) -> MaskedBankCard:
        """The masked number of a bank card. Raises ChipReadError for the card, DeviceError for the reader."""

    def read_token(self, deadline: float) -> WrittenToken:
        """What stands on a token card. Raises ChipReadError for the card, DeviceError for the reader."""

    def close(self) -> None:
        """Let go of the reader. May be called twice; the next call opens it again."""
