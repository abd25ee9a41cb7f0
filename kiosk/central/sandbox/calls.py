"""The reference platform's calls. What each may be asked and may answer is the contract, generated from here."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Annotated
from uuid import UUID, uuid4

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from fastapi import APIRouter, Depends, Path, Response
from fastapi.responses import HTMLResponse

from kiosk.catalogue.facts import asked_facts, asked_of_earlier, material_sources, source_name
from kiosk.catalogue.model import Kind, Service, State
from kiosk.central import wire
from kiosk.central.blocks import SourceName
from kiosk.central.sandbox.answers import document_for, rows_for
from kiosk.central.sandbox.authority import BadCertificateRequest
from kiosk.central.sandbox.contract import answers, page_answers
from kiosk.central.sandbox.door import OpenRoute, TerminalRoute
from kiosk.central.sandbox.earlier_filings import EarlierFilings, Filed, NothingOfIt
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.identification_calls import holder, identify, own, require_trust
from kiosk.central.sandbox.parameters import asked_sources, check_parameters
from kiosk.central.sandbox.platform import BEIJING, Platform
from kiosk.central.sandbox.records.answering import issuer_of
from kiosk.central.sandbox.records.cells import said
from kiosk.central.sandbox.records.levels import AskedList
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.residents import Asked, Seal
from kiosk.central.sandbox.store import IssuedDocument, KnownSession
from kiosk.central.sandbox.verification_page import verification_page
from kiosk.central.wire import ProblemCode
from kiosk.rules.masking import mask_name

_DOCUMENT_LIFE = timedelta(days=92)
_EARLIER = "earlier."
_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that can be taken for another


enrolment = APIRouter(prefix=wire.API_ROOT, route_class=OpenRoute, dependencies=[Depends(required_key)])
terminals = APIRouter(prefix=wire.API_ROOT, route_class=TerminalRoute, dependencies=[Depends(required_key)])
public = APIRouter()


# --- enrolment --------------------------------------------------------------------------------------------------------


@enrolment.post("/enrolments", status_code=201, responses=answers(401, 422))
def enrol(body: wire.EnrolmentRequest, request_id: RequestId, here: Here) -> wire.Enrolment:
    """A terminal introduces itself with a one-time code and gets the certificate that everything else needs.

    The same key may use its code again, so that an answer that got lost can be asked for once more.
    """
    if not here.store.knows_enrolment_code(code_hash(body.one_time_code)):
        raise Refusal(ProblemCode.NOT_AUTHORISED, "the one-time code is unknown")
    try:
        certificate = here.authority.issue_terminal(body.terminal_id, body.certificate_request)
    except BadCertificateRequest as error:
        raise Refusal(ProblemCode.BAD_PARAMETERS, f"certificate_request: {error}") from None
    if here.store.enrolment_code_is_over(code_hash(body.one_time_code), here.now()):
        raise Refusal(ProblemCode.CODE_EXPIRED, "the one-time code was not used in time")
    if not here.store.use_enrolment_code(code_hash(body.one_time_code), _der(certificate)):
        raise Refusal(ProblemCode.CODE_USED, "the one-time code is used")
    return _enrolled(body.terminal_id, certificate, request_id, here)


@terminals.post("/certificates", status_code=201, responses=answers(401, 403, 422))
def renew(body: wire.RenewalRequest, request_id: RequestId, caller: Caller, here: Here) -> wire.Enrolment:
    """The next certificate of an enrolled terminal, for the key that it enrolled with, before the last one ends."""
    own(body.terminal_id, caller)
    try:
        certificate = here.authority.issue_terminal(body.terminal_id, body.certificate_request)
    except BadCertificateRequest as error:
        raise Refusal(ProblemCode.BAD_PARAMETERS, f"certificate_request: {error}") from None
    if _der(certificate) != here.store.public_key(caller):
        raise Refusal(ProblemCode.BAD_PARAMETERS, "certificate_request: another key than the enrolled one")
    return _enrolled(caller, certificate, request_id, here)


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _enrolled(terminal_id: str, certificate: x509.Certificate, request_id: UUID, here: Platform) -> wire.Enrolment:
    """Kept, and everything that an enrolled terminal needs."""
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")
    here.store.keep_terminal(terminal_id, pem, _der(certificate), here.now())
    return wire.Enrolment(
        request_id=request_id,
        certificate=pem,
        certificate_chain=(here.authority.terminal_root.certificate_pem,),
        document_roots=(here.authority.document_root.certificate_pem,),
        sealing_keys=here.sealing_keys.published(here.now()),
        platform_time=here.now(),
        demonstration=True,
    )


def code_hash(one_time_code: str) -> str:
    """One-time codes are kept as hashes."""
    return hashlib.sha256(one_time_code.encode("utf-8")).hexdigest()


# --- a resident's visit -----------------------------------------------------------------------------------------------


@terminals.post("/sessions", status_code=201, responses=answers(403, 409, 422))
def open_session(body: wire.SessionRequest, request_id: RequestId, caller: Caller, here: Here) -> wire.Session:
    """A resident has identified themselves at the terminal, or somebody asks for what is open to everybody."""
    own(body.terminal_id, caller)
    who = identify(body, caller, here)
    here.store.end_expired_sessions(here.now())
    expires_at = here.now() + here.session_lifetime
    session = KnownSession(str(body.session_id), caller, body.language, who.number, who.name, expires_at)
    if not here.store.open_session(session):
        raise Refusal(ProblemCode.CONFLICT, "this session_id is taken")
    here.proofs.keep_identification(session.session_id, who.identified)
    return wire.Session(
        request_id=request_id,
        session_id=body.session_id,
        trust_level=wire.TrustLevel(who.identified.trust),
        expires_at=expires_at,
        resident=wire.Resident(masked_name=mask_name(who.name)),
        demonstration=True,
    )


@terminals.delete("/sessions/{session_id}", status_code=204, responses=answers())
def end_session(session_id: UUID, caller: Caller, here: Here) -> Response:
    """The visit is over: whose it was, and the content of their documents, is erased. Ended already is ended."""
    here.store.end_session(str(session_id), caller)
    here.phones.sessions.end_visit(str(session_id), caller, here.now())
    return Response(status_code=204)


@terminals.post("/queries", status_code=200, responses=answers(403, 404, 422))
def query(body: wire.QueryRequest, request_id: RequestId, caller: Caller, here: Here) -> wire.QueryResult:
    """What a department's record says of the session's resident, and of nobody else; or what is open to everybody."""
    session = known_session(body.session_id, caller, here)
    service = published(body.item, Kind.QUERY, session, here)
    require_trust(session.session_id, service, here)
    asked = _asked(session, service, body.parameters, here)
    return wire.QueryResult(
        request_id=request_id,
        item=body.item,
        as_of=here.now(),
        source=issuer_of(service, here.book).said(session.language),
        holder=mask_name(session.name),
        rows=rows_for(service, asked, here.book),
        demonstration=True,
    )


@terminals.post("/sources/{source}", status_code=200, responses=answers(403, 404, 422))
def source(
    source: Annotated[SourceName, Path()], body: wire.SourceRequest, request_id: RequestId, caller: Caller, here: Here
) -> wire.SourceAnswer:
    """What can be chosen for a field that names this source: of the session's resident's own, or of a public list.

    Of a fact that a form is filled in with, or a condition asks for, it is the one choice there is, or none. Of a
    material that its source verifies it is one choice when it is there, whose label says where it was found.
    """
    session = known_session(body.session_id, caller, here)
    service = published(body.item, None, session, here)
    facts = {source_name(fact) for fact in (*asked_facts(service), *asked_of_earlier(service))}
    if source not in asked_sources(service) | facts | material_sources(service):
        raise Refusal(ProblemCode.BAD_PARAMETERS, "the item does not ask this source")
    require_trust(session.session_id, service, here)
    filed = _filed_earlier(source, session, here) if source.startswith(_EARLIER) else None
    if isinstance(filed, Filed):
        choice = wire.SourceChoice(key=filed.key, label=filed.label)
        return wire.SourceAnswer(
            request_id=request_id, source=source, as_of=filed.day, choices=(choice,), demonstration=True
        )
    if source not in here.book.sources:
        raise Refusal(ProblemCode.NOT_FOUND)
    person = here.book.people.get(holder(session, service, here)[0])
    told = here.book.list_of(source, person, AskedList(body.within, here.today(), body.parameters))
    offers = () if filed is NothingOfIt.FILED else told
    language = session.language
    return wire.SourceAnswer(
        request_id=request_id,
        source=source,
        as_of=here.book.as_of(source, here.today()),
        choices=tuple(
            wire.SourceChoice(
                key=one.key, label=said(one.label, language), detail=said(one.detail, language), opens=one.opens
            )
            for one in offers
        ),
        demonstration=True,
    )


def _filed_earlier(source: str, session: KnownSession, here: Platform) -> Filed | NothingOfIt | None:
    """Of whoever the session is about: for themselves, or for the body that they stand for now; None where the
    demonstration's own filings may stand in."""
    identified = here.proofs.identification(session.session_id)
    return EarlierFilings(here.intake).find(
        source, session.number, identified.credit_code if identified is not None else ""
    )


