"""The reference platform's calls about submissions, and about what became of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Header, Path, Response

from kiosk.central import wire
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import IntakeRoute, PieceRoute, TerminalRoute
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.submission_store import KeptSubmission, is_residents, phone_ends_with
from kiosk.central.sealing_keys import SealingKeys
from kiosk.central.submissions import (
    MATERIAL_LIMIT,
    OCTETS,
    OFFSET_HEADER,
    PIECE_LIMIT,
    CaseLookup,
    CaseLookupAnswer,
    CaseState,
    ImportAnswer,
    Imported,
    ImportOutcome,
    ImportRequest,
    MaterialProgress,
    PhoneProof,
    ResidentCase,
    ResidentCases,
    Submission,
    SubmissionAccepted,
    SubmissionStatus,
)
from kiosk.central.wire import ProblemCode, RefusalReason

#: How many wrong proofs for one number are heard within the time below: four digits are soon guessed otherwise.
_MOST_MISSES = 5
_MISS_LIFE = timedelta(hours=1)
_MOST_CASES = 200

Number = Annotated[int, Path(ge=1, le=100)]

intake = APIRouter(prefix=wire.API_ROOT, route_class=IntakeRoute, dependencies=[Depends(required_key)])
pieces = APIRouter(prefix=wire.API_ROOT, route_class=PieceRoute, dependencies=[Depends(required_key)])
cases = APIRouter(prefix=wire.API_ROOT, route_class=TerminalRoute, dependencies=[Depends(required_key)])


@cases.get("/sealing-keys", responses=answers())
def sealing_keys(here: Here) -> SealingKeys:
    """What submissions are sealed to: the key issued last. A JWK set."""
    return here.sealing_keys.published(here.now())


# --- handing in -------------------------------------------------------------------------------------------------------


@intake.post(
    "/submissions",
    status_code=201,
    responses={200: {"description": "It was here already", "model": SubmissionAccepted}, **answers(409)},
)
def hand_in(
    body: Submission, request_id: RequestId, caller: Caller, here: Here, response: Response
) -> SubmissionAccepted:
    """A submission, whose id is the request's key. Its materials follow."""
    if body.submission_id != request_id:
        raise Refusal(ProblemCode.BAD_REQUEST, f"{wire.REQUEST_ID_HEADER} is not the submission's id")
    kept, is_new = here.intake.take(body, caller, here.now())
    response.status_code = 201 if is_new else 200
    return SubmissionAccepted(
        request_id=request_id,
        submission_id=body.submission_id,
        case_number=kept.case_number,
        received_at=kept.received_at,
        missing=kept.missing,
        demonstration=True,
    )


@intake.post("/imports", status_code=200, responses=answers())
def import_submissions(body: ImportRequest, request_id: RequestId, caller: Caller, here: Here) -> ImportAnswer:
    """Submissions that another terminal sealed, from an export. Each is taken as if it had come by itself."""
    imported = tuple(_imported(submission, caller, here) for submission in body.submissions)
    return ImportAnswer(request_id=request_id, imported=imported)


@intake.get("/submissions/{submission_id}", responses=answers(404))
def submission_status(submission_id: UUID, here: Here) -> SubmissionStatus:
    """Where a submission is. Whoever knows its id may ask: nothing here tells whose it is."""
    here.intake.settle_signatures(here.now())
    kept = here.intake.store.find(str(submission_id))
    if kept is None:
        raise Refusal(ProblemCode.NOT_FOUND)
    return SubmissionStatus(
        submission_id=submission_id,
        kind=kept.kind,
        state=kept.state,
        reason=kept.reason,
        case_number=kept.case_number,
        received_at=kept.received_at,
        missing=kept.missing,
    )


@intake.get("/submissions/{submission_id}/materials/{number}", responses=answers(404))
def material_progress(submission_id: UUID, number: Number, here: Here) -> MaterialProgress:
    """How much of a material is here."""
    return here.intake.progress(submission_id, number)


