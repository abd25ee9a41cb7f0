"""The terminal's side of the contract: one method a call, one exception for everything that can go wrong."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias, TypeVar
from uuid import UUID

from cryptography import x509

from kiosk.central import form_phones as fp
from kiosk.central import identification as ident
from kiosk.central import licences as li
from kiosk.central import phone_sessions as phone
from kiosk.central import wire
from kiosk.central.assistance import AssistanceCall, AssistanceRequest, AssistanceState, AssistanceStatus
from kiosk.central.blocks import WireModel
from kiosk.central.catalogue import LARGEST, Catalogue, CatalogueChanges
from kiosk.central.credentials import (
    Credentials,
    certificate_request,
    keep_enrolment,
    load_credentials,
    prepare_key,
    terminal_of,
)
from kiosk.central.drafts import Draft, Drafts
from kiosk.central.exchange import AnswerModel, Call, Exchange, Limits, Received, parsed, reference_of
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.central.sealing_keys import SealingKeys
from kiosk.central.signing_requests import (
    SignatureAccepted,
    SignatureOrder,
    SigningRequestAccepted,
    SigningRequestOrder,
    SigningRequestState,
    WaitingForms,
)
from kiosk.central.submissions import (
    OCTETS,
    OFFSET_HEADER,
    CaseLookup,
    CaseLookupAnswer,
    ImportAnswer,
    ImportRequest,
    MaterialProgress,
    ResidentCases,
    Submission,
    SubmissionAccepted,
    SubmissionStatus,
)

Parameters: TypeAlias = Mapping[str, str | tuple[str, ...]]
PostAnswer = TypeVar("PostAnswer", bound=wire.Answer)

_DOCUMENT_LIMIT = 10 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class HandedIn:
    """The platform has a submission; ``was_there``: since an earlier time."""

    answer: SubmissionAccepted
    was_there: bool


class PlatformClient:
    """Calls the central platform. May be used from several threads; a call blocks until its own deadline at most.

    Every call raises PlatformError and nothing else. It may be given the id of its request, so that it can be repeated
    with the same one: then it has no second effect.
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
        proxy: str | None = None,
    ) -> None:
        """``credentials`` None is good for enrolment alone. ``proxy``: the address of one, with its login.

        Raises ValueError for a URL that is not https, OSError for files that cannot be used.
        """
        self._credentials = credentials
        limits = Limits(connect_seconds, answer_seconds, connections)
        self._exchange = Exchange(base_url, platform_ca, credentials, limits, proxy)

    @property
    def exchange(self) -> Exchange:
        """For calls that have a module of their own."""
        return self._exchange

    def platform_now(self) -> datetime:
        """The platform's time, as far as its last answers told it."""
        return self._exchange.platform_now()

    def close(self) -> None:
        """Let go of the kept connections. May be called twice."""
        self._exchange.close()

    def enrol(self, request: wire.EnrolmentRequest, request_id: UUID | None = None) -> wire.Enrolment:
        answer = self._post("/enrolments", request, wire.Enrolment, request_id)
        self._exchange.adopt(answer.platform_time)
        return answer

    def renew(self, request: wire.RenewalRequest, request_id: UUID | None = None) -> wire.Enrolment:
        """The next certificate: see ``renewing``."""
        return self._post("/certificates", request, wire.Enrolment, request_id)

    def open_session(
        self,
        session_id: UUID,
        identification: wire.CardData | wire.Identification | None,
        language: str,
        request_id: UUID | None = None,
        *,
        principal: wire.Principal | None = None,
        acts_for: wire.ActsFor | None = None,
    ) -> wire.Session:
        """A card by itself is the identification by that card.

        None: nobody has identified themselves, and only what is open to everybody can be asked.
        """
        if identification is None:
            identification = wire.NobodyIdentified(method="none")
        if isinstance(identification, wire.CardData):
            identification = wire.CardIdentification(method="id_card", card=identification)
        request = wire.SessionRequest(
            session_id=session_id,
            terminal_id=self._terminal_id(),
            language=language,
            identification=identification,
            principal=principal,
            acts_for=acts_for,
        )
        return self._post("/sessions", request, wire.Session, request_id)

    def end_session(self, session_id: UUID, request_id: UUID | None = None) -> None:
        """Ended already, or never begun, is ended."""
        self._exchange.ask(Call("DELETE", f"/sessions/{session_id}", (204,)), request_id or new_id())

    def catalogue(self, request_id: UUID | None = None) -> Catalogue:
        """All of it. Whether it is the platform's word, its signature says."""
        request_id = request_id or new_id()
        received = self._exchange.ask(Call("GET", "/catalogue", (200,), limit=LARGEST), request_id)
        return parsed(received, Catalogue, request_id)

    def catalogue_changes(self, since: int, request_id: UUID | None = None) -> CatalogueChanges | None:
        """What has changed since that version, or None for nothing. Refused with ``too_old``: ask for all of it."""
        request_id = request_id or new_id()
        path, headers = f"/catalogue/changes?since={since}", (("If-None-Match", f'"{since}"'),)
        received = self._exchange.ask(Call("GET", path, (200, 304), headers=headers, limit=LARGEST), request_id)
        return None if received.status == 304 else parsed(received, CatalogueChanges, request_id)

    def query(
        self, session_id: UUID, item: str, parameters: Parameters, request_id: UUID | None = None
    ) -> wire.QueryResult:
        request = wire.QueryRequest(session_id=session_id, item=item, parameters=dict(parameters))
        return self._post("/queries", request, wire.QueryResult, request_id, status=200)

    def source(
        self,
        source: str,
        session_id: UUID,
        item: str,
        request_id: UUID | None = None,
        *,
        within: str = "",
        parameters: Parameters | None = None,
    ) -> wire.SourceAnswer:
        """What can be chosen for the field of ``item`` that names this source; of the resident's own, or of all.

        ``within``: a choice that opens; ``parameters``: the answers that the list hangs on.
        """
        request = wire.SourceRequest(session_id=session_id, item=item, within=within, parameters=dict(parameters or {}))
        return self._post(f"/sources/{source}", request, wire.SourceAnswer, request_id, status=200)

    def licences(self, session_id: UUID, item: str, material: str, request_id: UUID | None = None) -> li.LicenceList:
        """The resident's e-licences for a material of ``item``; they have agreed that it is asked."""
        request = li.LicenceListRequest(session_id=session_id, item=item, material=material, agreed=True)
        return self._post("/licence-lists", request, li.LicenceList, request_id, status=200)

    def grant_licence(
        self, session_id: UUID, item: str, material: str, licence_id: str, request_id: UUID | None = None
    ) -> li.LicenceGrant:
        """One of them goes with the application; they have agreed to that, too."""
        request = li.LicenceGrantRequest(
            session_id=session_id, item=item, material=material, licence_id=licence_id, agreed=True
        )
        return self._post("/licence-grants", request, li.LicenceGrant, request_id)

    def create_document(
        self, session_id: UUID, item: str, parameters: Parameters, request_id: UUID | None = None
    ) -> wire.Document:
        request = wire.DocumentRequest(session_id=session_id, item=item, parameters=dict(parameters))
        return self._post("/documents", request, wire.Document, request_id)

    def fetch_document(self, document_id: UUID, request_id: UUID | None = None) -> bytes:
        """The PDF of a document, as it came: whether it is the right one and signed is for kiosk.documents to say."""
        call = Call("GET", f"/documents/{document_id}/content", (200,), wire.PDF, limit=_DOCUMENT_LIMIT)
        return self._exchange.ask(call, request_id or new_id()).body

    def send_heartbeat(self, heartbeat: wire.Heartbeat, request_id: UUID | None = None) -> datetime:
        """Answers the platform's time."""
        answer = self._post("/heartbeats", heartbeat, wire.HeartbeatAccepted, request_id, status=200)
        self._exchange.adopt(answer.platform_time)
        return answer.platform_time

    # --- before a session -----------------------------------------------------------------------------------------

    def compare_face(self, card: wire.CardData, jpeg: bytes, request_id: UUID | None = None) -> ident.FaceComparison:
        """The picture goes out with this call and is kept nowhere."""
        request = ident.FaceComparisonRequest(
            terminal_id=self._terminal_id(), card=card, picture=base64.b64encode(jpeg)
        )
        return self._post("/face-comparisons", request, ident.FaceComparison, request_id)

    def compare_permit_face(
        self, number: str, birth: date, jpeg: bytes, request_id: UUID | None = None
    ) -> ident.PermitFaceComparison:
        """The picture goes out with this call and is kept nowhere."""
        request = ident.PermitFaceRequest(
            terminal_id=self._terminal_id(), permit_number=number, birth=birth, picture=base64.b64encode(jpeg)
        )
        return self._post("/permit-face-comparisons", request, ident.PermitFaceComparison, request_id)

    def issue_app_code(self, request_id: UUID | None = None) -> ident.AppCode:
        request = ident.AppCodeRequest(terminal_id=self._terminal_id())
        return self._post("/app-codes", request, ident.AppCode, request_id)

    def redeem_app_code(self, content: str, request_id: UUID | None = None) -> UUID:
        """The id under which ``app_code`` says what the scanned code is worth."""
        request = ident.AppCodeRedemption(terminal_id=self._terminal_id(), content=content)
        return self._post("/app-code-redemptions", request, ident.AppCodeRedeemed, request_id).app_code_id

    def app_code(self, app_code_id: UUID, request_id: UUID | None = None) -> ident.AppCodeStatus:
        return self._get(f"/app-codes/{app_code_id}", ident.AppCodeStatus, request_id)

    def send_phone_code(self, card: wire.CardData, request_id: UUID | None = None) -> ident.PhoneCode:
        request = ident.PhoneCodeRequest(terminal_id=self._terminal_id(), card=card)
        return self._post("/phone-codes", request, ident.PhoneCode, request_id)

    def try_phone_code(self, phone_code_id: UUID, code: str, request_id: UUID | None = None) -> ident.PhoneCodeVerdict:
        request = ident.PhoneCodeAttempt(code=code)
        path = f"/phone-codes/{phone_code_id}/attempts"
        return self._post(path, request, ident.PhoneCodeAttempted, request_id, status=200).verdict

    def look_up_body(self, card: wire.CardData, credit_code: str, request_id: UUID | None = None) -> ident.Body:
        request = ident.BodyLookup(terminal_id=self._terminal_id(), card=card, credit_code=credit_code)
        return self._post("/body-lookups", request, ident.Body, request_id)

    def check_relation(self, relation: ident.RelationCheck, request_id: UUID | None = None) -> ident.Relation:
        """Whether somebody may stand at this terminal for somebody else."""
        return self._post("/relation-checks", relation, ident.Relation, request_id)

    # --- a person is called -------------------------------------------------------------------------------------------

    def call_assistance(self, request: AssistanceRequest) -> AssistanceState:
        """The call's id is the request's: called twice is called once."""
        return self._post("/assistance-calls", request, AssistanceCall, request.call_id).state

    def assistance_state(self, call_id: UUID, request_id: UUID | None = None) -> AssistanceState:
        return self._get(f"/assistance-calls/{call_id}", AssistanceStatus, request_id).state

    def cancel_assistance(self, call_id: UUID, request_id: UUID | None = None) -> None:
        """Cancelled already, or never made, is cancelled."""
        self._exchange.ask(Call("DELETE", f"/assistance-calls/{call_id}", (204,)), request_id or new_id())

    def send_form_code(self, session_id: UUID, number: str, request_id: UUID | None = None) -> fp.FormPhoneCode:
        request = fp.FormPhoneRequest(session_id=session_id, phone=number)
        return self._post("/form-phone-codes", request, fp.FormPhoneCode, request_id)

    def try_form_code(self, session_id: UUID, code_id: UUID, code: str) -> fp.FormPhoneAttempted:
        request, path = fp.FormPhoneAttempt(session_id=session_id, code=code), f"/form-phone-codes/{code_id}/attempts"
        return self._post(path, request, fp.FormPhoneAttempted, None, status=200)

    # --- a resident's phone -------------------------------------------------------------------------------------------

    def open_phone_session(
        self,
        session_id: UUID,
        item: str,
        language: str,
        asked: phone.UploadAsked | phone.SignatureAsked,
        request_id: UUID | None = None,
    ) -> phone.PhoneSession:
        """What the visit had open before is over with it."""
        request = phone.PhoneSessionRequest(
            terminal_id=self._terminal_id(), session_id=session_id, item=item, language=language, asked=asked
        )
        return self._post("/phone-sessions", request, phone.PhoneSession, request_id)

    def phone_session(self, phone_session_id: UUID, request_id: UUID | None = None) -> phone.PhoneSessionStatus:
        return self._get(f"/phone-sessions/{phone_session_id}", phone.PhoneSessionStatus, request_id)

    def fetch_phone_file(self, phone_session_id: UUID, number: int, request_id: UUID | None = None) -> bytes:
        """As it came: whether it is the right one is for its hash to say."""
        path = f"/phone-sessions/{phone_session_id}/files/{number}"
        call = Call("GET", path, (200,), OCTETS, limit=phone.PHONE_FILE_LIMIT)
        return self._exchange.ask(call, request_id or new_id()).body

    def revoke_phone_session(self, phone_session_id: UUID, request_id: UUID | None = None) -> None:
        """Over already, or never there, is over."""
        self._exchange.ask(Call("DELETE", f"/phone-sessions/{phone_session_id}", (204,)), request_id or new_id())

    @property
    def terminal_id(self) -> str:
        """As which this terminal is enrolled. Raises ValueError without credentials."""
        return self._terminal_id()

    # --- submissions --------------------------------------------------------------------------------------------------

    def sealing_keys(self, request_id: UUID | None = None) -> SealingKeys:
        """What to seal to, without the keys whose time is over."""
        keys = self._get("/sealing-keys", SealingKeys, request_id)
        return keys.usable(self.platform_now())

    def its_time(self) -> datetime:
        """What time it is there, asked now, to the second."""
        return self._exchange.its_time(Call("GET", "/sealing-keys", (200,)), new_id())

    def hand_in(self, submission: Submission) -> HandedIn:
        """Its id is the request's: however often it is handed in, it is there once."""
        received, answer = self._posted(
            "/submissions", submission, SubmissionAccepted, submission.submission_id, (201, 200)
        )
        if answer.submission_id != submission.submission_id:
            raise PlatformError(PlatformFault.NOT_THE_PLATFORM, reference=reference_of(submission.submission_id))
        return HandedIn(answer, was_there=received.status == 200)

    def submission_status(self, submission_id: UUID, request_id: UUID | None = None) -> SubmissionStatus:
        return self._get(f"/submissions/{submission_id}", SubmissionStatus, request_id)

    def material_progress(self, submission_id: UUID, number: int, request_id: UUID | None = None) -> MaterialProgress:
        progress = self._get(_material(submission_id, number), MaterialProgress, request_id)
        return _of_material(progress, submission_id, number)

    def send_piece(self, submission_id: UUID, number: int, offset: int, piece: bytes) -> MaterialProgress:
        """Add ``piece`` (at most PIECE_LIMIT bytes) to a material.

        The platform that is at another offset adds nothing. Both answer where it is.
        """
        request_id = new_id()
        call = Call(
            "PATCH",
            _material(submission_id, number),
            (200,),
            body=piece,
            body_type=OCTETS,
            headers=((OFFSET_HEADER, str(offset)),),
        )
        progress = parsed(self._exchange.ask(call, request_id), MaterialProgress, request_id)
        return _of_material(progress, submission_id, number)

    def import_submissions(self, submissions: tuple[Submission, ...], request_id: UUID | None = None) -> ImportAnswer:
        """Hand in what another terminal sealed. Twice is once."""
        return self._post("/imports", ImportRequest(submissions=submissions), ImportAnswer, request_id, status=200)

    def resident_cases(self, session_id: UUID, request_id: UUID | None = None) -> ResidentCases:
        """What became of everything that the session's resident ever handed in, anywhere."""
        return self._get(f"/sessions/{session_id}/cases", ResidentCases, request_id)

    def drafts(self, session_id: UUID, request_id: UUID | None = None) -> Drafts:
        """What the session's resident began anywhere and has not handed in, and what was sent back to be corrected."""
        return self._get(f"/sessions/{session_id}/drafts", Drafts, request_id)

    def draft(self, session_id: UUID, draft_id: UUID, request_id: UUID | None = None) -> Draft:
        draft = self._get(f"/sessions/{session_id}/drafts/{draft_id}", Draft, request_id)
        if draft.draft_id != draft_id:
            raise PlatformError(PlatformFault.NOT_THE_PLATFORM)
        return draft

    def delete_draft(self, session_id: UUID, draft_id: UUID, request_id: UUID | None = None) -> None:
        """Deleted already is deleted. Refused with ``not_found``: there is none of this resident's."""
        call = Call("DELETE", f"/sessions/{session_id}/drafts/{draft_id}", (204,))
        self._exchange.ask(call, request_id or new_id())

    def look_up_case(self, lookup: CaseLookup, request_id: UUID | None = None) -> CaseLookupAnswer:
        return self._post("/case-lookups", lookup, CaseLookupAnswer, request_id, status=200)

    # --- signatures of others -----------------------------------------------------------------------------------------

    def place_signing_request(self, order: SigningRequestOrder) -> SigningRequestAccepted:
        """Its id is the request's: however often it is placed, it is there once."""
        return self._post("/signing-requests", order, SigningRequestAccepted, order.request_id)

    def signing_request(self, signing_request_id: UUID, request_id: UUID | None = None) -> SigningRequestState:
        return self._get(f"/signing-requests/{signing_request_id}", SigningRequestState, request_id)

    def withdraw_signing_request(self, signing_request_id: UUID, request_id: UUID | None = None) -> None:
        """Withdrawn already, or over, is withdrawn."""
        path = f"/signing-requests/{signing_request_id}"
        self._exchange.ask(Call("DELETE", path, (204,)), request_id or new_id())

    def waiting_forms(self, session_id: UUID, request_id: UUID | None = None) -> WaitingForms:
        """What waits for the signature of the session's resident."""
        return self._get(f"/sessions/{session_id}/signing-requests", WaitingForms, request_id)

    def waiting_form(self, session_id: UUID, signing_request_id: UUID, request_id: UUID | None = None) -> bytes:
        """The PDF of a form that waits for the session's resident, as it came: its hash is for the caller to check."""
        path = f"/sessions/{session_id}/signing-requests/{signing_request_id}/form"
        call = Call("GET", path, (200,), wire.PDF, limit=_DOCUMENT_LIMIT)
        return self._exchange.ask(call, request_id or new_id()).body

    def sign_request(
        self, signing_request_id: UUID, order: SignatureOrder, request_id: UUID | None = None
    ) -> SignatureAccepted:
        path = f"/signing-requests/{signing_request_id}/signatures"
        return self._post(path, order, SignatureAccepted, request_id, status=200)

    # --- helpers ------------------------------------------------------------------------------------------------------

    def _get(self, path: str, model: type[AnswerModel], request_id: UUID | None) -> AnswerModel:
        request_id = request_id or new_id()
        return parsed(self._exchange.ask(Call("GET", path, (200,)), request_id), model, request_id)

    def _post(
        self, path: str, request: WireModel, model: type[PostAnswer], request_id: UUID | None, *, status: int = 201
    ) -> PostAnswer:
        _, answer = self._posted(path, request, model, request_id or new_id(), (status,))
        return answer

    def _posted(
        self, path: str, request: WireModel, model: type[PostAnswer], request_id: UUID, statuses: tuple[int, ...]
    ) -> tuple[Received, PostAnswer]:
        body = request.model_dump_json().encode("utf-8")
        received = self._exchange.ask(Call("POST", path, statuses, body=body), request_id)
        answer = parsed(received, model, request_id)
        if answer.request_id != request_id:
            raise PlatformError(PlatformFault.NOT_THE_PLATFORM, reference=reference_of(request_id))
        return received, answer

    def _terminal_id(self) -> str:
        if self._credentials is None:
            raise ValueError("a terminal without credentials can only enrol")
        return self._credentials.terminal_id


