"""The bodies of ratings and reports, as they are sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.catalogue.model import Kind
from kiosk.central.afterwards import CaseStatus, Feedback, Promise, Review, Situation, Subject
from kiosk.central.submissions import Applicant, SealedBody
from kiosk.session import afterwards_effects as fx
from kiosk.session.identity import Resident

_HANDLING_LENGTH = 33


@dataclass(frozen=True)
class Where:
    """The terminal, as rows name it. ``run``: tells the runs of its program apart; ``region``: GB/T 2260, or ""."""

    terminal_id: str
    run: str
    region: str = ""


def review_body(effect: fx.KeepReview, where: Where, now: datetime) -> bytes:
    """``now`` is local time, aware. Raises pydantic's ValidationError, whose text is not for a log."""
    review, resident, service = effect.review, effect.resident, effect.service
    card = resident.card if resident is not None else None
    finished = review.finished
    implementation = service.implementation_codes[0] if service is not None and service.implementation_codes else ""
    content = Review(
        area_code=f"{where.region[:6]}000000" if where.region else "",
        dept_code=implementation[:18],
        task_code=implementation or finished.code,
        task_handle_item=implementation if len(implementation) == _HANDLING_LENGTH else "",
        task_name=service.title.said("zh-CN") if service is not None else finished.code,
        project_no=finished.reference or f"{where.terminal_id}-{where.run}-{effect.id.generation}-{finished.number}",
        pro_status=CaseStatus.TO_DO if finished.submission else CaseStatus.DONE,
        pro_depart=effect.department.said("zh-CN") if effect.department is not None else "",
        certkey_gov=card.number if card is not None else "",
        user_name=(card.name or card.english_name) if card is not None else "",
        user_prop=Subject.BODY if resident is not None and resident.body is not None else Subject.PERSON,
        satisfaction=review.level.value,
        eval_detail=",".join(review.reasons),
        writing_evaluation=review.words,
        assess_time=f"{now:%Y-%m-%d %H:%M:%S}",
        assess_number=2 if review.follows else 1,
        promise_time=Promise.BY_A_DAY if service is not None and service.kind is Kind.APPLY else Promise.AT_ONCE,
        data_source=where.terminal_id,
        callback_phone=review.phone or None,
    )
    body = SealedBody(
        applicant=_applicant(resident, review.phone), content=content.model_dump(mode="json", by_alias=True)
    )
    return body.model_dump_json().encode()


def report_body(effect: fx.KeepReport, where: Where, now: datetime) -> bytes:
    """Raises pydantic's ValidationError, whose text is not for a log."""
    report, known = effect.report, effect.report.known
    situation = None
    if known is not None:
        situation = Situation(
            item=known.item or None,
            step=known.step,
            cause=known.cause,
            reference=known.reference,
            at=now,
            terminal_id=where.terminal_id,
        )
    content = Feedback(causes=report.causes, words=report.words, situation=situation, phone=report.phone or None)
    body = SealedBody(applicant=_applicant(effect.resident, report.phone), content=content.model_dump(mode="json"))
    return body.model_dump_json().encode()


def _applicant(resident: Resident | None, phone: str) -> Applicant | None:
    if resident is None:
        return None
    card = resident.subject
    return Applicant(name=card.name or card.english_name, number=card.number, phone=phone or None)
