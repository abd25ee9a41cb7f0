"""The reference platform's calls about forms that wait for the signatures of others."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from kiosk.central import wire
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import TerminalRoute
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.identification_calls import require_trust
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.signing_store import KeptRequest, KeptSigner, NewRequest
from kiosk.central.sandbox.store import KnownSession
from kiosk.central.signing_requests import (
    SignatureAccepted,
    SignatureOrder,
    SignerState,
    SignerStatus,
    SigningRequestAccepted,
    SigningRequestOrder,
    SigningRequestState,
    SigningWay,
    WaitingForm,
    WaitingForms,
)
from kiosk.central.wire import ProblemCode
from kiosk.rules.masking import mask_name

#: Nobody is waited for longer.
_LONGEST = timedelta(days=366)


class FormRoute(TerminalRoute):
    """A call that carries a form."""

    body_limit = 4 * 1024 * 1024


signing = APIRouter(prefix=wire.API_ROOT, route_class=FormRoute, dependencies=[Depends(required_key)])


@signing.post("/signing-requests", status_code=201, responses=answers(403, 404, 409))
def place_signing_request(
    body: SigningRequestOrder, request_id: RequestId, caller: Caller, here: Here
) -> SigningRequestAccepted:
    """A form waits for named persons. Its id is the request's key."""
    if body.request_id != request_id:
        raise Refusal(ProblemCode.BAD_REQUEST, f"{wire.REQUEST_ID_HEADER} is not the request's id")
    session = _session(body.session_id, caller, here)
    if body.item not in here.catalogue.services:
        raise Refusal(ProblemCode.UNKNOWN_ITEM)
    form, now = base64.b64decode(body.form), here.now()
    if hashlib.sha256(form).hexdigest() != body.form_sha256:
        raise Refusal(ProblemCode.BAD_PARAMETERS, "form: another hash than stated")
    if not now < body.expires_at <= now + _LONGEST:
        raise Refusal(ProblemCode.BAD_PARAMETERS, "expires_at")
    if len({one.key for one in body.signers}) != len(body.signers):
        raise Refusal(ProblemCode.BAD_PARAMETERS, "signers: a key twice")
    new = NewRequest(
        request_id=str(body.request_id),
        terminal_id=caller,
        item=body.item,
        title=body.title,
        applicant=mask_name(session.name),
        digest=body.digest,
        form_sha256=body.form_sha256,
        form=form,
        consents=body.consents,
        expires_at=body.expires_at,
        signers=body.signers,
    )
    if not here.signing.add(new, now):
        raise Refusal(ProblemCode.CONFLICT, "another request has this id")
    state = _state(_request(body.request_id, here), here)
    return SigningRequestAccepted(request_id=request_id, **dict(state))


@signing.get("/signing-requests/{signing_request_id}", responses=answers(404))
def signing_request(signing_request_id: UUID, caller: Caller, here: Here) -> SigningRequestState:
    """Who has signed. The terminal that placed it may ask: nothing here tells whose it is."""
    request = _request(signing_request_id, here)
    if request.terminal_id != caller:
        raise Refusal(ProblemCode.NO_RECORD)
    return _state(request, here)


@signing.delete("/signing-requests/{signing_request_id}", status_code=204, responses=answers())
def withdraw_signing_request(signing_request_id: UUID, caller: Caller, here: Here) -> Response:
    """Nobody is to sign it any more. One that is over, or unknown, is withdrawn already."""
    request = here.signing.find(str(signing_request_id), here.now())
    if request is not None and request.terminal_id == caller:
        here.signing.withdraw(request.request_id, here.now())
    return Response(status_code=204)


@signing.get("/sessions/{session_id}/signing-requests", responses=answers(404))
def waiting_forms(session_id: UUID, caller: Caller, here: Here) -> WaitingForms:
    """What waits for the signature of the session's resident, from whatever terminal."""
    number = _acting(_session(session_id, caller, here), here)
    waiting = []
    for request in here.signing.waiting_for(number, here.now())[:50]:
        signer = request.signer(number)
        if signer is not None:
            waiting.append(_waiting(request, signer))
    return WaitingForms(waiting=tuple(waiting), demonstration=True)


