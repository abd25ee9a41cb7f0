"""The lock of the A4 printer's paper path: set when somebody's page may lie in it, cleared by an attendant's word."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable

from kiosk.log import Log, LogEvent
from kiosk.operations.print_journal import PrintJournal
from kiosk.printing import DocumentPrinting
from kiosk.workers import Worker


class PaperPath:
    """In memory at once, on the disk soon. May be used from every thread.

    Each lock has a number, so that what the disk says of an older one is not taken for this one's. Writing and clearing
    happen on the printer's worker: there a lock is on the disk before any later job is taken out of the journal.
    """

    def __init__(
        self,
        journal: PrintJournal,
        printing: DocumentPrinting | None,
        worker: Worker,
        log: Log,
        on_clear: Callable[[], None],
    ) -> None:
        """``worker`` is the printer's where there is one. Raises sqlite3.Error."""
        self._journal = journal
        self._printing = printing
        self._worker = worker
        self._log = log
        self._on_clear = on_clear
        self._guard = threading.Lock()
        self.locked = journal.paper_path_locked()
        self._number = self._written = int(self.locked)
        self._clearing = False
        self._told = 0

    def lock(self) -> None:
        """From now on. Returns at once."""
        with self._guard:
            self._number += 1
            number = self._number
            self.locked = True
        self._worker.run(lambda: self._write(number))
        self._log.write(LogEvent.PAPER_PATH_LOCKED)

    def look(self) -> None:
        """See whether an attendant has cleared the lock from outside; called from time to time on another worker.

        Raises sqlite3.Error.
        """
        number = self._number
        if not self.locked or self._clearing:
            return
        if self._written < number:
            # What the disk says is older than this lock. It is written once more, for the disk may have been full.
            self._worker.run(lambda: self._write(number))
        elif self._journal.lock_cleared():
            self._clearing = True
            self._worker.run(lambda: self._clear(number))

    def confirm_empty(self, on_end: Callable[[bool], None]) -> None:
        """An attendant at the machine says so. Returns at once; may be called from every thread.

        ``on_end`` hears on the printer's worker whether the lock is open. False: the word is kept, and the lock opens
        as soon as the printer says that its old job has ended; or the disk did not take the word.
        """
        number = self._number
        self._worker.run(lambda: self._confirm(number, on_end))

    def _confirm(self, number: int, on_end: Callable[[bool], None]) -> None:
        if self.locked:
            try:
                self._write(number)
                self._journal.clear_paper_path()
                self._clear(number)
            except sqlite3.Error as error:
                self._log.mistake("print journal", error)
        on_end(not self.locked)

    def _write(self, number: int) -> None:
        if self._written < number:
            self._journal.lock_paper_path()
            self._written = number

    def _clear(self, number: int) -> None:
        """An attendant has seen that the path is empty; a job that the printer still holds must not fill it again."""
        try:
            if self._printing is not None and not self._printing.end_leftovers():
                self._tell_still_locked(number)
                return
            with self._guard:
                if self._number != number:
                    return  # locked again meanwhile
                self.locked = False
            self._log.write(LogEvent.PAPER_PATH_CLEARED)
            self._on_clear()
        finally:
            self._clearing = False

    def _tell_still_locked(self, number: int) -> None:
        if self._told != number:
            self._told = number
            self._log.write(LogEvent.PAPER_PATH_LOCKED, fault="the printer does not say that its old job has ended")
