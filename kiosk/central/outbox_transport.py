"""The outbox's way to the platform: ``offline_queue.transport.Transport`` over the platform's contract."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.submission_rows import submission_of
from kiosk.central.wire import ProblemCode
from offline_queue.model import SealedMaterial, SealedRow
from offline_queue.transport import (
    Accepted,
    Answer,
    Fault,
    MaterialsMissing,
    NotYet,
    Refusal,
    Refused,
    Uploaded,
    WorldFault,
)

#: Gives the client of the enrolled terminal; raises PlatformError while there is none.
Access: TypeAlias = Callable[[], PlatformClient]

_FAULTS = {
    PlatformFault.NO_LINK: WorldFault.NO_LINK,
    PlatformFault.TIMEOUT: WorldFault.TIMEOUT,
    PlatformFault.SERVER_ERROR: WorldFault.SERVER_ERROR,
    PlatformFault.NOT_AUTHORISED: WorldFault.NOT_AUTHORISED,
    PlatformFault.NOT_ENROLLED: WorldFault.NOT_AUTHORISED,
    PlatformFault.NOT_THE_PLATFORM: WorldFault.CAPTIVE_PORTAL,
    PlatformFault.TLS: WorldFault.TLS,
    PlatformFault.CLOCK: WorldFault.CLOCK,
}
_REFUSALS = {
    ProblemCode.BAD_REQUEST: Refusal.MALFORMED,
    ProblemCode.BAD_PARAMETERS: Refusal.MALFORMED,
    ProblemCode.CONFLICT: Refusal.CONFLICT,
    ProblemCode.UNKNOWN_ITEM: Refusal.UNKNOWN_ITEM,
    ProblemCode.NOT_ELIGIBLE: Refusal.NOT_ELIGIBLE,
}
_TOO_LARGE = 413
_TOO_MANY = 429


class PlatformTransport:
    """May be used from several threads, as its client may.

    A submission is handed in before its materials, so that whatever is wrong with it is known before they travel; the
    platform waits for them, and has not accepted it while one is missing.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._introduced: set[UUID] = set()  # what the platform is known to wait for

    def send(self, row: SealedRow) -> Answer | Fault:
        try:
            submission = submission_of(row)
        except ValueError:
            return Refused(row.id, Refusal.MALFORMED)
        self._introduced.discard(row.id)
        try:
            handed_in = self._access().hand_in(submission)
        except PlatformError as error:
            return _not_taken(error, row.id)
        answer = handed_in.answer
        if answer.missing:
            self._introduced.add(row.id)
            return MaterialsMissing(answer.request_id, answer.missing)
        return Accepted(answer.request_id, handed_in.was_there, answer.case_number or "")

    def uploaded(self, row: SealedRow, material: SealedMaterial) -> Uploaded | Refused | Fault:
        try:
            progress = self._access().material_progress(row.id, material.number)
        except PlatformError as error:
            return self._introduce(row, material) if _is_unknown(error) else _not_moved(error, row.id)
        self._introduced.add(row.id)
        return Uploaded(progress.submission_id, progress.number, progress.offset)

    def upload(
        self, row: SealedRow, material: SealedMaterial, offset: int, content: bytes
    ) -> Uploaded | Refused | Fault:
        if row.id not in self._introduced:
            introduced = self._introduce(row, material)
            if introduced != Uploaded(row.id, material.number, offset):
                return introduced
        try:
            progress = self._access().send_piece(row.id, material.number, offset, content)
        except PlatformError as error:
            if _is_unknown(error):  # a platform that has lost it
                self._introduced.discard(row.id)
                return Uploaded(row.id, material.number, 0)
            return _not_moved(error, row.id)
        return Uploaded(progress.submission_id, progress.number, progress.offset)

    def _introduce(self, row: SealedRow, material: SealedMaterial) -> Uploaded | Refused | Fault:
        """Tell the platform of the submission, and learn how much of ``material`` it has."""
        match self.send(row):
            case MaterialsMissing(key, numbers):
                return Uploaded(key, material.number, 0 if material.number in numbers else material.length)
            case Accepted(key):  # somebody else was faster
                return Uploaded(key, material.number, material.length)
            case NotYet(_, retry_after):  # a platform that wants what it follows before its materials
                return Fault(WorldFault.TOO_MANY, retry_after)
            case Refused() | Fault() as answer:
                return answer


def _is_unknown(error: PlatformError) -> bool:
    return error.fault is PlatformFault.REFUSED and error.code is ProblemCode.NOT_FOUND


def _not_moved(error: PlatformError, key: UUID) -> Refused | Fault:
    """What an error says about a material."""
    answer = _not_taken(error, key)
    return Fault(WorldFault.TOO_MANY, answer.retry_after) if isinstance(answer, NotYet) else answer


def _not_taken(error: PlatformError, key: UUID) -> Refused | NotYet | Fault:
    """What an error says about the row, or about the world."""
    match error.fault:
        case PlatformFault.REFUSED:
            return _answered_no(error, key)
        case PlatformFault.BUSY:
            return _busy(error)
        case fault:
            return Fault(_FAULTS[fault], error.retry_after)


def _answered_no(error: PlatformError, key: UUID) -> Refused | NotYet | Fault:
    """The exchange has seen that the answer carries our key."""
    if error.code is ProblemCode.NOT_YET:
        return NotYet(key, error.retry_after)
    if error.code is ProblemCode.SUBMISSION_REFUSED and error.reason is not None:
        return Refused(key, Refusal(error.reason.value))
    if error.status == _TOO_LARGE:
        return Refused(key, Refusal.TOO_LARGE)
    return Refused(key, _REFUSALS.get(error.code, Refusal.OTHER) if error.code else Refusal.OTHER)


def _busy(error: PlatformError) -> Fault:
    """429 is the terminal's own doing; a 503 without a time is a platform that is down."""
    planned = error.status == _TOO_MANY or error.retry_after is not None
    return Fault(WorldFault.TOO_MANY if planned else WorldFault.SERVER_ERROR, error.retry_after)
