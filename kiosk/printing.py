"""The life of an A4 job: written down, handed over, watched to its end, cancelled when asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from drivers.protocols import DeviceError, DeviceFault, DocumentPrinter, JobState, JobStatus, Problem
from kiosk.log import Log, LogEvent
from kiosk.operations.print_journal import PrintJournal
from kiosk.session.model import PrintEnd
from kiosk.workers import Worker

_CALL_SECONDS = 5.0
_WATCH_SECONDS = 0.4
#: A printer that cannot be asked for this long has lost the job as far as we can know.
_SILENCE_SECONDS = 12.0
_CANCEL_SECONDS = 10.0


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
    confirmed: bool
    nothing_printed: bool


class DocumentPrinting:
    """Prints on the document printer's worker. Callbacks come from that worker's thread."""

    def __init__(self, printer: DocumentPrinter, worker: Worker, journal: PrintJournal, log: Log) -> None:
        self._printer = printer
        self._worker = worker
        self._journal = journal
        self._log = log
        self._watched: _Watched | None = None

    def print(
        self,
        name: str,
        pdf: bytes,
        pages: int,
        on_progress: Callable[[JobStatus], None],
        on_end: Callable[[PrintEnd, int, frozenset[Problem]], None],
    ) -> None:
        """To be called on the worker. Hands over ``pdf`` once, and never again by itself."""
        self._journal.open_job(name)
        try:
            printer_job = self._hand_over(name, pdf)
        except DeviceError as error:
            end = self._end_of_failed_handover(name, error)
            self._log.write(LogEvent.PRINT_ENDED, job=name, outcome=end.value, fault=error.fault.value)
            if end is PrintEnd.NOTHING:
                self._journal.close_job(name)
            on_end(end, 0, self._printer.status(_CALL_SECONDS).problems)
            return
        self._journal.set_printer_job(name, printer_job)
        self._log.write(LogEvent.PRINT_STARTED, job=name, count=pages)
        self._watched = _Watched(
            name, printer_job, pages, on_progress, on_end, JobStatus(JobState.UNKNOWN), time.monotonic()
        )
        self._worker.run_later(self._watch, 0)

    def cancel(self, name: str, on_cancelled: Callable[[Cancelled], None]) -> None:
        """To be called on the worker: cancel the job of that name and see that the printer says it has ended."""
        self._watched = None
        known = dict(self._journal.open_jobs())
        result = Cancelled(True, True)
        if name in known:
            result = self._cancel(name, known[name])
        self._log.write(LogEvent.PRINT_CANCELLED, job=name, outcome="confirmed" if result.confirmed else "unconfirmed")
        on_cancelled(result)

    def recover(self) -> bool:
        """To be called on the worker at start-up: cancel what the last run left. True when a page may lie somewhere."""
        left = self._journal.open_jobs()
        for name, printer_job in left:
            self._cancel(name, printer_job)
            self._journal.close_job(name)
        self._log.write(LogEvent.RECOVERED, count=len(left))
        return bool(left)

    def _hand_over(self, name: str, pdf: bytes) -> int:
        try:
            return self._printer.submit(pdf, name, 1, _CALL_SECONDS)
        except DeviceError as error:
            if error.fault not in (DeviceFault.TIMEOUT, DeviceFault.LOST):
                raise
            # The job may exist although its answer was lost: handing it over again would print it twice.
            found = self._printer.find(name, _CALL_SECONDS)
            if found is None:
                raise
            return found

    def _end_of_failed_handover(self, name: str, error: DeviceError) -> PrintEnd:
        if error.fault in (DeviceFault.ABSENT, DeviceFault.REFUSED, DeviceFault.BUSY):
            return PrintEnd.NOTHING
        try:
            return PrintEnd.NOTHING if self._printer.find(name, _CALL_SECONDS) is None else PrintEnd.UNKNOWN
        except DeviceError:
            return PrintEnd.UNKNOWN

    def _watch(self) -> None:
        watched = self._watched
        if watched is None:
            return
        try:
            status = self._printer.job(watched.printer_job, _CALL_SECONDS)
        except DeviceError as error:
            if time.monotonic() - watched.heard_at > _SILENCE_SECONDS:
                self._end(watched, PrintEnd.UNKNOWN, watched.last.problems, error.fault.value)
                return
        else:
            watched.heard_at = time.monotonic()
            if status != watched.last:
                watched.last = status
                watched.on_progress(status)
            if status.state.ended:
                self._end(watched, _end_of(status), status.problems, status.state.value)
                return
        # Other jobs of this bus, a cancellation above all, come in between two looks.
        self._worker.run_later(self._watch, _WATCH_SECONDS)

    def _end(self, watched: _Watched, end: PrintEnd, problems: frozenset[Problem], words: str) -> None:
        self._watched = None
        if end is not PrintEnd.UNKNOWN:
            self._journal.close_job(watched.name)
        self._log.write(LogEvent.PRINT_ENDED, job=watched.name, outcome=end.value, original=words)
        watched.on_end(end, watched.pages if end is PrintEnd.COMPLETED else 0, problems)

    def _cancel(self, name: str, printer_job: int | None) -> Cancelled:
        until = time.monotonic() + _CANCEL_SECONDS
        while time.monotonic() < until:
            try:
                if printer_job is None:
                    printer_job = self._printer.find(name, _CALL_SECONDS)
                    if printer_job is None:
                        self._journal.close_job(name)
                        return Cancelled(True, True)
                status = self._printer.cancel(printer_job, _CALL_SECONDS)
            except DeviceError:
                time.sleep(_WATCH_SECONDS)
                continue
            if status.state.ended:
                self._journal.close_job(name)
                return Cancelled(True, _end_of(status) is PrintEnd.NOTHING)
            time.sleep(_WATCH_SECONDS)
        return Cancelled(False, False)


def _end_of(status: JobStatus) -> PrintEnd:
    """Completed is completed; a job that was stopped before its first page printed nothing; the rest is unknown."""
    if status.state is JobState.COMPLETED:
        return PrintEnd.COMPLETED
    if status.state in (JobState.CANCELLED, JobState.ABORTED) and status.pages_done == 0:
        return PrintEnd.NOTHING
    return PrintEnd.UNKNOWN
