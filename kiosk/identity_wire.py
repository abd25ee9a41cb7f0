"""Who somebody is, between the session's values and the contract's."""

from __future__ import annotations

from uuid import UUID

from drivers.protocols import IdCard, IdCardType, Sex
from kiosk.catalogue.model import OnBehalf, Way
from kiosk.central import wire
from kiosk.session.identity import Body, Principal, Resident


def card_data(card: IdCard) -> wire.CardData:
    """What the platform needs of a card, and no more."""
    return wire.CardData(
        card_type=wire.CardType(card.card_type.value),
        name=card.name,
        english_name=card.english_name,
        number=card.number,
        birth=card.birth,
        sex=wire.CardSex(card.sex.value),
        valid_from=card.valid_from,
        valid_to=card.valid_to,
    )


def as_card(person: wire.CardData) -> IdCard:
    """Somebody whom the platform knows and no card has told of."""
    return IdCard(
        IdCardType(person.card_type.value),
        person.name,
        person.number,
        person.birth,
        Sex(person.sex.value),
        person.valid_from,
        person.valid_to,
        english_name=person.english_name,
    )


def identification(resident: Resident) -> wire.Identification:
    """By what the resident is known; for a legal person that is the card of who acts for it."""
    if resident.way is Way.APP_CODE:
        return wire.AppIdentification(method="app_code", app_code_id=UUID(resident.proof))
    if resident.way is Way.TRAVEL_PERMIT_AND_FACE:
        return wire.PermitIdentification(method="travel_permit_and_face", comparison_id=UUID(resident.proof))
    if resident.way is Way.SOCIAL_SECURITY_CARD:
        social = resident.social
        return wire.SocialSecurityIdentification(
            method="social_security_card",
            name=resident.card.name,
            number=resident.card.number,
            card_number=social.card_number if social is not None else "",
            identification_code=social.identification_code.upper() if social is not None else "",
        )
    card = card_data(resident.card)
    if resident.way is Way.ID_CARD_AND_FACE:
        return wire.FaceIdentification(method="id_card_and_face", card=card, comparison_id=UUID(resident.proof))
    if resident.way is Way.PHONE_CODE:
        return wire.PhoneIdentification(method="phone_code", card=card, phone_code_id=UUID(resident.proof))
    return wire.CardIdentification(method="id_card", card=card)


def principal(told: Principal | None) -> wire.Principal | None:
    if told is None:
        return None
    return wire.Principal(behalf=behalf(told.behalf), relation_id=UUID(told.proof), authority=told.authority)


def acts_for(body: Body | None) -> wire.ActsFor | None:
    return wire.ActsFor(body_id=UUID(body.proof), role=body.chosen) if body is not None else None


def behalf(told: OnBehalf) -> wire.Behalf:
    """Raises ValueError for those for whom nobody can stand here."""
    return wire.Behalf(told.value)
