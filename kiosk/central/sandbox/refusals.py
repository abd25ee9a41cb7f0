"""How the sandbox says no: one exception, which becomes one problem document."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fastapi import Request
from fastapi.responses import Response

from kiosk.central.wire import PROBLEM_JSON, REQUEST_ID_HEADER, Problem, ProblemCode, RefusalReason

_STATUS = {
    ProblemCode.NO_RECORD: 404,
    ProblemCode.NOT_ELIGIBLE: 403,
    ProblemCode.IDENTITY_REFUSED: 403,
    ProblemCode.TRUST_TOO_LOW: 403,
    ProblemCode.SESSION_EXPIRED: 404,
    ProblemCode.UNKNOWN_ITEM: 404,
    ProblemCode.TOO_OLD: 410,
    ProblemCode.NOT_FOUND: 404,
    ProblemCode.BAD_PARAMETERS: 422,
    ProblemCode.BAD_REQUEST: 400,
    ProblemCode.NOT_AUTHORISED: 401,
    ProblemCode.CODE_USED: 401,
    ProblemCode.CODE_EXPIRED: 401,
    ProblemCode.CLOCK: 401,
    ProblemCode.CONFLICT: 409,
    ProblemCode.NOT_YET: 409,
    ProblemCode.SUBMISSION_REFUSED: 422,
    ProblemCode.TOO_MANY: 429,
    ProblemCode.UNAVAILABLE: 503,
    ProblemCode.INTERNAL: 500,
}
_TITLE = {
    ProblemCode.NO_RECORD: "There is no record of this kind",
    ProblemCode.NOT_ELIGIBLE: "The record gives no right to this",
    ProblemCode.IDENTITY_REFUSED: "The identification is not accepted",
    ProblemCode.TRUST_TOO_LOW: "The item asks for a stronger identification",
    ProblemCode.SESSION_EXPIRED: "There is no such session any more",
    ProblemCode.UNKNOWN_ITEM: "There is no such item",
    ProblemCode.TOO_OLD: "What has changed since then is not known any more",
    ProblemCode.NOT_FOUND: "There is nothing here",
    ProblemCode.BAD_PARAMETERS: "The values cannot be",
    ProblemCode.BAD_REQUEST: "The request is not of this contract",
    ProblemCode.NOT_AUTHORISED: "The terminal is not accepted",
    ProblemCode.CODE_USED: "The one-time code is used",
    ProblemCode.CODE_EXPIRED: "The one-time code is over",
    ProblemCode.CLOCK: "The terminal's clock is too far off",
    ProblemCode.CONFLICT: "The key was used for another request",
    ProblemCode.NOT_YET: "Something that goes before it is not here yet",
    ProblemCode.SUBMISSION_REFUSED: "The submission is refused for good",
    ProblemCode.TOO_MANY: "Too many requests",
    ProblemCode.UNAVAILABLE: "Not now",
    ProblemCode.INTERNAL: "The platform failed",
}


class Refusal(Exception):
    """The platform says no. ``detail`` is for a technician and holds nothing about a person."""

    def __init__(
        self,
        code: ProblemCode,
        detail: str = "",
        *,
        status: int | None = None,
        retry_after: int | None = None,
        platform_time: datetime | None = None,
        reason: RefusalReason | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.status = status or _STATUS[code]
        self.retry_after = retry_after
        self.platform_time = platform_time
        self.reason = reason


def request_id_of(request: Request) -> UUID | None:
    """The request's key as far as it is a UUID in its usual form."""
    value = request.headers.get(REQUEST_ID_HEADER, "")
    try:
        request_id = UUID(value)
    except ValueError:
        return None
    return request_id if str(request_id) == value.lower() else None


def problem_response(request: Request, refusal: Refusal) -> Response:
    """The refusal as RFC 9457 problem details."""
    request_id = request_id_of(request)
    problem = Problem(
        title=_TITLE[refusal.code],
        status=refusal.status,
        code=refusal.code,
        detail=refusal.detail,
        request_id=request_id,
        platform_time=refusal.platform_time,
        reason=refusal.reason,
    )
    headers = {REQUEST_ID_HEADER: str(request_id)} if request_id else {}
    if refusal.retry_after is not None:
        headers["Retry-After"] = str(refusal.retry_after)
    return Response(problem.model_dump_json(exclude_none=True), refusal.status, headers, PROBLEM_JSON)
