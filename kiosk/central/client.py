"""The terminal's side of the contract: one method a call, one exception for everything that can go wrong."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TypeAlias, TypeVar
from uuid import UUID

import requests
import urllib3
from cryptography import x509
from pydantic import ValidationError

from kiosk.central import wire
from kiosk.central.connection import PlatformAdapter, deadline, tls_context
from kiosk.central.credentials import (
    Credentials,
    certificate_request,
    keep_enrolment,
    load_credentials,
    prepare_key,
    terminal_of,
)
from kiosk.central.faults import PlatformError, PlatformFault, fault_of, went_stale
from kiosk.central.identifiers import new_id
from kiosk.central.signing import Message, sign_request

Parameters: TypeAlias = Mapping[str, str | tuple[str, ...]]
AnswerModel = TypeVar("AnswerModel", bound=wire.WireModel)
PostAnswer = TypeVar("PostAnswer", bound=wire.Answer)

ANSWER_LIMIT = 2 * 1024 * 1024  # bytes: 2,000 rows of a query are a quarter of it
CATALOGUE_LIMIT = 32 * 1024 * 1024
DOCUMENT_LIMIT = 10 * 1024 * 1024
_CHUNK = 64 * 1024
_LONGEST_RETRY_AFTER = 3600.0


@dataclass(frozen=True)
class FetchedCatalogue:
    """A catalogue and the ETag to ask with the next time."""

    catalogue: wire.Catalogue
    etag: str


@dataclass(frozen=True, repr=False)
class _Call:
    """What is asked, and which answers count as one."""

    method: str
    path: str
    statuses: tuple[int, ...]
    media_type: str = wire.JSON
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    limit: int = ANSWER_LIMIT


@dataclass(frozen=True, repr=False)
class _Received:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    def problem(self) -> wire.Problem | None:
        if self.media_type != wire.PROBLEM_JSON:
            return None
        try:
            return wire.Problem.model_validate_json(self.body)
        except ValidationError:
            return None


class PlatformClient:
    """Calls the central platform. May be used from several threads; every call blocks until its own deadline at most.

    It stands on the connection pool of requests without a ``requests.Session``: no cookies, no redirects, no proxies
    of the environment, no ``.netrc``. Names are resolved by the system, whose time limit is its own.
    """

    def __init__(
        self,
        base_url: str,
        platform_ca: Path,
        credentials: Credentials | None,
        *,
        connect_seconds: float = 3.0,
        answer_seconds: float = 10.0,
        connections: int = 4,
    ) -> None:
        """``credentials`` None is good for enrolment alone. Raises ValueError for a URL that is not https, OSError for
        files that cannot be used."""
        if not base_url.startswith("https://"):
            raise ValueError("the platform is spoken to over https only")
        self._base_url = base_url.rstrip("/")
        self._platform_ca = str(platform_ca)
        self._credentials = credentials
        self._connect_seconds = connect_seconds
        self._answer_seconds = answer_seconds
        certificate_file = credentials.certificate_file if credentials else None
        key_file = credentials.key_file if credentials else None
        self._adapter = PlatformAdapter(tls_context(platform_ca, certificate_file, key_file), connections)
        self._clock_offset = timedelta(0)

    def platform_now(self) -> datetime:
        """The platform's time, as far as its last answers told it."""
        return datetime.now(UTC) + self._clock_offset

    def close(self) -> None:
        """Let go of the kept connections. May be called twice."""
        self._adapter.close()

    # --- the calls ----------------------------------------------------------------------------------------------------
    # Each takes the id of its request, so that it can be repeated with the same one, and raises PlatformError.

    def enrol(self, request: wire.EnrolmentRequest, request_id: UUID | None = None) -> wire.Enrolment:
        answer = self._post("/enrolments", request, wire.Enrolment, request_id)
        self._adopt(answer.platform_time)
        return answer

    def open_session(
        self, session_id: UUID, card: wire.CardData, language: str, request_id: UUID | None = None
    ) -> wire.Session:
        request = wire.SessionRequest(
            session_id=session_id,
            terminal_id=self._terminal_id(),
            language=language,
            identification=wire.CardIdentification(card=card),
        )
        return self._post("/sessions", request, wire.Session, request_id)

    def end_session(self, session_id: UUID, request_id: UUID | None = None) -> None:
        """Ended already, or never begun, is ended."""
        self._ask(_Call("DELETE", f"/sessions/{session_id}", (204,)), request_id or new_id())

    def catalogue(self, etag: str | None = None, request_id: UUID | None = None) -> FetchedCatalogue | None:
        """The catalogue, or None when it is still the one of ``etag``."""
        request_id = request_id or new_id()
        headers = (("If-None-Match", etag),) if etag else ()
        statuses = (200, 304) if etag else (200,)
        call = _Call("GET", "/catalogue", statuses, headers=headers, limit=CATALOGUE_LIMIT)
        received = self._ask(call, request_id)
        if received.status == 304:
            return None
        return FetchedCatalogue(_parse(received, wire.Catalogue, request_id), received.headers.get("ETag", ""))

    def query(
        self, session_id: UUID, item: str, parameters: Parameters, request_id: UUID | None = None
    ) -> wire.QueryResult:
        request = wire.QueryRequest(session_id=session_id, item=item, parameters=dict(parameters))
        return self._post("/queries", request, wire.QueryResult, request_id, status=200)

    def create_document(
        self, session_id: UUID, item: str, parameters: Parameters, request_id: UUID | None = None
    ) -> wire.Document:
        request = wire.DocumentRequest(session_id=session_id, item=item, parameters=dict(parameters))
        return self._post("/documents", request, wire.Document, request_id)

    def fetch_document(self, document_id: UUID, request_id: UUID | None = None) -> bytes:
        """The PDF of a document, as it came: whether it is the right one and signed is for kiosk.documents to say."""
        call = _Call("GET", f"/documents/{document_id}/content", (200,), wire.PDF, limit=DOCUMENT_LIMIT)
        return self._ask(call, request_id or new_id()).body

    def send_visit_record(self, record: wire.VisitRecord, request_id: UUID | None = None) -> None:
        self._post("/visit-records", record, wire.VisitRecordAccepted, request_id)

    def send_heartbeat(self, heartbeat: wire.Heartbeat, request_id: UUID | None = None) -> datetime:
        """Answers the platform's time."""
        answer = self._post("/heartbeats", heartbeat, wire.HeartbeatAccepted, request_id, status=200)
        self._adopt(answer.platform_time)
        return answer.platform_time

    # --- one exchange -------------------------------------------------------------------------------------------------

    def _post(
        self,
        path: str,
        request: wire.WireModel,
        model: type[PostAnswer],
        request_id: UUID | None,
        *,
        status: int = 201,
    ) -> PostAnswer:
        request_id = request_id or new_id()
        body = request.model_dump_json().encode("utf-8")
        answer = _parse(self._ask(_Call("POST", path, (status,), body=body), request_id), model, request_id)
        if answer.request_id != request_id:
            raise PlatformError(PlatformFault.NOT_THE_PLATFORM, reference=reference_of(request_id))
        return answer

    def _ask(self, call: _Call, request_id: UUID) -> _Received:
        """One exchange whose answer is certainly the platform's, and one that counts."""
        reference = reference_of(request_id)
        until = time.monotonic() + self._answer_seconds
        try:
            received = self._exchange(call, request_id, until)
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

    def _exchange(self, call: _Call, request_id: UUID, until: float) -> _Received:
        """A kept connection may have been closed by the other end just now: the first such end is tried again, which
        is safe because the request keeps its key."""
        try:
            return self._send(call, request_id, until)
        except requests.ConnectionError as error:
            if not went_stale(error):
                raise
        return self._send(call, request_id, until)

    def _send(self, call: _Call, request_id: UUID, until: float) -> _Received:
        headers = {wire.REQUEST_ID_HEADER: str(request_id), "Accept-Encoding": "identity"}
        if call.body:
            headers["Content-Type"] = wire.JSON
        headers.update(call.headers)
        url = f"{self._base_url}{wire.API_ROOT}{call.path}"
        request = requests.Request(call.method, url, headers, data=call.body).prepare()
        if self._credentials is not None:
            message = Message(call.method, request.url or "", request.headers)
            sign_request(message, call.body, self._credentials.terminal_id, self._credentials.key, self.platform_now())
        left = max(0.001, until - time.monotonic())
        with deadline(until):
            response = self._adapter.send(
                request, stream=True, timeout=(min(self._connect_seconds, left), left), verify=self._platform_ca
            )
            with response:
                content = bytearray()
                for chunk in response.iter_content(_CHUNK):
                    content += chunk
                    if len(content) > call.limit:
                        raise _TooLong
                return _Received(response.status_code, response.headers, bytes(content))

    def _raise_for_problem(self, received: _Received, request_id: UUID) -> None:
        """Raise for everything that is not a success. A 5xx or 429 may come from a gateway that knows no keys."""
        reference = reference_of(request_id)
        problem = received.problem()
        code = problem.code if problem else None
        if received.status in (429, 503):
            raise PlatformError(PlatformFault.BUSY, code, _retry_after(received.headers), reference)
        if received.status >= 500:
            raise PlatformError(PlatformFault.SERVER_ERROR, code, reference=reference)
        if received.headers.get(wire.REQUEST_ID_HEADER) != str(request_id):
            raise PlatformError(PlatformFault.NOT_THE_PLATFORM, reference=reference)
        if received.status < 400:
            return
        if problem is None:
            raise PlatformError(PlatformFault.NOT_THE_PLATFORM, reference=reference)
        if problem.code is wire.ProblemCode.CLOCK:
            if problem.platform_time:
                self._adopt(problem.platform_time)
            raise PlatformError(PlatformFault.CLOCK, code, reference=reference)
        if problem.code is wire.ProblemCode.NOT_AUTHORISED:
            raise PlatformError(PlatformFault.NOT_AUTHORISED, code, reference=reference)
        raise PlatformError(PlatformFault.REFUSED, code, reference=reference)

    def _adopt(self, platform_time: datetime) -> None:
        self._clock_offset = platform_time - datetime.now(UTC)

    def _terminal_id(self) -> str:
        if self._credentials is None:
            raise ValueError("a terminal without credentials can only enrol")
        return self._credentials.terminal_id


