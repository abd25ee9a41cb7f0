"""The attendant: a PIN, and a desk from which nothing of any resident can be reached.

There is a way in only while nobody is identified and nothing is under way. What is done at the desk is written down
before it is done, and the test page goes the way of every other page: its end is known, or A4 is locked.
"""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import Family
from kiosk.session import events as e
from kiosk.session.availability import Hindrance, device_hindrance
from kiosk.session.desk import PIN_LENGTH, REFILLS, DeskAction, DeskNote, Pin, Result
from kiosk.session.effects import Audit, CheckPin, DeskWork, LockPaperPath, PrintTestPage, PrintTestReceipt
from kiosk.session.model import (
    AttendantDesk,
    AttendantPin,
    Attract,
    Closed,
    ClosedBecause,
    Home,
    ItemPage,
    LeftPaper,
    PinTrouble,
    Session,
    Trouble,
    Waiting,
)
from kiosk.session.step import (
    BROWSING,
    CARD_ANSWERS,
    DESK,
    FORM,
    GUIDE_ANSWERS,
    LEFT_PAPER,
    NOTICE,
    PIN_PAD,
    PLATFORM_ANSWERS,
    PRINT_ANSWERS,
    PRINTING,
    RECOVERY,
    TECHNICIAN,
    TECHNICIAN_ANSWERS,
    Outcome,
    Step,
    begin_effect,
    finish,
    kinds,
)
from kiosk.session.steps.staff_printing import (
    cancel,
    paper_left,
    progressed,
    result_of_cancelled,
    result_of_page,
    result_of_receipt,
    stop,
)
from kiosk.session.steps.technician import enter
from kiosk.session.technician import Badge, Work
from kiosk.session.technician_effects import Account
from kiosk.session.world import World

_DIGITS = frozenset("0123456789")
_PIN_SECONDS = 10.0
#: Clearing the lock asks the printer whether its old jobs have ended.
_WORK_SECONDS = 20.0
_RECEIPT_SECONDS = 20.0
#: Closed for people, and somebody may want in: not while it is broken, or a release is put in place.
_OPEN_TO_STAFF = (ClosedBecause.OUT_OF_SERVICE, ClosedBecause.OUT_OF_HOURS, ClosedBecause.TAMPERED)


# --- the way in, and out ----------------------------------------------------------------------------------------------


def may_call_desk(session: Session, world: World) -> bool:
    """Whether there is a way in here and now: a PIN is set, nobody is identified, nothing is under way."""
    if world.attendant is None and badge_of(world) is None:
        return False
    if session.resident is not None or session.pending:
        return False
    if isinstance(session.stage, Closed):
        return session.stage.because in _OPEN_TO_STAFF
    return isinstance(session.stage, Attract | Home | ItemPage | LeftPaper | Trouble)


def badge_of(world: World) -> Badge | None:
    """The technician whose token is there: then the pad asks for the PIN that goes with it."""
    return world.technician.badge if world.technician is not None else None


def blocked_until(stage: AttendantPin, world: World) -> float:
    """Until when no PIN is looked at (monotonic seconds); each kind of PIN has its own tries."""
    if world.technician is not None and world.technician.badge is not None:
        return world.technician.pin_blocked_until
    return stage.blocked_until


def call_desk(session: Session, stage: object, event: e.CallDesk, world: World) -> Outcome:
    """Whoever had begun to look around ends their visit with it."""
    if not may_call_desk(session, world):
        return Outcome(session)
    paper = stage.because if isinstance(stage, LeftPaper) else None
    ended = finish(session, world, "ended")
    pin = AttendantPin(paper, blocked_until=world.attendant.pin_blocked_until if world.attendant is not None else 0.0)
    return Outcome(replace(ended.session, stage=pin, looks=session.looks), ended.effects)


def leave(session: Session, stage: AttendantPin | AttendantDesk, world: World) -> Outcome:
    """Back to where nobody is; what was called out before is called out again unless somebody has looked."""
    ended = finish(session, world, "ended", paper=paper_left(stage, world))
    if isinstance(stage, AttendantDesk):
        return Outcome(ended.session, (Audit(DeskAction.LEFT), *ended.effects))
    return ended


def leave_pin(session: Session, stage: AttendantPin, event: e.LeaveDesk | e.EndVisit, world: World) -> Outcome:
    return leave(session, stage, world)


def leave_desk(session: Session, stage: AttendantDesk, event: e.LeaveDesk | e.EndVisit, world: World) -> Outcome:
    if is_busy(session):
        return Outcome(session)  # the page says what is under way
    return leave(session, stage, world)


# --- the PIN ----------------------------------------------------------------------------------------------------------


