"""The IPP driver on a queue of a CUPS server, behind which stands a real printer process.

What a queue keeps is less than what a printer keeps: it takes many jobs, and knows the printer's troubles only while it
sends a job there.

In the long run only: it needs Debian's cups-daemon, which a developer's machine does not otherwise, and takes six
seconds. What it has beyond the contract suite of the printer itself is CUPS's doing, not ours.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.document_printer.cups_check import check
from drivers.document_printer.eve_printer import EvePrinter, PaperLevel
from drivers.document_printer.ipp import IppPrinter
from drivers.protocols import PLAIN, Condition, JobState, PageRange, PrintSettings, Problem, Sides
from tests.support.cups_server import CupsServer
from tests.support.pdf import PDF_OF_TWO_PAGES
from tests.support.waiting import wait_until

pytestmark = pytest.mark.long
SECONDS = 10.0


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EvePrinter]:
    printer = EvePrinter(tmp_path_factory.mktemp("eve") / "printer", seconds_per_sheet=0.1)
    yield printer
    printer.close()


@pytest.fixture(scope="module")
def server(eve: EvePrinter) -> Iterator[CupsServer]:
    # Not below pytest's folder, which only its owner may enter: cupsd works as another user.
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = CupsServer(folder, eve.uri)
        yield server
        server.close()


@pytest.fixture(scope="module")
def queue(server: CupsServer) -> IppPrinter:
    queue = IppPrinter(server.queue_uri)
    wait_until(lambda: queue.status(1.0).condition is Condition.READY, "the queue")
    return queue


def _state(queue: IppPrinter, job_id: int) -> JobState:
    return queue.job(job_id, SECONDS).state


def test_a_job_comes_out_of_the_printer_behind_the_queue(queue: IppPrinter, eve: EvePrinter) -> None:
    eve.clear_output()
    job_id = queue.submit(PDF_OF_TWO_PAGES, "through-the-queue", PLAIN, SECONDS)
    assert queue.find("through-the-queue", SECONDS) == job_id
    wait_until(lambda: _state(queue, job_id).ended, "the end of the job", 30)
    assert _state(queue, job_id) is JobState.COMPLETED
    (printed,) = eve.printed()
    assert printed.complete
    assert printed.document.read_bytes() == PDF_OF_TWO_PAGES, "passed on unchanged"
    assert queue.find("through-the-queue", SECONDS) is None


@pytest.mark.parametrize(
    ("settings", "sheets"), [(PrintSettings(pages=PageRange(2, 2)), 1), (PrintSettings(sides=Sides.LONG_EDGE), 1)]
)
def test_settings_reach_through_the_queue(
    queue: IppPrinter, eve: EvePrinter, settings: PrintSettings, sheets: int
) -> None:
    eve.clear_output()
    job_id = queue.submit(PDF_OF_TWO_PAGES, "settings", settings, SECONDS)
    wait_until(lambda: _state(queue, job_id) is JobState.COMPLETED, "the end of the job", 30)
    (printed,) = eve.printed()
    assert (printed.sheets, printed.complete) == (sheets, True)


def test_the_server_is_one_that_the_check_approves_of(server: CupsServer) -> None:
    assert check(server.settings) == ()


def test_paper_out_reaches_through_the_queue_and_the_job_goes_on(queue: IppPrinter, eve: EvePrinter) -> None:
    eve.set_paper(PaperLevel.OUT)
    job_id = queue.submit(PDF_OF_TWO_PAGES, "no-paper", PLAIN, SECONDS)
    wait_until(lambda: _state(queue, job_id) is JobState.STOPPED, "the stop", 30)
    assert Problem.PAPER_OUT in queue.job(job_id, SECONDS).problems
    eve.set_paper(PaperLevel.FULL)
    wait_until(lambda: _state(queue, job_id) is JobState.COMPLETED, "the end of the job", 30)
    assert queue.status(SECONDS).condition is Condition.READY


def test_a_job_for_an_unplugged_printer_waits_and_is_cancelled(queue: IppPrinter, eve: EvePrinter) -> None:
    eve.clear_output()
    eve.unplug()
    job_id = queue.submit(PDF_OF_TWO_PAGES, "nobody-there", PLAIN, SECONDS)
    assert not _state(queue, job_id).ended
    assert queue.cancel(job_id, SECONDS).state is JobState.CANCELLED
    eve.plug()
    assert queue.find("nobody-there", SECONDS) is None
    assert eve.printed() == ()


def test_a_document_leaves_no_file_in_the_queue(server: CupsServer, queue: IppPrinter) -> None:
    job_id = queue.submit(PDF_OF_TWO_PAGES, "no-trace", PLAIN, SECONDS)
    assert server.kept_documents(), "while it is needed"
    wait_until(lambda: _state(queue, job_id).ended, "the end of the job", 30)
    wait_until(lambda: not server.kept_documents(), "an empty spool")
