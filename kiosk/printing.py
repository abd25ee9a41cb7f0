"""The life of an A4 job: written down, handed over, watched to its end, cancelled when asked."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass

from drivers.protocols import PLAIN, DeviceError, DeviceFault, DocumentPrinter, JobState, JobStatus, Problem
from kiosk.log import Log, LogEvent
from kiosk.operations.print_journal import PrintJournal
from kiosk.session.model import PrintEnd
from kiosk.workers import Worker

#: After these the printer has certainly not taken the job.
_NOT_TAKEN = frozenset({DeviceFault.ABSENT, DeviceFault.REFUSED, DeviceFault.BUSY})
#: With one of these a sheet may be on its way through the printer, whatever it counts.
_SHEET_MAY_BE_INSIDE = frozenset({Problem.PAPER_JAM, Problem.COVER_OPEN, Problem.OTHER})


@dataclass(frozen=True)
class PrintTimes:
    """Seconds."""

    call: float = 5.0  # one call to the printer
    between_looks: float = 0.4  # at a job under way
    silence: float = 12.0  # a printer that cannot be asked for this long has lost the job as far as we can know
    cancel: float = 10.0  # until the printer has said that a cancelled job has ended


@dataclass
class _Watched:
    """The job under way. Touched by the printer's worker alone."""

    name: str
    printer_job: int
    pages: int
    on_progress: Callable[[JobStatus], None]
    on_end: Callable[[PrintEnd, int, frozenset[Problem]], None]
    last: JobStatus
    heard_at: float


@dataclass(frozen=True)
class Cancelled:
    """``confirmed``: the job does not run any more, by the printer's own word. ``end``: what came of it, then."""

    confirmed: bool
    end: PrintEnd


