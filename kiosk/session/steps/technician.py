"""The technician: rooms of the machine, none of which has a door to anything of a resident's.

The way in is the attendant's pad (``attendant.py``) with a good token there; whoever pulls it is out. What is done is
accounted for before it is done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from drivers.protocols import Family
from kiosk.session import events as e
from kiosk.session.availability import Hindrance, device_hindrance
from kiosk.session.desk import REFILLS, Result
from kiosk.session.effects import Effect, LockPaperPath, PrintTestPage, PrintTestReceipt
from kiosk.session.model import EffectId, LeftBecause, Session, Waiting
from kiosk.session.step import Outcome, begin_effect, finish, forget_asked
from kiosk.session.steps.staff_printing import (
    cancel,
    paper_left,
    result_of_cancelled,
    result_of_page,
    result_of_receipt,
)
from kiosk.session.steps.technician_tests import begin_test
from kiosk.session.technician import Badge, Remark, Room, Test, TokenRole, Tried, Work
from kiosk.session.technician_effects import (
    Account,
    LookInto,
    PrintReportPage,
    PrintReportReceipt,
    Service,
    TryPart,
)
from kiosk.session.technician_stages import TechnicianForm, TechnicianRoom, TechnicianStage, TechnicianTest
from kiosk.session.values import Values
from kiosk.session.world import World
from kiosk.texts import Text

#: The network is asked, name by name, and each has its own patience.
_LOOK_SECONDS = 25.0
_WORK_SECONDS = 40.0
#: A network is proven before it is called done.
_NETWORK_SECONDS = 160.0
#: The largest release from the slowest stick; a stick that says nothing is given up long before.
_RELEASE_SECONDS = 3600.0
_TRY_SECONDS = 25.0
_RECEIPT_SECONDS = 30.0
#: What each test needs; the rest needs nothing but the screen.
NEEDS = {
    Test.PAGE: Family.DOCUMENT_PRINTER,
    Test.RECEIPT: Family.RECEIPT_PRINTER,
    Test.SCAN: Family.CODE_SCANNER,
    Test.CAMERA: Family.CAMERA,
    Test.PLATE: Family.DOCUMENT_SCANNER,
    Test.KEYPAD: Family.KEYPAD,
    Test.LAMPS: Family.SIGNALS,
    Test.FINGER: Family.FINGER,
}
#: Those that print: nothing is printed on what is jammed or locked.
_PRINTS = frozenset({Test.PAGE, Test.RECEIPT})
#: Those that are tried where one stands; the others have a page of their own.
_AT_ONCE = frozenset({Test.SOUND_LEFT, Test.SOUND_RIGHT, Test.HEADSET, Test.FINGER})


# --- in and out -------------------------------------------------------------------------------------------------------


def enter(session: Session, badge: Badge, paper: LeftBecause | None, world: World) -> Outcome:
    """The PIN was right, and the token is still there."""
    entered = session.to(TechnicianRoom(badge, paper))
    return _account(badge, Work.ENTERED, _look(entered, TechnicianRoom(badge, paper), world))


def leave(session: Session, stage: TechnicianStage, world: World, work: Work = Work.LEFT) -> Outcome:
    """Back to where nobody is. A page that is with the printer is cancelled, or A4 is locked by who awaits it."""
    ended = finish(session, world, "ended", paper=paper_left(stage, world))
    locks = (LockPaperPath(),) if isinstance(stage, TechnicianRoom) and stage.job is not None else ()
    return Outcome(ended.session, (Account(stage.badge, work), *locks, *ended.effects))


def leave_room(session: Session, stage: TechnicianStage, event: e.LeaveDesk | e.EndVisit, world: World) -> Outcome:
    if isinstance(stage, TechnicianRoom) and stage.job is not None:
        return Outcome(session)  # the page says what is under way
    return leave(session, stage, world)


def world_changed(session: Session, stage: TechnicianStage, event: e.WorldChanged, world: World) -> Outcome:
    """Who pulls the token is out; and so is whoever's token does not hold any more."""
    if world.technician is None or world.technician.badge != stage.badge:
        return leave(session, stage, world, Work.TOKEN_PULLED)
    return Outcome(session)


# --- rooms ------------------------------------------------------------------------------------------------------------


def is_busy(session: Session) -> bool:
    """Something is under way that another thing must not run into; looking is not."""
    return any(pending.waiting is not Waiting.LOOK_INTO for pending in session.pending)


def rooms(badge: Badge) -> tuple[Room, ...]:
    """Where this technician may go."""
    return tuple(room for room in Room if room is not Room.SETTINGS or TokenRole.SETTINGS in badge.roles)


def tests(world: World) -> tuple[Test, ...]:
    """What can be tried at this terminal."""
    return tuple(test for test in Test if (family := NEEDS.get(test)) is None or family in world.devices)


