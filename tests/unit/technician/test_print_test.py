"""A test page comes out by the printer's own word, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from drivers.document_printer.eve_printer import EveFault, EvePrinter
from drivers.document_printer.eve_printer import PaperLevel as Cassette
from drivers.document_printer.simulated import SimulatedDocumentPrinter
from drivers.protocols import (
    Condition,
    DeviceError,
    DeviceFault,
    DocumentPrinter,
    JobState,
    JobStatus,
    PrintSettings,
)
from drivers.receipt_printer.simulated import PaperLevel
from kiosk.documents.a4 import render
from kiosk.documents.paper import Place
from kiosk.documents.test_print import a4_test_print
from kiosk.profile import load_profile
from kiosk.technician import trial_print
from kiosk.technician.fitted import fitted_devices
from kiosk.texts import Language, load_words
from tests.support.pdf_reading import page_texts
from tests.support.technician import (
    Desk,
    call,
    page_profile,
    running,
    told,
    write_profile,
)

NOW = datetime(2026, 6, 15, 9, 30)
PLACE = Place("大厅", "TEST-0001", "12345", demonstration=True)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Page>>endobj\n"  # all that the printer looks at


def test_a_receipt_printer_prints_the_test_receipt(desk: Desk) -> None:
    said = call("print-test", "receipt_printer", "--profile", desk.profile)
    assert said.splitlines() == ["Receipt printer: the test page is out.", "    ready"]
    (receipt,) = desk.receipts.mechanism.receipts
    said_on_paper = "\n".join(receipt.lines)
    assert load_words(Language.ENGLISH).of("test-print-title") in said_on_paper
    assert "Receipt printer" in said_on_paper
    assert "TEST-0001" in said_on_paper
    assert call("print-test", "--profile", desk.profile, language="zh_CN.UTF-8").startswith("凭条打印机：测试页已打印")


def test_a_printer_without_paper_prints_nothing_and_says_the_cure(desk: Desk) -> None:
    desk.receipts.mechanism.set_paper(PaperLevel.OUT)
    said = call("print-test", "--profile", desk.profile, code=1)
    assert "nothing was printed, and nothing will come out later" in said
    assert "Put in paper" in said
    (found,) = told("print-test", "--profile", desk.profile, code=1)["prints"]
    assert (found["end"], found["problems"]) == ("not_printed", ["paper_out"])


def test_a_profile_without_the_printer_is_a_wrong_call(desk: Desk) -> None:
    assert "There are" in call("print-test", "document_printer", "--profile", desk.profile, code=2)
    assert "There are: receipt_printer, document_printer." in call("print-test", "x", "--profile", desk.profile, code=2)
    readers_only = write_profile(desk.folder, {"id_card": {"driver": "samv-serial", "device": "/dev/x"}})
    assert "no printer" in call("print-test", "--profile", readers_only, code=2)


def page_printer(folder: Path, eve: EvePrinter) -> DocumentPrinter:
    (named,) = fitted_devices(load_profile(page_profile(folder, eve)))
    printer = named.make()
    assert isinstance(printer, DocumentPrinter)
    return printer


def test_an_a4_printer_prints_the_test_page(eve: EvePrinter, tmp_path: Path) -> None:
    with running("print-test", "--profile", page_profile(tmp_path, eve), "--json") as process:
        said, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, "")
    assert json.loads(said)["prints"][0]["end"] == "printed"
    (job,) = eve.printed()
    assert job.complete
    (text,) = page_texts(job.document.read_bytes())
    assert "A4printer" in text  # spaces are not kept


def test_a_page_that_does_not_come_is_cancelled(eve: EvePrinter, tmp_path: Path) -> None:
    """A page that comes out an hour later would lie on somebody's certificate."""
    printer = page_printer(tmp_path, eve)
    eve.hold_next_job()
    before = len(eve.printed())
    trial = trial_print.hand_over(printer, PDF, replace(trial_print.Pace(), page=0.5))
    eve.set_paper(Cassette.FULL)
    assert trial.end is trial_print.TrialEnd.NOT_PRINTED
    assert len(eve.printed()) == before


def test_a_page_whose_answer_is_lost_is_found_by_its_name_and_cancelled() -> None:
    class Forgetful(SimulatedDocumentPrinter):
        def submit(self, pdf: bytes, job_name: str, settings: PrintSettings, deadline: float) -> int:
            super().submit(pdf, job_name, settings, deadline)
            raise DeviceError(DeviceFault.TIMEOUT)

    printer = Forgetful()
    trial = trial_print.hand_over(printer, PDF, trial_print.Pace())
    assert trial.end is trial_print.TrialEnd.NOT_PRINTED
    assert [job.state for job in printer.jobs] == [JobState.CANCELLED]
    assert not printer.print_sheet()


def test_a_printer_that_does_not_take_the_page_has_not_printed_it() -> None:
    printer = SimulatedDocumentPrinter()
    printer.unplug()
    trial = trial_print.hand_over(printer, PDF, trial_print.Pace())
    assert (trial.end, trial.status.condition) == (trial_print.TrialEnd.NOT_PRINTED, Condition.ABSENT)


def test_a_printer_that_falls_silent_is_not_waited_for_to_the_end() -> None:
    class Silent(SimulatedDocumentPrinter):
        def job(self, job_id: int, deadline: float) -> JobStatus:
            self.unplug()
            raise DeviceError(DeviceFault.LOST)

    trial = trial_print.hand_over(Silent(), PDF, trial_print.Pace(silence=0.05, between_looks=0.01))
    assert (trial.end, trial.status.condition) == (trial_print.TrialEnd.UNKNOWN, Condition.ABSENT)


def test_whoever_has_waited_enough_leaves_no_page_behind() -> None:
    class Slow(SimulatedDocumentPrinter):
        def job(self, job_id: int, deadline: float) -> JobStatus:
            raise KeyboardInterrupt

    printer = Slow()
    with pytest.raises(KeyboardInterrupt):
        trial_print.hand_over(printer, PDF, trial_print.Pace())
    assert [job.state for job in printer.jobs] == [JobState.CANCELLED]


def test_a_printer_that_waits_for_a_person_gets_no_page(eve: EvePrinter, tmp_path: Path) -> None:
    eve.set_fault(EveFault.COVER_OPEN)
    try:
        found = told("print-test", "--profile", page_profile(tmp_path, eve), code=1)["prints"][0]
    finally:
        eve.set_fault(EveFault.COVER_OPEN, present=False)
    assert (found["end"], found["cures"]) == ("not_printed", ["Close the cover until it clicks."])


def test_the_test_page_is_one_page_with_the_printers_name_and_the_time() -> None:
    pages, pdf, _ = render(a4_test_print("打印机 1", PLACE, NOW, load_words(Language.CHINESE)))
    (text,) = page_texts(pdf)
    assert pages == 1
    assert "打印机1" in text
    assert "2026-06-1509:30" in text
