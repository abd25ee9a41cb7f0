"""From an item to the way of an identification: its questions, for whom, by which way, and what is missing still."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.catalogue.model import Kind, OnBehalf, Person, Service, Way
from kiosk.rules.expressions import holds
from kiosk.session import events as e
from kiosk.session.availability import Hindrance, Obstacle, way_hindrance
from kiosk.session.form import presets
from kiosk.session.form.checking import scope_here
from kiosk.session.identity import Underway
from kiosk.session.matters_stages import CaseNumber
from kiosk.session.model import (
    Asked,
    ForWhom,
    Home,
    Identify,
    IdentityStage,
    ItemPage,
    Licence,
    NamePrincipal,
    Notice,
    Parameters,
    Session,
    Trouble,
    TroubleKind,
    Ways,
)
from kiosk.session.step import Outcome, identity_step
from kiosk.session.steps import app_code, chip_card, face, phone_code, travel_permit
from kiosk.session.steps.completing import complete, known_card, underway
from kiosk.session.steps.identifying import start_identifying
from kiosk.session.steps.scanning import scan
from kiosk.session.values import EMPTY
from kiosk.session.world import Link, World

LEGAL = "legal"
#: Ways that begin with the identity card.
_BY_CARD = (Way.ID_CARD, Way.ID_CARD_AND_FACE, Way.PHONE_CODE, Way.LICENCE_CODE)


@dataclass(frozen=True)
class Offer:
    """One of several equal choices; ``hindrance`` None when it is open."""

    key: str
    hindrance: Hindrance | None = None


def begin(session: Session, service: Service, world: World) -> Outcome:
    """The button of the item's page."""
    return proceed(replace(session, underway=Underway()), service, world)


def proceed(session: Session, service: Service, world: World) -> Outcome:
    """The next page before anybody is identified."""
    so_far = underway(session)
    who = service.who
    question = _next_question(so_far.answered, service, session, world)
    if question is not None:
        return Outcome(session.to(Asked(service.code, question)))
    if not service.identified:
        return Outcome(session.to(Parameters(service.code, presets(service.parameters, world.wall.date()))))
    if so_far.behalf is None:
        offers = behalf_offers(service)
        if len(offers) > 1:
            return Outcome(session.to(ForWhom(service.code)))
        return _stand_for(session, service, offers[0].key, world)
    resident = session.resident
    if resident is not None and who.is_enough(resident.way, resident.trust):
        # What is known of them stays; for whom they stand here is another matter with every item.
        body = resident.body if so_far.person is Person.LEGAL else None
        return complete(session, service.code, replace(resident, principal=None, body=body), world)
    if len(who.ways) == 1:
        return take_way(session, service.code, who.ways[0], world)
    return Outcome(session.to(Ways(service.code)))


def _next_question(answered: int, service: Service, session: Session, world: World) -> int | None:
    """The next that this city asks; what cannot be told is asked."""
    open_still = range(answered, len(service.who.asked))
    if not open_still:
        return None
    scope = scope_here(service, EMPTY, session, world)
    conditions = ((number, service.who.asked[number].when) for number in open_still)
    return next((number for number, when in conditions if when is None or holds(when, scope) is not False), None)


def behalf_offers(service: Service) -> tuple[Offer, ...]:
    """For whom the item can be done, in the definition's order."""
    offers = []
    if Person.NATURAL in service.who.persons:
        offers += [Offer(behalf.value) for behalf in service.who.on_behalf]
    if Person.LEGAL in service.who.persons:
        offers.append(Offer(LEGAL))
    return tuple(offers)


def way_offers(service: Service, session: Session, world: World) -> tuple[Offer, ...]:
    """The item's ways, each with what is in its way."""
    card_known, by_number = known_card(session) is not None, service.kind is Kind.PROGRESS
    spent = underway(session).spent
    # A licence is nobody's way who stands here for themselves.
    natural = underway(session).person is Person.NATURAL
    ways = [way for way in service.who.ways if not (natural and way is Way.LICENCE_CODE)] or service.who.ways
    offers = tuple(
        Offer(
            way.value,
            Hindrance(Obstacle.TRIED_OUT)
            if way in spent
            else way_hindrance(way, world, card_known=card_known, by_number=by_number),
        )
        for way in ways
    )
    if service.who.to_verify and world.link is Link.OFFLINE and Way.ID_CARD not in ways:
        # Who it was is checked by the department: the card alone is what can be had now (待核验).
        offers += (Offer(Way.ID_CARD.value, way_hindrance(Way.ID_CARD, world, card_known=card_known)),)
    return offers


