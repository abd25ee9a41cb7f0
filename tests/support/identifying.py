"""Somebody who has been identified as an item asks: what its way needs of the platform is done before the session."""

from __future__ import annotations

from uuid import UUID

from kiosk.catalogue.model import OnBehalf, Person, Service, Way
from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.identification import RelationCheck
from kiosk.central.identifiers import new_id
from tests.support.platform import CHILD

COMPANY = "91410499MA9DEM0018"  # the adult's and the elder's


def open_as_asked(client: PlatformClient, service: Service, card: wire.CardData, language: str = "zh-CN") -> UUID:
    """A session for ``service``, for oneself where the item allows it, otherwise for a child or a company."""
    session_id = new_id()
    if not service.identified:
        client.open_session(session_id, None, language)
        return session_id
    client.open_session(
        session_id,
        identification(client, service, card),
        language,
        principal=None if OnBehalf.SELF in service.who.on_behalf else _for_a_child(client, card),
        acts_for=None if Person.NATURAL in service.who.persons else _for_a_company(client, card),
    )
    return session_id


def identification(client: PlatformClient, service: Service, card: wire.CardData) -> wire.Identification:
    """The card, and the face where the item asks for more."""
    if Way.ID_CARD in service.who.ways or Way.LICENCE_CODE in service.who.ways:
        return wire.CardIdentification(method="id_card", card=card)
    compared = client.compare_face(card, f"face-of:{card.number}".encode().ljust(12_000, b"\0"))
    return wire.FaceIdentification(method="id_card_and_face", card=card, comparison_id=compared.comparison_id)


def _for_a_company(client: PlatformClient, card: wire.CardData) -> wire.ActsFor | None:
    body = client.look_up_body(card, COMPANY)
    return wire.ActsFor(body_id=body.body_id, role=body.roles[0].key) if body.roles else None


def _for_a_child(client: PlatformClient, card: wire.CardData) -> wire.Principal | None:
    relation = RelationCheck(
        terminal_id=client.terminal_id, card=card, behalf=wire.Behalf.GUARDIAN, name="陈一诺", number=CHILD
    )
    told = client.check_relation(relation)
    return wire.Principal(behalf=wire.Behalf.GUARDIAN, relation_id=told.relation_id) if told.confirmed else None