def enrol(
    base_url: str,
    platform_ca: Path,
    terminal_id: str,
    one_time_code: str,
    folder: Path,
    *,
    answer_seconds: float = 10.0,
) -> Credentials:
    """Introduce this terminal to the platform and keep what it answers in ``folder``.

    May be repeated when the answer got lost: the key stays the same, and the platform knows it again.
    Raises PlatformError, CredentialsError, OSError.
    """
    key = prepare_key(folder)
    request = wire.EnrolmentRequest(
        terminal_id=terminal_id,
        one_time_code=one_time_code,
        certificate_request=certificate_request(terminal_id, key),
    )
    client = PlatformClient(base_url, platform_ca, None, answer_seconds=answer_seconds)
    try:
        enrolment = client.enrol(request)
    finally:
        client.close()
    try:
        certificate = x509.load_pem_x509_certificate(enrolment.certificate.encode("ascii"))
    except ValueError:
        raise PlatformError(PlatformFault.NOT_THE_PLATFORM) from None
    if terminal_of(certificate) != terminal_id or certificate.public_key() != key.public_key():
        raise PlatformError(PlatformFault.NOT_THE_PLATFORM)
    keep_enrolment(folder, enrolment.certificate, enrolment.certificate_chain, enrolment.document_roots)
    return load_credentials(folder)


def reference_of(request_id: UUID) -> str:
    """What a resident reads out to the hotline: the last eight characters of the request's id, which are random."""
    return request_id.hex[-8:].upper()


class _TooLong(Exception):
    """The answer is longer than any that the contract knows."""


def _parse(received: _Received, model: type[AnswerModel], request_id: UUID) -> AnswerModel:
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
