"""Signing, between the session's values and the contract's."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from uuid import UUID

from kiosk.central import signing_requests as wire
from kiosk.central.identifiers import new_id
from kiosk.session import signing_effects as fx
from kiosk.session.signatures import Call, CallState, SignedBy, WaitingForm

_WAYS = {
    SignedBy.FINGER: wire.SigningWay.FINGER,
    SignedBy.CARD: wire.SigningWay.CARD,
    SignedBy.WITNESS: wire.SigningWay.WITNESS,
    SignedBy.PHONE: wire.SigningWay.PHONE,
}


def order_of(effect: fx.PlaceCall, session: UUID, pdf: bytes, zone: tzinfo | None) -> wire.SigningRequestOrder:
    signer = effect.signer
    return wire.SigningRequestOrder(
        request_id=new_id(),
        session_id=session,
        item=effect.item,
        title=effect.title[:200],
        digest=effect.digest,
        form_sha256=effect.form.sha256,
        form=base64.b64encode(pdf).decode("ascii"),
        consents=tuple(wire.ConsentText(key=key, text=text, required=must) for key, text, must in effect.consents),
        signers=(
            wire.Signer(
                key=signer.key, name=signer.name, number=signer.number, phone=signer.phone or None, role=effect.role
            ),
        ),
        expires_at=effect.expires.replace(tzinfo=zone).astimezone(UTC) if zone else effect.expires.astimezone(UTC),
    )


def call_of(accepted: wire.SigningRequestAccepted, effect: fx.PlaceCall, zone: tzinfo | None) -> Call:
    return Call(
        request=str(accepted.signing_request_id),
        key=effect.signer.key,
        number=effect.signer.number,
        digest=accepted.digest,
        expires=local(accepted.expires_at, zone),
        link=accepted.link,
    )


def moved(call: Call, state: wire.SigningRequestState | None, zone: tzinfo | None) -> Call:
    """The call as the platform says that it stands; None: it knows none."""
    status = next((one for one in state.signers if one.key == call.key), None) if state is not None else None
    if status is None:
        return replace(call, state=CallState.LAPSED)
    by = SignedBy.PHONE if status.way is wire.SigningWay.PHONE else SignedBy.TERMINAL
    return replace(
        call,
        state=state_of(status.state),
        by=by if status.state is wire.SignerState.SIGNED else None,
        at=local(status.at, zone) if status.at is not None else None,
    )


def state_of(state: wire.SignerState) -> CallState:
    return CallState(state.value)


def waiting_of(form: wire.WaitingForm, zone: tzinfo | None) -> WaitingForm:
    return WaitingForm(
        request=str(form.signing_request_id),
        title=form.title,
        role=form.role,
        applicant=form.applicant,
        digest=form.digest,
        sha256=form.form_sha256,
        expires=local(form.expires_at, zone),
    )


def signature_order(effect: fx.DeliverSignature, session: UUID, picture: bytes | None) -> wire.SignatureOrder:
    signature = effect.signature
    if signature is None:
        return wire.SignatureOrder(session_id=session, digest=effect.waiting.digest, declined=True)
    witness = signature.witness
    return wire.SignatureOrder(
        session_id=session,
        digest=signature.digest,
        way=_WAYS[signature.by],
        consents=dict(effect.consents),
        picture=base64.b64encode(picture).decode("ascii") if picture is not None else None,
        witness=wire.WitnessCard(name=witness.name, number=witness.number, relation=witness.relation)
        if witness is not None
        else None,
    )


def local(moment: datetime, zone: tzinfo | None) -> datetime:
    """As people here read it; without a zone of its own, as the session's clock is."""
    return moment.astimezone(zone).replace(tzinfo=None)
