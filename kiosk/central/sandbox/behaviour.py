"""Behaving badly on demand: what a platform, a network or a captive portal may do to a terminal."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from enum import StrEnum
from typing import Annotated, Any
from uuid import uuid4

from pydantic import Field
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.central.blocks import WireModel
from kiosk.central.sandbox.spoiling import Spoilt
from kiosk.central.wire import API_ROOT, JSON, PROBLEM_JSON, REQUEST_ID_HEADER, Problem, ProblemCode


class Kind(StrEnum):
    NORMAL = "normal"
    SLOW = "slow"  # waits, then does as asked
    LATE = "late"  # does as asked, then waits before it says so
    FAIL = "fail"  # 500
    TOO_MANY = "too_many"  # 429 with Retry-After
    HANG = "hang"  # begins to answer and never goes on
    CAPTIVE_PORTAL = "captive_portal"  # 200 with somebody's login page
    GARBAGE = "garbage"  # 200 and right headers, and JSON that breaks off
    SOMEBODY_ELSE = "somebody_else"  # a good answer, to another request
    NOT_AUTHORISED = "not_authorised"  # 401
    DROP = "drop"  # does as asked, and hangs up before it says so
    TWICE = "twice"  # a gateway delivers the request two times at once


class Behaviour(WireModel):
    """How to behave, towards which paths, how often."""

    kind: Kind = Kind.NORMAL
    seconds: Annotated[float, Field(ge=0, le=600)] = 5.0  # of slow and late
    retry_after: Annotated[int, Field(ge=0, le=3600)] = 5  # of too_many
    path: str = Field(default=API_ROOT, description="only for paths that begin so")
    times: Annotated[int, Field(ge=1)] | None = Field(default=None, description="then normal again; null: until told")


class Stage:
    """The present behaviour, and what has been received under any. Shared by both doors of the sandbox."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._behaviour = Behaviour()
        self._left: int | None = None
        self._received: Counter[str] = Counter()
        self.spoilt = Spoilt.NOT  # how the catalogue is sent

    @property
    def behaviour(self) -> Behaviour:
        return self._behaviour

    def set(self, behaviour: Behaviour) -> None:
        with self._lock:
            self._behaviour, self._left = behaviour, behaviour.times

    def next_for(self, path: str) -> Behaviour:
        """How to behave towards this request; one of the ``times`` is used up by it."""
        with self._lock:
            current = self._behaviour
            if current.kind is Kind.NORMAL or not path.startswith(current.path):
                return Behaviour()
            if self._left is not None:
                self._left -= 1
                if self._left <= 0:
                    self._behaviour = Behaviour()
            return current

    def count(self, method: str, path: str) -> None:
        """Count a request by what it is about: ``POST /v1/queries``, without ids."""
        parts = path.split("/")[: 3 if path.startswith(API_ROOT) else 2]
        with self._lock:
            self._received[f"{method} {'/'.join(parts)}"] += 1

    def received(self) -> dict[str, int]:
        with self._lock:
            return dict(self._received)


class BehaviourMiddleware:
    """Stands before everything else: a request that is treated badly may never reach the platform."""

    def __init__(self, app: ASGIApp, stage: Stage) -> None:
        self._app = app
        self._stage = stage

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        self._stage.count(scope["method"], scope["path"])
        behaviour = self._stage.next_for(scope["path"])
        request_id = Headers(scope=scope).get(REQUEST_ID_HEADER, "")
        match behaviour.kind:
            case Kind.NORMAL:
                await self._app(scope, receive, send)
            case Kind.SLOW:
                await asyncio.sleep(behaviour.seconds)
                await self._app(scope, receive, send)
            case Kind.LATE:
                await self._answer_late(scope, receive, send, behaviour.seconds)
            case Kind.FAIL:
                await _answer(send, 500, "text/plain", b"Internal Server Error")
            case Kind.TOO_MANY:
                await _answer_problem(send, 429, ProblemCode.TOO_MANY, request_id, behaviour.retry_after)
            case Kind.HANG:
                await _start(send, 200, JSON, {REQUEST_ID_HEADER: request_id})
                await send({"type": "http.response.body", "body": b"{", "more_body": True})
                await _gone(receive)
            case Kind.CAPTIVE_PORTAL:
                await _answer(send, 200, "text/html; charset=utf-8", _LOGIN_PAGE)
            case Kind.GARBAGE:
                await _answer(send, 200, JSON, b'{"request_id": "', {REQUEST_ID_HEADER: request_id})
            case Kind.SOMEBODY_ELSE:
                await self._answer_somebody_else(scope, receive, send, request_id)
            case Kind.DROP:
                await self._hang_up_instead_of_answering(scope, receive)
            case Kind.TWICE:
                await self._deliver_twice(scope, receive, send)
            case Kind.NOT_AUTHORISED:
                await _answer_problem(send, 401, ProblemCode.NOT_AUTHORISED, request_id, None)

    async def _answer_late(self, scope: Scope, receive: Receive, send: Send, seconds: float) -> None:
        messages = await self._answer(scope, receive)
        await asyncio.sleep(seconds)
        for message in messages:
            await send(message)

    async def _hang_up_instead_of_answering(self, scope: Scope, receive: Receive) -> None:
        await self._answer(scope, receive)
        scope["state"]["hang_up"]()
        await _gone(receive)

    async def _deliver_twice(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The second is not stopped as a replay, so that it reaches what must know it again; the first is answered."""
        body = await _whole(receive)
        second_scope = {**scope, "state": {**scope["state"], "delivered_again": True}}
        first, _ = await asyncio.gather(
            self._answer(scope, _given(body, receive)), self._answer(second_scope, _given(body, receive))
        )
        for message in first:
            await send(message)

    async def _answer(self, scope: Scope, receive: Receive) -> list[Message]:
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self._app(scope, receive, keep)
        return messages

    async def _answer_somebody_else(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        other = str(uuid4())

        async def swap(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[REQUEST_ID_HEADER] = other
            elif message["type"] == "http.response.body":
                message["body"] = message.get("body", b"").replace(request_id.encode(), other.encode())
            await send(message)

        await self._app(scope, receive, swap)


_LOGIN_PAGE = b"<!doctype html><title>Wi-Fi</title><form>Please log in to use this network</form>"


async def _whole(receive: Receive) -> bytes:
    """The body of a request."""
    body, more = bytearray(), True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return bytes(body)


def _given(body: bytes, receive: Receive) -> Receive:
    """A request that has this body."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


async def _gone(receive: Receive) -> None:
    """Until the other end hangs up."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _start(send: Send, status: int, media_type: str, headers: dict[str, str]) -> None:
    fields = {"content-type": media_type, **headers}
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in fields.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})


async def _answer(send: Send, status: int, media_type: str, body: bytes, headers: dict[str, str] | None = None) -> None:
    await _start(send, status, media_type, {"content-length": str(len(body)), **(headers or {})})
    await send({"type": "http.response.body", "body": body})


async def _answer_problem(send: Send, status: int, code: ProblemCode, request_id: str, retry_after: int | None) -> None:
    problem: dict[str, Any] = {"title": "As told", "status": status, "code": code}
    headers = {REQUEST_ID_HEADER: request_id}
    if retry_after is not None:
        headers["retry-after"] = str(retry_after)
    body = Problem.model_validate(problem).model_dump_json(exclude_none=True).encode()
    await _answer(send, status, PROBLEM_JSON, body, headers)
