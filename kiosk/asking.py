"""Asking the central platform on a worker of its own, and knowing from the answers whether the link is up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol, TypeVar
from uuid import UUID

from kiosk.ask_errors import AskError, AskTrouble
from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError
from kiosk.central.identifiers import new_id
from kiosk.central.signing_requests import SigningRequestState
from kiosk.documents.child import WorkerFailed
from kiosk.documents.inspected import DocumentRefused, InspectedDocument
from kiosk.identity_wire import acts_for, identification, principal
from kiosk.link_watch import LinkWatch
from kiosk.log import Log, LogEvent
from kiosk.session.effects import AskLicences, AskOffers, GrantLicence
from kiosk.session.identity import Resident
from kiosk.session.model import AskFailure, DocumentInHand, Offer, QueryResult, Values
from kiosk.session.wallet_stages import ELicence
from kiosk.session_store import SessionStore

Answered = TypeVar("Answered")


class Inspect(Protocol):
    """Verifies a document's signature and makes its pictures, in a process of its own.

    Raises DocumentRefused, WorkerFailed.
    """

    def __call__(self, pdf: bytes, expected_sha256: str) -> InspectedDocument: ...


@dataclass(frozen=True, repr=False)
class Known:
    """What a department says of one thing: None where it has no record. ``as_of``: of which day, ISO 8601, or ""."""

    offer: Offer | None
    as_of: str = ""


@dataclass
class _Visit:
    """Who is being served, as far as the platform is concerned. Lives on the platform's worker alone."""

    generation: int
    resident: Resident | None
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
        self.zone = zone
        self._client = client
        self._inspect = inspect
        self._store = store
        self._link = link
        self._log = log
        self._trouble = AskTrouble(link, log)
        self._visit: _Visit | None = None

    def open_visit(self, generation: int, resident: Resident, language: str) -> None:
        """Remember who is here; the platform hears of it with the first question.

        Somebody who is known better now, or stands here for somebody else, is another session of the platform's.
        """
        if self._visit is not None:
            self.close_visit(self._visit.generation)
        self._visit = _Visit(generation, resident, language)

    def close_visit(self, generation: int) -> None:
        """The platform may forget them; it does so by itself when this does not reach it."""
        visit, self._visit = self._visit, None
        if visit is None or visit.generation != generation or visit.session_id is None:
            return
        try:
            self._client().end_session(visit.session_id)
        except PlatformError as error:
            self._trouble.note(error)

    def ask_for_nobody(self, question: Callable[[PlatformClient], Answered]) -> Answered:
        """Ask without a session: nobody is known. Raises AskError."""
        try:
            answer = question(self._client())
        except PlatformError as error:
            raise self._trouble.after(error) from None
        self._link.answered()
        return answer

    def fact(self, generation: int, item: str, source: str) -> Known:
        """What a department knows of the resident. Raises AskError."""
        session_id = self._session(generation)
        try:
            answer = self._client().source(source, session_id, item)
        except PlatformError as error:
            raise self._failed(error) from None
        self._link.answered()
        first = next((Offer(one.key, one.label) for one in answer.choices), None)
        return Known(first, answer.as_of.isoformat() if answer.as_of is not None else "")

    def offers(self, asked: AskOffers) -> tuple[Offer, ...]:
        """What can be chosen for a field; none is an answer. Raises AskError."""
        session_id = self._session(asked.id.generation)
        try:
            answer = self._client().source(
                asked.source, session_id, asked.item, within=asked.within, parameters=_parameters(asked.values)
            )
        except PlatformError as error:
            raise self._failed(error) from None
        self._link.answered()
        return tuple(Offer(one.key, one.label, one.detail, one.opens) for one in answer.choices)

    def licences(self, asked: AskLicences) -> tuple[ELicence, ...]:
        """The resident's e-licences for a material; none is an answer. Raises AskError."""
        session_id = self._session(asked.id.generation)
        try:
            answer = self._client().licences(session_id, asked.item, asked.material)
        except PlatformError as error:
            raise self._failed(error) from None
        self._link.answered()
        return tuple(
            ELicence(
                one.licence_id,
                one.title,
                one.issuer,
                one.valid_until,
                tuple((fact.label, fact.value) for fact in one.facts),
            )
            for one in answer.licences
        )

    def grant_licence(self, asked: GrantLicence) -> str:
        """The token that stands for a licence in an application. Raises AskError."""
        session_id = self._session(asked.id.generation)
        try:
            answer = self._client().grant_licence(session_id, asked.item, asked.material, asked.licence)
        except PlatformError as error:
            raise self._failed(error) from None
        self._link.answered()
        return answer.token

    def in_session(self, generation: int, ask: Callable[[PlatformClient, UUID], Answered]) -> Answered:
        """Ask in the visit's session at the platform. Raises AskError."""
        session_id = self._session(generation)
        try:
            answer = ask(self._client(), session_id)
        except PlatformError as error:
            raise self._failed(error) from None
        self._link.answered()
        return answer

    def signing_request(self, request: str) -> SigningRequestState:
        """How a request stands. Raises AskError; NO_RECORD: the platform knows none."""
        try:
            state = self._client().signing_request(UUID(request))
        except PlatformError as error:
            raise self._failed(error) from None
        self._link.answered()
        return state

    def withdraw_signing_request(self, request: str) -> None:
        """Raises AskError."""
        try:
            self._client().withdraw_signing_request(UUID(request))
        except PlatformError as error:
            raise self._failed(error) from None

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
            as_of=f"{answer.as_of.astimezone(self.zone):%Y-%m-%d %H:%M}",
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

    def session_id(self, generation: int) -> UUID:
        """The platform's session of this visit. Raises AskError."""
        return self._session(generation)

    def _session(self, generation: int) -> UUID:
        """The platform's session of this visit, opened with the first question."""
        visit = self._visit
        if visit is None or visit.generation != generation:
            # Nobody needs to be known for what is open to everybody; the platform refuses them anything else.
            visit = self._visit = _Visit(generation, None, "zh-CN")
        if visit.session_id is None:
            session_id = new_id()
            resident = visit.resident
            try:
                self._client().open_session(
                    session_id,
                    identification(resident) if resident is not None else None,
                    visit.language,
                    principal=principal(resident.principal if resident is not None else None),
                    acts_for=acts_for(resident.body if resident is not None else None),
                )
            except PlatformError as error:
                raise self._failed(error) from None
            visit.session_id = session_id
        return visit.session_id

    def _failed(self, error: PlatformError) -> AskError:
        if error.code is wire.ProblemCode.SESSION_EXPIRED and self._visit is not None:
            self._visit.session_id = None
        return self._trouble.after(error)


def _parameters(values: Values) -> wire.Parameters:
    """A single value stands alone; several choices are a list."""
    return {key: chosen[0] if len(chosen) == 1 else chosen for key, chosen in values if chosen}
