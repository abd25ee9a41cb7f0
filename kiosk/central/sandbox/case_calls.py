"""The reference platform's calls about cases and drafts, for whom they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import JsonValue, ValidationError

from kiosk.central import wire
from kiosk.central.drafts import DRAFT_LIFE, Draft, DraftContent, Drafts, DraftSummary
from kiosk.central.sandbox.case_history import Happened
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import TerminalRoute
from kiosk.central.sandbox.draft_store import KeptDraft
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.identification_calls import require_trust
from kiosk.central.sandbox.intake import CLOSED
from kiosk.central.sandbox.platform import BEIJING, Platform
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.store import KnownSession
from kiosk.central.sandbox.submission_store import KeptSubmission, is_residents, phone_ends_with
from kiosk.central.submissions import (
    CaseEvent,
    CaseLookup,
    CaseLookupAnswer,
    CaseState,
    PhoneProof,
    ResidentCase,
    ResidentCases,
    SubmissionKind,
)
from kiosk.central.wire import ProblemCode, RefusalReason

#: How many wrong proofs for one number are heard within the time below: four digits are soon guessed otherwise.
_MOST_MISSES = 5
_MISS_LIFE = timedelta(hours=1)
_MOST_CASES, _MOST_DRAFTS = 200, 100
#: Whose systems hold the cases.
_OFFICE = "government_services"
_OVER = CLOSED | {CaseState.REFUSED}
_RUNNING = frozenset({CaseState.RECEIVED, CaseState.IN_PROGRESS})
_SATURDAY = 5

cases = APIRouter(prefix=wire.API_ROOT, route_class=TerminalRoute, dependencies=[Depends(required_key)])


@cases.get("/sessions/{session_id}/cases", responses=answers(404))
def resident_cases(session_id: UUID, caller: Caller, here: Here) -> ResidentCases:
    """What the session's resident handed in, at whatever terminal, and what became of it."""
    session = _session(session_id, caller, here)
    here.intake.settle_signatures(here.now())
    kept = here.intake.store.of_resident(session.number)
    return ResidentCases(cases=_told(kept, session.language, here), demonstration=True)


@cases.post("/case-lookups", status_code=200, responses=answers(404))
def look_up_case(body: CaseLookup, request_id: RequestId, caller: Caller, here: Here) -> CaseLookupAnswer:
    """Where is my case? By a number on the slip, with the card or the end of the phone number.

    There is one answer to a wrong number, wrong digits, and a case that left no phone number. By the end of a phone
    number alone nobody is told what an office wrote: it may name the person, and what is wrong.
    """
    now, language = here.now(), "zh-CN"
    here.outages.demand_up(_OFFICE)
    here.case_lookups.count(caller, now)
    here.intake.settle_signatures(now)
    if here.intake.store.misses(body.number, now) >= _MOST_MISSES and isinstance(body.proof, PhoneProof):
        raise Refusal(ProblemCode.TOO_MANY, retry_after=int(_MISS_LIFE.total_seconds()))
    if isinstance(body.proof, PhoneProof):
        proof, language = phone_ends_with(body.proof.last_digits), body.proof.language
    else:
        session = _session(body.proof.session_id, caller, here)
        proof, language = is_residents(session.number), session.language
    found = here.intake.store.by_number(body.number, proof)
    if not found:
        here.intake.store.count_miss(body.number, now + _MISS_LIFE)
        raise Refusal(ProblemCode.NOT_FOUND)
    told = _told(found, language, here)
    if isinstance(body.proof, PhoneProof):
        told = tuple(_without_words(case) for case in told)
    return CaseLookupAnswer(request_id=request_id, cases=told, demonstration=True)


# --- drafts -----------------------------------------------------------------------------------------------------------


@cases.get("/sessions/{session_id}/drafts", responses=answers(404))
def resident_drafts(session_id: UUID, caller: Caller, here: Here) -> Drafts:
    """What the session's resident began and has not handed in, and what an office sent back to be corrected."""
    session = _counted(session_id, caller, here)
    return Drafts(drafts=_drafts_of(session, here)[:_MOST_DRAFTS], demonstration=True)


