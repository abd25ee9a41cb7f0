"""Further signers: who has signed and who has not, called to this machine, to a phone, or to another terminal."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import CardReadReason, Family
from kiosk.catalogue.model import Service
from kiosk.rules.expressions import Scope
from kiosk.session import events as e
from kiosk.session.application import Application
from kiosk.session.application_stages import Preview
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import ReadCard
from kiosk.session.form.content import form_of, signed_digest
from kiosk.session.form.signers import Signer, Standing, call_of, expires, signers, standing
from kiosk.session.form.whole import scope_of_form
from kiosk.session.identity import Resident
from kiosk.session.model import Session, Trouble, TroubleKind, Waiting
from kiosk.session.signatures import Present
from kiosk.session.signing_effects import PlaceCall
from kiosk.session.signing_stages import Called, Calling, CallParty, Parties, PartyCard
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps import party_face, phone_signing
from kiosk.session.steps.calls import await_signers, moved
from kiosk.session.steps.onward import onward
from kiosk.session.world import Link, World

#: How somebody can be called.
HERE, PHONE, TERMINAL = "here", "phone", "terminal"
#: Nobody is called who has signed.
_TO_BE_CALLED = (Standing.OPEN, Standing.CALLED, Standing.DECLINED, Standing.LAPSED)


class _Gone(LookupError):
    """The item, or the application, is not there any more."""


def _about(session: Session, code: str, world: World) -> tuple[Service, Application, Resident, Scope]:
    service, application, resident = world.catalogue.services.get(code), session.application, session.resident
    if service is None or application is None or resident is None:
        raise _Gone
    return service, application, resident, scope_of_form(service, application.values, session, world)


def signer_of(session: Session, code: str, key: str, world: World) -> tuple[Signer, Standing] | None:
    """Whom the form names under ``key``, and where they stand; None where it names nobody any more."""
    try:
        service, application, resident, scope = _about(session, code, world)
    except _Gone:
        return None
    digest = signed_digest(service, application, scope)
    there = signers(service, application, scope, resident, scope.today)
    return next(((one, standing(one, application, digest)) for one in there if one.key == key), None)


# --- the list ---------------------------------------------------------------------------------------------------------


def choose_signer(session: Session, stage: Parties, event: e.Choose, world: World) -> Outcome:
    found = signer_of(session, stage.code, event.key, world)
    if found is None or found[1] not in _TO_BE_CALLED:
        return Outcome(session)
    return Outcome(forget_asked(session).to(CallParty(stage.code, event.key)))


def can_go_apart(session: Session, code: str, world: World) -> bool:
    """Whether everybody who has not signed was called elsewhere."""
    try:
        service, application, resident, scope = _about(session, code, world)
    except _Gone:
        return False
    digest = signed_digest(service, application, scope)
    there = signers(service, application, scope, resident, scope.today)
    return all(standing(one, application, digest) in (Standing.SIGNED, Standing.CALLED) for one in there)


def go_apart(session: Session, stage: Parties, event: e.Next, world: World) -> Outcome:
    """It is handed in now, and waits at the platform until the last has signed."""
    if session.application is None or not can_go_apart(session, stage.code, world):
        return Outcome(session)
    apart = replace(session.application, apart=True)
    return onward(replace(forget_asked(session), application=apart), stage.code, world)


def signers_moved(session: Session, stage: Parties, event: e.SignersMoved, world: World) -> Outcome:
    """When the last of them has signed, it goes on by itself."""
    return onward(replace(forget_asked(moved(session, event.calls)), touched_at=world.now), stage.code, world)


def ask_anew(session: Session, stage: Parties | Called, event: e.Overdue, world: World) -> Outcome:
    return await_signers(session, world)


def back_to_form(session: Session, stage: Parties, event: e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Preview(stage.code)))


# --- somebody is called -----------------------------------------------------------------------------------------------


def choose_call(session: Session, stage: CallParty, event: e.Choose, world: World) -> Outcome:
    if event.key == HERE:
        found = signer_of(session, stage.code, stage.signer, world)
        if found is not None and not party_face.can_sign_here(session, found[0].number):
            return Outcome(session)
        return Outcome(session.to(PartyCard(stage.code, stage.signer)))
    if event.key not in (PHONE, TERMINAL) or not can_call(session, stage.code, world):
        return Outcome(session)
    return _call(session, stage, event.key == PHONE, world)


def can_call(session: Session, code: str, world: World) -> bool:
    """Whether anybody can be called elsewhere: there is a PDF to show them, and the link is not known to be down."""
    try:
        service, application, _, scope = _about(session, code, world)
    except _Gone:
        return False
    return world.link is not Link.OFFLINE and form_of(service, application, scope) is not None


def _call(session: Session, stage: CallParty, phone: bool, world: World) -> Outcome:
    found = signer_of(session, stage.code, stage.signer, world)
    if found is None:
        return parties(session, stage.code, world)
    service, application, _, scope = _about(session, stage.code, world)
    digest, form, signer = signed_digest(service, application, scope), form_of(service, application, scope), found[0]
    if form is None:
        return parties(session, stage.code, world)
    call = call_of(signer, application, digest)
    if found[1] is Standing.CALLED and call is not None:
        return _shown(session, stage.code, stage.signer, call.request if phone else "", world)
    language = session.looks.language
    consents = tuple((one.key, one.text.said(language), one.required) for one in service.consents)
    return begin_effect(
        session.to(Calling(stage.code, stage.signer, phone, world.now)),
        world,
        Waiting.CALL,
        world.patience.ask,
        lambda effect: PlaceCall(
            effect,
            service.code,
            service.title.said(language),
            signer.role.said(language),
            signer,
            digest,
            form,
            consents,
            expires(service, scope, world.wall),
        ),
    )


def placed(session: Session, stage: Calling, event: e.CallPlaced, world: World) -> Outcome:
    if session.application is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    others = tuple(call for call in session.application.calls if call.number != event.call.number)
    application = replace(session.application, calls=(*others, event.call))
    session = replace(session, application=application, touched_at=world.now)
    return _shown(session, stage.code, stage.signer, event.call.request if stage.phone else "", world)


def _shown(session: Session, code: str, signer: str, request: str, world: World) -> Outcome:
    """What they do now: a code for their phone, or the way to another terminal."""
    if request:
        return phone_signing.start_for(session, code, request, world)
    return await_signers(session.to(Called(code, signer)), world)


def not_placed(session: Session, stage: Calling, event: e.CallFailed | e.Overdue, world: World) -> Outcome:
    return await_signers(replace(session, touched_at=world.now).to(Parties(stage.code, trouble=True)), world)


def called_moved(session: Session, stage: Called, event: e.SignersMoved, world: World) -> Outcome:
    return onward(replace(forget_asked(moved(session, event.calls)), touched_at=world.now), stage.code, world)


def parties(session: Session, code: str, world: World) -> Outcome:
    return await_signers(forget_asked(session).to(Parties(code)), world)


def back(session: Session, stage: CallParty | Calling | Called | PartyCard, event: object, world: World) -> Outcome:
    return parties(session, stage.code, world)


# --- here, with their own card ----------------------------------------------------------------------------------------


def lay_card(session: Session, stage: PartyCard, event: e.Agree | e.TryAgain, world: World) -> Outcome:
    if any(pending.waiting is Waiting.CARD for pending in session.pending):
        return Outcome(session)
    if device_hindrance(Family.ID_CARD, world) is not None:
        return Outcome(session.to(replace(stage, reader_away=True)))
    fresh = PartyCard(stage.code, stage.signer)
    return begin_effect(session.to(fresh), world, Waiting.CARD, world.patience.card_read, ReadCard)


def read(session: Session, stage: PartyCard, event: e.CardRead, world: World) -> Outcome:
    """Only who is named, by number and name, comes to see the form."""
    session = replace(session, touched_at=world.now, put_away=True, card_read_at=world.now)
    found = signer_of(session, stage.code, stage.signer, world)
    if found is None:
        return parties(session, stage.code, world)
    card, signer = event.card, found[0]
    if card.number != signer.number or signer.name not in (card.name, card.english_name):
        return Outcome(session.to(replace(stage, other_card=True, failure=None)))
    return party_face.after_card(session, stage, Present(signer.key, signer.number, signer.name), card, world)


def unread(session: Session, stage: PartyCard, event: e.CardUnread | e.Overdue, world: World) -> Outcome:
    reason = event.reason if isinstance(event, e.CardUnread) else CardReadReason.NO_CARD
    return Outcome(replace(session, touched_at=world.now).to(PartyCard(stage.code, stage.signer, reason)))


def reader_failed(session: Session, stage: PartyCard, event: e.ReaderFailed, world: World) -> Outcome:
    failed = PartyCard(stage.code, stage.signer, reader_away=True)
    return Outcome(replace(session, touched_at=world.now).to(failed))


STEPS = (
    application_step(
        Parties,
        {
            e.Choose: choose_signer,
            e.Next: go_apart,
            e.SignersMoved: signers_moved,
            e.Overdue: ask_anew,
            e.Back: back_to_form,
        },
    ),
    application_step(CallParty, {e.Choose: choose_call, e.Back: back}),
    application_step(
        Calling, {e.CallPlaced: placed, e.CallFailed: not_placed, e.Overdue: not_placed, e.Stop: back, e.Back: back}
    ),
    application_step(Called, {e.SignersMoved: called_moved, e.Overdue: ask_anew, e.Next: back, e.Back: back}),
    application_step(
        PartyCard,
        {
            e.Agree: lay_card,
            e.TryAgain: lay_card,
            e.CardRead: read,
            e.CardUnread: unread,
            e.ReaderFailed: reader_failed,
            e.Overdue: unread,
            e.Decline: back,
            e.Back: back,
        },
    ),
)
