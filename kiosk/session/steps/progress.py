"""What became of it: drafts and cases on a list, a case with its time line, and what can be done about it."""

from __future__ import annotations

import re
from dataclasses import replace

from drivers.protocols import Family
from kiosk.session import events as e
from kiosk.session.application import Delivery, HandedIn
from kiosk.session.availability import Offer, device_hindrance, offer
from kiosk.session.effects import AwaitCase, PrintApplicationSlip
from kiosk.session.matters import Case, Stored
from kiosk.session.matters_effects import FileWithdrawal
from kiosk.session.matters_stages import (
    AskDelete,
    AskWithdraw,
    CaseNumber,
    CasePage,
    CaseSlip,
    DraftPage,
    MattersList,
    Withdrawing,
    Withdrawn,
)
from kiosk.session.model import Home, ItemPage, ReceiptState, Session, Trouble, TroubleKind, Waiting
from kiosk.session.step import Outcome, application_step, begin_effect, forget_asked
from kiosk.session.steps import choosing
from kiosk.session.steps.submitting import slips_left
from kiosk.session.world import World

_FOLLOWED_SECONDS = 120.0
_SLIP_SECONDS = 45.0
#: How a row of the list is called: the letter, and its place.
DRAFT, CASE = "d", "c"
_PLACE = re.compile(r"[0-9]{1,4}")


def choose(session: Session, stage: MattersList, event: e.Choose, world: World) -> Outcome:
    kind, place = event.key[:1], event.key[1:]
    number = int(place) if _PLACE.fullmatch(place) else -1
    if kind == DRAFT and 0 <= number < len(stage.matters.drafts):
        return Outcome(session.to(DraftPage(stage.code, stage.matters.drafts[number], stage.matters)))
    if kind == CASE and 0 <= number < len(stage.matters.cases):
        return Outcome(session.to(CasePage(stage.code, stage.matters.cases[number], stage.matters)))
    return Outcome(session)


def leave_list(session: Session, stage: MattersList | Withdrawn, event: e.Back, world: World) -> Outcome:
    return Outcome(forget_asked(session).to(Home()))


# --- a draft ----------------------------------------------------------------------------------------------------------


def go_on(session: Session, stage: DraftPage, event: e.Agree, world: World) -> Outcome:
    if not stage.draft.readable:
        return Outcome(session)  # the page has no such button
    return _begin(session, stage.draft.item, stage.draft.id, world)


def drop(session: Session, stage: DraftPage, event: e.DropDraft, world: World) -> Outcome:
    if stage.draft.corrects == stage.draft.id:
        return Outcome(session)  # what an office sent back is a case
    return Outcome(session.to(AskDelete(stage.code, stage.draft, MattersList(stage.code, stage.matters))))


def back_to_list(session: Session, stage: DraftPage, event: e.Back, world: World) -> Outcome:
    return Outcome(session.to(MattersList(stage.code, stage.matters)))


def _begin(session: Session, item: str, draft: str, world: World) -> Outcome:
    """The item from its beginning, as whoever it asks for: what is enough to read a list may not be for a form."""
    service = world.catalogue.services.get(item)
    if service is None:
        return Outcome(session.to(Trouble(TroubleKind.ITEM_AWAY)))
    if offer(service, world) is not Offer.START:
        return Outcome(session.to(ItemPage(item)))  # it says why, and where it can be done
    # Another form that was begun in this visit is not the one that is wanted now.
    session = replace(session, resuming=draft, application=None, tally=replace(session.tally, item=item))
    return choosing.begin(session, service, world)


# --- a case -----------------------------------------------------------------------------------------------------------


def may_act(session: Session, page: CasePage, world: World) -> bool:
    """Whether whoever stands here is known as the item asks for it: a look takes less than a deed."""
    service, resident = world.catalogue.services.get(page.case.item), session.resident
    if page.by_number or service is None or resident is None:
        return False
    return service.who.is_enough(resident.way, resident.trust)


def correct(session: Session, stage: CasePage, event: e.CorrectCase, world: World) -> Outcome:
    if stage.by_number or not stage.case.may_correct:
        return Outcome(session)
    return _begin(session, stage.case.item, stage.case.submission, world)


def take_back(session: Session, stage: CasePage, event: e.WithdrawCase, world: World) -> Outcome:
    if not stage.case.may_withdraw or not may_act(session, stage, world):
        return Outcome(session)
    return Outcome(session.to(AskWithdraw(stage.code, stage)))


def to_slip(session: Session, stage: CasePage, event: e.TakeGuide, world: World) -> Outcome:
    under_way = any(pending.waiting is Waiting.RECEIPT for pending in session.pending)
    session = session if under_way else replace(session, receipt=ReceiptState.NONE)
    return Outcome(session.to(CaseSlip(stage.code, stage)))


