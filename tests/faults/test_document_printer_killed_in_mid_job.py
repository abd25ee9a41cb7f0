"""The A4 printer's process is killed between two sheets and started again: the job is gone, and nothing comes twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.document_printer.eve_printer import EvePrinter
from drivers.document_printer.ipp import IppPrinter
from drivers.protocols import PLAIN, Condition, DeviceError, DeviceFault, JobState, PrintSettings
from tests.support.pdf import PDF_OF_TWO_PAGES
from tests.support.waiting import wait_until

SECONDS = 10.0


def test_what_was_not_out_stays_inside(tmp_path: Path) -> None:
    eve = EvePrinter(tmp_path / "printer", seconds_per_sheet=0.2)
    printer = IppPrinter(eve.uri)
    job_id = printer.submit(PDF_OF_TWO_PAGES, "cut-short", PrintSettings(copies=20), SECONDS)
    wait_until(lambda: bool(eve.printed()), "the first sheet")
    eve.unplug()
    out = eve.printed()[0].sheets
    assert 0 < out < 40
    assert printer.status(SECONDS).condition is Condition.ABSENT
    with pytest.raises(DeviceError) as caught:
        printer.job(job_id, SECONDS)
    assert caught.value.fault is DeviceFault.ABSENT
    eve.plug()
    assert printer.find("cut-short", SECONDS) is None
    assert printer.job(job_id, SECONDS).state is JobState.GONE, "which is not completed"
    again = printer.submit(PDF_OF_TWO_PAGES, "again", PLAIN, SECONDS)
    wait_until(lambda: printer.job(again, SECONDS).state is JobState.COMPLETED, "the next job")
    assert [job.sheets for job in eve.printed()] == [out, 2]
    eve.close()
