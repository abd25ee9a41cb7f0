"""The reference platform's calls about submissions."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Header, Path, Response

from kiosk.central import wire
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import IntakeRoute, PieceRoute, TerminalRoute
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sealing_keys import SealingKeys
from kiosk.central.submissions import (
    MATERIAL_LIMIT,
    OCTETS,
    OFFSET_HEADER,
    PIECE_LIMIT,
    ImportAnswer,
    Imported,
    ImportOutcome,
    ImportRequest,
    MaterialProgress,
    Submission,
    SubmissionAccepted,
    SubmissionStatus,
)
from kiosk.central.wire import ProblemCode, RefusalReason

Number = Annotated[int, Path(ge=1, le=100)]

intake = APIRouter(prefix=wire.API_ROOT, route_class=IntakeRoute, dependencies=[Depends(required_key)])
pieces = APIRouter(prefix=wire.API_ROOT, route_class=PieceRoute, dependencies=[Depends(required_key)])
keys = APIRouter(prefix=wire.API_ROOT, route_class=TerminalRoute, dependencies=[Depends(required_key)])


@keys.get("/sealing-keys", responses=answers())
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