def _material(submission_id: UUID, number: int) -> str:
    return f"/submissions/{submission_id}/materials/{number}"


def _of_material(progress: MaterialProgress, submission_id: UUID, number: int) -> MaterialProgress:
    if (progress.submission_id, progress.number) != (submission_id, number):
        raise PlatformError(PlatformFault.NOT_THE_PLATFORM)
    return progress


def enrol(
    base_url: str,
    platform_ca: Path,
    terminal_id: str,
    one_time_code: str,
    folder: Path,
    *,
    answer_seconds: float = 10.0,
    proxy: str | None = None,
) -> Credentials:
    """Introduce this terminal to the platform and keep what it answers in ``folder``.

    May be repeated when the answer got lost: the key stays the same, and the platform knows it again.
    Raises PlatformError, CredentialsError, OSError; ValueError for an id or a code that the contract does not allow.
    """
    key = prepare_key(folder)
    request = wire.EnrolmentRequest(
        terminal_id=terminal_id,
        one_time_code=one_time_code,
        certificate_request=certificate_request(terminal_id, key),
    )
    client = PlatformClient(base_url, platform_ca, None, answer_seconds=answer_seconds, proxy=proxy)
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
    keep_enrolment(
        folder,
        enrolment.certificate,
        enrolment.certificate_chain,
        enrolment.document_roots,
        enrolment.sealing_keys.usable(enrolment.platform_time),
    )
    return load_credentials(folder)
