"""What every DocumentPrinter keeps: the simulated one, and the IPP driver on a real printer process."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Protocol

import pytest

from drivers.document_printer.eve_printer import EveFault, EvePrinter, PaperLevel
from drivers.document_printer.ipp import IppPrinter
from drivers.document_printer.simulated import Behaviour, SimulatedDocumentPrinter
from drivers.protocols import (
    Condition,
    DeviceError,
    DeviceFault,
    DocumentPrinter,
    JobState,
    PageRange,
    PrintSettings,
    Problem,
    Sides,
)
from tests.support.pdf import PDF_OF_TWO_PAGES
from tests.support.waiting import wait_until

SECONDS = 10.0
_names = (f"job-{number}" for number in itertools.count(1))


class Bench(Protocol):
    """A printer and what a person can do to it. Every job has two sheets."""

    printer: DocumentPrinter

    def set_problem(self, problem: Problem | None) -> None: ...
    def set_problem_after(self, sheets: int, problem: Problem) -> None:
        """For the next job."""

    def set_behaviour(self, behaviour: Behaviour) -> None: ...
    def unplug(self) -> None: ...
    def plug(self) -> None: ...
    def run_until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the printer work until ``condition`` holds."""

    def sheets_out(self, job_name: str) -> int: ...


class InMemory:
    def __init__(self) -> None:
        self._simulated = SimulatedDocumentPrinter()
        self._simulated.sheets_per_copy = 2
        self._out: dict[str, int] = {}
        self._later: tuple[int, Problem] | None = None
        self.printer: DocumentPrinter = self._simulated

    def set_problem(self, problem: Problem | None) -> None:
        self._simulated.set_problems(*([problem] if problem else []))

    def set_problem_after(self, sheets: int, problem: Problem) -> None:
        self._later = (sheets, problem)

    def set_behaviour(self, behaviour: Behaviour) -> None:
        self._simulated.behaviour = behaviour

    def unplug(self) -> None:
        self._remember()
        self._simulated.unplug()

    def plug(self) -> None:
        self._simulated.plug()

    def run_until(self, condition: Callable[[], bool], what: str) -> None:
        for _ in range(5):
            if condition():
                return
            self._simulated.print_sheet()
            if self._later and self._simulated.jobs[-1].sheets_done == self._later[0]:
                self.set_problem(self._later[1])
                self._later = None
        raise AssertionError(what)

    def sheets_out(self, job_name: str) -> int:
        self._remember()
        return self._out.get(job_name, 0)

    def _remember(self) -> None:
        self._out |= {job.name: job.sheets_done for job in self._simulated.jobs}


_EVE_FAULTS = {
    Problem.PAPER_OUT: EveFault.PAPER_OUT,
    Problem.PAPER_JAM: EveFault.JAM,
    Problem.COVER_OPEN: EveFault.COVER_OPEN,
}


class RealProcess:
    """ippeveprinter, cured of everything and idle at the start of each test."""

    def __init__(self, eve: EvePrinter) -> None:
        self._eve = eve
        self.printer: DocumentPrinter = IppPrinter(eve.uri)

    def reset(self) -> None:
        self._eve.plug()
        for fault in (EveFault.HANG, EveFault.ABORT):
            self._eve.set_fault(fault, present=False)
        self.set_problem(None)
        wait_until(lambda: self.printer.status(1.0).condition is Condition.READY, "an idle printer")

    def set_problem(self, problem: Problem | None) -> None:
        paper = {Problem.PAPER_OUT: PaperLevel.OUT, Problem.PAPER_LOW: PaperLevel.LOW}
        toner = {Problem.TONER_LOW: 5, Problem.TONER_OUT: 0}
        self._eve.set_paper(paper.get(problem, PaperLevel.FULL) if problem else PaperLevel.FULL)
        self._eve.set_toner(toner.get(problem, 75) if problem else 75)
        present = self.printer.status(1.0).problems
        for reported in (Problem.PAPER_JAM, Problem.COVER_OPEN):
            fault = _EVE_FAULTS[reported]
            if (reported in present) != (reported is problem):
                self._eve.set_fault(fault, present=reported is problem)

    def set_problem_after(self, sheets: int, problem: Problem) -> None:
        self._eve.set_fault_after(sheets, _EVE_FAULTS[problem])

    def set_behaviour(self, behaviour: Behaviour) -> None:
        self._eve.set_fault(EveFault.HANG, behaviour is Behaviour.HANGS)
        self._eve.set_fault(EveFault.ABORT, behaviour is Behaviour.ABORTS)

    def unplug(self) -> None:
        self._eve.unplug()

    def plug(self) -> None:
        self._eve.plug()

    def run_until(self, condition: Callable[[], bool], what: str) -> None:
        wait_until(condition, what)

    def sheets_out(self, job_name: str) -> int:
        return sum(job.sheets for job in self._eve.printed() if job.document.stem.endswith(f"-{job_name}"))


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EvePrinter]:
    printer = EvePrinter(tmp_path_factory.mktemp("eve") / "printer", seconds_per_sheet=0.1)
    yield printer
    printer.close()


