"""The sandbox's digits to the phone of a form. Nothing is sent: what would be stands at the admin door."""

from __future__ import annotations

import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends

from kiosk.central import form_phones as fp
from kiosk.central import wire
from kiosk.central.sandbox.calls import known_session
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import TerminalRoute
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.identification_calls import try_digits
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.proof_store import Proof, ProofKind, ProofState
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.wire import ProblemCode

form_phones = APIRouter(prefix=wire.API_ROOT, route_class=TerminalRoute, dependencies=[Depends(required_key)])

_RESEND, _DAY = timedelta(seconds=60), timedelta(days=1)
_MOST_A_DAY = 5
_MOST_ATTEMPTS = 5


@form_phones.post("/form-phone-codes", status_code=201, responses=answers(403, 404, 422))
def send_form_code(body: fp.FormPhoneRequest, request_id: RequestId, caller: Caller, here: Here) -> fp.FormPhoneCode:
    """Send six digits to a number of a form. Whose number it is nobody is told."""
    session = known_session(body.session_id, caller, here)
    if not session.number:
        raise Refusal(ProblemCode.TRUST_TOO_LOW, "nobody is known")
    _not_too_many(body.phone, here)
    now = here.now()
    proof = Proof(
        str(uuid4()),
        caller,
        ProofKind.FORM_PHONE,
        ProofState.WAITING,
        body.phone,
        now,
        now + _DAY,  # so long it counts
        {"resident": session.number, "session": session.session_id},
        f"{secrets.randbelow(10**6):06}",
    )
    here.proofs.add(proof)
    return fp.FormPhoneCode(
        request_id=request_id,
        form_phone_code_id=UUID(proof.proof_id),
        resend_seconds=int(_RESEND.total_seconds()),
    )


@form_phones.post("/form-phone-codes/{form_phone_code_id}/attempts", status_code=200, responses=answers(403, 404, 422))
def try_form_code(
    form_phone_code_id: UUID, body: fp.FormPhoneAttempt, request_id: RequestId, caller: Caller, here: Here
) -> fp.FormPhoneAttempted:
    """Five tries a code; a code of another session is none."""
    session = known_session(body.session_id, caller, here)
    proof = here.proofs.find(str(form_phone_code_id), ProofKind.FORM_PHONE, here.now(), caller)
    if proof is not None and proof.about.get("session") != session.session_id:
        proof = None
    verdict = try_digits(proof, body.code, here, most=_MOST_ATTEMPTS)
    tried = proof.attempts + 1 if proof is not None else _MOST_ATTEMPTS
    return fp.FormPhoneAttempted(request_id=request_id, verdict=verdict, tries_left=max(0, _MOST_ATTEMPTS - tried))


def _not_too_many(phone: str, here: Platform) -> None:
    """Raises Refusal with when the next may be sent: nobody's phone is to be filled from a terminal."""
    now = here.now()
    sent = here.proofs.times_of(phone, ProofKind.FORM_PHONE, now - _DAY)
    frees = [one + _RESEND for one in sent[-1:]]
    if len(sent) >= _MOST_A_DAY:
        frees.append(sent[-_MOST_A_DAY] + _DAY)
    wait = max((free - now).total_seconds() for free in frees) if frees else 0.0
    if wait > 0:
        raise Refusal(ProblemCode.TOO_MANY, "digits were sent to this number", retry_after=max(1, round(wait)))