def digit(session: Session, stage: AttendantPin, event: e.PinDigit, world: World) -> Outcome:
    """With the last digit the PIN goes to be checked, and the session keeps nothing of it."""
    if is_busy(session) or world.now < blocked_until(stage, world) or event.digit not in _DIGITS:
        return Outcome(session)
    digits = stage.digits + event.digit
    entered = replace(stage, digits=digits, trouble=None)
    if len(digits) < PIN_LENGTH:
        return Outcome(session.to(entered))
    badge = badge_of(world)
    if badge is None and world.attendant is None:
        return Outcome(session.to(replace(entered, digits="", trouble=PinTrouble.WRONG)))  # the token was pulled
    return begin_effect(
        session.to(replace(entered, digits="", checked_for=badge)),
        world,
        Waiting.PIN,
        _PIN_SECONDS,
        lambda effect: CheckPin(effect, Pin(digits), technician=badge is not None),
    )


def clear(session: Session, stage: AttendantPin, event: e.PinClear, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, digits="", trouble=None)))


def checked(session: Session, stage: AttendantPin, event: e.PinChecked, world: World) -> Outcome:
    session = replace(session, touched_at=world.now)
    badge = stage.checked_for
    if badge is not None:
        return _technician_checked(session, stage, badge, event, world)
    if event.ok:
        return Outcome(session.to(AttendantDesk(stage.paper)), (Audit(DeskAction.ENTERED),))
    blocked_until = world.now + event.wait_seconds if event.wait_seconds else 0.0
    refused = session.to(replace(stage, digits="", trouble=PinTrouble.WRONG, blocked_until=blocked_until))
    return Outcome(refused, (Audit(DeskAction.PIN_BLOCKED),) if event.wait_seconds else ())


def _technician_checked(
    session: Session, stage: AttendantPin, badge: Badge, event: e.PinChecked, world: World
) -> Outcome:
    """The PIN alone opens nothing: the token that it was entered for has to be there still."""
    if event.ok and badge_of(world) == badge:
        return enter(session, badge, stage.paper, world)
    trouble = PinTrouble.NOT_CHECKED if event.ok else PinTrouble.WRONG
    refused = session.to(replace(stage, digits="", trouble=trouble, checked_for=None))
    return Outcome(refused, (Account(badge, Work.PIN_BLOCKED),) if event.wait_seconds else ())


def not_checked(session: Session, stage: AttendantPin, event: e.Overdue, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, digits="", trouble=PinTrouble.NOT_CHECKED, checked_for=None)))


# --- the desk ---------------------------------------------------------------------------------------------------------


def is_busy(session: Session) -> bool:
    """Something is under way at the desk: nothing else is begun meanwhile."""
    return bool(session.pending)


def offered(stage: AttendantDesk, world: World) -> tuple[DeskAction, ...]:
    """What can be done at this terminal now, whether or not something hinders it."""
    a4, receipts = Family.DOCUMENT_PRINTER in world.devices, Family.RECEIPT_PRINTER in world.devices
    there = {
        DeskAction.PAPER_PATH_EMPTY: world.paper_path_locked or stage.paper is not None,
        DeskAction.PAPER_REFILLED: a4,
        DeskAction.TONER_CHANGED: a4,
        DeskAction.RECEIPT_ROLL_CHANGED: receipts,
        DeskAction.TEST_PAGE: a4,
        DeskAction.TEST_RECEIPT: receipts,
        DeskAction.OUT_OF_SERVICE: not world.out_of_service,
        DeskAction.IN_SERVICE: world.out_of_service,
    }
    return tuple(action for action, is_there in there.items() if is_there)


def hindrance(action: DeskAction, world: World) -> Hindrance | None:
    """Why this cannot be done now: a test print needs its printer."""
    family = {DeskAction.TEST_PAGE: Family.DOCUMENT_PRINTER, DeskAction.TEST_RECEIPT: Family.RECEIPT_PRINTER}.get(
        action
    )
    return device_hindrance(family, world) if family is not None else None


def act(session: Session, stage: AttendantDesk, event: e.DeskAct, world: World) -> Outcome:
    action = event.action
    possible = action in offered(stage, world) and hindrance(action, world) is None
    if is_busy(session) or stage.asked is not None or not possible:
        return Outcome(session)
    match action:
        case DeskAction.PAPER_PATH_EMPTY | DeskAction.PAPER_REFILLED:
            return Outcome(session.to(replace(stage, asked=action, note=None)))
        case DeskAction.TEST_PAGE:
            return _print_page(session, stage, world)
        case DeskAction.TEST_RECEIPT:
            return _print_receipt(session, stage, world)
        case _:
            return _work(session, stage, action, world)


def confirm(session: Session, stage: AttendantDesk, event: e.DeskConfirm, world: World) -> Outcome:
    if is_busy(session):
        return Outcome(session)
    match stage.asked:
        case DeskAction.PAPER_PATH_EMPTY:
            return _work(session, stage, stage.asked, world)
        case DeskAction.PAPER_REFILLED if event.sheets in REFILLS:
            return _work(session, stage, stage.asked, world, event.sheets)
    return Outcome(session)


def decline(session: Session, stage: AttendantDesk, event: e.DeskDecline, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, asked=None)))


