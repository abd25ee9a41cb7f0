# SPDX-License-Identifier: Apache-2.0
"""What a reader of identity cards promises, and what is on such a card."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocols.common import DeviceStatus, Presence, Sex


class IdCardType(StrEnum):
    """The four cards of GA/T 490 and its successors, told by the type flag at byte 248 of the text record."""

    RESIDENT = "resident"
    HK_MACAO_TAIWAN = "hk_macao_taiwan"  # flag J
    FOREIGNER_2017 = "foreigner_2017"  # flag I
    FOREIGNER_2023 = "foreigner_2023"  # flag Y


@dataclass(frozen=True, repr=False)
class IdCard:
    """What the chip of an identity card says. It is personal data in full: its ``repr`` says only the type of card."""

    card_type: IdCardType
    name: str  # Chinese name; up to 60 characters, may hold rare hanzi; "" when the card has none
    number: str  # 18 characters, or 15 on a foreigner's card of 2017
    birth: date
    sex: Sex
    valid_from: date | None
    valid_to: date | None  # None: valid for ever (长期)
    nation: str = ""  # GB/T 3304 code, resident cards only
    address: str = ""
    issuer: str = ""
    english_name: str = ""
    nationality: str = ""  # GB/T 2659 alpha-3, foreigners' cards
    travel_permit_number: str = ""  # HK/Macao/Taiwan residence permits
    issue_count: str = ""
    old_number: str = ""  # the 15 characters of 2017, where a foreigner's card of 2023 says them
    photo_wlt: bytes = b""  # the 1024 bytes of the chip, undecoded
    portrait: bytes = b""  # a BMP of the photo, or of a placeholder; b"" where the operator names no decoder
    long_term: bool = field(default=False)  # True when the card says 长期

    def __repr__(self) -> str:
        return f"IdCard({self.card_type.value})"


class CardReadReason(StrEnum):
    """Why a card could not be read, in the terms that a resident can act on."""

    NO_CARD = "no_card"  # nothing to find on the reader
    TAKEN_AWAY = "taken_away"  # it was found, and gone before it was read
    NOT_READABLE = "not_readable"  # the chip does not answer as it should
    UNKNOWN_CARD = "unknown_card"  # a card of a type we do not know
    BAD_DATA = "bad_data"  # the record on it makes no sense (dates, lengths, check digit)
    SAM_REFUSED = "sam_refused"  # reader and card do not authenticate each other


class CardReadError(Exception):
    """The reader works, this card was not read. ``original`` is the status byte, never card data."""

    def __init__(self, reason: CardReadReason, original: str = "") -> None:
        super().__init__(f"{reason}: {original}" if original else str(reason))
        self.reason = reason
        self.original = original


@runtime_checkable
class IdCardReader(Protocol):
    """A reader of resident identity cards."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the reader is. Never raises: a fault is a condition."""

    def presence(self, deadline: float) -> Presence:
        """Whether a card lies on it. Raises DeviceError when the reader cannot be asked."""

    def read(self, deadline: float) -> IdCard:
        """Find, select and read. Raises CardReadError for the card, DeviceError for the reader."""

    def close(self) -> None:
        """Let go of the port. May be called twice; the next call opens it again."""


@runtime_checkable
class SamIdReader(Protocol):
    """What readers with a security module can say besides: who they are."""

    def sam_id(self, deadline: float) -> str:
        """The module's id, like 05.01-20130801-0012345678-0098765432. Raises DeviceError."""
