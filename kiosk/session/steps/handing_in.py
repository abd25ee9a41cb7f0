"""After the form: what goes with it, and what is agreed to, purpose by purpose."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.model import Mode
from kiosk.session import events as e
from kiosk.session.application import Application
from kiosk.session.application_stages import Consents, Materials, Sections
from kiosk.session.capture_stages import PhotoConsent, SheetPile
from kiosk.session.form.handing import CAPTURED, choosable, optional
from kiosk.session.form.verified import Proof, modes_left, proof_of
from kiosk.session.form.whole import scope_of_form
from kiosk.session.model import Session, Trouble, TroubleKind
from kiosk.session.sheets import Via
from kiosk.session.step import Outcome, application_step
from kiosk.session.steps.onward import onward
from kiosk.session.steps.signed import leave_present
from kiosk.session.world import World

#: What a consent is answered with.
AGREED = "true"


def choose_mode(session: Session, stage: Materials, event: e.Pick, world: World) -> Outcome:
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    scope = scope_of_form(service, application.values, session, world)
    spare = optional(service, scope)
    material = next((one for one in (*choosable(service, scope), *spare) if one.key == event.key), None)
    if material is None or event.option not in modes_left(material, application):
        return Outcome(session)
    # What need not be given can be left out again.
    left_out = material in spare and stage.values.one(event.key) == event.option
    values = stage.values.put(event.key, () if left_out else (event.option,))
    return Outcome(session.to(replace(stage, values=values)))


def look_at_given(session: Session, stage: Materials, event: e.Choose, world: World) -> Outcome:
    """What was given for a material: its pages; or the picture once more."""
    held = session.application.given(event.key) if session.application is not None else None
    if held is None:
        return Outcome(session)
    if held.via is Via.PHOTO:
        return Outcome(session.to(PhotoConsent(stage.code, event.key)))
    return Outcome(session.to(SheetPile(stage.code, event.key)))


def materials_done(session: Session, stage: Materials, event: e.Next, world: World) -> Outcome:
    service, application = world.catalogue.services.get(stage.code), session.application
    if service is None or application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    scope = scope_of_form(service, application.values, session, world)
    chosen = [(material.key, stage.values.one(material.key)) for material in choosable(service, scope)]
    if not all(mode for _, mode in chosen):
        return Outcome(session.to(replace(stage, checked=True)))
    chosen += [(one.key, stage.values.one(one.key)) for one in optional(service, scope) if stage.values.get(one.key)]
    coming = application.coming(tuple((key, Mode(mode)) for key, mode in chosen))
    down = {one.key for one in choosable(service, scope) if proof_of(one, coming) is Proof.DOWN}
    left = frozenset(key for key in down if coming.mode(key) is Mode.VERIFIED)
    coming = replace(_only_what_comes(coming), materials_seen=True, left_to_department=left)
    return onward(replace(session, application=coming), stage.code, world)


def _only_what_comes(application: Application) -> Application:
    """Without what was given for materials that now come in another way."""
    for held in application.held:
        if not _fits(held.via, application.mode(held.material)):
            application = application.without(held.material)
    return application


def _fits(via: Via, mode: Mode | None) -> bool:
    """Whether what came so is what comes in this mode. A phone brings papers and pictures."""
    match via:
        case Via.PHOTO:
            return mode is Mode.PHOTO
        case Via.SCANNED | Via.FILE:
            return mode is Mode.SCAN
        case Via.PHONE:
            return mode in CAPTURED
        case Via.WALLET:
            return mode is Mode.LICENCE


def tick(session: Session, stage: Consents, event: e.Pick, world: World) -> Outcome:
    service = world.catalogue.services.get(stage.code)
    if service is None or event.option != AGREED or event.key not in {consent.key for consent in service.consents}:
        return Outcome(session)
    now = () if stage.values.get(event.key) else (AGREED,)
    return Outcome(session.to(replace(stage, values=stage.values.put(event.key, now))))


def consents_given(session: Session, stage: Consents, event: e.Next, world: World) -> Outcome:
    """What is not ticked is not agreed to; without what the item cannot do without it goes no further."""
    service, application, present = world.catalogue.services.get(stage.code), session.application, session.present
    if service is None or (application is None and present is None):
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    answers = tuple((consent.key, bool(stage.values.get(consent.key))) for consent in service.consents)
    if any(consent.required and not dict(answers)[consent.key] for consent in service.consents):
        return Outcome(session.to(replace(stage, checked=True)))
    if present is not None:
        return onward(replace(session, present=replace(present, consents=answers)), stage.code, world)
    if application is not None and answers != application.consents:
        session = replace(session, application=replace(application.unsigned(), consents=answers))
    return onward(session, stage.code, world)


def back(session: Session, stage: Materials | Consents, event: e.Back, world: World) -> Outcome:
    if session.present is not None:
        return leave_present(session, stage.code, world)
    return Outcome(session.to(Sections(stage.code)))


STEPS = (
    application_step(Materials, {e.Pick: choose_mode, e.Choose: look_at_given, e.Next: materials_done, e.Back: back}),
    application_step(Consents, {e.Pick: tick, e.Next: consents_given, e.Back: back}),
)