@cases.get("/sessions/{session_id}/drafts/{draft_id}", responses=answers(403, 404))
def resident_draft(session_id: UUID, draft_id: UUID, caller: Caller, here: Here) -> Draft:
    """All that stands in one, for whom it belongs to and nobody else, identified as its item asks."""
    session = _counted(session_id, caller, here)
    summary = next((one for one in _drafts_of(session, here) if one.draft_id == draft_id), None)
    kept = here.intake.store.find(str(draft_id)) if summary is not None else None
    if summary is None or kept is None:
        raise Refusal(ProblemCode.NOT_FOUND)
    service = here.catalogue.services.get(summary.item)
    if service is not None:
        require_trust(session.session_id, service, here)
    content = _read(kept, here)
    if content is None:
        raise Refusal(ProblemCode.NO_RECORD, "it cannot be opened")
    return Draft(**dict(summary), content=content, demonstration=True)


@cases.delete("/sessions/{session_id}/drafts/{draft_id}", status_code=204, responses=answers(404))
def delete_draft(session_id: UUID, draft_id: UUID, caller: Caller, here: Here) -> Response:
    """The resident wants it gone. Deleted already is deleted; what an office sent back is a case, and stays."""
    session = _counted(session_id, caller, here)
    if not here.intake.drafts.is_known(str(draft_id), session.number):
        raise Refusal(ProblemCode.NOT_FOUND)
    here.intake.drafts.erase(str(draft_id))
    return Response(status_code=204)


# --- helpers ----------------------------------------------------------------------------------------------------------


def _session(session_id: UUID, caller: str, here: Platform) -> KnownSession:
    """Of somebody who is known."""
    here.outages.demand_up(_OFFICE)
    session = here.store.session(str(session_id), caller, here.now())
    if session is None or not session.number:
        raise Refusal(ProblemCode.SESSION_EXPIRED)
    return session


def _counted(session_id: UUID, caller: str, here: Platform) -> KnownSession:
    here.draft_calls.count(caller, here.now())
    return _session(session_id, caller, here)


def _drafts_of(session: KnownSession, here: Platform) -> tuple[DraftSummary, ...]:
    """The saved ones; and what is to be corrected, where no correction was saved."""
    saved = [_saved(one, here) for one in here.intake.drafts.of_resident(session.number, here.now())]
    corrected = {one.corrects for one in saved}
    filed = here.intake.store.of_resident(session.number)
    returned = [_returned(one, here) for one in filed if _is_to_correct(one, filed, here)]
    found = (*saved, *(one for one in returned if one.corrects not in corrected))
    return tuple(sorted(found, key=lambda one: one.saved_at, reverse=True))


def _saved(draft: KeptDraft, here: Platform) -> DraftSummary:
    kept = here.intake.store.find(draft.draft_id)
    content = _read(kept, here) if kept is not None else None
    corrects = content.corrects if content is not None else None
    case = here.intake.store.find(str(corrects)) if corrects is not None else None
    # Whose draft names somebody else's case corrects nothing.
    if case is not None and case.resident != draft.whose.resident:
        corrects = case = None
    last = _last(case, here) if case is not None else None
    return DraftSummary(
        draft_id=UUID(draft.draft_id),
        item=draft.whose.item,
        credit_code=draft.whose.credit_code or None,
        saved_at=draft.saved_at,
        until=draft.until,
        corrects=corrects,
        case_number=case.case_number if case is not None else None,
        note=case.note if case is not None else "",
        wanted=last.wanted if last is not None else (),
        asked=last.asked if last is not None else (),
        readable=content is not None,
    )


def _returned(case: KeptSubmission, here: Platform) -> DraftSummary:
    content = _read(case, here)
    last = _last(case, here)
    return DraftSummary(
        draft_id=UUID(case.submission_id),
        item=case.item or "",
        credit_code=content.credit_code if content is not None else None,
        saved_at=case.changed_at,
        until=case.changed_at + DRAFT_LIFE,
        corrects=UUID(case.submission_id),
        case_number=case.case_number,
        note=case.note,
        wanted=last.wanted if last is not None else (),
        asked=last.asked if last is not None else (),
        readable=content is not None,
    )


def _is_to_correct(one: KeptSubmission, filed: tuple[KeptSubmission, ...], here: Platform) -> bool:
    """Whether an office sent it back, not long ago, and nothing was handed in for it since."""
    if one.kind is not SubmissionKind.APPLICATION or one.item is None or here.now() > one.changed_at + DRAFT_LIFE:
        return False
    if one.state is CaseState.REFUSED:
        again = any(
            other.item == one.item and other.kind is one.kind and other.confirmed_at > one.confirmed_at
            for other in filed
        )
        return one.reason is RefusalReason.INCOMPLETE and not again
    return one.state in (CaseState.SUPPLEMENT_WANTED, CaseState.RETURNED)