@pytest.fixture(params=["in_memory", "real_process"])
def bench(request: pytest.FixtureRequest) -> Bench:
    if request.param == "in_memory":
        return InMemory()
    real = RealProcess(request.getfixturevalue("eve"))
    real.reset()
    return real


@pytest.fixture
def name() -> str:
    return next(_names)


def _submit(bench: Bench, name: str, copies: int = 1) -> int:
    """Hand over a job, and wait until the printer has begun with it."""
    job_id = bench.printer.submit(PDF_OF_TWO_PAGES, name, PrintSettings(copies=copies), SECONDS)
    bench.run_until(lambda: _state(bench, job_id) is not JobState.WAITING, "the beginning of the job")
    return job_id


def _state(bench: Bench, job_id: int) -> JobState:
    return bench.printer.job(job_id, SECONDS).state


def test_it_is_a_printer_and_ready(bench: Bench) -> None:
    assert isinstance(bench.printer, DocumentPrinter)
    status = bench.printer.status(SECONDS)
    assert (status.condition, status.problems) == (Condition.READY, frozenset())


def test_a_job_comes_out_and_is_completed(bench: Bench, name: str) -> None:
    job_id = _submit(bench, name)
    bench.run_until(lambda: _state(bench, job_id).ended, "the end of the job")
    status = bench.printer.job(job_id, SECONDS)
    assert (status.state, status.pages_done, status.problems) == (JobState.COMPLETED, 2, frozenset())
    assert bench.sheets_out(name) == 2


def test_copies_are_made(bench: Bench, name: str) -> None:
    job_id = _submit(bench, name, copies=2)
    bench.run_until(lambda: _state(bench, job_id).ended, "the end of the job")
    assert bench.printer.job(job_id, SECONDS).pages_done == 4
    assert bench.sheets_out(name) == 4


@pytest.mark.parametrize(
    ("settings", "sheets"),
    [
        (PrintSettings(sides=Sides.LONG_EDGE), 1),
        (PrintSettings(sides=Sides.SHORT_EDGE), 1),
        (PrintSettings(pages=PageRange(2, 2)), 1),
        (PrintSettings(pages=PageRange(1, 7)), 2),
        (PrintSettings(media="na_letter_8.5x11in"), 2),
    ],
)
def test_a_job_comes_out_as_it_was_asked_for(bench: Bench, name: str, settings: PrintSettings, sheets: int) -> None:
    job_id = bench.printer.submit(PDF_OF_TWO_PAGES, name, settings, SECONDS)
    bench.run_until(lambda: _state(bench, job_id).ended, "the end of the job")
    assert _state(bench, job_id) is JobState.COMPLETED
    assert bench.sheets_out(name) == sheets


def test_what_the_printer_cannot_do_is_refused_and_not_printed_otherwise(bench: Bench, name: str) -> None:
    with pytest.raises(DeviceError) as caught:
        bench.printer.submit(PDF_OF_TWO_PAGES, name, PrintSettings(media="na_invoice_5.5x8.5in"), SECONDS)
    assert caught.value.fault is DeviceFault.REFUSED
    assert bench.printer.find(name, SECONDS) is None


def test_a_range_of_no_pages_is_an_error() -> None:
    for first, last in ((0, 1), (2, 1)):
        with pytest.raises(ValueError, match="range"):
            PageRange(first, last)


def test_a_job_is_found_by_its_name_while_it_lasts(bench: Bench, name: str) -> None:
    bench.set_problem(Problem.PAPER_JAM)
    job_id = _submit(bench, name)
    assert bench.printer.find(name, SECONDS) == job_id
    assert bench.printer.find("another", SECONDS) is None
    bench.set_problem(None)
    bench.run_until(lambda: _state(bench, job_id).ended, "the end of the job")
    assert bench.printer.find(name, SECONDS) is None


def test_a_printer_with_a_job_is_busy_for_another(bench: Bench, name: str) -> None:
    bench.set_problem(Problem.PAPER_JAM)
    job_id = _submit(bench, name)
    with pytest.raises(DeviceError) as caught:
        _submit(bench, f"{name}-second")
    assert caught.value.fault is DeviceFault.BUSY
    assert bench.printer.find(f"{name}-second", SECONDS) is None
    assert bench.printer.cancel(job_id, SECONDS).state is JobState.CANCELLED


@pytest.mark.parametrize(
    "problem",
    [Problem.PAPER_OUT, Problem.PAPER_JAM, Problem.COVER_OPEN, Problem.TONER_OUT],
)
def test_a_problem_before_the_job_is_reported(bench: Bench, problem: Problem) -> None:
    bench.set_problem(problem)
    status = bench.printer.status(SECONDS)
    assert (status.condition, status.problems) == (Condition.NEEDS_ATTENTION, frozenset({problem}))
    assert status.usable is False
    bench.set_problem(None)
    assert bench.printer.status(SECONDS).condition is Condition.READY


