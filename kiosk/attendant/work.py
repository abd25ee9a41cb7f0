"""Does what an attendant says, on a worker of its own; writes it down and tells the platform."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from kiosk.attendant.audit import keep_audit
from kiosk.attendant.books import Books
from kiosk.attendant.guard import PinGuard
from kiosk.central.submissions import AuditEvent
from kiosk.filing import Filing
from kiosk.log import Log, LogEvent
from kiosk.paper_path import PaperPath
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session.desk import DeskAction
from kiosk.session.nearby import CabinetChange
from kiosk.workers import Worker


class AttendantWork:
    """Answers come from the worker's thread, or, of the paper path, from the printer's."""

    def __init__(
        self,
        books: Books,
        *,
        paper_path: PaperPath,
        filing: Filing,
        worker: Worker,
        terminal_id: str,
        log: Log,
        answer: Callable[[e.Event], None],
        technicians: PinGuard | None = None,
    ) -> None:
        """``technicians`` looks at the PIN that goes with a token."""
        self._technicians = technicians
        self._books = books
        self._paper_path = paper_path
        self._filing = filing
        self._worker = worker
        self._terminal_id = terminal_id
        self._log = log
        self._answer = answer

    def check_pin(self, effect: fx.CheckPin) -> None:
        self._worker.run(lambda: self._check_pin(effect))

    def audit(self, effect: fx.Audit) -> None:
        self._worker.run(lambda: self._audit(effect))

    def do(self, effect: fx.DeskWork) -> None:
        """After what was given before, so that it is written down before it is done."""
        self._worker.run(lambda: self._do(effect))

    def _check_pin(self, effect: fx.CheckPin) -> None:
        desk = self._books.desk
        guard = self._technicians if effect.technician else desk.guard if desk is not None else None
        if guard is None:
            self._answer(e.PinChecked(effect.id, ok=False))
            return
        checked = guard.check(effect.pin)
        self._answer(e.PinChecked(effect.id, checked.ok, checked.wait_seconds))

    def _audit(self, effect: fx.Audit) -> None:
        """In the log at once; sealed into the outbox where there is a key to seal with."""
        at = datetime.now(UTC)
        of_the_case = isinstance(effect.action, CabinetChange)
        event = LogEvent.CABINET if of_the_case else LogEvent.ATTENDANT
        self._log.write(event, action=effect.action.value, count=effect.sheets)
        said = AuditEvent(
            action=effect.action.value, at=at, terminal_id=self._terminal_id, sheets=effect.sheets or None
        )
        keep_audit(said, self._filing, self._log)

    def _do(self, effect: fx.DeskWork) -> None:
        if effect.action is DeskAction.PAPER_PATH_EMPTY:
            self._paper_path.confirm_empty(lambda ok: self._answer(e.DeskWorkEnded(effect.id, ok)))
            return
        try:
            self._note(effect)
        except OSError as error:
            self._log.write(LogEvent.ATTENDANT_TROUBLE, action=effect.action.value, fault=type(error).__name__)
            self._answer(e.DeskWorkEnded(effect.id, ok=False))
        else:
            self._answer(e.DeskWorkEnded(effect.id, ok=True))

    def _note(self, effect: fx.DeskWork) -> None:
        """Raises OSError when it is not on the disk; LookupError for what is no work of the desk's."""
        counters, desk, now = self._books.counters, self._books.desk, datetime.now(UTC)
        match effect.action:
            case DeskAction.PAPER_REFILLED:
                counters.refilled(effect.sheets, now)
            case DeskAction.RECEIPT_ROLL_CHANGED:
                counters.roll_changed(now)
            case DeskAction.TONER_CHANGED:
                counters.toner_changed(now)
            case DeskAction.OUT_OF_SERVICE if desk is not None:
                desk.service.take_out(now)
            case DeskAction.IN_SERVICE if desk is not None:
                desk.service.put_back()
            case _:
                raise LookupError(effect.action)