@terminals.post("/documents", status_code=201, responses=answers(403, 404, 422))
def create_document(body: wire.DocumentRequest, request_id: RequestId, caller: Caller, here: Here) -> wire.Document:
    """Make a document about the session's resident. It is PDF, signed (PAdES), and complete: nothing is added to it.

    A platform whose documents are OFD (GB/T 33190) renders them to PDF itself and signs the result: the signature that
    a terminal verifies is over the very bytes that it prints.
    """
    # Drawing and signing take libraries that nothing else here needs.
    from kiosk.central.sandbox.pdf_signing import sign_document  # noqa: PLC0415 - heavy, and only here
    from kiosk.documents.a4 import render  # noqa: PLC0415 - as above

    session = known_session(body.session_id, caller, here)
    service = published(body.item, Kind.PRINT, session, here)
    require_trust(session.session_id, service, here)
    asked = _asked(session, service, body.parameters, here)
    code = _new_code()
    sheet = here.book.sheets.get(service.code)
    seal = Seal(
        code=code,
        url=f"{here.public_url}/verify/{code}",
        valid_until=asked.today + (timedelta(sheet.valid_days) if sheet else _DOCUMENT_LIFE),
        made_at=f"{here.now() + BEIJING:%Y-%m-%d %H:%M}",
    )
    layout = document_for(service, asked, seal, here.book)
    pages, unsigned, _ = render(layout)
    signer = here.authority.document_signer(issuer_of(service, here.book).said("zh-CN"))
    content = sign_document(unsigned, signer, here.authority.document_root)
    document_id = uuid4()
    issued = IssuedDocument(layout.title, mask_name(session.name), asked.today, seal.valid_until)
    here.store.keep_document(str(document_id), session.session_id, code, issued, content)
    return wire.Document(
        request_id=request_id,
        document_id=document_id,
        title=layout.title,
        pages=pages,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        verification_code=code,
        verification_url=seal.url,
        valid_until=seal.valid_until,
        demonstration=True,
    )


