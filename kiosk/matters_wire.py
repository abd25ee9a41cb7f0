"""Drafts and cases as the platform tells them, as a session knows them. Times become the hall's own."""

from __future__ import annotations

import json
from datetime import datetime, tzinfo

from kiosk.central import submissions as wire
from kiosk.central.drafts import Draft, DraftSummary
from kiosk.session.asked_for import AskedFor, AskedKind
from kiosk.session.matters import Case, CaseState, CaseStep, DraftInHand, SavedDraft

#: A case is what has a number, or what would have one.
_KINDS = frozenset(
    {
        wire.SubmissionKind.APPLICATION,
        wire.SubmissionKind.DISPUTE,
        wire.SubmissionKind.APPOINTMENT_REQUEST,
        wire.SubmissionKind.FEEDBACK,
    }
)


def is_case(case: wire.ResidentCase) -> bool:
    """Whether it stands on the list by itself, and not in the time line of another."""
    return case.kind in _KINDS and case.item is not None


def case_of(told: wire.ResidentCase, zone: tzinfo | None) -> Case:
    return Case(
        submission=str(told.submission_id),
        item=told.item or "",
        state=CaseState(told.state.value),
        local_number=told.local_number or "",
        case_number=told.case_number or "",
        note=told.note,
        confirmed_at=_local(told.confirmed_at, zone),
        changed_at=_local(told.changed_at, zone),
        office=told.office,
        telephone=told.telephone,
        days_left=told.days_left,
        open=told.open,
        may_withdraw=told.may_withdraw,
        may_correct=told.may_correct,
        wanted=told.wanted,
        asked=tuple(AskedFor(one.key, AskedKind(one.kind.value), one.label, one.reason) for one in told.asked),
        history=tuple(
            CaseStep(_local(event.at, zone), CaseState(event.state.value), event.note) for event in told.history
        ),
    )


def saved_draft(told: DraftSummary, zone: tzinfo | None) -> SavedDraft:
    return SavedDraft(
        id=str(told.draft_id),
        item=told.item,
        saved_at=_local(told.saved_at, zone),
        until=_local(told.until, zone),
        credit_code=told.credit_code or "",
        corrects=str(told.corrects) if told.corrects is not None else "",
        case_number=told.case_number or "",
        note=told.note,
        wanted=told.wanted,
        asked=tuple(AskedFor(one.key, AskedKind(one.kind.value), one.label, one.reason) for one in told.asked),
        readable=told.readable,
    )


def draft_in_hand(told: Draft, zone: tzinfo | None) -> DraftInHand:
    content = told.content
    return DraftInHand(
        saved=saved_draft(told, zone),
        version=content.version,
        form=json.dumps(content.form, ensure_ascii=False),
        done=frozenset(content.done),
        materials=tuple((key, mode) for key, mode in content.materials.items() if mode is not None),
    )


def _local(at: datetime, zone: tzinfo | None) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)
