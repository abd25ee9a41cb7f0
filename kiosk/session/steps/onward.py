"""Where an application goes on: always decided anew from what stands in it, so that whatever was changed, and from
wherever somebody comes back, the next page is the first one that still has something to say."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.definition.service import Signature
from kiosk.catalogue.model import Mode, Service
from kiosk.rules.expressions import Scope
from kiosk.session.application import Application
from kiosk.session.application_stages import (
    ApplicationStage,
    Confirm,
    Consents,
    Gathering,
    Materials,
    NotHere,
    Preview,
    Sections,
    Unmet,
)
from kiosk.session.capture_stages import CaptureStage, PhotoConsent, ScanIntro
from kiosk.session.effects import AskFacts
from kiosk.session.fill_once_stages import Doubt, Findings
from kiosk.session.form.content import content_digest, form_of, signed_digest
from kiosk.session.form.handing import GIVEN, choosable, not_here, optional, wanted
from kiosk.session.form.prefilling import asked_fields
from kiosk.session.form.signers import Standing, signers, standing
from kiosk.session.form.verified import first_mode, is_decided, to_be_asked
from kiosk.session.form.weighing import doubts, findings, stops
from kiosk.session.form.whole import page_mistakes, scope_of_form, section_of, shown_sections
from kiosk.session.identity import Resident
from kiosk.session.model import Fill, Session, Trouble, TroubleKind, Values, Waiting
from kiosk.session.signing_effects import LayOutForm, WithdrawCalls
from kiosk.session.signing_stages import Parties, Sign
from kiosk.session.step import Outcome, begin_effect
from kiosk.session.steps.calls import await_signers
from kiosk.session.wallet_stages import WalletConsent
from kiosk.session.world import Link, World

#: A form of more parts than these begins with their list.
_FEW_SECTIONS = 3


def onward(session: Session, code: str, world: World) -> Outcome:
    """The next page of the application, or of whoever else stands here to sign."""
    service, application, resident = world.catalogue.services.get(code), session.application, session.resident
    if service is not None and session.present is not None:
        return Outcome(session.to(_next_of_present(session, service)))
    if service is None or application is None or resident is None or application.code != code:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    scope = scope_of_form(service, application.values, session, world)
    if (
        not application.listed
        and len(shown_sections(service, scope)) > _FEW_SECTIONS
        and not _stopped(service, application, scope, resident)
    ):
        return Outcome(replace(session, application=replace(application, listed=True)).to(Sections(code)))
    stage = _next(service, application, scope, resident)
    asked = to_be_asked(service, application, scope) if world.link is not Link.OFFLINE else ()
    if isinstance(stage, Preview) and not application.previewed and asked:
        return _verified(session, code, asked, world)
    if isinstance(stage, Preview):
        return _laid_out(session.to(stage), service, application, scope, world)
    return await_signers(session.to(stage), world) if isinstance(stage, Parties) else Outcome(session.to(stage))


def _verified(session: Session, code: str, asked: tuple[tuple[str, str], ...], world: World) -> Outcome:
    """The sources of the materials are asked, once they may be."""
    return begin_effect(
        session.to(Gathering(code, world.now, tuple(name for name, _ in asked))),
        world,
        Waiting.FACTS,
        world.patience.ask,
        lambda effect: AskFacts(effect, code, asked),
    )


def _laid_out(session: Session, service: Service, application: Application, scope: Scope, world: World) -> Outcome:
    """The page of the form, which is laid out where it is not yet. Whoever was called to sign another text is not to
    sign that any more."""
    content = content_digest(service, application, scope)
    if form_of(service, application, scope) is not None or application.not_drawn == content:
        return Outcome(session)
    stale = application.calls
    session = replace(session, application=replace(application, form=None, calls=()))
    outcome = begin_effect(
        session,
        world,
        Waiting.FORM,
        world.patience.layout,
        lambda effect: LayOutForm(effect, service.code, content, session, world),
    )
    return outcome.also(WithdrawCalls(stale)) if stale else outcome


def _next_of_present(session: Session, service: Service) -> ApplicationStage:
    """Whoever is called to this machine: what they agree to, the form, and their signature."""
    present = session.present
    if present is not None and present.consents is None and service.consents:
        return Consents(service.code)
    return Preview(service.code) if present is not None and not present.seen else Sign(service.code)


def section_is_done(service: Service, key: str, application: Application, scope: Scope) -> bool:
    """Whether a section was gone through and nothing in it is wrong now."""
    section = section_of(service, key)
    if section is None or key not in application.done:
        return False
    return not page_mistakes(asked_fields(section.fields, application), application.values, scope)


def materials_page(session: Session, code: str, world: World) -> Outcome:
    """What goes with it and how it comes, as it stands."""
    service, application = world.catalogue.services.get(code), session.application
    if service is None or application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    scope = scope_of_form(service, application.values, session, world)
    return Outcome(session.to(Materials(code, first_modes(service, application, scope))))


def materials_chosen(service: Service, application: Application, scope: Scope) -> bool:
    return all(is_decided(material, application) for material in choosable(service, scope))


def first_modes(service: Service, application: Application, scope: Scope) -> Values:
    """What the page of the materials shows on arrival."""
    values = Values()
    for material in choosable(service, scope):
        mode = first_mode(material, application)
        if mode is not None:
            values = values.put(material.key, (mode.value,))
    for material in optional(service, scope):
        mode = application.mode(material.key)
        if mode is not None:
            values = values.put(material.key, (mode.value,))
    return values


def _stopped(service: Service, application: Application, scope: Scope, resident: Resident) -> bool:
    return isinstance(_next(service, application, scope, resident), Unmet | NotHere | Findings)


def _next(
    service: Service, application: Application, scope: Scope, resident: Resident
) -> ApplicationStage | CaptureStage | WalletConsent:
    code = service.code
    number = _first_unmet(service, application, scope)
    if number is not None:
        return Unmet(code, number)
    if not application.weighed and findings(service, application, scope):
        return Findings(code)
    if missing := not_here(service, scope):
        return NotHere(code, tuple(material.key for material in missing))
    for section in shown_sections(service, scope):
        if not section_is_done(service, section.key, application, scope):
            return Fill(code, section.key, application.values)
        if doubts(section.fields, application, scope):
            return Doubt(code, section.key)
    asks = bool(wanted(service, scope)) and not materials_chosen(service, application, scope)
    if asks or (optional(service, scope) and not application.materials_seen):
        return Materials(code, first_modes(service, application, scope))
    if (capture := _first_capture(service, application, scope)) is not None:
        return capture
    if any(application.consent(consent.key) is None for consent in service.consents):
        return Consents(code)
    if not application.previewed or not _can_be_signed(service, application, scope):
        return Preview(code)
    if service.signature is not Signature.NONE and not _is_signed(service, application, scope):
        return Sign(code)
    if not application.apart and not all_signed(service, application, scope, resident):
        return Parties(code)
    return Confirm(code)


def all_signed(service: Service, application: Application, scope: Scope, resident: Resident) -> bool:
    """Whether nobody else is to sign any more."""
    digest = signed_digest(service, application, scope)
    return all(
        standing(signer, application, digest) is Standing.SIGNED
        for signer in signers(service, application, scope, resident, scope.today)
    )


def _can_be_signed(service: Service, application: Application, scope: Scope) -> bool:
    """Whether the PDF of what stands there was shown; where it cannot be drawn the list was."""
    if service.signature is Signature.NONE or form_of(service, application, scope) is not None:
        return True
    return application.not_drawn == content_digest(service, application, scope)


def _first_capture(service: Service, application: Application, scope: Scope) -> CaptureStage | WalletConsent | None:
    """Where the first material is given that is still to be."""
    for material in (*wanted(service, scope), *optional(service, scope)):
        mode = application.mode(material.key)
        if mode in GIVEN and application.given(material.key) is None:
            if mode is Mode.LICENCE:
                return WalletConsent(service.code, material.key)
            if mode is Mode.PHOTO:
                return PhotoConsent(service.code, material.key)
            return ScanIntro(service.code, material.key)
    return None


def _first_unmet(service: Service, application: Application, scope: Scope) -> int | None:
    """The first condition that certainly does not hold; what is not known stops nobody."""
    for number, condition in enumerate(service.conditions):
        if stops(number, condition, application, scope):
            return number
    return None


def _is_signed(service: Service, application: Application, scope: Scope) -> bool:
    signature = application.signature
    return signature is not None and signature.digest == signed_digest(service, application, scope)
