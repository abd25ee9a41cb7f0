"""Parts of the terminal that are tried on a page of their own: what is seen and touched there, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.desk import Result
from kiosk.session.effects import StartLooking, StartScanning, WatchPlate
from kiosk.session.model import Session, Waiting
from kiosk.session.nearby import KeyPad
from kiosk.session.step import Handlers, Outcome, begin_effect, forget_asked
from kiosk.session.steps.keys import by_key
from kiosk.session.technician import Remark, Test
from kiosk.session.technician_stages import GRID_COLUMNS, GRID_ROWS, TechnicianTest
from kiosk.session.world import World

_CELLS = GRID_COLUMNS * GRID_ROWS
_CAMERA_SECONDS = 120.0


def begin_test(session: Session, stage: TechnicianTest, world: World) -> Outcome:
    """The page of a test, and what it watches."""
    there = session.to(stage)
    match stage.test:
        case Test.SCAN:
            return begin_effect(there, world, Waiting.SCAN, world.patience.scan, StartScanning)
        case Test.CAMERA:
            return begin_effect(there, world, Waiting.LOOK, _CAMERA_SECONDS, StartLooking)
        case Test.PLATE:
            return begin_effect(there, world, Waiting.PLATE, _CAMERA_SECONDS, WatchPlate)
        case _:
            return Outcome(there)


def end_test(session: Session, stage: TechnicianTest, event: e.Back | e.GotIt | e.DidNotGetIt, world: World) -> Outcome:
    """Back among the tests. What a technician saw and heard, nobody else knows: they say whether it was right."""
    result = {e.GotIt: Result.DONE, e.DidNotGetIt: Result.FAILED}.get(type(event))
    if stage.test is Test.TOUCH and isinstance(event, e.GotIt) and len(stage.cells) < _CELLS:
        result = Result.FAILED
    remark = Remark(stage.test, result, count=_count(stage)) if result is not None else None
    session = replace(forget_asked(session), touched_at=world.now)
    return Outcome(session.to(replace(stage.room, remark=remark)))


def _count(stage: TechnicianTest) -> int:
    return {Test.TOUCH: len(stage.cells), Test.KEYPAD: stage.keys}.get(stage.test, 0)


def again(session: Session, stage: TechnicianTest, event: e.TryAgain, world: World) -> Outcome:
    return begin_test(forget_asked(session), TechnicianTest(stage.room, stage.test), world)


def touched(session: Session, stage: TechnicianTest, event: e.TouchCell, world: World) -> Outcome:
    if stage.test is not Test.TOUCH or not 0 <= event.cell < _CELLS:
        return Outcome(session)
    return Outcome(session.to(replace(stage, cells=stage.cells | {event.cell})))


def pressed(session: Session, stage: TechnicianTest, event: KeyPad, world: World) -> Outcome:
    """Counted; of a digit no more than that, since a bank's PIN pad may be what is pressed."""
    if stage.test is not Test.KEYPAD:
        return by_key(session, stage, event, world)
    last = event.key if event.key is not None and not event.key.value.isdecimal() else None
    session = replace(session, touched_at=world.now)
    return Outcome(session.to(replace(stage, keys=stage.keys + 1, last=last)))


def scanned(session: Session, stage: TechnicianTest, event: e.CodeScanned, world: World) -> Outcome:
    """How long it was; what stood in it is nobody's business."""
    return Outcome(replace(session, touched_at=world.now).to(replace(stage, code=len(event.text))))


def seen(session: Session, stage: TechnicianTest, event: e.Looked | e.PlateSeen, world: World) -> Outcome:
    return Outcome(session.to(replace(stage, looks=stage.looks + 1)))


def failed(
    session: Session, stage: TechnicianTest, event: e.CameraFailed | e.ScannerFailed | e.Overdue, world: World
) -> Outcome:
    return Outcome(session.to(replace(stage, failed=True, looks=0)))


def unread(session: Session, stage: TechnicianTest, event: e.CodeUnread, world: World) -> Outcome:
    return Outcome(session)


HANDLES: Handlers = {
    e.Back: end_test,
    e.GotIt: end_test,
    e.DidNotGetIt: end_test,
    e.TryAgain: again,
    e.TouchCell: touched,
    KeyPad: pressed,
    e.CodeScanned: scanned,
    e.CodeUnread: unread,
    e.Looked: seen,
    e.PlateSeen: seen,
    e.CameraFailed: failed,
    e.ScannerFailed: failed,
    e.Overdue: failed,
}