@pieces.patch("/submissions/{submission_id}/materials/{number}", responses=answers(404))
def add_piece(
    submission_id: UUID,
    number: Number,
    offset: Annotated[int, Header(alias=OFFSET_HEADER, ge=0, le=MATERIAL_LIMIT)],
    piece: Annotated[bytes, Body(media_type=OCTETS, min_length=1, max_length=PIECE_LIMIT)],
    here: Here,
) -> MaterialProgress:
    """A piece of a material's ciphertext. One for another offset than the platform's changes nothing.

    With the last piece the hash is looked at; a material of another hash than stated begins anew.
    """
    return here.intake.add_piece(submission_id, number, offset, piece, here.now())


# --- what became of it ------------------------------------------------------------------------------------------------


@cases.get("/sessions/{session_id}/cases", responses=answers(404))
def resident_cases(session_id: UUID, caller: Caller, here: Here) -> ResidentCases:
    """What the session's resident handed in, at whatever terminal, and what became of it."""
    session = here.store.session(str(session_id), caller, here.now())
    if session is None:
        raise Refusal(ProblemCode.SESSION_EXPIRED)
    here.intake.settle_signatures(here.now())
    return ResidentCases(cases=_told(here.intake.store.of_resident(session.number)), demonstration=True)


@cases.post("/case-lookups", status_code=200, responses=answers(404))
def look_up_case(body: CaseLookup, request_id: RequestId, caller: Caller, here: Here) -> CaseLookupAnswer:
    """Where is my case? By the number on the slip, with the card or the end of the phone number."""
    now = here.now()
    here.intake.settle_signatures(now)
    if isinstance(body.proof, PhoneProof):
        if here.intake.store.misses(body.local_number, now) >= _MOST_MISSES:
            raise Refusal(ProblemCode.TOO_MANY, retry_after=int(_MISS_LIFE.total_seconds()))
        proof = phone_ends_with(body.proof.last_digits)
    else:
        session = here.store.session(str(body.proof.session_id), caller, now)
        if session is None:
            raise Refusal(ProblemCode.SESSION_EXPIRED)
        proof = is_residents(session.number)
    found = here.intake.store.by_local_number(body.local_number, proof)
    if not found:
        here.intake.store.count_miss(body.local_number, now + _MISS_LIFE)
        raise Refusal(ProblemCode.NOT_FOUND)
    return CaseLookupAnswer(request_id=request_id, cases=_told(found), demonstration=True)


# --- helpers ----------------------------------------------------------------------------------------------------------


def _imported(submission: Submission, caller: str, here: Platform) -> Imported:
    try:
        kept, is_new = here.intake.take(submission, caller, here.now())
    except Refusal as refusal:
        not_yet = refusal.code is ProblemCode.NOT_YET
        reason = refusal.reason or RefusalReason.CONFLICT
        return Imported(
            submission_id=submission.submission_id,
            outcome=ImportOutcome.NOT_YET if not_yet else ImportOutcome.REFUSED,
            reason=None if not_yet else reason,
            case_number=None,
            missing=(),
        )
    return Imported(
        submission_id=submission.submission_id,
        outcome=ImportOutcome.ACCEPTED if is_new else ImportOutcome.KNOWN,
        reason=None,
        case_number=kept.case_number,
        missing=kept.missing,
    )


def _told(kept: tuple[KeptSubmission, ...]) -> tuple[ResidentCase, ...]:
    return tuple(
        ResidentCase(
            submission_id=UUID(one.submission_id),
            local_number=one.local_number,
            case_number=one.case_number,
            kind=one.kind,
            item=one.item,
            state=one.state,
            reason=one.reason if one.state is CaseState.REFUSED else None,
            note=one.note,
            confirmed_at=one.confirmed_at,
            changed_at=one.changed_at,
            missing=one.missing,
        )
        for one in kept[:_MOST_CASES]
    )