def _read(kept: KeptSubmission, here: Platform) -> DraftContent | None:
    """None where it cannot be: sealed to a key that is gone, spoilt, or of a terminal that knew another contract. One
    such draft keeps nobody from the others."""
    try:
        return _content(kept, here)
    except (Refusal, ValidationError):
        return None


def _content(kept: KeptSubmission, here: Platform) -> DraftContent:
    """Of a draft, or of an application as it was handed in last, as a draft."""
    if kept.kind is SubmissionKind.DRAFT:
        return DraftContent.model_validate(here.intake.content(kept))
    latest = [
        one
        for one in here.intake.store.following(kept.submission_id)
        if one.kind is SubmissionKind.SUPPLEMENT and one.state is not CaseState.REFUSED
    ]
    for one in (*reversed(latest), kept):
        content = here.intake.content(one)
        form, body, materials = content.get("form"), content.get("body"), content.get("materials")
        if isinstance(form, dict):
            known = {"form": form, "materials": dict(_modes(materials))}
            version = content.get("version")
            return DraftContent.model_validate(
                known
                | {
                    "version": version if isinstance(version, int) else 1,
                    "credit_code": body.get("credit_code") if isinstance(body, dict) else None,
                    "corrects": UUID(kept.submission_id),
                }
            )
    return DraftContent(version=1, form={}, corrects=UUID(kept.submission_id))


def _modes(materials: JsonValue) -> Iterator[tuple[str, str]]:
    """How each material came, out of what an application says of them: the way, or that and its pages."""
    for key, said in materials.items() if isinstance(materials, dict) else ():
        mode = said.get("mode") if isinstance(said, dict) else said
        if isinstance(mode, str):
            yield key, mode


def _last(case: KeptSubmission, here: Platform) -> Happened | None:
    """What the office said last."""
    events = here.history.happened([case.submission_id]).get(case.submission_id, ())
    return events[-1] if events else None


def _told(kept: tuple[KeptSubmission, ...], language: str, here: Platform) -> tuple[ResidentCase, ...]:
    """Drafts are no cases, and told by themselves."""
    told = tuple(one for one in kept if one.kind is not SubmissionKind.DRAFT)[:_MOST_CASES]
    history = here.history.happened(one.submission_id for one in told)
    return tuple(_case(one, kept, history.get(one.submission_id, ()), language, here) for one in told)


def _case(
    one: KeptSubmission,
    filed: tuple[KeptSubmission, ...],
    history: tuple[Happened, ...],
    language: str,
    here: Platform,
) -> ResidentCase:
    service = here.catalogue.services.get(one.item or "")
    department = here.catalogue.departments.get(service.department) if service is not None else None
    places = service.guide.places if service is not None else ()
    days = service.guide.days.promised if service is not None else None
    is_open = one.state not in _OVER
    return ResidentCase(
        submission_id=UUID(one.submission_id),
        local_number=one.local_number,
        case_number=one.case_number,
        kind=one.kind,
        item=one.item,
        state=one.state,
        reason=one.reason if one.state is CaseState.REFUSED else None,
        note=one.note,
        confirmed_at=one.confirmed_at,
        changed_at=one.changed_at,
        missing=one.missing,
        office=department.said(language) if department is not None else "",
        telephone=places[0].phone if places else "",
        days_left=_days_left(one, days, here.today()) if one.state in _RUNNING and days is not None else None,
        open=is_open,
        may_withdraw=is_open and one.kind is SubmissionKind.APPLICATION and bool(one.case_number),
        may_correct=_is_to_correct(one, filed, here),
        wanted=history[-1].wanted if history else (),
        asked=history[-1].asked if history else (),
        history=tuple(CaseEvent(at=event.at, state=event.state, note=event.note) for event in history),
    )


def _without_words(case: ResidentCase) -> ResidentCase:
    history = tuple(event.model_copy(update={"note": ""}) for event in case.history)
    return case.model_copy(update={"note": "", "asked": (), "history": history})


def _days_left(one: KeptSubmission, promised: int, today: date) -> int:
    """Working days from Monday to Friday: a real office knows the public holidays as well."""
    due = (one.received_at + BEIJING).date()
    while promised:
        due += timedelta(days=1)
        promised -= due.weekday() < _SATURDAY
    sign = 1 if due >= today else -1
    first, last = min(due, today), max(due, today)
    between = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sign * sum(day.weekday() < _SATURDAY for day in between)