class DocumentPrinting:
    """Prints on the document printer's worker. Callbacks come from that worker's thread."""

    def __init__(
        self,
        printer: DocumentPrinter,
        worker: Worker,
        journal: PrintJournal,
        log: Log,
        times: PrintTimes = PrintTimes(),
    ) -> None:
        self._printer = printer
        self._worker = worker
        self._journal = journal
        self._log = log
        self._times = times
        self._watched: _Watched | None = None
        self._ended: tuple[str, PrintEnd] | None = None  # the last job whose end is known

    def print(
        self,
        name: str,
        pdf: bytes,
        pages: int,
        on_progress: Callable[[JobStatus], None],
        on_end: Callable[[PrintEnd, int, frozenset[Problem]], None],
    ) -> None:
        """To be called on the worker. Hands over ``pdf`` once, and never again by itself."""
        try:
            self._journal.open_job(name)
        except sqlite3.Error as error:
            # What is not written down would not be cancelled after a restart: it is not handed over at all.
            self._log.mistake("print journal", error)
            on_end(PrintEnd.NOTHING, 0, frozenset())
            return
        printer_job = self._hand_over(name, pdf)
        if isinstance(printer_job, PrintEnd):
            on_end(printer_job, 0, self._printer.status(self._times.call).problems)
            return
        self._log.write(LogEvent.PRINT_STARTED, job=name, count=pages)
        self._watched = _Watched(
            name, printer_job, pages, on_progress, on_end, JobStatus(JobState.UNKNOWN), time.monotonic()
        )
        self._worker.run_later(self._watch, 0)
        try:
            self._journal.set_printer_job(name, printer_job)
        except sqlite3.Error as error:
            # The row stands, and the printer finds the job by its name.
            self._log.mistake("print journal", error)

    def cancel(self, name: str, on_cancelled: Callable[[Cancelled], None]) -> None:
        """To be called on the worker: cancel the job of that name and see that the printer says it has ended."""
        self._watched = None
        result = self._cancelled(name)
        self._log.write(LogEvent.PRINT_CANCELLED, job=name, outcome="confirmed" if result.confirmed else "unconfirmed")
        on_cancelled(result)

    def recover(self) -> bool:
        """To be called on the worker at start-up: cancel what the last run left. True when a page may lie somewhere.

        Raises sqlite3.Error.
        """
        left = self._journal.open_jobs()
        if left:
            # On the disk before the first row is closed: killed in between, the next start knows as well.
            self._journal.lock_paper_path()
        ended = self.end_leftovers()
        outcome = "confirmed" if ended else "unconfirmed"
        self._log.write(LogEvent.RECOVERED, count=len(left), outcome=outcome)
        return bool(left)

    def end_leftovers(self) -> bool:
        """To be called on the worker while nothing is printed: end every job whose end is not known.

        True when the printer has confirmed all of them. Raises sqlite3.Error.
        """
        results = [self._cancel(name, printer_job) for name, printer_job in self._journal.open_jobs()]
        return all(result.confirmed for result in results)

    def _hand_over(self, name: str, pdf: bytes) -> int | PrintEnd:
        """The printer's number of the job, or how it ended before it had one."""
        try:
            return self._printer.submit(pdf, name, PLAIN, self._times.call)
        except DeviceError as error:
            fault = error.fault
        if fault not in _NOT_TAKEN:
            # The job may exist although its answer was lost: handing it over again would print it twice.
            found = self._find(name)
            if found is not None:
                return found
        # A job that is not found may as well be printed already: the printer names only those under way.
        end = PrintEnd.NOTHING if fault in _NOT_TAKEN else PrintEnd.UNKNOWN
        self._settle(name, end)
        self._log.write(LogEvent.PRINT_ENDED, job=name, outcome=end.value, fault=fault.value)
        return end

    def _find(self, name: str) -> int | None:
        try:
            return self._printer.find(name, self._times.call)
        except DeviceError:
            return None

    def _watch(self) -> None:
        watched = self._watched
        if watched is None:
            return
        try:
            status = self._printer.job(watched.printer_job, self._times.call)
        except DeviceError as error:
            if time.monotonic() - watched.heard_at > self._times.silence:
                self._end(watched, PrintEnd.UNKNOWN, watched.last.problems, error.fault.value)
                return
        else:
            watched.heard_at = time.monotonic()
            if status.state.ended:
                self._end(watched, _end_of(status, watched.last), status.problems, status.state.value)
                return
            if status != watched.last:
                watched.last = status
                watched.on_progress(status)
        # Other jobs of this bus, a cancellation above all, come in between two looks.
        self._worker.run_later(self._watch, self._times.between_looks)

    def _end(self, watched: _Watched, end: PrintEnd, problems: frozenset[Problem], words: str) -> None:
        self._watched = None
        self._settle(watched.name, end)
        self._log.write(LogEvent.PRINT_ENDED, job=watched.name, outcome=end.value, original=words)
        watched.on_end(end, watched.pages if end is PrintEnd.COMPLETED else 0, problems)

    def _settle(self, name: str, end: PrintEnd) -> None:
        """Take the job out of the journal when its end is known; otherwise it stays until it is cancelled."""
        if end is not PrintEnd.UNKNOWN:
            self._close(name, end)

    def _close(self, name: str, end: PrintEnd) -> None:
        self._ended = (name, end)
        try:
            self._journal.close_job(name)
        except sqlite3.Error as error:
            # The row stays: the next start takes the job for an unfinished one, which is the safe mistake.
            self._log.mistake("print journal", error)

    def _cancelled(self, name: str) -> Cancelled:
        if self._ended is not None and self._ended[0] == name:
            return Cancelled(True, self._ended[1])
        try:
            known = dict(self._journal.open_jobs())
        except sqlite3.Error as error:
            self._log.mistake("print journal", error)
            return Cancelled(False, PrintEnd.UNKNOWN)
        if name not in known:
            return Cancelled(True, PrintEnd.NOTHING)  # it was never handed over
        return self._cancel(name, known[name])

    def _cancel(self, name: str, printer_job: int | None) -> Cancelled:
        """Ends within ``times.cancel`` and one short call."""
        until = time.monotonic() + self._times.cancel
        before: JobStatus | None = None
        while (left := until - time.monotonic()) > 0:
            call = min(self._times.call, left)
            try:
                if printer_job is None:
                    printer_job = self._printer.find(name, call)
                    if printer_job is None:
                        # Done already, or never taken: the printer names only jobs under way.
                        self._close(name, PrintEnd.UNKNOWN)
                        return Cancelled(True, PrintEnd.UNKNOWN)
                if before is None:
                    before = self._printer.job(printer_job, call)
                status = before if before.state.ended else self._printer.cancel(printer_job, call)
            except DeviceError:
                time.sleep(self._times.between_looks)
                continue
            if status.state.ended:
                end = _end_of(status, before)
                self._close(name, end)
                return Cancelled(True, end)
            time.sleep(self._times.between_looks)
        return Cancelled(False, PrintEnd.UNKNOWN)


def _end_of(status: JobStatus, before: JobStatus) -> PrintEnd:
    """How the job ended, from its last two states.

    Nothing was printed when the printer counts no page and no sheet was on its way: a printer that is cancelled in the
    middle of its first page counts none either, and lets the sheet out.
    """
    if status.state is JobState.COMPLETED:
        return PrintEnd.COMPLETED
    resting = before.state in (JobState.WAITING, JobState.STOPPED)
    inside = (before.problems | status.problems) & _SHEET_MAY_BE_INSIDE
    if status.state in (JobState.CANCELLED, JobState.ABORTED) and status.pages_done == 0 and resting and not inside:
        return PrintEnd.NOTHING
    return PrintEnd.UNKNOWN