def leave_case(session: Session, stage: CasePage, event: e.Back, world: World) -> Outcome:
    if stage.matters is not None:
        return Outcome(session.to(MattersList(stage.code, stage.matters)))
    return Outcome(session.to(CaseNumber(stage.code) if stage.by_number else ItemPage(stage.code)))


def print_slip(session: Session, stage: CaseSlip, event: e.PrintSlip, world: World) -> Outcome:
    """The receipt once more. Whoever came by a number alone has a slip without a name."""
    case = stage.page.case
    service = world.catalogue.services.get(case.item)
    under_way = any(pending.waiting is Waiting.RECEIPT for pending in session.pending)
    if service is None or under_way or not slips_left(session):
        return Outcome(session)
    if device_hindrance(Family.RECEIPT_PRINTER, world) is not None:
        return Outcome(session)  # the page says so, and its button is off
    department, looks = world.catalogue.department(service), session.looks
    resident = None if stage.page.by_number else session.resident
    handed = HandedIn(case.submission, case.local_number, Delivery.DELIVERED, case.case_number)
    return begin_effect(
        replace(session, receipt=ReceiptState.PRINTING, slips=session.slips + 1),
        world,
        Waiting.RECEIPT,
        _SLIP_SECONDS,
        lambda effect: PrintApplicationSlip(effect, service, department, handed, resident, looks),
    )


def back_to_case(session: Session, stage: CaseSlip | AskWithdraw, event: e.Back | e.Decline, world: World) -> Outcome:
    return Outcome(session.to(stage.page))


# --- taking it back ---------------------------------------------------------------------------------------------------


def withdraw(session: Session, stage: AskWithdraw, event: e.Agree | e.TryAgain, world: World) -> Outcome:
    resident, case = session.resident, stage.page.case
    if resident is None or not may_act(session, stage.page, world):
        return Outcome(session.to(stage.page))
    if world.filing_stops:
        return Outcome(session.to(replace(stage, not_kept=True)))
    return begin_effect(
        session.to(Withdrawing(stage.code, stage.page, world.now)),
        world,
        Waiting.KEEP,
        world.patience.keep,
        lambda effect: FileWithdrawal(effect, case.item, case.submission, resident),
    )


def withdrawal_kept(session: Session, stage: Withdrawing, event: e.Kept, world: World) -> Outcome:
    done = Withdrawn(stage.code, stage.page.case, Stored(event.submission, event.local_number), world.now)
    return begin_effect(
        replace(session, touched_at=world.now).to(done),
        world,
        Waiting.CASE,
        _FOLLOWED_SECONDS,
        lambda effect: AwaitCase(effect, event.submission),
    )


def withdrawal_not_kept(session: Session, stage: Withdrawing, event: e.NotKept | e.Overdue, world: World) -> Outcome:
    """Nobody can say that it is stored. Said once more, it is stored once."""
    return Outcome(replace(session, touched_at=world.now).to(AskWithdraw(stage.code, stage.page, not_kept=True)))


def wait(session: Session, stage: Withdrawing, event: e.Back | e.GoHome | e.EndVisit, world: World) -> Outcome:
    return Outcome(session)


def delivered(session: Session, stage: Withdrawn, event: e.CaseCame, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, stored=replace(stage.stored, delivery=event.delivery))))


def followed_enough(session: Session, stage: Withdrawn, event: e.Overdue, world: World) -> Outcome:
    return Outcome(session)


def newest(cases: tuple[Case, ...]) -> Case:
    """Of what one number finds."""
    return max(cases, key=lambda case: (bool(case.case_number), case.changed_at))


STEPS = (
    application_step(MattersList, {e.Choose: choose, e.Back: leave_list}),
    application_step(DraftPage, {e.Agree: go_on, e.DropDraft: drop, e.Back: back_to_list}),
    application_step(
        CasePage, {e.CorrectCase: correct, e.WithdrawCase: take_back, e.TakeGuide: to_slip, e.Back: leave_case}
    ),
    application_step(CaseSlip, {e.PrintSlip: print_slip, e.Back: back_to_case}),
    application_step(
        AskWithdraw, {e.Agree: withdraw, e.TryAgain: withdraw, e.Decline: back_to_case, e.Back: back_to_case}
    ),
    application_step(
        Withdrawing,
        {
            e.Kept: withdrawal_kept,
            e.NotKept: withdrawal_not_kept,
            e.Overdue: withdrawal_not_kept,
            e.Back: wait,
            e.GoHome: wait,
            e.EndVisit: wait,
        },
    ),
    application_step(Withdrawn, {e.CaseCame: delivered, e.Overdue: followed_enough, e.Back: leave_list}),
)
