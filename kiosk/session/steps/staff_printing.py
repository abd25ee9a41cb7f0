"""What the attendant prints and what the technician prints: its end is known, or A4 is locked."""

from __future__ import annotations

from dataclasses import replace

from drivers.protocols import PrintOutcome
from kiosk.session import events as e
from kiosk.session.attendant_stages import AttendantDesk, AttendantStage
from kiosk.session.desk import Result
from kiosk.session.effects import CancelPrint
from kiosk.session.model import LeftBecause, PrintEnd, Session, Waiting
from kiosk.session.step import Outcome, begin_effect, forget_asked
from kiosk.session.technician_stages import TechnicianRoom, TechnicianStage
from kiosk.session.world import World

_OF_RECEIPT = {PrintOutcome.PRINTED: Result.DONE, PrintOutcome.NOT_PRINTED: Result.FAILED}
_OF_CANCELLED = {PrintEnd.COMPLETED: Result.DONE, PrintEnd.NOTHING: Result.FAILED}


def result_of_receipt(event: e.ReceiptEnded) -> Result:
    return _OF_RECEIPT.get(event.outcome, Result.UNCONFIRMED)


def result_of_page(event: e.PrintEnded) -> Result | None:
    """None: nobody knows, and it has to be cancelled."""
    if event.end is PrintEnd.UNKNOWN:
        return None
    return Result.DONE if event.end is PrintEnd.COMPLETED else Result.FAILED


def result_of_cancelled(event: e.PrintCancelled) -> Result:
    """For a cancellation that the printer has confirmed."""
    return _OF_CANCELLED.get(event.end, Result.UNCONFIRMED)


def progressed(
    session: Session, stage: AttendantDesk | TechnicianRoom, event: e.PrintProgressed, world: World
) -> Outcome:
    return Outcome(session.to(replace(stage, problems=event.job.problems)))


def stop(session: Session, stage: AttendantDesk | TechnicianRoom, event: e.Stop, world: World) -> Outcome:
    if not any(pending.waiting is Waiting.PRINT for pending in session.pending):
        return Outcome(session)
    return cancel(session, stage, world)


def cancel(session: Session, stage: AttendantDesk | TechnicianRoom, world: World) -> Outcome:
    """From here on only the cancellation's answer counts: it says how the job ended."""
    job = stage.job
    if job is None:
        return Outcome(session)
    asked = forget_asked(session)
    return begin_effect(asked, world, Waiting.CANCEL, world.patience.cancel, lambda effect: CancelPrint(effect, job))


def paper_left(stage: AttendantStage | TechnicianStage, world: World) -> LeftBecause | None:
    """What was called out before they came, and is called out again when they go, unless somebody has looked."""
    paper = stage.paper
    return None if paper is not None and paper.means_locked and not world.paper_path_locked else paper
