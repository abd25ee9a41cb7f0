"""Sessions at every stage that comes after a service or instead of one, and what can happen there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kiosk.catalogue.model import Titled
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.afterwards import (
    Call,
    CallState,
    Cause,
    Choices,
    Finished,
    Known,
    Level,
    Reason,
    Report,
    Review,
)
from kiosk.session.form import afterwards as form

QUERY = "412014902000"
FLEXIBLE = "412014908000"


def _said(chinese: str, english: str) -> Titled:
    return Titled(**{"zh-CN": chinese, "en": english})


CHOICES = Choices(
    reasons=(
        Reason("101", _said("办得快", "Quick"), frozenset({Level.GOOD, Level.VERY_GOOD})),
        Reason("201", _said("等得太久", "Too slow"), frozenset({Level.VERY_BAD, Level.BAD, Level.FAIR})),
        Reason("202", _said("指南看不懂", "The guide is hard to read"), frozenset({Level.VERY_BAD, Level.BAD})),
    ),
    causes=(
        Cause("material", _said("要的材料我没有", "I do not have a paper that is asked for")),
        Cause("machine", _said("机器有毛病", "The machine does not work")),
    ),
)
HAD = Finished(QUERY, 1)
APPLIED = Finished(FLEXIBLE, 2, "0197f000-0000-7000-8000-000000000011", "0123456788")
RATED = replace(HAD, level=Level.GOOD, review="0197f000-0000-7000-8000-000000000012")
TYPED = m.Values(((form.CHOSEN, ("201",)), (form.WORDS, ("请多派人",)), (form.PHONE, ("13800000001",))))
STUCK_TYPED = m.Values(((form.CHOSEN, ("machine",)), (form.WORDS, ("卡纸了",)), (form.ATTACH, ("situation", "name"))))
KNOWN = Known(QUERY, "trouble", "timeout", "R1")
REPORT = Report(("machine",), "卡纸了", KNOWN, True, "13800000001")
Awaiting = Callable[[m.Session, m.Waiting], m.Session]


def ended(known: m.Session, visitor: m.Session, awaiting: Awaiting) -> Iterator[m.Session]:
    """At least one session at every one of these stages."""
    had = replace(known, finished=(HAD, APPLIED))
    yield had.to(m.Rate(2))
    yield replace(visitor, finished=(HAD,)).to(m.Rate(1))
    yield had.to(m.RateWhy(1, Level.VERY_GOOD))
    yield had.to(m.RateWhy(2, Level.BAD, TYPED, checked=True))
    yield had.to(m.RateWhy(1, Level.BAD, TYPED.put(form.PHONE, ("1",)), checked=True))
    yield replace(known, finished=(RATED, APPLIED)).to(m.RateWhy(1, Level.GOOD, supplement=True))
    yield awaiting(had.to(m.Rated(Review(HAD, Level.GOOD))), m.Waiting.REVIEW)
    yield replace(known, finished=(RATED,)).to(m.Rated(Review(RATED, Level.GOOD)))
    yield replace(known, finished=(RATED, APPLIED)).to(m.Rated(Review(RATED, Level.GOOD), failed=True))
    told = replace(RATED, supplemented=True)
    yield replace(known, finished=(told,)).to(m.Rated(Review(told, Level.GOOD, follows=told.review)))
    trouble = m.Trouble(m.TroubleKind.PLATFORM, QUERY, m.AskFailure.TIMEOUT, reference="R1")
    yield known.to(m.Stuck(trouble, KNOWN))
    yield known.to(m.Stuck(trouble, KNOWN, STUCK_TYPED))
    yield known.to(m.Stuck(trouble, KNOWN, m.Values(), checked=True))
    yield known.to(m.Stuck(trouble, KNOWN, STUCK_TYPED, not_kept=True))
    yield visitor.to(m.Stuck(m.Home(), Known()))
    yield awaiting(known.to(m.Reporting(trouble, KNOWN, STUCK_TYPED, REPORT)), m.Waiting.REPORT)
    yield known.to(m.Reported(trouble, "0123456788", REPORT))
    yield replace(visitor, receipt=m.ReceiptState.FAILED, slips=3).to(m.Reported(m.Home(), "0123456788", REPORT))
    for state in (CallState.CALLED, CallState.UNANSWERED):
        yield replace(visitor, call=Call(CALL, state, 990.0)).to(m.Home())
    yield replace(known, finished=(HAD,)).to(m.Parameters(QUERY, m.Values()))


CALL = m.EffectId(1, 77)


def afterwards_events() -> Iterator[e.Event]:
    """Touches, and what becomes of a call."""
    yield from (e.Supplement(), e.RateOther(), e.CannotBeDone(), e.CallPerson(), e.CancelCall())
    yield from (e.CallMoved(CALL, state) for state in (CallState.COMING, CallState.NOT_REACHED))
    yield e.CallMoved(m.EffectId(9, 9), CallState.COMING)
    yield e.Choose("2")
    yield from (e.Pick(form.CHOSEN, option) for option in ("201", "machine"))
    yield from (e.Pick(form.ATTACH, option) for option in (form.SITUATION, form.NAME))
    yield from (e.Write(form.WORDS, "请\u202e多\x00派人"), e.Write(form.PHONE, "1"))
