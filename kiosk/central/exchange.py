"""One exchange with the platform: signed, within its deadline, believed only when it is the platform's own answer."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import requests
import urllib3
from pydantic import ValidationError

from kiosk.central import wire
from kiosk.central.blocks import WireModel
from kiosk.central.connection import PlatformAdapter, deadline, tls_context
from kiosk.central.credentials import Credentials
from kiosk.central.faults import PlatformError, PlatformFault, fault_of, went_stale
from kiosk.central.signing import Message, sign_request

AnswerModel = TypeVar("AnswerModel", bound=WireModel)

ANSWER_LIMIT = 2 * 1024 * 1024  # bytes: 2,000 rows of a query are a quarter of it
_CHUNK = 64 * 1024
_LONGEST_RETRY_AFTER = 3600.0


@dataclass(frozen=True)
class Limits:
    """Seconds to reach the platform, seconds for a whole exchange, and how many connections are kept."""

    connect_seconds: float = 3.0
    answer_seconds: float = 10.0
    connections: int = 4


@dataclass(frozen=True, repr=False)
class Call:
    """What is asked, and which answers count as one."""

    method: str
    path: str
    statuses: tuple[int, ...]
    media_type: str = wire.JSON
    body: bytes = b""
    body_type: str = wire.JSON
    headers: tuple[tuple[str, str], ...] = ()
    limit: int = ANSWER_LIMIT  # bytes


@dataclass(frozen=True, repr=False)
class Received:
    """What came back, whoever sent it."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    def problem(self) -> wire.Problem | None:
        """The problem details, when that is what it is."""
        if self.media_type != wire.PROBLEM_JSON:
            return None
        try:
            return wire.Problem.model_validate_json(self.body)
        except ValidationError:
            return None


class _TooLong(Exception):
    """The answer is longer than any that the contract knows."""


