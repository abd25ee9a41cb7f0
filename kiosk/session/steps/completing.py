"""What follows once somebody is known: for whom they stand here, then what they came for."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import IdCard
from kiosk.catalogue.model import Kind, OnBehalf, Person, Service
from kiosk.rules.identity_numbers import age_on
from kiosk.session.effects import OpenVisit
from kiosk.session.form import presets
from kiosk.session.identity import Resident, Underway
from kiosk.session.model import (
    AskFailure,
    ChooseRole,
    Home,
    Licence,
    NamePrincipal,
    Parameters,
    Session,
    Trouble,
    TroubleKind,
    Verifying,
    Ways,
)
from kiosk.session.step import Outcome
from kiosk.session.steps.asking_matters import ask_matters
from kiosk.session.steps.gathering import begin_application
from kiosk.session.steps.scanning import scan
from kiosk.session.world import World


def underway(session: Session) -> Underway:
    """What is known on the way so far; a card that came first began it without an item."""
    return session.underway or Underway()


def known_card(session: Session) -> IdCard | None:
    """Of whom the rest of an identification is: who is known already, or whose card was read just now."""
    if session.resident is not None:
        return session.resident.card
    return underway(session).card


def way_done(session: Session, code: str | None, resident: Resident, world: World) -> Outcome:
    """A way was gone to its end. Somebody who was known before must still be the same."""
    session = replace(session, touched_at=world.now)
    before = session.resident
    if before is not None and before.card.number != resident.card.number:
        return Outcome(session.to(Trouble(TroubleKind.SOMEBODY_ELSE, code, retry=ways_page(code))))
    return complete(session, code, resident, world)


def ways_page(code: str | None) -> Ways | None:
    return Ways(code) if code is not None else None


def complete(session: Session, code: str | None, resident: Resident, world: World) -> Outcome:
    """Ask what is still missing of body and principal; then go on to the item."""
    so_far = underway(session)
    waiting = replace(session, underway=replace(so_far, resident=resident))
    if code is not None and so_far.person is Person.LEGAL and resident.body is None:
        return scan(waiting.to(Licence(code)), world)
    if code is not None and so_far.person is Person.LEGAL and resident.body is not None and not resident.body.chosen:
        return Outcome(waiting.to(ChooseRole(code, resident.body)))
    if code is not None and so_far.behalf not in (None, OnBehalf.SELF) and resident.principal is None:
        return scan(waiting.to(NamePrincipal(code)), world)
    return to_item(session, code, resident, world)


def to_item(session: Session, code: str | None, resident: Resident, world: World) -> Outcome:
    """Everything about the person is known."""
    opening = (OpenVisit(session.generation, resident, session.looks.language),) if resident != session.resident else ()
    session = replace(session, resident=resident, underway=None, offered=() if opening else session.offered)
    if code is None:
        return Outcome(session.to(Home()), opening)
    service = world.catalogue.services.get(code)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)), opening)
    if trouble := under_age(service, resident, world):
        return Outcome(session.to(trouble), opening)
    if service.kind is Kind.APPLY:
        outcome = begin_application(session, service, resident, world)
        return Outcome(outcome.session, (*opening, *outcome.effects))
    if service.kind is Kind.PROGRESS:
        outcome = ask_matters(session, service.code, world)
        return Outcome(outcome.session, (*opening, *outcome.effects))
    return Outcome(session.to(Parameters(code, presets(service.parameters, world.wall.date()))), opening)


def under_age(service: Service, resident: Resident, world: World) -> Trouble | None:
    """The page for somebody too young for the item, None when they are not.

    What nobody can do for themselves is about whoever stands here: it is the guardian who has to be of age.
    """
    least = service.eligibility.minimum_age
    card = resident.subject if OnBehalf.SELF in service.who.on_behalf else resident.card
    if least is None or age_on(card.birth, world.wall.date()) >= least:
        return None
    return Trouble(TroubleKind.UNDER_AGE, service.code)


def not_verified(session: Session, stage: Verifying, failure: AskFailure, reference: str, world: World) -> Outcome:
    """The platform's word did not come: the resident may try again from where they can choose."""
    trouble = Trouble(
        TroubleKind.PLATFORM, stage.code, failure, retry=stage.back or Ways(stage.code), reference=reference
    )
    return Outcome(replace(session, touched_at=world.now).to(trouble))


def spend(session: Session) -> Session:
    """The present way was tried as often as it may be."""
    so_far = underway(session)
    return replace(session, underway=replace(so_far, spent=so_far.spent | {so_far.way}))
