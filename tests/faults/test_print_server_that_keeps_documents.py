"""A real CUPS server that keeps what residents printed is found by the doctor, and one that forgets is approved of.

In the long run only: it needs Debian's cups-daemon, and prints two documents.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from drivers.document_printer.eve_printer import EvePrinter
from drivers.document_printer.ipp import IppPrinter
from drivers.protocols import PLAIN, Condition
from kiosk.operations.diagnosis import Check, Outcome, Verdict
from kiosk.operations.doctor import Machine, diagnose
from kiosk.profile import load_profile
from tests.support.cups_server import CupsServer
from tests.support.pdf import PDF_OF_TWO_PAGES
from tests.support.technician import write_profile
from tests.support.waiting import wait_until

pytestmark = pytest.mark.long
SECONDS = 10.0


@pytest.mark.parametrize(("keeps", "outcome"), [(True, Outcome.CUPS_JOB_FILES_KEPT), (False, Outcome.CUPS_FORGETS)])
def test_the_doctor_says_of_a_real_server_what_its_spool_shows(tmp_path: Path, keeps: bool, outcome: Outcome) -> None:
    eve = EvePrinter(tmp_path / "printer", seconds_per_sheet=0.1)
    # Not below pytest's folder, which only its owner may enter: cupsd works as another user.
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        Path(name).chmod(0o755)
        server = CupsServer(Path(name), eve.uri, keeps_documents=keeps)
        try:
            queue = IppPrinter(server.queue_uri)
            wait_until(lambda: queue.status(1.0).condition is Condition.READY, "the queue")
            job = queue.submit(PDF_OF_TWO_PAGES, "kept-or-not", PLAIN, SECONDS)
            wait_until(lambda: queue.job(job, SECONDS).state.ended, "the end of the job", 30)
            if not keeps:
                wait_until(lambda: not server.kept_documents(), "an empty spool")
            assert bool(server.kept_documents()) == keeps
            devices: dict[str, dict[str, object]] = {"document_printer": {"driver": "ipp", "uri": server.queue_uri}}
            terminal = load_profile(write_profile(tmp_path, devices))
            findings = diagnose(terminal, Machine(cupsd_conf=server.settings_file))
            (finding,) = (each for each in findings if each.check is Check.PRINT_SERVER)
            assert finding.outcome is outcome
            assert (finding.verdict is Verdict.BAD) == keeps
        finally:
            server.close()
            eve.close()