def hindrance(test: Test, world: World) -> Hindrance | None:
    """Why it cannot be tried now. What does not print is tried whatever it says of itself: tests are there for that."""
    return device_hindrance(NEEDS[test], world) if test in _PRINTS else None


def _look(session: Session, stage: TechnicianRoom, world: World) -> Outcome:
    kept = tuple(pending for pending in session.pending if pending.waiting is not Waiting.LOOK_INTO)
    session = replace(session, pending=kept).to(stage)
    room, badge = stage.room, stage.badge
    return begin_effect(session, world, Waiting.LOOK_INTO, _LOOK_SECONDS, lambda effect: LookInto(effect, room, badge))


def go_to(session: Session, stage: TechnicianRoom, event: e.ChooseTab, world: World) -> Outcome:
    if is_busy(session) or stage.asked is not None or event.key not in rooms(stage.badge):
        return Outcome(session)
    return _look(session, TechnicianRoom(stage.badge, stage.paper, Room(event.key)), world)


def look_again(session: Session, stage: TechnicianRoom, event: e.LookAgain, world: World) -> Outcome:
    if is_busy(session):
        return Outcome(session)
    return _look(session, replace(stage, remark=None), world)


def looked(session: Session, stage: TechnicianRoom, event: e.LookedInto, world: World) -> Outcome:
    if event.report.room is not stage.room:
        return Outcome(session)
    return Outcome(session.to(replace(stage, report=event.report)))


def show_log(session: Session, stage: TechnicianRoom, event: e.ShowLog, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, least=event.least)))


# --- tests ------------------------------------------------------------------------------------------------------------


def try_it(session: Session, stage: TechnicianRoom, event: e.TryIt, world: World) -> Outcome:
    test = event.test
    possible = stage.room is Room.TESTS and test in tests(world) and hindrance(test, world) is None
    if is_busy(session) or not possible:
        return Outcome(session)
    session = forget_asked(session)
    doing = replace(stage, remark=Remark(test), problems=frozenset())
    looks = session.looks
    if test in _AT_ONCE:
        begun = begin_effect(session.to(doing), world, Waiting.TRY, _TRY_SECONDS, lambda effect: TryPart(effect, test))
    elif test is Test.PAGE:
        begun = _print(session, doing, world, lambda effect: PrintTestPage(effect, looks))
    elif test is Test.RECEIPT:
        begun = begin_effect(
            session.to(doing),
            world,
            Waiting.TEST_RECEIPT,
            _RECEIPT_SECONDS,
            lambda effect: PrintTestReceipt(effect, looks),
        )
    else:
        begun = begin_test(session, TechnicianTest(replace(stage, remark=None), test), world)
    return _account(stage.badge, Tried(test), begun)


def tried(session: Session, stage: TechnicianRoom, event: e.PartTried, world: World) -> Outcome:
    return _remarked(session, stage, event.result, world, event.said)


# --- paper ------------------------------------------------------------------------------------------------------------


def print_report(session: Session, stage: TechnicianRoom, event: e.PrintReport, world: World) -> Outcome:
    """What the room shows, as it was looked up."""
    report = stage.report
    family = Family.RECEIPT_PRINTER if event.on_receipt else Family.DOCUMENT_PRINTER
    if is_busy(session) or report is None or device_hindrance(family, world) is not None:
        return Outcome(session)
    looks = session.looks
    doing = replace(stage, remark=Remark(Work.PRINT_REPORT))
    if event.on_receipt:
        begun = begin_effect(
            session.to(doing),
            world,
            Waiting.TEST_RECEIPT,
            _RECEIPT_SECONDS,
            lambda effect: PrintReportReceipt(effect, report, looks),
        )
    else:
        begun = _print(session, doing, world, lambda effect: PrintReportPage(effect, report, looks))
    return _account(stage.badge, Work.PRINT_REPORT, begun)


def _print(session: Session, doing: TechnicianRoom, world: World, make: Callable[[EffectId], Effect]) -> Outcome:
    begun = begin_effect(session, world, Waiting.PRINT, world.patience.print_job, make)
    return Outcome(begun.session.to(replace(doing, job=begun.session.pending[-1].id)), begun.effects)


def receipt_ended(session: Session, stage: TechnicianRoom, event: e.ReceiptEnded, world: World) -> Outcome:
    return _remarked(session, stage, result_of_receipt(event), world)


def page_ended(session: Session, stage: TechnicianRoom, event: e.PrintEnded, world: World) -> Outcome:
    result = result_of_page(event)
    if result is None:
        return cancel(session, stage, world)
    return _remarked(session, replace(stage, problems=event.problems), result, world)


