"""The paper path's lock: in memory at once, on the disk soon, and no older clearing opens it."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drivers.document_printer.simulated import Behaviour, SimulatedDocumentPrinter
from drivers.protocols import PLAIN
from kiosk.log import Log
from kiosk.operations.print_journal import PrintJournal
from kiosk.paper_path import PaperPath
from kiosk.printing import DocumentPrinting, PrintTimes
from kiosk.workers import Worker
from tests.support.waiting import wait_until

HURRY = PrintTimes(call=1.0, between_looks=0.002, silence=0.05, cancel=0.05)


@dataclass
class Bench:
    path: PaperPath
    printing: DocumentPrinting
    journal: PrintJournal
    printer: SimulatedDocumentPrinter
    worker: Worker
    log: io.StringIO

    def settle(self) -> None:
        """Until the worker has done what was given to it."""
        done = threading.Event()
        self.worker.run(done.set)
        assert done.wait(10)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    stream = io.StringIO()
    log = Log(stream)
    worker = Worker("printer", log.mistake)
    journal, printer = PrintJournal(tmp_path), SimulatedDocumentPrinter()
    printing = DocumentPrinting(printer, worker, journal, log, HURRY)
    worker.start()
    path = PaperPath(journal, printing, worker, log, lambda: None)
    yield Bench(path, printing, journal, printer, worker, stream)
    assert worker.stop(10)


def test_a_lock_outlives_the_process(bench: Bench, tmp_path: Path) -> None:
    bench.path.lock()
    assert bench.path.locked
    bench.settle()
    again = PaperPath(PrintJournal(tmp_path), None, bench.worker, Log(io.StringIO()), lambda: None)
    assert again.locked


def test_what_a_killed_run_left_locks_the_disk_before_it_is_taken_out_of_the_journal(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.journal.open_job("old")
    order: list[str] = []
    close, lock = bench.journal.close_job, bench.journal.lock_paper_path

    def close_and_tell(name: str) -> None:
        close(name)
        order.append("closed")

    def lock_and_tell() -> None:
        lock()
        order.append("locked")

    monkeypatch.setattr(bench.journal, "close_job", close_and_tell)
    monkeypatch.setattr(bench.journal, "lock_paper_path", lock_and_tell)
    bench.worker.run(lambda: order.append(f"paper may lie: {bench.printing.recover()}"))
    bench.settle()
    assert order == ["locked", "closed", "paper may lie: True"]
    assert bench.journal.paper_path_locked()


def test_an_attendant_clears_it(bench: Bench) -> None:
    bench.path.lock()
    bench.settle()
    bench.path.look()
    bench.settle()
    assert bench.path.locked, "nobody has cleared it yet"
    bench.journal.clear_paper_path()
    bench.path.look()
    bench.settle()
    assert not bench.path.locked


def test_an_older_clearing_does_not_open_a_lock_that_is_not_on_the_disk_yet(bench: Bench) -> None:
    bench.path.lock()
    bench.settle()
    bench.journal.clear_paper_path()
    bench.path.look()
    bench.settle()
    disk_is_free = threading.Event()

    def keep_busy() -> None:
        disk_is_free.wait(10)

    bench.worker.run(keep_busy)
    bench.path.lock()
    bench.path.look()
    disk_is_free.set()
    bench.settle()
    assert bench.path.locked
    assert bench.journal.paper_path_locked()


def test_a_lock_that_the_disk_did_not_take_is_written_later(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as full:
        full.setattr(bench.journal, "lock_paper_path", lambda: 1 / 0)
        bench.path.lock()
        bench.settle()
    assert not bench.journal.paper_path_locked()
    bench.path.look()
    bench.settle()
    assert bench.journal.paper_path_locked()
    assert "ZeroDivisionError" in bench.log.getvalue()


def test_it_stays_locked_while_the_printer_holds_the_old_job(bench: Bench) -> None:
    bench.journal.open_job("old")
    bench.journal.set_printer_job("old", bench.printer.submit(b"%PDF", "old", PLAIN, 1.0))
    bench.printer.behaviour = Behaviour.HANGS
    bench.path.lock()
    bench.settle()
    bench.journal.clear_paper_path()
    for _ in range(2):
        bench.path.look()
        bench.settle()
    assert bench.path.locked
    assert bench.log.getvalue().count("does not say") == 1
    bench.printer.behaviour = Behaviour.NORMAL
    bench.path.look()
    wait_until(lambda: not bench.path.locked, "the lock to open")
    assert bench.journal.open_jobs() == ()
