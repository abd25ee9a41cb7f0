"""A submission between its two shapes: as it travels, and as a row of the outbox."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

from kiosk.central.submissions import SealedMaterial, Submission, SubmissionKind
from offline_queue import model
from offline_queue.kinds import Kind


def submission_of(row: model.SealedRow) -> Submission:
    """Raises ValueError (pydantic's ValidationError is one) for a row that the contract does not allow."""
    return Submission(
        submission_id=row.id,
        kind=SubmissionKind(row.kind),
        item=row.item or None,
        local_number=row.local_number or None,
        follows=row.follows,
        confirmed_at=row.confirmed_at,
        suite=row.suite,
        key_id=row.key_id or None,
        body=row.body.decode("utf-8"),
        materials=tuple(
            SealedMaterial(number=one.number, length=one.length, sha256=one.sha256) for one in row.materials
        ),
        statement=_text(row.statement),
        signature=_text(row.signature),
    )


def row_of(submission: Submission) -> model.SealedRow:
    return model.SealedRow(
        id=submission.submission_id,
        kind=Kind(submission.kind),
        item=submission.item or "",
        confirmed_at=submission.confirmed_at,
        local_number=submission.local_number or "",
        follows=submission.follows,
        suite=submission.suite,
        key_id=submission.key_id or "",
        body=submission.body.encode("utf-8"),
        statement=_bytes(submission.statement),
        signature=_bytes(submission.signature),
        materials=tuple(model.SealedMaterial(one.number, one.length, one.sha256) for one in submission.materials),
    )


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
