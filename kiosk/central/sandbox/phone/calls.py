"""The terminal's calls about phone sessions."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Response

from kiosk.catalogue.giving import given_for
from kiosk.catalogue.model import Service, State
from kiosk.central import phone_sessions as wire
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import TerminalRoute
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.identification_calls import own, require_trust
from kiosk.central.sandbox.phone.pages import PLACE
from kiosk.central.sandbox.phone.sessions import Phone, Subject, TooManySessions
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.store import KnownSession
from kiosk.central.signing_requests import SignerState
from kiosk.central.submissions import OCTETS, AskedFor, AskedKind
from kiosk.central.wire import API_ROOT, ProblemCode


class PhoneRoute(TerminalRoute):
    """An answer that holds a token is not written down: the same key finds the same phone session in memory."""

    body_limit = 2 * 1024 * 1024
    remembers_answers = False


phones = APIRouter(prefix=API_ROOT, route_class=PhoneRoute, dependencies=[Depends(required_key)])


@phones.post("/phone-sessions", status_code=201, responses=answers(403, 404, 422))
def open_phone_session(
    body: wire.PhoneSessionRequest, request_id: RequestId, caller: Caller, here: Here
) -> wire.PhoneSession:
    """A code for a resident's phone. What the visit had open before is over with it.

    It lives for ten minutes, no longer than the session, and no more than two minutes without the terminal asking.
    """
    own(body.terminal_id, caller)
    now = here.now()
    session = here.store.session(str(body.session_id), caller, now)
    if session is None:
        raise Refusal(ProblemCode.SESSION_EXPIRED)
    service = here.catalogue.services.get(body.item)
    if service is None or service.state is not State.PUBLISHED:
        raise Refusal(ProblemCode.UNKNOWN_ITEM)
    require_trust(session.session_id, service, here)
    here.phones.openings.count(caller, now)
    try:
        phone = here.phones.sessions.open(
            terminal_id=caller,
            session_id=session.session_id,
            language=body.language,
            subject=_subject(body, service, session, here),
            request_id=request_id,
            visit_ends=session.expires_at,
            now=now,
        )
    except TooManySessions:
        raise Refusal(ProblemCode.TOO_MANY, "too many phone sessions", retry_after=30) from None
    return wire.PhoneSession(
        request_id=request_id,
        phone_session_id=phone.phone_session_id,
        url=f"{here.public_url}{PLACE}/{phone.token}",
        check=phone.check,
        expires_at=phone.expires_at,
        seconds=max(0, int((phone.expires_at - now).total_seconds())),
    )


@phones.get("/phone-sessions/{phone_session_id}", responses=answers(404))
def phone_session(phone_session_id: UUID, caller: Caller, here: Here) -> wire.PhoneSessionStatus:
    """Where it is, and what has come."""
    phone = _mine(phone_session_id, caller, here)
    return wire.PhoneSessionStatus(
        phone_session_id=phone_session_id,
        purpose=phone.subject.purpose,
        state=phone.state,
        files=tuple(
            wire.PhoneFile(number=one.number, media_type=one.media_type, length=len(one.content), sha256=one.sha256)
            for one in phone.files
        ),
        signature=phone.signature,
    )


@phones.get(
    "/phone-sessions/{phone_session_id}/files/{number}",
    response_class=Response,
    responses={200: {"description": "The file", "content": {OCTETS: {}}}, **answers(404)},
)
def phone_file(
    phone_session_id: UUID, number: Annotated[int, Path(ge=1, le=1000)], caller: Caller, here: Here
) -> Response:
    """A file that has come, for as long as the phone session is there."""
    phone = _mine(phone_session_id, caller, here)
    found = next((one for one in phone.files if one.number == number), None)
    if found is None:
        raise Refusal(ProblemCode.NOT_FOUND)
    return Response(found.content, media_type=OCTETS, headers={"Cache-Control": "no-store"})


@phones.delete("/phone-sessions/{phone_session_id}", status_code=204, responses=answers())
def revoke_phone_session(phone_session_id: UUID, caller: Caller, here: Here) -> Response:
    """It is over, and everything that came is gone from here. Over already, or never there, is over."""
    here.phones.sessions.revoke(phone_session_id, caller, here.now())
    return Response(status_code=204)


def _subject(body: wire.PhoneSessionRequest, service: Service, session: KnownSession, here: Platform) -> Subject:
    asked = body.asked
    if isinstance(asked, wire.UploadAsked):
        subject = Subject(wire.PhonePurpose.UPLOAD, body.item, material=asked.material, limits=asked.limits)
        if given_for(service, asked.material) is not None:
            return subject
        if (paper := _asked_besides(body.item, asked.material, session, here)) is None:
            raise Refusal(ProblemCode.BAD_PARAMETERS, "the item takes no pages of that name")
        return replace(subject, title=paper.label, reason=paper.reason)
    if asked.signing_request_id is not None:
        return _subject_of_request(asked, body.item, session, here)
    if not session.number:
        raise Refusal(ProblemCode.IDENTITY_REFUSED, "nobody is known who could sign")
    return Subject(
        wire.PhonePurpose.SIGN,
        body.item,
        number=session.number,
        name=session.name,
        digest=asked.digest,
        lines=asked.lines,
    )


def _asked_besides(item: str, key: str, session: KnownSession, here: Platform) -> AskedFor | None:
    """A paper that an office asks the session's resident for, in a case of theirs of this item, and no definition."""
    if not session.number:
        return None
    theirs = [one for one in here.intake.store.of_resident(session.number) if one.item == item]
    happened = here.history.happened(one.submission_id for one in theirs)
    said_last = (events[-1] for one in theirs if (events := happened.get(one.submission_id)))
    asked = (paper for said in said_last for paper in said.asked)
    return next((paper for paper in asked if paper.key == key and paper.kind is AskedKind.PAPER), None)


def _subject_of_request(asked: wire.SignatureAsked, item: str, session: KnownSession, here: Platform) -> Subject:
    """Whoever is waited for, and nobody but the terminal that placed the request opens it for them."""
    request = here.signing.find(str(asked.signing_request_id), here.now())
    waiting = [one for one in request.signers if one.state is SignerState.WAITING] if request is not None else []
    if request is None or request.terminal_id != session.terminal_id or len(waiting) != 1:
        raise Refusal(ProblemCode.NO_RECORD)
    if (request.digest, request.item) != (asked.digest, item):
        raise Refusal(ProblemCode.BAD_PARAMETERS, "another text than the request's")
    return Subject(
        wire.PhonePurpose.SIGN,
        item,
        number=waiting[0].number,
        name=waiting[0].name,
        digest=asked.digest,
        lines=asked.lines,
        request=request.request_id,
        key=waiting[0].key,
    )


def _mine(phone_session_id: UUID, caller: str, here: Platform) -> Phone:
    phone = here.phones.sessions.of_terminal(phone_session_id, caller, here.now())
    if phone is None:
        raise Refusal(ProblemCode.NOT_FOUND)
    return phone
