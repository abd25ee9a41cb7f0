"""Somebody who signs here beside the applicant is known as the item asks: by the card, and where that is not enough by
their face, with a consent of their own. Refusing leads to their phone and to other terminals, which are worth the same.

Where nobody can be asked the card alone is taken, and the department is told to check it.
"""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Family, IdCard
from kiosk.catalogue.model import WORTH, Service, Way
from kiosk.rules.identity_numbers import age_on
from kiosk.session.availability import device_hindrance
from kiosk.session.identity import Underway
from kiosk.session.identity_stages import FaceConsent, FaceLook, Verifying
from kiosk.session.model import Session, Trouble, TroubleKind
from kiosk.session.signatures import Present
from kiosk.session.signing_stages import CallParty, NoFace, PartyCard
from kiosk.session.step import Outcome, forget_asked
from kiosk.session.steps.onward import onward
from kiosk.session.world import Link, World

#: From this age on a face may be compared without a guardian's consent.
LEAST_AGE = 14
#: The pages of a face.
FaceStage = FaceConsent | FaceLook | Verifying


def asks_face(service: Service, world: World) -> bool:
    """Whether the card alone is not enough here, and somebody can be asked about the face."""
    return not service.who.is_enough(Way.ID_CARD, WORTH[Way.ID_CARD]) and world.link is not Link.OFFLINE


def can_sign_here(session: Session, number: str) -> bool:
    """Whether anything is left to be tried at this terminal by the person with this number. Who was somebody else for
    the platform is not taken at their card's word when the link goes."""
    return session.application is None or number not in session.application.no_more_faces


def after_card(session: Session, stage: PartyCard, present: Present, card: IdCard, world: World) -> Outcome:
    """The card is that of who is named."""
    service = world.catalogue.services.get(stage.code)
    if service is None or session.application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if not can_sign_here(session, present.number):
        return leave(session, stage, NoFace.DIFFERENT)
    if not asks_face(service, world):
        return onward(replace(session, present=present), stage.code, world)
    if age_on(card.birth, world.wall.date()) < LEAST_AGE:
        return leave(session, stage, NoFace.UNDER_AGE)
    if device_hindrance(Family.CAMERA, world) is not None:
        return leave(session, stage, NoFace.AWAY)
    session = replace(session, underway=Underway(way=Way.ID_CARD_AND_FACE, card=card))
    return Outcome(session.to(FaceConsent(stage.code, signer=stage.signer)))


def leave(session: Session, stage: FaceStage | PartyCard, why: NoFace | None) -> Outcome:
    """Back to where another way is chosen."""
    return Outcome(forget_asked(session).to(CallParty(stage.code, stage.signer, why)))


def spent(session: Session, stage: Verifying) -> Outcome:
    """Tried as often as it may be: from here on another way is left."""
    card = session.underway.card if session.underway is not None else None
    if session.application is None or card is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    faces = session.application.no_more_faces | {card.number}
    session = replace(session, application=replace(session.application, no_more_faces=faces))
    return leave(session, stage, NoFace.DIFFERENT)


def matched(session: Session, stage: Verifying, card: IdCard, proof: str, world: World) -> Outcome:
    """The platform knows the face: what is to be signed may be seen."""
    name = card.name or card.english_name
    present = Present(stage.signer, card.number, name, way=Way.ID_CARD_AND_FACE, proof=proof)
    return onward(replace(session, present=present), stage.code, world)