class Exchange:
    """Stands on the connection pool of requests without a ``requests.Session``: no cookies, no redirects, no proxies of
    the environment, no ``.netrc``. Names are resolved by the system, whose time limit is its own."""

    def __init__(
        self,
        base_url: str,
        platform_ca: Path,
        credentials: Credentials | None,
        limits: Limits,
        proxy: str | None = None,
    ) -> None:
        """Raises ValueError for a URL that is not https, OSError for files that cannot be used."""
        if not base_url.startswith("https://"):
            raise ValueError("the platform is spoken to over https only")
        self._root = base_url.rstrip("/") + wire.API_ROOT
        self._platform_ca = str(platform_ca)
        self._credentials = credentials
        self._limits = limits
        self._proxies = {} if proxy is None else {"https": proxy}
        certificate_file = credentials.certificate_file if credentials else None
        key_file = credentials.key_file if credentials else None
        self._adapter = PlatformAdapter(tls_context(platform_ca, certificate_file, key_file), limits.connections)
        self._clock_offset = timedelta(0)

    def platform_now(self) -> datetime:
        """The platform's time, as far as its last answers told it."""
        return datetime.now(UTC) + self._clock_offset

    def its_time(self, call: Call, request_id: UUID) -> datetime:
        """What time it is there, by the head of an answer (RFC 9110, Date), to the second. Raises PlatformError."""
        received = self.ask(call, request_id)
        try:
            return parsedate_to_datetime(received.headers.get("Date", ""))
        except ValueError:
            raise PlatformError(PlatformFault.NOT_THE_PLATFORM, reference=reference_of(request_id)) from None

    def adopt(self, platform_time: datetime) -> None:
        """From now on this is what time it is."""
        self._clock_offset = platform_time - datetime.now(UTC)

    def close(self) -> None:
        self._adapter.close()

    def ask(self, call: Call, request_id: UUID) -> Received:
        """An answer that is the platform's, and one that counts. Raises PlatformError.

        A wrong clock of ours is set right by the answer that complains of it, and the request made once more.
        """
        until = time.monotonic() + self._limits.answer_seconds
        try:
            return self._ask_once(call, request_id, until)
        except PlatformError as error:
            if error.code is not wire.ProblemCode.CLOCK:
                raise
        return self._ask_once(call, request_id, until)

    def _ask_once(self, call: Call, request_id: UUID, until: float) -> Received:
        reference = reference_of(request_id)
        try:
            received = self._send_on_a_live_connection(call, request_id, until)
        except _TooLong:
            raise PlatformError(PlatformFault.NOT_THE_PLATFORM, reference=reference) from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            # Not chained: these exceptions quote the URL, and with it the session.
            raise PlatformError(fault_of(error), reference=reference) from None
        self._raise_for_problem(received, request_id)
        has_body = received.status not in (204, 304)
        if received.status not in call.statuses or (has_body and received.media_type != call.media_type):
            raise PlatformError(PlatformFault.NOT_THE_PLATFORM, reference=reference)
        return received

    def _send_on_a_live_connection(self, call: Call, request_id: UUID, until: float) -> Received:
        """A kept connection may have been closed by the other end just now: the first such end is tried again, which
        is safe because the request keeps its key."""
        try:
            return self._send(call, request_id, until)
        except requests.ConnectionError as error:
            if not went_stale(error):
                raise
        return self._send(call, request_id, until)

    def _send(self, call: Call, request_id: UUID, until: float) -> Received:
        headers = {wire.REQUEST_ID_HEADER: str(request_id), "Accept-Encoding": "identity"}
        if call.body:
            headers["Content-Type"] = call.body_type
        headers.update(call.headers)
        request = requests.Request(call.method, self._root + call.path, headers, data=call.body).prepare()
        if self._credentials is not None:
            message = Message(call.method, request.url or "", request.headers)
            sign_request(message, call.body, self._credentials.terminal_id, self._credentials.key, self.platform_now())
        left = max(0.001, until - time.monotonic())
        with deadline(until):
            response = self._adapter.send(
                request,
                stream=True,
                timeout=(min(self._limits.connect_seconds, left), left),
                verify=self._platform_ca,
                proxies=self._proxies,
            )
            with response:
                content = bytearray()
                for chunk in response.iter_content(_CHUNK):
                    content += chunk
                    if len(content) > call.limit:
                        raise _TooLong
                return Received(response.status_code, response.headers, bytes(content))

    def _raise_for_problem(self, received: Received, request_id: UUID) -> None:
        """Raise for everything that is not a success. A 5xx or 429 may come from a gateway that knows no keys."""
        problem = received.problem()
        code = problem.code if problem else None
        reason = problem.reason if problem else None
        retry_after = _retry_after(received.headers)

        def error(fault: PlatformFault) -> PlatformError:
            return PlatformError(
                fault, code, retry_after, reference_of(request_id), status=received.status, reason=reason
            )

        if received.status in (429, 503):
            raise error(PlatformFault.BUSY)
        if received.status >= 500:
            raise error(PlatformFault.SERVER_ERROR)
        if received.headers.get(wire.REQUEST_ID_HEADER) != str(request_id):
            raise error(PlatformFault.NOT_THE_PLATFORM)
        if received.status < 400:
            return
        if problem is None:
            raise error(PlatformFault.NOT_THE_PLATFORM)
        match problem.code:
            case wire.ProblemCode.CLOCK:
                if problem.platform_time is not None:
                    self.adopt(problem.platform_time)
                raise error(PlatformFault.CLOCK)
            case wire.ProblemCode.NOT_AUTHORISED:
                raise error(PlatformFault.NOT_AUTHORISED)
            case _:
                raise error(PlatformFault.REFUSED)


def reference_of(request_id: UUID) -> str:
    """What a resident reads out to the hotline: the last eight characters of the request's id, which are random."""
    return request_id.hex[-8:].upper()


def parsed(received: Received, model: type[AnswerModel], request_id: UUID) -> AnswerModel:
    """The answer as ``model``. Raises PlatformError when it is none."""
    try:
        return model.model_validate_json(received.body)
    except ValidationError:
        raise PlatformError(PlatformFault.NOT_THE_PLATFORM, reference=reference_of(request_id)) from None


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds of a Retry-After (RFC 9110, 10.2.3: a number or a date), None when there is none that makes sense."""
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), _LONGEST_RETRY_AFTER)
    try:
        seconds = (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return None
    return min(max(seconds, 0.0), _LONGEST_RETRY_AFTER)
