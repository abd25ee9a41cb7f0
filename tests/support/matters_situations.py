"""Sessions at every stage of drafts and progress, and what can happen to them, for the tests that try them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from kiosk.catalogue.model import Trust, Way
from kiosk.session import events as e
from kiosk.session import matters_stages as ms
from kiosk.session import model as m
from kiosk.session.application import Delivery
from kiosk.session.asked_for import AskedFor, AskedKind
from kiosk.session.identity import Resident
from kiosk.session.matters import Case, CaseState, CaseStep, DraftInHand, Filed, Matters, SavedDraft, Stored
from tests.support.application_situations import BEGUN, BENEFIT, FACTS, FILLED, FILLED_IN, FLEXIBLE
from tests.support.people import ADULT

PROGRESS = "412099916000"
FILED_AT, CHANGED_AT = datetime(2026, 6, 8, 9, 30), datetime(2026, 6, 12, 16, 5)
ENDED_AT = datetime(2026, 6, 15, 9, 10)
DRAFT = SavedDraft("0197f000-0000-7000-8000-00000000000d", BENEFIT, FILED_AT, datetime(2026, 7, 8, 9, 30))
CASE = Case(
    submission="0197f000-0000-7000-8000-00000000000c",
    item=FLEXIBLE,
    state=CaseState.IN_PROGRESS,
    local_number="0123456788",
    case_number="41049920261100001",
    note="",
    confirmed_at=FILED_AT,
    changed_at=CHANGED_AT,
    office="人力资源和社会保障",
    telephone="12333",
    days_left=3,
    open=True,
    may_withdraw=True,
    may_correct=False,
    history=(CaseStep(FILED_AT, CaseState.RECEIVED), CaseStep(CHANGED_AT, CaseState.IN_PROGRESS)),
)


def case_in(state: CaseState, note: str = "") -> Case:
    """The case in that state, with the steps that led there."""
    steps = (CaseStep(FILED_AT, CaseState.RECEIVED), CaseStep(CHANGED_AT, CaseState.IN_PROGRESS))
    if state is CaseState.RECEIVED:
        return replace(CASE, state=state, changed_at=FILED_AT, days_left=5, history=steps[:1])
    if state is CaseState.IN_PROGRESS:
        return CASE
    history = (*steps, CaseStep(ENDED_AT, state, note))
    open_ = state is CaseState.SUPPLEMENT_WANTED
    return replace(
        CASE,
        state=state,
        note=note,
        changed_at=ENDED_AT,
        days_left=None,
        open=open_,
        may_withdraw=open_,
        history=history,
    )


BACK = replace(
    case_in(CaseState.SUPPLEMENT_WANTED, "户口簿缺少本人页，请补交。"),
    may_correct=True,
    wanted=("household_or_permit",),
    asked=(
        AskedFor("work_proof", AskedKind.PAPER, "灵活就业证明", "请补交社区出具的证明。"),
        AskedFor("work_place", AskedKind.TEXT, "现在做什么工作"),
    ),
)
UNREADABLE = replace(DRAFT, id="0197f000-0000-7000-8000-00000000000f", readable=False)
TO_CORRECT = SavedDraft(
    BACK.submission,
    FLEXIBLE,
    CHANGED_AT,
    datetime(2026, 7, 12, 16, 5),
    corrects=BACK.submission,
    case_number=BACK.case_number,
    note=BACK.note,
    wanted=BACK.wanted,
    asked=BACK.asked,
)
DONE = replace(case_in(CaseState.FINISHED), submission="s3")
MATTERS = Matters((TO_CORRECT, DRAFT), (BACK, CASE, DONE))
FORM = '{"phone":"13800000001","insurances":["pension"],"step":"middle","gone":"x"}'
IN_HAND = DraftInHand(replace(DRAFT, item=FLEXIBLE), 1, FORM, frozenset({"applicant"}))
FILED = Filed(True, MATTERS.drafts, MATTERS.cases)
#: The words of all of them are looked for by another test.
_STATES = (CaseState.RECEIVED, CaseState.FINISHED, CaseState.REFUSED)
Awaiting = Callable[[m.Session, m.Waiting], m.Session]


def matters(visitor: m.Session, known: m.Session, awaiting: Awaiting) -> Iterator[m.Session]:
    """At least one session at every stage of drafts and progress."""
    known = replace(known, resident=Resident(ADULT, Way.APP_CODE, Trust.L4, "p1"))
    by_card = replace(known, resident=Resident(ADULT))
    filled, begun = replace(known, application=FILLED_IN), replace(known, application=BEGUN)
    page = m.Fill(FLEXIBLE, "insurances", FILLED)
    for not_kept in (False, True):
        yield filled.to(ms.OfferDraft(FLEXIBLE, page, not_kept))
        yield begun.to(ms.OfferDraft(BENEFIT, None, not_kept))
    yield awaiting(filled.to(ms.KeepingDraft(FLEXIBLE, page, 999.0)), m.Waiting.KEEP)
    for delivery in (Delivery.KEPT, Delivery.DELIVERED):
        yield awaiting(known.to(ms.DraftKept(FLEXIBLE, Stored("s1", "0123456788", delivery), 999.0)), m.Waiting.CASE)
    yield known.to(ms.AlreadyFiled(FLEXIBLE, FILED, FACTS, CASE))
    yield known.to(ms.AlreadyFiled(FLEXIBLE, FILED, FACTS, BACK))
    yield known.to(ms.AlreadyFiled(BENEFIT, Filed(here=("0123456788",)), (), None, "0123456788"))
    found = ms.DraftFound(BENEFIT, DRAFT, FACTS)
    yield known.to(found)
    yield known.to(ms.DraftFound(BENEFIT, UNREADABLE, FACTS))
    yield known.to(ms.DraftFound(FLEXIBLE, TO_CORRECT, FACTS))
    yield awaiting(known.to(ms.OpeningDraft(FLEXIBLE, replace(DRAFT, item=FLEXIBLE), FACTS, 999.0)), m.Waiting.DRAFT)
    yield awaiting(known.to(ms.OpeningDraft(BENEFIT, DRAFT, FACTS, 900.0)), m.Waiting.DRAFT)
    yield filled.to(ms.Resumed(FLEXIBLE, replace(DRAFT, item=FLEXIBLE)))
    yield filled.to(ms.Resumed(FLEXIBLE, TO_CORRECT, ("phone", "household_place"), older=True, no_more=1))
    rows = ("0197f000-0000-7000-8000-0000000000aa",)
    waits = ms.DraftHere(BENEFIT, Filed(drafts_here=rows), FACTS)
    yield known.to(waits)
    for dropped in (waits, ms.DraftKept(BENEFIT, Stored(rows[0], "0123456788"), 999.0)):
        yield from (known.to(ms.AskDropKept(BENEFIT, rows, dropped, not_gone)) for not_gone in (False, True))
        yield awaiting(known.to(ms.DroppingKept(BENEFIT, rows, dropped, 999.0)), m.Waiting.DELETE)
    yield known.to(ms.KeptDropped(BENEFIT))
    here = ms.MattersList(PROGRESS, MATTERS)
    for back in (found, here):
        yield known.to(ms.AskDelete(BENEFIT, DRAFT, back))
        yield awaiting(known.to(ms.DeletingDraft(BENEFIT, DRAFT, back, 999.0)), m.Waiting.DELETE)
    yield known.to(m.Trouble(m.TroubleKind.PLATFORM, BENEFIT, m.AskFailure.NO_LINK, retry=found))
    yield from _progress(visitor, known, awaiting)
    yield by_card.to(ms.CasePage(PROGRESS, CASE, MATTERS))


def _progress(visitor: m.Session, known: m.Session, awaiting: Awaiting) -> Iterator[m.Session]:
    yield awaiting(known.to(ms.AskingMatters(PROGRESS, 999.0)), m.Waiting.MATTERS)
    yield awaiting(known.to(ms.AskingMatters(PROGRESS, 900.0)), m.Waiting.MATTERS)
    asking = ms.AskingMatters(PROGRESS, 900.0)
    yield known.to(m.Trouble(m.TroubleKind.PLATFORM, PROGRESS, m.AskFailure.BUSY, retry=asking))
    yield known.to(ms.MattersList(PROGRESS, MATTERS))
    yield known.to(ms.MattersList(PROGRESS, Matters(), deleted=True))
    yield known.to(ms.MattersList(PROGRESS, Matters()))
    yield known.to(ms.MattersList(PROGRESS, Matters((UNREADABLE, DRAFT))))
    yield known.to(ms.DraftPage(PROGRESS, UNREADABLE, MATTERS))
    yield from (known.to(ms.DraftPage(PROGRESS, draft, MATTERS)) for draft in MATTERS.drafts)
    yield from (known.to(ms.CasePage(PROGRESS, case_in(state), MATTERS)) for state in _STATES)
    page = ms.CasePage(PROGRESS, BACK, MATTERS)
    yield known.to(page)
    yield known.to(ms.CasePage(FLEXIBLE, CASE))
    yield from (known.to(ms.CasePage(PROGRESS, replace(CASE, days_left=left))) for left in (0, 1, -2))
    by_number = ms.CasePage(PROGRESS, BACK.for_anybody(), by_number=True)
    yield visitor.to(by_number)
    yield visitor.to(ms.CaseSlip(PROGRESS, by_number))
    yield known.to(ms.CaseSlip(PROGRESS, page))
    yield awaiting(
        replace(known, receipt=m.ReceiptState.PRINTING, slips=1).to(ms.CaseSlip(PROGRESS, page)), m.Waiting.RECEIPT
    )
    yield from (known.to(ms.AskWithdraw(PROGRESS, page, not_kept)) for not_kept in (False, True))
    yield awaiting(known.to(ms.Withdrawing(PROGRESS, page, 999.0)), m.Waiting.KEEP)
    for delivery in (Delivery.KEPT, Delivery.DELIVERED):
        gone = ms.Withdrawn(PROGRESS, CASE, Stored("s2", "0123456788", delivery), 999.0)
        yield awaiting(known.to(gone), m.Waiting.CASE)
    typed = m.Values((("case_number", ("0123456788",)), ("last_digits", ("0001",))))
    yield visitor.to(ms.CaseNumber(PROGRESS))
    yield visitor.to(ms.CaseNumber(PROGRESS, typed))
    yield visitor.to(ms.CaseNumber(PROGRESS, m.Values(), checked=True))
    yield replace(visitor, lookups_missed=2).to(ms.CaseNumber(PROGRESS, typed.put("last_digits", ()), refused=True))
    yield replace(visitor, lookups_missed=3).to(ms.CaseNumber(PROGRESS, typed))
    yield awaiting(visitor.to(ms.LookingUp(PROGRESS, typed, 999.0)), m.Waiting.MATTERS)
    yield awaiting(replace(visitor, lookups_missed=2).to(ms.LookingUp(PROGRESS, typed, 900.0)), m.Waiting.MATTERS)
    yield visitor.to(m.Trouble(m.TroubleKind.PLATFORM, PROGRESS, m.AskFailure.NO_LINK, retry=ms.CaseNumber(PROGRESS)))


def matters_events(effect: m.EffectId) -> Iterator[e.Event]:
    """What can happen to drafts and cases, as answers to ``effect``."""
    here = (Filed(here=("0123456788",)), Filed(drafts_here=("s9",)))
    yield from (e.FactsCame(effect, FACTS, filed) for filed in (FILED, *here))
    yield from (e.FactsCame(effect, FACTS, Filed(True, drafts)) for drafts in (MATTERS.drafts, (IN_HAND.saved,)))
    yield from (e.MattersCame(effect, found) for found in (MATTERS, Matters(), Matters(cases=(CASE,))))
    yield e.DraftCame(effect, IN_HAND)
    yield e.DraftCame(effect, replace(IN_HAND, form="[", version=99))
    yield e.DraftDeleted(effect)


def matters_touches() -> Iterator[e.Event]:
    """Touches of the pages of drafts and progress."""
    yield from (e.Choose(key) for key in ("d0", "d1", "d9", "c0", "c2", "c", "x0", "c²"))
    yield from (e.Write("case_number", text) for text in ("0123 456-788", "demo-20260608-000001", "x" * 90))
    yield from (e.Write("last_digits", text) for text in ("0001", "00 1", "号"))