@pytest.mark.parametrize("problem", [Problem.PAPER_LOW, Problem.TONER_LOW])
def test_a_warning_does_not_stop_a_job(bench: Bench, name: str, problem: Problem) -> None:
    bench.set_problem(problem)
    status = bench.printer.status(SECONDS)
    assert (status.condition, status.problems) == (Condition.READY, frozenset({problem}))
    job_id = _submit(bench, name)
    bench.run_until(lambda: _state(bench, job_id) is JobState.COMPLETED, "the end of the job")


@pytest.mark.parametrize("problem", [Problem.PAPER_OUT, Problem.PAPER_JAM, Problem.COVER_OPEN])
def test_a_problem_during_a_job_stops_it_until_it_is_cured(bench: Bench, name: str, problem: Problem) -> None:
    bench.set_problem_after(1, problem)
    job_id = _submit(bench, name)
    bench.run_until(lambda: _state(bench, job_id) is JobState.STOPPED, "the stop")
    status = bench.printer.job(job_id, SECONDS)
    assert (status.pages_done, status.problems) == (1, frozenset({problem}))
    assert bench.sheets_out(name) == 1
    bench.set_problem(None)
    bench.run_until(lambda: _state(bench, job_id).ended, "the end of the job")
    assert _state(bench, job_id) is JobState.COMPLETED
    assert bench.sheets_out(name) == 2, "no sheet twice, none missing"


def test_paper_out_with_the_last_sheet_leaves_the_job_completed(bench: Bench, name: str) -> None:
    bench.set_problem_after(2, Problem.PAPER_OUT)
    job_id = _submit(bench, name)
    bench.run_until(lambda: _state(bench, job_id).ended, "the end of the job")
    status = bench.printer.job(job_id, SECONDS)
    assert (status.state, status.pages_done, status.problems) == (JobState.COMPLETED, 2, frozenset({Problem.PAPER_OUT}))


def test_a_stopped_job_is_cancelled_and_nothing_more_comes_out(bench: Bench, name: str) -> None:
    bench.set_problem(Problem.PAPER_JAM)
    job_id = _submit(bench, name)
    assert bench.printer.cancel(job_id, SECONDS).state is JobState.CANCELLED
    assert bench.printer.find(name, SECONDS) is None
    bench.set_problem(None)
    # A printer may take a moment to notice.
    bench.run_until(lambda: bench.printer.status(SECONDS).condition is Condition.READY, "the printer to be ready")
    assert bench.sheets_out(name) == 0


def test_cancelling_an_ended_job_leaves_it_as_it_is(bench: Bench, name: str) -> None:
    job_id = _submit(bench, name)
    bench.run_until(lambda: _state(bench, job_id).ended, "the end of the job")
    assert bench.printer.cancel(job_id, SECONDS).state is JobState.COMPLETED


def test_a_job_that_nobody_knows_is_gone(bench: Bench) -> None:
    assert _state(bench, 987654) is JobState.GONE
    assert bench.printer.cancel(987654, SECONDS).state is JobState.GONE


def test_a_job_that_hangs_is_not_called_cancelled(bench: Bench, name: str) -> None:
    bench.set_behaviour(Behaviour.HANGS)
    job_id = _submit(bench, name)
    status = bench.printer.cancel(job_id, 0.3)
    assert not status.state.ended
    assert bench.printer.find(name, SECONDS) == job_id


def test_a_job_that_the_printer_gives_up_is_aborted(bench: Bench, name: str) -> None:
    bench.set_behaviour(Behaviour.ABORTS)
    job_id = _submit(bench, name)
    bench.run_until(lambda: _state(bench, job_id).ended, "the end of the job")
    assert _state(bench, job_id) is JobState.ABORTED


def test_an_unplugged_printer_is_not_there_and_has_forgotten_its_jobs(bench: Bench, name: str) -> None:
    bench.set_problem(Problem.PAPER_JAM)
    job_id = _submit(bench, name)
    bench.unplug()
    assert bench.printer.status(SECONDS).condition is Condition.ABSENT
    for call in (
        lambda: bench.printer.job(job_id, SECONDS),
        lambda: bench.printer.cancel(job_id, SECONDS),
        lambda: bench.printer.find(name, SECONDS),
        lambda: _submit(bench, f"{name}-second"),
    ):
        with pytest.raises(DeviceError) as caught:
            call()
        assert caught.value.fault is DeviceFault.ABSENT
    bench.set_behaviour(Behaviour.NORMAL)
    bench.plug()
    assert bench.printer.find(name, SECONDS) is None
    assert bench.printer.status(SECONDS).condition is not Condition.ABSENT


def test_close_may_be_called_twice(bench: Bench) -> None:
    bench.printer.close()
    bench.printer.close()
    assert bench.printer.status(SECONDS).condition is Condition.READY
