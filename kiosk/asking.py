"""Asking the central platform on a worker of its own, and knowing from the answers whether the link is up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol
from uuid import UUID

from drivers.protocols import IdCard
from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.documents.child import WorkerFailed
from kiosk.documents.inspected import DocumentRefused, InspectedDocument
from kiosk.link_watch import LinkWatch
from kiosk.log import Log, LogEvent
from kiosk.session.model import AskFailure, DocumentInHand, QueryResult, Values
from kiosk.session_store import SessionStore

_FAILURES = {
    PlatformFault.NO_LINK: AskFailure.NO_LINK,
    PlatformFault.TIMEOUT: AskFailure.TIMEOUT,
    PlatformFault.BUSY: AskFailure.BUSY,
    PlatformFault.SERVER_ERROR: AskFailure.SERVER,
    PlatformFault.NOT_AUTHORISED: AskFailure.NOT_AUTHORISED,
    PlatformFault.NOT_ENROLLED: AskFailure.NOT_AUTHORISED,
    PlatformFault.NOT_THE_PLATFORM: AskFailure.NOT_THE_PLATFORM,
    PlatformFault.TLS: AskFailure.NOT_THE_PLATFORM,
    PlatformFault.CLOCK: AskFailure.NOT_AUTHORISED,
}
_REFUSALS = {
    wire.ProblemCode.NO_RECORD: AskFailure.NO_RECORD,
    wire.ProblemCode.NOT_ELIGIBLE: AskFailure.NOT_ELIGIBLE,
}


class AskError(Exception):
    """The platform's answer is not to be had. ``reference`` is for the hotline."""

    def __init__(self, failure: AskFailure, reference: str = "") -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.reference = reference


class Inspect(Protocol):
    """Verifies a document's signature and makes its pictures, in a process of its own.

    Raises DocumentRefused, WorkerFailed.
    """

    def __call__(self, pdf: bytes, expected_sha256: str) -> InspectedDocument: ...


@dataclass
class _Visit:
    """Who is being served, as far as the platform is concerned. Lives on the platform's worker alone."""

    generation: int
    card: IdCard
    language: str
    session_id: UUID | None = None

    def __repr__(self) -> str:
        return f"_Visit({self.generation})"


class Asking:
    """Every method is to be called on the platform's worker."""

    def __init__(
        self,
        *,
        client: Callable[[], PlatformClient],
        inspect: Inspect,
        store: SessionStore,
        link: LinkWatch,
        log: Log,
        zone: tzinfo | None = None,
    ) -> None:
        """``client`` raises PlatformError while the terminal is not enrolled. Times are said in ``zone``."""
        self._zone = zone
        self._client = client
        self._inspect = inspect
        self._store = store
        self._link = link
        self._log = log
        self._visit: _Visit | None = None

    def open_visit(self, generation: int, card: IdCard, language: str) -> None:
        """Remember who is here; the platform hears of it with the first question."""
        self._visit = _Visit(generation, card, language)

    def close_visit(self, generation: int) -> None:
        """The platform may forget them; it does so by itself when this does not reach it."""
        visit, self._visit = self._visit, None
        if visit is None or visit.generation != generation or visit.session_id is None:
            return
        try:
            self._client().end_session(visit.session_id)
        except PlatformError as error:
            self._note(error)

    def query(self, generation: int, item: str, values: Values) -> QueryResult:
        """Raises AskError."""
        session_id = self._session(generation)
        try:
            answer = self._client().query(session_id, item, _parameters(values))
        except PlatformError as error:
            raise self._failed(error) from None
        self._link.answered()
        return QueryResult(
            rows=tuple(tuple(sorted(row.items())) for row in answer.rows),
            as_of=f"{answer.as_of.astimezone(self._zone):%Y-%m-%d %H:%M}",
            source=answer.source,
            demonstration=answer.demonstration,
        )

    def document(self, generation: int, item: str, values: Values) -> DocumentInHand:
        """Have a document made, fetch it, and see that it is what its signer made. Raises AskError."""
        session_id = self._session(generation)
        try:
            made = self._client().create_document(session_id, item, _parameters(values))
            pdf = self._client().fetch_document(made.document_id)
        except PlatformError as error:
            raise self._failed(error) from None
        self._link.answered()
        try:
            seen = self._inspect(pdf, made.sha256)
        except DocumentRefused as refusal:
            self._log.write(LogEvent.PLATFORM_REFUSED, fault=f"document {refusal.reason.value}", item=item)
            raise AskError(AskFailure.DOCUMENT_REFUSED) from None
        except WorkerFailed as error:
            self._log.write(LogEvent.PLATFORM_REFUSED, fault=f"document worker {error.fault.value}", item=item)
            raise AskError(AskFailure.OTHER) from None
        handle = made.document_id.hex
        self._store.put(generation, handle, pdf)
        pictures = []
        for number, picture in enumerate(seen.pictures, start=1):
            name = f"{handle}-{number}"
            self._store.put(generation, name, picture)
            pictures.append(name)
        return DocumentInHand(
            handle=handle,
            pictures=tuple(pictures),
            title=made.title,
            pages=seen.page_count,
            verification_code=made.verification_code,
            verification_url=made.verification_url,
            valid_until=made.valid_until,
            signer=seen.signer,
            demonstration=made.demonstration,
        )

    def _session(self, generation: int) -> UUID:
        """The platform's session of this visit, opened with the first question."""
        visit = self._visit
        if visit is None or visit.generation != generation:
            raise AskError(AskFailure.OTHER)
        if visit.session_id is None:
            session_id = new_id()
            try:
                self._client().open_session(session_id, _card_data(visit.card), visit.language)
            except PlatformError as error:
                raise self._failed(error) from None
            visit.session_id = session_id
        return visit.session_id

    def _failed(self, error: PlatformError) -> AskError:
        self._note(error)
        if error.fault is PlatformFault.REFUSED:
            if error.code is wire.ProblemCode.SESSION_EXPIRED and self._visit is not None:
                self._visit.session_id = None
            failure = _REFUSALS.get(error.code, AskFailure.OTHER) if error.code else AskFailure.OTHER
            return AskError(failure, error.reference)
        return AskError(_FAILURES.get(error.fault, AskFailure.OTHER), error.reference)

    def _note(self, error: PlatformError) -> None:
        self._link.failed(error)
        code = f" {error.code.value}" if error.code else ""
        self._log.write(LogEvent.PLATFORM_REFUSED, fault=f"{error.fault.value}{code}", reference=error.reference)


def _parameters(values: Values) -> wire.Parameters:
    """A single value stands alone; several choices are a list."""
    return {key: chosen[0] if len(chosen) == 1 else chosen for key, chosen in values if chosen}


def _card_data(card: IdCard) -> wire.CardData:
    return wire.CardData(
        card_type=wire.CardType(card.card_type.value),
        name=card.name,
        english_name=card.english_name,
        number=card.number,
        birth=card.birth,
        sex=wire.CardSex(card.sex.value),
        valid_from=card.valid_from,
        valid_to=card.valid_to,
    )