def page_cancelled(session: Session, stage: TechnicianRoom, event: e.PrintCancelled, world: World) -> Outcome:
    if not event.confirmed:
        return _remarked(session, stage, Result.UNCONFIRMED, world).also(LockPaperPath())
    return _remarked(session, stage, result_of_cancelled(event), world)


# --- work -------------------------------------------------------------------------------------------------------------

#: In which room each is done at a touch.
WORKS = {
    Room.SUPPLIES: (Work.REFILLED, Work.ROLL_CHANGED, Work.TONER_CHANGED),
    Room.QUEUE: (Work.DRAIN, Work.UNPARK),
    Room.SETTINGS: (Work.SET_NETWORK, Work.SET_TIME, Work.OUT_OF_SERVICE, Work.IN_SERVICE),
    Room.PATROL: (Work.CHECK_IN,),
    Room.UPDATE: (Work.BRING_RELEASE,),
}
_SECONDS = {Work.SET_NETWORK: _NETWORK_SECONDS, Work.BRING_RELEASE: _RELEASE_SECONDS}


def act(session: Session, stage: TechnicianRoom, event: e.ServiceAct, world: World) -> Outcome:
    work = event.work
    if is_busy(session) or stage.asked is not None or work not in WORKS.get(stage.room, ()):
        return Outcome(session)
    if stage.room not in rooms(stage.badge):
        return Outcome(session)
    match work:
        case Work.REFILLED:
            return Outcome(session.to(replace(stage, asked=work, remark=None)))
        case Work.SET_NETWORK:
            here = replace(stage, remark=None)
            return Outcome(forget_asked(session).to(TechnicianForm(here, Values((("method", ("dhcp",)),)))))
        case Work.UNPARK if event.row not in _parked(stage):
            return Outcome(session)
        case Work.OUT_OF_SERVICE if world.out_of_service:
            return Outcome(session)
        case Work.IN_SERVICE if not world.out_of_service:
            return Outcome(session)
    return begin_work(session, stage, work, world, row=event.row)


def _parked(stage: TechnicianRoom) -> frozenset[str]:
    """The rows that can be touched, as they were looked up."""
    return frozenset(row.id for row in stage.report.parked) if stage.report is not None else frozenset()


def confirm(session: Session, stage: TechnicianRoom, event: e.DeskConfirm, world: World) -> Outcome:
    if is_busy(session) or stage.asked is not Work.REFILLED or event.sheets not in REFILLS:
        return Outcome(session)
    return begin_work(session, stage, Work.REFILLED, world, count=event.sheets)


def decline(session: Session, stage: TechnicianRoom, event: e.DeskDecline, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, asked=None)))


def begin_work(
    session: Session,
    stage: TechnicianRoom,
    work: Work,
    world: World,
    *,
    row: str = "",
    count: int = 0,
    settings: tuple[tuple[str, str], ...] = (),
) -> Outcome:
    """It is accounted for, and then begun."""
    badge = stage.badge
    doing = forget_asked(session).to(replace(stage, asked=None, remark=Remark(work, count=count)))
    begun = begin_effect(
        doing,
        world,
        Waiting.SERVICE,
        _SECONDS.get(work, _WORK_SECONDS),
        lambda effect: Service(effect, work, badge, row, count, settings),
    )
    return _account(badge, work, begun, count)


def goes_on(session: Session, stage: TechnicianRoom, event: e.ServiceGoesOn, world: World) -> Outcome:
    """Who waits for it stands there, and touches nothing."""
    remark = replace(stage.remark, said=event.said) if stage.remark is not None else None
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, remark=remark)))


def serviced(session: Session, stage: TechnicianRoom, event: e.Serviced, world: World) -> Outcome:
    """Whatever came of it, the room is looked at anew."""
    result = Result.DONE if event.ok else Result.FAILED
    noted = _remarked(session, stage, result, world, event.said).session
    here = noted.stage
    return _look(noted, here, world) if isinstance(here, TechnicianRoom) else Outcome(noted)


def overdue(session: Session, stage: TechnicianRoom, event: e.Overdue, world: World) -> Outcome:
    match event.waiting:
        case Waiting.PRINT:
            return cancel(session, stage, world)
        case Waiting.CANCEL:
            return _remarked(session, stage, Result.UNCONFIRMED, world).also(LockPaperPath())
        case Waiting.LOOK_INTO:
            return Outcome(session)
        case _:
            return _remarked(session, stage, Result.UNCONFIRMED, world)


def _remarked(
    session: Session, stage: TechnicianRoom, result: Result, world: World, said: Text | None = None
) -> Outcome:
    """What was under way has come to its end."""
    remark = replace(stage.remark, result=result, said=said) if stage.remark is not None else None
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, remark=remark, job=None)))


def _account(badge: Badge, what: Work | Tried, outcome: Outcome, count: int = 0) -> Outcome:
    return Outcome(outcome.session, (Account(badge, what, count), *outcome.effects))
