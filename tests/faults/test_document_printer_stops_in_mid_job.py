"""Paper runs out, paper jams or the cover opens between two sheets, and the resident gives up: nothing more comes out.

That a job goes on when the trouble is over is every printer's promise: see tests/contract/test_document_printer.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.document_printer.eve_printer import EveFault, EvePrinter
from drivers.document_printer.ipp import IppPrinter
from drivers.protocols import PLAIN, Condition, JobState, Problem
from tests.support.pdf import PDF_OF_TWO_PAGES
from tests.support.waiting import wait_until

SECONDS = 10.0


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EvePrinter]:
    printer = EvePrinter(tmp_path_factory.mktemp("eve") / "printer", seconds_per_sheet=0.05)
    yield printer
    printer.close()


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (EveFault.PAPER_OUT, Problem.PAPER_OUT),
        (EveFault.JAM, Problem.PAPER_JAM),
        (EveFault.COVER_OPEN, Problem.COVER_OPEN),
    ],
)
def test_a_job_cancelled_while_it_waits_is_over(eve: EvePrinter, fault: EveFault, problem: Problem) -> None:
    printer = IppPrinter(eve.uri)
    eve.clear_output()
    eve.set_fault_after(1, fault)
    job_id = printer.submit(PDF_OF_TWO_PAGES, f"given-up-{fault.name}", PLAIN, SECONDS)
    wait_until(lambda: printer.job(job_id, SECONDS).state is JobState.STOPPED, "the stop")
    assert problem in printer.job(job_id, SECONDS).problems
    assert printer.cancel(job_id, SECONDS).state is JobState.CANCELLED
    eve.set_fault(fault, present=False)
    wait_until(lambda: printer.status(SECONDS).condition is Condition.READY, "the cure")
    assert [job.sheets for job in eve.printed() if job.job_id == job_id] == [1]
    after = printer.submit(PDF_OF_TWO_PAGES, f"after-{fault.name}", PLAIN, SECONDS)
    wait_until(lambda: printer.job(after, SECONDS).state is JobState.COMPLETED, "the next job")
    assert eve.printed()[-1].complete