@terminals.get(
    "/documents/{document_id}/content",
    response_class=Response,
    responses={200: {"description": "The document", "content": {wire.PDF: {}}}, **answers(404)},
)
def document_content(document_id: UUID, caller: Caller, here: Here) -> Response:
    """The bytes of a document, for the terminal that asked for it and until its session ends."""
    content = here.store.document_content(str(document_id), caller, here.now())
    if content is None:
        raise Refusal(ProblemCode.NOT_FOUND)
    return Response(content, media_type=wire.PDF, headers={"Cache-Control": "no-store"})


# --- what a terminal tells about itself -------------------------------------------------------------------------------


@terminals.post("/heartbeats", status_code=200, responses=answers(403, 422))
def heartbeat(body: wire.Heartbeat, request_id: RequestId, caller: Caller, here: Here) -> wire.HeartbeatAccepted:
    """How the terminal and its devices are; answered with the platform's time."""
    own(body.terminal_id, caller)
    here.phones.sessions.sweep(here.now())
    here.store.keep_report("heartbeats", caller, body.model_dump_json())
    return wire.HeartbeatAccepted(request_id=request_id, platform_time=here.now())


# --- the public -------------------------------------------------------------------------------------------------------


@public.get("/verify/{code}", response_class=HTMLResponse, responses=page_answers())
def verify(code: Annotated[str, Path(max_length=40)], here: Here) -> HTMLResponse:
    """The page behind a certificate's QR code."""
    code = "".join(letter for letter in code.upper() if letter.isalnum())
    issued = here.store.issued_document(code)
    expired = issued is not None and issued.valid_until < here.today()
    return HTMLResponse(verification_page(code, issued, expired), status_code=200 if issued else 404)


# --- helpers ----------------------------------------------------------------------------------------------------------


def known_session(session_id: UUID, caller: str, here: Platform) -> KnownSession:
    """A session of this terminal that lasts. Raises Refusal."""
    session = here.store.session(str(session_id), caller, here.now())
    if session is None:
        raise Refusal(ProblemCode.SESSION_EXPIRED)
    return session


def published(item: str, kind: Kind | None, session: KnownSession, here: Platform) -> Service:
    """The published item, which this session may use and whose department answers. Look-ups by nobody are counted."""
    service = here.catalogue.services.get(item)
    if service is None or service.state is not State.PUBLISHED or kind not in (None, service.kind):
        raise Refusal(ProblemCode.UNKNOWN_ITEM)
    if service.identified and not session.number:
        raise Refusal(ProblemCode.IDENTITY_REFUSED, "this item is not for somebody unknown")
    here.outages.demand_up(service.department)
    if not session.number:
        here.lookups.count(session.terminal_id, here.now())
    return service


def _asked(session: KnownSession, service: Service, parameters: wire.Parameters, here: Platform) -> Asked:
    today = here.today()
    check_parameters(service, parameters, today)
    number, name = holder(session, service, here)
    return Asked(number, name, parameters, today, session.terminal_id, session.language)


def _new_code() -> str:
    """Sixteen letters, 80 random bits: nobody guesses one."""
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(16))
