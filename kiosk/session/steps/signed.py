"""What becomes of a signature, whoever gave it here."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.form.content import signed_digest
from kiosk.session.form.whole import scope_of_form
from kiosk.session.model import ItemPage, Session, Trouble, TroubleKind, Waiting
from kiosk.session.signatures import PartySignature, Signature, SignedBy, Witness
from kiosk.session.signing_effects import DeliverSignature, WithdrawCalls
from kiosk.session.signing_stages import Delivering, Parties
from kiosk.session.step import Outcome, begin_effect, forget_asked
from kiosk.session.steps.calls import await_signers
from kiosk.session.steps.onward import onward
from kiosk.session.world import World


def signer_number(session: Session) -> str:
    """The number of whoever is to sign now; "" where nobody is known any more."""
    if session.present is not None:
        return session.present.number
    return session.resident.card.number if session.resident is not None else ""


def sign(
    session: Session, code: str, world: World, by: SignedBy, *, strokes: str = "", witness: Witness | None = None
) -> Outcome:
    """Somebody has signed what stands there. It counts for exactly that."""
    session = replace(forget_asked(session), touched_at=world.now)
    service, application, present = world.catalogue.services.get(code), session.application, session.present
    if present is not None and present.waiting is not None:
        signature = Signature(present.waiting.digest, by, world.wall, strokes, witness)
        return deliver(session, code, signature, world)
    if service is None or application is None or session.resident is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    scope = scope_of_form(service, application.values, session, world)
    signature = Signature(signed_digest(service, application, scope), by, world.wall, strokes, witness)
    if present is None:
        return onward(replace(session, application=replace(application, signature=signature)), code, world)
    others = tuple(one for one in application.parties if one.number != present.number)
    party = PartySignature(present.number, signature, present.consents or (), present.way, present.proof)
    elsewhere = tuple(call for call in application.calls if call.number == present.number)
    calls = tuple(call for call in application.calls if call.number != present.number)
    application = replace(application, parties=(*others, party), calls=calls)
    outcome = onward(replace(session, application=application, present=None), code, world)
    return outcome.also(WithdrawCalls(elsewhere)) if elsewhere else outcome


def deliver(session: Session, code: str, signature: Signature | None, world: World) -> Outcome:
    """A guest's signature goes to the platform, or that they do not sign (None)."""
    present = session.present
    if present is None or present.waiting is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    waiting, consents = present.waiting, present.consents or ()
    return begin_effect(
        session.to(Delivering(code, world.now, signature)),
        world,
        Waiting.SIGNATURE,
        world.patience.ask,
        lambda effect: DeliverSignature(effect, waiting, signature, consents if signature is not None else ()),
    )


def leave_present(session: Session, code: str, world: World) -> Outcome:
    """Whoever was called to this machine does not sign now."""
    guest = session.present is not None and session.present.waiting is not None
    session = replace(forget_asked(session), present=None)
    if guest or session.application is None:
        return Outcome(session.to(ItemPage(code)))
    return await_signers(session.to(Parties(code)), world)
