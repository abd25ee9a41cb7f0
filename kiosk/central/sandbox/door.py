"""Who may come in: certificate, signature, nonce and idempotency key, looked at before a body is even parsed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Coroutine
from typing import Any
from uuid import UUID

from cryptography import x509
from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from kiosk.central.credentials import terminal_of
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.refusals import Refusal, request_id_of
from kiosk.central.signing import WINDOW, Message, RefusedBecause, SignatureRefused, verify_request
from kiosk.central.submissions import OCTETS, PIECE_LIMIT
from kiosk.central.wire import JSON, REQUEST_ID_HEADER, ProblemCode

_BODY_LIMIT = 256 * 1024
#: What the sandbox calls a terminal that has no certificate yet.
_STRANGER = "enrolment"

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class OpenRoute(APIRoute):
    """A call that needs a key but no certificate."""

    def get_route_handler(self) -> Handler:
        handle = super().get_route_handler()

        async def checked(request: Request) -> Response:
            request_id = _required_request_id(request)
            await _read_body(request)
            return await _once(request, request_id, _STRANGER, handle)

        return checked


class TerminalRoute(APIRoute):
    """A call of an enrolled terminal; its id is ``request.state.terminal_id``."""

    body_type = JSON
    body_limit = _BODY_LIMIT
    remembers_answers = True

    def get_route_handler(self) -> Handler:
        handle = super().get_route_handler()

        async def checked(request: Request) -> Response:
            request_id = _required_request_id(request)
            body = await _read_body(request, self.body_type, self.body_limit)
            terminal_id = await run_in_threadpool(_admitted, request, body)
            request.state.terminal_id = terminal_id
            if self.remembers_answers:
                return await _once(request, request_id, terminal_id, handle)
            response = await handle(request)
            response.headers[REQUEST_ID_HEADER] = str(request_id)
            return response

        return checked


class IntakeRoute(TerminalRoute):
    """A call about submissions: what it is about is kept for good, and by its own id is known again."""

    body_limit = 16 * 1024 * 1024
    remembers_answers = False


class PieceRoute(IntakeRoute):
    """A piece of a material."""

    body_type = OCTETS
    body_limit = PIECE_LIMIT


def _required_request_id(request: Request) -> UUID:
    request_id = request_id_of(request)
    if request_id is None:
        raise Refusal(ProblemCode.BAD_REQUEST, f"{REQUEST_ID_HEADER} must be a UUID")
    return request_id


async def _read_body(request: Request, body_type: str = JSON, limit: int = _BODY_LIMIT) -> bytes:
    if request.method in ("POST", "PATCH"):
        if request.headers.get("content-type", "").partition(";")[0].strip() != body_type:
            raise Refusal(ProblemCode.BAD_REQUEST, f"the body must be {body_type}", status=415)
        length = request.headers.get("content-length", "")
        if not length.isdecimal():
            raise Refusal(ProblemCode.BAD_REQUEST, "the length of the body must be told", status=411)
        if int(length) > limit:
            raise Refusal(ProblemCode.BAD_REQUEST, f"more than {limit} bytes", status=413)
    return await request.body()


def _admitted(request: Request, body: bytes) -> str:
    """The terminal that is proved by certificate and signature alike. Raises Refusal."""
    platform: Platform = request.app.state.platform
    certificate: bytes | None = getattr(request.state, "peer_certificate", None)
    if certificate is None:
        raise Refusal(ProblemCode.NOT_AUTHORISED, "no client certificate")
    holder = terminal_of(x509.load_der_x509_certificate(certificate))
    if request.url.netloc not in platform.authorities:
        raise Refusal(ProblemCode.NOT_AUTHORISED, "signed for another host")
    message = Message(request.method, str(request.url), request.headers)
    now = platform.now()
    try:
        signed = verify_request(message, body, platform.store.terminal_key, now)
    except SignatureRefused as refused:
        if refused.reason is RefusedBecause.CLOCK:
            raise Refusal(ProblemCode.CLOCK, "the signature's time is out of its window", platform_time=now) from None
        raise Refusal(ProblemCode.NOT_AUTHORISED, f"signature {refused.reason}") from None
    if signed.terminal_id != holder:
        raise Refusal(ProblemCode.NOT_AUTHORISED, "certificate and signature are of two terminals")
    if getattr(request.state, "delivered_again", False):  # told to behave like a gateway that delivers twice
        return signed.terminal_id
    if not platform.store.is_new_nonce(signed.terminal_id, signed.nonce, now, 2 * WINDOW):
        raise Refusal(ProblemCode.NOT_AUTHORISED, "this request was seen before")
    return signed.terminal_id


async def _once(request: Request, request_id: UUID, caller: str, handle: Handler) -> Response:
    """Answer, with the key; and a POST that was answered before as it was answered then."""
    if request.method != "POST":
        response = await handle(request)
    else:
        response = await _answer_post(request, str(request_id), caller, handle)
    response.headers[REQUEST_ID_HEADER] = str(request_id)
    return response


async def _answer_post(request: Request, request_id: str, caller: str, handle: Handler) -> Response:
    platform: Platform = request.app.state.platform
    body = await request.body()
    fingerprint = hashlib.sha256(request.url.path.encode() + b"\0" + body).hexdigest()
    before = await run_in_threadpool(
        platform.store.begin_request, caller, request_id, fingerprint, platform.now(), platform.answer_lifetime
    )
    if before is not None:
        if before.fingerprint != fingerprint:
            raise Refusal(ProblemCode.CONFLICT, "this key was used for another request")
        if before.status is None:
            raise Refusal(ProblemCode.UNAVAILABLE, "the first request of this key is still at work", retry_after=1)
        return Response(before.body, before.status, media_type=JSON)
    try:
        response = await handle(request)
    except BaseException:
        await run_in_threadpool(platform.store.forget_request, caller, request_id)
        raise
    session_id = json.loads(body).get("session_id")
    await run_in_threadpool(
        platform.store.finish_request, caller, request_id, response.status_code, bytes(response.body), session_id
    )
    return response