@signing.get(
    "/sessions/{session_id}/signing-requests/{signing_request_id}/form",
    responses={200: {"content": {wire.PDF: {}}}, **answers(404)},
    response_class=Response,
)
def waiting_form(session_id: UUID, signing_request_id: UUID, caller: Caller, here: Here) -> Response:
    """The form, for whoever is to sign it and for nobody else."""
    request, _ = _mine(session_id, signing_request_id, caller, here)
    if request.form is None:
        raise Refusal(ProblemCode.NO_RECORD)
    return Response(request.form, media_type=wire.PDF)


@signing.post("/signing-requests/{signing_request_id}/signatures", status_code=200, responses=answers(403, 404, 409))
def sign_request(
    signing_request_id: UUID, body: SignatureOrder, request_id: RequestId, caller: Caller, here: Here
) -> SignatureAccepted:
    """The session's resident signs, or declines to. The same again is the same."""
    request, signer = _mine(body.session_id, signing_request_id, caller, here)
    if body.digest != request.digest:
        raise Refusal(ProblemCode.NO_RECORD, "another text")
    if body.declined:
        here.signing.decline(request.request_id, signer.key, here.now())
        here.intake.settle_signatures(here.now())
    elif signer.state is SignerState.WAITING:
        require_trust(str(body.session_id), here.catalogue.services[request.item], here)
        _check(body, request)
        kept = body.model_dump_json(include={"way", "consents", "picture", "witness"})
        here.signing.sign(request.request_id, signer.key, body.way or SigningWay.CARD, here.now(), kept)
        here.intake.settle_signatures(here.now())
    now = _request(signing_request_id, here)
    state = next(one.state for one in now.signers if one.key == signer.key)
    return SignatureAccepted(request_id=request_id, signing_request_id=signing_request_id, key=signer.key, state=state)


# --- helpers ----------------------------------------------------------------------------------------------------------


def _check(body: SignatureOrder, request: KeptRequest) -> None:
    if body.way is None or body.way is SigningWay.PHONE:
        raise Refusal(ProblemCode.BAD_PARAMETERS, "way")
    if (body.way is SigningWay.WITNESS) != (body.witness is not None):
        raise Refusal(ProblemCode.BAD_PARAMETERS, "witness")
    if (body.way is SigningWay.FINGER) != (body.picture is not None):
        raise Refusal(ProblemCode.BAD_PARAMETERS, "picture")
    if body.witness is not None and request.signer(body.witness.number) is not None:
        raise Refusal(ProblemCode.BAD_PARAMETERS, "witness: signs it, too")
    if any(one.required and not body.consents.get(one.key) for one in request.consents):
        raise Refusal(ProblemCode.BAD_PARAMETERS, "consents")


def _session(session_id: UUID, caller: str, here: Platform) -> KnownSession:
    session = here.store.session(str(session_id), caller, here.now())
    if session is None or not session.number:
        raise Refusal(ProblemCode.SESSION_EXPIRED)
    return session


def _acting(session: KnownSession, here: Platform) -> str:
    """The number of who stands there: nobody signs for somebody else."""
    identified = here.proofs.identification(session.session_id)
    if identified is None:
        raise Refusal(ProblemCode.SESSION_EXPIRED)
    return identified.acting_number


def _request(request_id: UUID, here: Platform) -> KeptRequest:
    request = here.signing.find(str(request_id), here.now())
    if request is None:
        raise Refusal(ProblemCode.NO_RECORD)
    return request


def _mine(session_id: UUID, request_id: UUID, caller: str, here: Platform) -> tuple[KeptRequest, KeptSigner]:
    number = _acting(_session(session_id, caller, here), here)
    request = _request(request_id, here)
    signer = request.signer(number)
    if signer is None:
        raise Refusal(ProblemCode.NO_RECORD)
    return request, signer


def _waiting(request: KeptRequest, signer: KeptSigner) -> WaitingForm:
    return WaitingForm(
        signing_request_id=UUID(request.request_id),
        key=signer.key,
        item=request.item,
        title=request.title,
        role=signer.role,
        applicant=request.applicant,
        digest=request.digest,
        form_sha256=request.form_sha256,
        consents=request.consents,
        asked_at=request.asked_at,
        expires_at=request.expires_at,
        terminal_id=request.terminal_id,
    )


def _state(request: KeptRequest, here: Platform) -> SigningRequestState:
    return SigningRequestState(
        signing_request_id=UUID(request.request_id),
        digest=request.digest,
        expires_at=request.expires_at,
        over=request.over,
        signers=tuple(SignerStatus(key=one.key, state=one.state, way=one.way, at=one.at) for one in request.signers),
    )
