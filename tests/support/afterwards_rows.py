"""What is inside ratings, reports and statistics, of synthetic people."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from kiosk.central.afterwards import CaseStatus, Counted, DayStatistics, Feedback, Promise, Review
from offline_queue.kinds import Kind

PENSION_QUERY = "412014902000"


def review(project_no: str = "", number: int = 1, **changes: Any) -> Review:
    made = Review(
        area_code="410499000000",
        dept_code="",
        task_code=PENSION_QUERY,
        task_name="个人养老保险缴费明细查询",
        project_no=project_no or f"T-{uuid4().hex[:12]}",
        pro_status=CaseStatus.DONE,
        pro_depart="人力资源和社会保障",
        satisfaction=2,
        eval_detail="201,202",
        writing_evaluation="请多派人",
        assess_time="2026-06-15 10:30:00",
        assess_number=2 if number == 2 else 1,
        promise_time=Promise.AT_ONCE,
        data_source="HALL24-0001",
    )
    return made.model_copy(update=changes)


def statistics() -> DayStatistics:
    counts = (Counted(what="started", item=PENSION_QUERY, count=3),)
    return DayStatistics(terminal_id="HALL24-0001", day=date(2026, 6, 15), channel="hall", counts=counts)


def content_of(kind: Kind) -> dict[str, Any]:
    """What the contract wants inside a sealed body of this kind; anything where it wants nothing special."""
    match kind:
        case Kind.REVIEW:
            return review().model_dump(mode="json", by_alias=True)
        case Kind.FEEDBACK:
            return Feedback(causes=("machine",), words="卡纸了").model_dump(mode="json")
        case _:
            return {"words": "x"}
