"""``kiosk devices read id_card``: one card, read to see that the reader reads. What is shown of it is masked."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date

from drivers.protocols import CardReadError, CardReadReason, IdCard, IdCardReader, IdCardType, Presence
from kiosk.rules.masking import mask_id_number, mask_name
from kiosk.technician.wording import word
from kiosk.texts import Words

#: Seconds that somebody has to lay a card on the reader; one that was laid down in time is read to its end.
PATIENCE = 15.0
_READ = 8.0
_LOOK = 1.0
_PAUSE = 0.2


@dataclass(frozen=True)
class MaskedCard:
    """What a technician may see of a card: enough to see that it was read, too little to know whose it is."""

    card_type: IdCardType
    name: str
    number: str
    in_force: bool
    photo: bool


def masked(card: IdCard, today: date) -> MaskedCard:
    """To be called at once, so that nothing here keeps the values."""
    begun = card.valid_from is None or card.valid_from <= today
    return MaskedCard(
        card.card_type,
        mask_name(card.name or card.english_name),
        mask_id_number(card.number),
        in_force=begun and (card.valid_to is None or today <= card.valid_to),
        photo=any(card.photo_wlt),
    )


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


def lines(card: MaskedCard, said: Words) -> list[str]:
    return [
        word(said, "card", card.card_type),
        said.of("devices-card-holder", name=card.name, number=card.number),
        said.of("devices-card-in-force" if card.in_force else "devices-card-not-in-force"),
        said.of("devices-card-photo" if card.photo else "devices-card-no-photo"),
        said.of("devices-card-take-away"),
    ]


def as_values(card: MaskedCard) -> dict[str, object]:
    return {
        "card_type": card.card_type.value,
        "name": card.name,
        "number": card.number,
        "in_force": card.in_force,
        "photo": card.photo,
    }
