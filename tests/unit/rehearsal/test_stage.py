"""The stage as a process: its devices answer like real ones, and nothing of it outlives it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest
import requests

from drivers.id_card.simulated import Fault
from drivers.protocols import (
    PLAIN,
    CardReadError,
    CardReadReason,
    Condition,
    DocumentPrinter,
    IdCardReader,
    Presence,
    PrintOutcome,
    Problem,
    Receipt,
    ReceiptPrinter,
    TextLine,
)
from drivers.registry import REGISTRY
from kiosk.benchmarks.memory import tree
from kiosk.profile import DeviceSection
from kiosk.profile.loading import load_profile
from kiosk.profile.model import Profile
from kiosk.rehearsal import messages as m
from kiosk.rehearsal.control import ControlClient, StageError
from kiosk.rehearsal.link import LinkState
from kiosk.rehearsal.people import ADULT, CardName
from kiosk.rehearsal.processes import Child
from kiosk.rehearsal.stage_process import StageProcess
from tests.support.waiting import wait_until

DEMO = Path(__file__).parents[3] / "config" / "profiles" / "demo.toml"


@pytest.fixture(scope="module")
def stage() -> Iterator[StageProcess]:
    stage = StageProcess(DEMO)
    yield stage
    stage.close()


@pytest.fixture
def control(stage: StageProcess) -> Iterator[ControlClient]:
    control = ControlClient(stage.control)
    control.do(m.Reset())
    yield control
    control.close()


@pytest.fixture
def profile(stage: StageProcess) -> Profile:
    return load_profile(stage.profile)


def driver(section: DeviceSection | None) -> object:
    """The driver that the written profile names, as the kiosk makes it."""
    assert section is not None
    found = REGISTRY.find(section.driver)
    return found.make(found.read_options(section.options))


@pytest.fixture
def reader(profile: Profile) -> Iterator[IdCardReader]:
    reader = cast(IdCardReader, driver(profile.devices.id_card))
    yield reader
    reader.close()


@pytest.fixture
def receipts(profile: Profile) -> Iterator[ReceiptPrinter]:
    printer = cast(ReceiptPrinter, driver(profile.devices.receipt_printer))
    yield printer
    printer.close()


@pytest.fixture
def documents(profile: Profile) -> Iterator[DocumentPrinter]:
    printer = cast(DocumentPrinter, driver(profile.devices.document_printer))
    yield printer
    printer.close()


def test_a_card_that_is_laid_on_is_read_over_the_serial_line(control: ControlClient, reader: IdCardReader) -> None:
    assert reader.presence(1.0) is Presence.NO
    control.do(m.LayCard(card=CardName.ADULT))
    assert reader.presence(1.0) is Presence.YES
    assert reader.read(5.0).number == ADULT.number
    control.do(m.TakeCard())
    control.do(m.LayCard(card=CardName.UNKNOWN_TYPE))
    with pytest.raises(CardReadError) as raised:
        reader.read(5.0)
    assert raised.value.reason is CardReadReason.UNKNOWN_CARD


def test_a_card_that_goes_in_mid_read_goes_once(control: ControlClient, reader: IdCardReader) -> None:
    control.do(m.PlayCardFault(fault=Fault.TAKEN_IN_MID_READ))
    control.do(m.LayCard(card=CardName.ADULT))
    with pytest.raises(CardReadError) as raised:
        reader.read(5.0)
    assert raised.value.reason in (CardReadReason.TAKEN_AWAY, CardReadReason.NO_CARD)

    def read_again() -> bool:
        control.do(m.LayCard(card=CardName.ADULT))
        with suppress(CardReadError):
            return reader.read(5.0).name == ADULT.name
        return False

    wait_until(read_again, "the next card to be read")


def test_a_reader_that_was_unplugged_is_back_under_the_same_path(control: ControlClient, reader: IdCardReader) -> None:
    control.do(m.SetReader(to=m.ReaderSetting.UNPLUGGED))
    assert not reader.status(1.0).usable
    control.do(m.SetReader(to=m.ReaderSetting.OK))
    assert reader.status(1.0).condition is Condition.READY


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        (m.ReceiptPrinterSetting.PAPER_LOW, Problem.PAPER_LOW),
        (m.ReceiptPrinterSetting.PAPER_OUT, Problem.PAPER_OUT),
        (m.ReceiptPrinterSetting.COVER_OPEN, Problem.COVER_OPEN),
    ],
)
def test_the_receipt_printer_reports_what_is_the_matter(
    control: ControlClient, receipts: ReceiptPrinter, setting: m.ReceiptPrinterSetting, problem: Problem
) -> None:
    control.do(m.SetReceiptPrinter(to=setting))
    assert problem in receipts.status(2.0).problems
    control.do(m.SetReceiptPrinter(to=m.ReceiptPrinterSetting.OK))
    assert receipts.status(2.0).problems == frozenset()


def test_an_unplugged_receipt_printer_is_away_and_comes_back(control: ControlClient, receipts: ReceiptPrinter) -> None:
    control.do(m.SetReceiptPrinter(to=m.ReceiptPrinterSetting.UNPLUGGED))
    assert not receipts.status(1.0).usable
    control.do(m.SetReceiptPrinter(to=m.ReceiptPrinterSetting.OK))
    assert receipts.status(2.0).usable


def test_a_receipt_lies_in_the_tray_as_lines_and_as_a_picture(control: ControlClient, receipts: ReceiptPrinter) -> None:
    assert receipts.print(Receipt((TextLine("证明打印凭条"),)), 5.0).outcome is PrintOutcome.PRINTED
    (receipt,) = control.output().receipts
    assert "证明打印凭条" in receipt.lines
    assert Path(receipt.picture).read_bytes().startswith(b"\x89PNG")
    control.do(m.TakePaper())
    assert control.output().receipts == ()


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        (m.DocumentPrinterSetting.PAPER_OUT, Problem.PAPER_OUT),
        (m.DocumentPrinterSetting.JAM, Problem.PAPER_JAM),
        (m.DocumentPrinterSetting.COVER_OPEN, Problem.COVER_OPEN),
        (m.DocumentPrinterSetting.TONER_OUT, Problem.TONER_OUT),
    ],
)
def test_the_a4_printer_reports_what_is_the_matter(
    control: ControlClient, documents: DocumentPrinter, setting: m.DocumentPrinterSetting, problem: Problem
) -> None:
    control.do(m.SetDocumentPrinter(to=setting))
    assert problem in documents.status(2.0).problems
    control.do(m.SetDocumentPrinter(to=m.DocumentPrinterSetting.OK))
    assert documents.status(2.0).problems == frozenset()


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        (m.DocumentPrinterSetting.PAPER_OUT_IN_NEXT_JOB, Problem.PAPER_OUT),
        (m.DocumentPrinterSetting.JAM_IN_NEXT_JOB, Problem.PAPER_JAM),
    ],
)
def test_what_happens_in_the_next_job_is_not_known_before(
    control: ControlClient, documents: DocumentPrinter, setting: m.DocumentPrinterSetting, problem: Problem
) -> None:
    control.do(m.SetDocumentPrinter(to=setting))
    assert documents.status(2.0).problems == frozenset()
    job = documents.submit(b"%PDF-1.4\n", "next", PLAIN, 5.0)
    wait_until(lambda: problem in documents.status(2.0).problems, f"the printer to report {problem}")
    assert not documents.job(job, 2.0).state.ended
    assert control.output().documents == ()
    control.do(m.SetDocumentPrinter(to=m.DocumentPrinterSetting.OK))
    wait_until(lambda: documents.job(job, 2.0).state.ended, "the job to go on by itself")
    assert [(document.sheets, document.of) for document in control.output().documents] == [(1, 1)]


def test_the_platform_is_reached_through_the_link_and_not_past_it(control: ControlClient, profile: Profile) -> None:
    def ask() -> int:
        url = f"{profile.platform.url}/v1/catalogue"
        return requests.get(url, verify=str(profile.platform.ca_file), timeout=5).status_code

    assert ask() in (400, 401)  # it answers, and wants a terminal
    control.do(m.SetLink(to=LinkState.DOWN))
    with pytest.raises(requests.ConnectionError):
        ask()
    control.do(m.SetLink(to=LinkState.UP))
    control.do(m.SetPlatform(to=m.PlatformBehaviour.FAIL, times=1))
    assert ask() == 500
    assert ask() in (400, 401)


def test_a_profile_that_makes_no_sense_is_refused_and_the_old_one_stays(
    control: ControlClient, profile: Profile
) -> None:
    with pytest.raises(StageError, match="publik"):
        control.do(m.WriteProfile(changes={"timeouts": {"publik": 5}}))
    control.do(m.WriteProfile(changes={}))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_outlives_the_stage(how: signal.Signals) -> None:
    stage = StageProcess(DEMO)
    everything = tree(stage.pid)
    assert len(everything) >= 5  # stage, sandbox, the printer's supervisor, its bus, the printer
    os.kill(stage.pid, how)
    wait_until(lambda: not any(_runs(pid) for pid in everything), "every process of the stage to end")
    stage.close()
    assert not stage.folder.exists()


def test_nothing_outlives_whoever_started_the_stage(tmp_path: Path) -> None:
    lines = (
        "from pathlib import Path; import time",
        "from kiosk.rehearsal.stage_process import StageProcess",
        f"stage = StageProcess(Path({str(DEMO)!r}))",
        "print(stage.folder, flush=True)",
        "time.sleep(600)",
    )
    starter = Child([sys.executable, "-c", "\n".join(lines)], tmp_path / "log")
    folder = Path(starter.read_line(30))
    everything = tree(starter.pid)
    assert len(everything) >= 6
    starter.kill()
    wait_until(lambda: not any(_runs(pid) for pid in everything), "every process to end")
    wait_until(lambda: not folder.exists(), "the run folder to be gone")


def _runs(pid: int) -> bool:
    """A zombie has ended: whoever inherited it has not looked yet."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False
