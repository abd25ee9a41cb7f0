"""``kiosk devices read id_card``: one card, read to see that the reader reads. What is shown of it is masked."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drivers.id_card.wlt import placeholder
from drivers.protocols import (
    CardReadError,
    CardReadReason,
    DeviceError,
    DeviceStatus,
    IdCard,
    IdCardReader,
    IdCardType,
    Presence,
    status_after,
)
from kiosk.rules.masking import mask_id_number, mask_name
from kiosk.technician.checking import place_of
from kiosk.technician.fitted import Fitted
from kiosk.technician.wording import cures, status_words, word
from kiosk.texts import Words

#: Seconds that somebody has to lay a card on the reader; one that was laid down in time is read to its end.
PATIENCE = 15.0
_READ = 8.0
_LOOK = 1.0
_PAUSE = 0.2


class Portrait(StrEnum):
    """What became of the photo where the profile names a decoder."""

    DECODED = "decoded"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True)
class MaskedCard:
    """What a technician may see of a card: enough to see that it was read, too little to know whose it is."""

    card_type: IdCardType
    name: str
    number: str
    in_force: bool
    photo: bool
    portrait: Portrait | None = None


def masked(card: IdCard, today: date) -> MaskedCard:
    """To be called at once, so that nothing here keeps the values."""
    begun = card.valid_from is None or card.valid_from <= today
    return MaskedCard(
        card.card_type,
        mask_name(card.name or card.english_name),
        mask_id_number(card.number),
        in_force=begun and (card.valid_to is None or today <= card.valid_to),
        photo=any(card.photo_wlt),
        portrait=_portrait(card.portrait),
    )


def _portrait(picture: bytes) -> Portrait | None:
    if not picture:
        return None
    return Portrait.PLACEHOLDER if picture == placeholder() else Portrait.DECODED


def read_card(reader: IdCardReader, today: date, patience: float = PATIENCE) -> MaskedCard:
    """The card that is laid on the reader within ``patience`` seconds.

    Raises CardReadError (NO_CARD when none was laid down; a card that was taken away too early is waited for again)
    and DeviceError.
    """
    until = time.monotonic() + patience
    while True:
        if reader.presence(_LOOK) is Presence.YES:
            try:
                return masked(reader.read(_READ), today)
            except CardReadError as error:
                again = error.reason in (CardReadReason.NO_CARD, CardReadReason.TAKEN_AWAY)
                if not again or time.monotonic() > until:
                    raise
        elif time.monotonic() > until:
            raise CardReadError(CardReadReason.NO_CARD)
        time.sleep(_PAUSE)


@dataclass(frozen=True)
class Attempt:
    """What came of it: a card, or exactly one reason why there is none."""

    card: MaskedCard | None = None
    unread: CardReadReason | None = None  # the reader works, and this card was not read
    reader: DeviceStatus | None = None  # the reader cannot be asked
    place: str = ""  # where the driver raised what no driver may raise
    original: str = ""  # the device's own word


def attempt(fitted: Fitted, today: date) -> Attempt:
    """Read one card with a reader of the profile. Never raises: an exception's text may quote the card."""
    try:
        reader = fitted.make()
        try:
            if not isinstance(reader, IdCardReader):
                return Attempt(place=type(reader).__name__)
            return Attempt(read_card(reader, today))
        finally:
            reader.close()
    except CardReadError as error:
        return Attempt(unread=error.reason, original=error.original)
    except DeviceError as error:
        return Attempt(reader=status_after(error), original=error.original)
    except Exception as error:
        return Attempt(place=place_of(error))


def lines(found: Attempt, said: Words) -> list[str]:
    """The masked card, or why there is none; and what to do."""
    card = found.card
    if card is not None:
        portrait = [] if card.portrait is None else [word(said, "card-portrait", card.portrait)]
        return [
            word(said, "card", card.card_type),
            said.of("devices-card-holder", name=card.name, number=card.number),
            said.of("devices-card-in-force" if card.in_force else "devices-card-not-in-force"),
            said.of("devices-card-photo" if card.photo else "devices-card-no-photo"),
            *portrait,
            said.of("devices-card-take-away"),
        ]
    if found.unread is not None:
        return [word(said, "unread", found.unread), said.of("devices-card-take-away")]
    if found.reader is not None:
        return [status_words(said, found.reader), *cures(said, found.reader)]
    return [said.of("devices-crashed", place=found.place)]


def as_values(found: Attempt) -> dict[str, object]:
    """The attempt for JSON, with the same keys whatever came of it."""
    card = found.card
    reason = found.unread or (found.reader.condition if found.reader is not None else None)
    return {
        "read": card is not None,
        "card": None
        if card is None
        else {
            "card_type": card.card_type.value,
            "name": card.name,
            "number": card.number,
            "in_force": card.in_force,
            "photo": card.photo,
            "portrait": card.portrait.value if card.portrait is not None else None,
        },
        "reason": reason.value if reason is not None else "failed" if card is None else None,
        "original": found.original or found.place,
    }