def answer(session: Session, stage: Asked, event: e.Agree | e.Decline, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if isinstance(event, e.Decline):
        return Outcome(session.to(replace(stage, said_no=True)))
    so_far = underway(session)
    return proceed(replace(session, underway=replace(so_far, answered=stage.number + 1)), service, world)


def back_to_item(session: Session, stage: Asked | ForWhom | Ways, event: e.Back, world: World) -> Outcome:
    if isinstance(stage, Asked) and stage.said_no:
        return Outcome(session.to(replace(stage, said_no=False)))
    return Outcome(session.to(ItemPage(stage.code)))


def choose_for_whom(session: Session, stage: ForWhom, event: e.Choose, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if event.key not in {offer.key for offer in behalf_offers(service) if offer.hindrance is None}:
        return Outcome(session)
    return _stand_for(session, service, event.key, world)


def _stand_for(session: Session, service: Service, key: str, world: World) -> Outcome:
    so_far = underway(session)
    if key == LEGAL:
        so_far = replace(so_far, behalf=OnBehalf.SELF, person=Person.LEGAL)
    else:
        so_far = replace(so_far, behalf=OnBehalf(key), person=Person.NATURAL)
    return proceed(replace(session, underway=so_far), service, world)


def choose_way(session: Session, stage: Ways, event: e.Choose, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if event.key not in {offer.key for offer in way_offers(service, session, world) if offer.hindrance is None}:
        return Outcome(session)  # the page says why, and its button is off
    return take_way(session, stage.code, Way(event.key), world)


def take_way(session: Session, code: str, way: Way, world: World) -> Outcome:
    """Say what is read and why; where all of that was read already, go on. By a case's number nobody is identified."""
    if way is Way.CASE_NUMBER:
        return Outcome(session.to(CaseNumber(code)))
    session = replace(session, underway=replace(underway(session), way=way))
    if known_card(session) is not None and way in _BY_CARD:
        return begin_way(session, code, world)
    return Outcome(session.to(Notice(code)))


def has_other_ways(stage: Trouble, world: World) -> bool:
    """Whether there is another way to be identified, where the platform asks for a surer one than was gone."""
    service = world.catalogue.services.get(stage.code) if stage.code is not None else None
    return service is not None and len(service.who.ways) > 1


def other_way(session: Session, code: str, world: World) -> Outcome:
    """What the platform did not take is not tried once more; for whom somebody stands here stays."""
    service, resident = world.catalogue.services.get(code), session.resident
    if service is None or resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    behalf = resident.principal.behalf if resident.principal is not None else OnBehalf.SELF
    person = Person.LEGAL if resident.body is not None else Person.NATURAL
    so_far = Underway(answered=len(service.who.asked), behalf=behalf, person=person)
    return Outcome(replace(session, underway=so_far).to(Ways(code)))


def agree(session: Session, stage: Notice, event: e.Agree, world: World) -> Outcome:
    return begin_way(session, stage.code, world)


def decline(session: Session, stage: Notice, event: e.Decline | e.Back | e.OtherWay, world: World) -> Outcome:
    return back_from_identity(session, stage)


def begin_way(session: Session, code: str | None, world: World) -> Outcome:
    """The notice was agreed to: the first page of the way."""
    way = underway(session).way
    if code is not None and way is Way.APP_CODE:
        return app_code.start(session, code, world)
    if code is not None and way is Way.SOCIAL_SECURITY_CARD:
        return chip_card.start(session, code, world)
    if code is not None and way is Way.TRAVEL_PERMIT_AND_FACE:
        return travel_permit.start(session, code, world)
    card = known_card(session)
    if card is None or code is None:
        return start_identifying(session, Identify(code), world)
    if way is Way.ID_CARD_AND_FACE:
        return face.start(session, code, world)
    if way is Way.PHONE_CODE:
        return phone_code.start(session, code, world)
    return start_identifying(session, Identify(code), world)


def resume(session: Session, stage: IdentityStage, world: World) -> Outcome:
    """Back to a page of the identification, after something went wrong."""
    if isinstance(stage, Identify):
        return start_identifying(session, stage, world)
    if isinstance(stage, Licence | NamePrincipal):
        return scan(session.to(stage), world)
    return Outcome(session.to(stage))


def back_from_identity(session: Session, stage: IdentityStage) -> Outcome:
    return Outcome(session.to(Home() if stage.code is None else ItemPage(stage.code)))


STEPS = (
    identity_step(Asked, {e.Agree: answer, e.Decline: answer, e.Back: back_to_item}),
    identity_step(ForWhom, {e.Choose: choose_for_whom, e.Back: back_to_item}),
    identity_step(Ways, {e.Choose: choose_way, e.Back: back_to_item}),
    identity_step(Notice, {e.Agree: agree, e.Decline: decline, e.Back: decline, e.OtherWay: decline}),
)