def worked(session: Session, stage: AttendantDesk, event: e.DeskWorkEnded, world: World) -> Outcome:
    paper = stage.paper
    if stage.note is not None and stage.note.action is DeskAction.PAPER_PATH_EMPTY:
        # The word is given and kept; where the printer is silent, the lock opens as soon as it speaks.
        result = Result.DONE if event.ok else Result.UNCONFIRMED
        paper = None if event.ok else paper
    else:
        result = Result.DONE if event.ok else Result.FAILED
    return _noted(session, replace(stage, paper=paper), result, world)


def receipt_ended(session: Session, stage: AttendantDesk, event: e.ReceiptEnded, world: World) -> Outcome:
    return _noted(session, stage, result_of_receipt(event), world)


def page_ended(session: Session, stage: AttendantDesk, event: e.PrintEnded, world: World) -> Outcome:
    result = result_of_page(event)
    if result is None:
        return cancel(session, stage, world)
    return _noted(session, replace(stage, problems=event.problems), result, world)


def page_cancelled(session: Session, stage: AttendantDesk, event: e.PrintCancelled, world: World) -> Outcome:
    if not event.confirmed:
        return _not_ended(session, stage, world)
    return _noted(session, stage, result_of_cancelled(event), world)


def overdue(session: Session, stage: AttendantDesk, event: e.Overdue, world: World) -> Outcome:
    match event.waiting:
        case Waiting.PRINT:
            return cancel(session, stage, world)
        case Waiting.CANCEL:
            return _not_ended(session, stage, world)
        case _:
            return _noted(session, stage, Result.UNCONFIRMED, world)


def _work(session: Session, stage: AttendantDesk, action: DeskAction, world: World, sheets: int = 0) -> Outcome:
    doing = session.to(replace(stage, asked=None, note=DeskNote(action, sheets=sheets)))
    begun = begin_effect(doing, world, Waiting.DESK, _WORK_SECONDS, lambda effect: DeskWork(effect, action, sheets))
    return Outcome(begun.session, (Audit(action, sheets), *begun.effects))


def _print_page(session: Session, stage: AttendantDesk, world: World) -> Outcome:
    looks = session.looks
    begun = begin_effect(
        session, world, Waiting.PRINT, world.patience.print_job, lambda effect: PrintTestPage(effect, looks)
    )
    job = begun.session.pending[-1].id
    doing = replace(stage, note=DeskNote(DeskAction.TEST_PAGE), job=job, problems=frozenset())
    return Outcome(begun.session.to(doing), (Audit(DeskAction.TEST_PAGE), *begun.effects))


def _print_receipt(session: Session, stage: AttendantDesk, world: World) -> Outcome:
    looks = session.looks
    doing = session.to(replace(stage, note=DeskNote(DeskAction.TEST_RECEIPT)))
    begun = begin_effect(
        doing, world, Waiting.TEST_RECEIPT, _RECEIPT_SECONDS, lambda effect: PrintTestReceipt(effect, looks)
    )
    return Outcome(begun.session, (Audit(DeskAction.TEST_RECEIPT), *begun.effects))


def _not_ended(session: Session, stage: AttendantDesk, world: World) -> Outcome:
    return _noted(session, stage, Result.UNCONFIRMED, world).also(LockPaperPath())


def _noted(session: Session, stage: AttendantDesk, result: Result, world: World) -> Outcome:
    """What was under way has come to its end."""
    note = replace(stage.note, result=result) if stage.note is not None else None
    session = replace(session, touched_at=world.now)
    return Outcome(session.to(replace(stage, note=note, job=None)))


_ELSEWHERE = kinds(BROWSING, NOTICE, FORM, PRINTING, LEFT_PAPER, (e.TryAgain, e.Back, e.GoHome))
_NOT_AWAITED = kinds(CARD_ANSWERS, PLATFORM_ANSWERS, GUIDE_ANSWERS, RECOVERY)

STEPS = (
    Step(
        AttendantPin,
        {
            e.PinDigit: digit,
            e.PinClear: clear,
            e.PinChecked: checked,
            e.Overdue: not_checked,
            e.LeaveDesk: leave_pin,
            e.EndVisit: leave_pin,
        },
        _ELSEWHERE
        | _NOT_AWAITED
        | kinds(DESK, TECHNICIAN, TECHNICIAN_ANSWERS, PRINT_ANSWERS, (e.Stop, e.ReceiptEnded, e.DeskWorkEnded)),
    ),
    Step(
        AttendantDesk,
        {
            e.DeskAct: act,
            e.DeskConfirm: confirm,
            e.DeskDecline: decline,
            e.DeskWorkEnded: worked,
            e.ReceiptEnded: receipt_ended,
            e.PrintProgressed: progressed,
            e.PrintEnded: page_ended,
            e.PrintCancelled: page_cancelled,
            e.Stop: stop,
            e.Overdue: overdue,
            e.LeaveDesk: leave_desk,
            e.EndVisit: leave_desk,
        },
        _ELSEWHERE | _NOT_AWAITED | kinds(PIN_PAD, TECHNICIAN, TECHNICIAN_ANSWERS, (e.PinChecked,)),
    ),
)
