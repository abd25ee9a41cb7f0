"""Reading a card, printing a page, watching and recording: on simulators at the other end of real lines."""

from __future__ import annotations

import itertools
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path

import pytest

from drivers.document_printer.eve_printer import EveFault, EvePrinter
from drivers.document_printer.eve_printer import PaperLevel as Cassette
from drivers.document_printer.simulated import SimulatedDocumentPrinter
from drivers.id_card.simulated import Fault, SamvSimulator, SimulatedIdCardReader, serve_pty
from drivers.protocols import (
    CardReadError,
    CardReadReason,
    Condition,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    DocumentPrinter,
    Family,
    IdCard,
    JobState,
    JobStatus,
)
from drivers.receipt_printer.simulated import EscPosInstrument, PaperLevel
from drivers.registry import REGISTRY
from drivers.transports.recording import Direction
from drivers.transports.serving import PtyHost
from kiosk.documents import test_print
from kiosk.documents.a4 import render
from kiosk.operations.instance import SingleInstance
from kiosk.profile import load_profile
from kiosk.technician import recording, trial_print
from kiosk.technician.card_reading import as_values, attempt, lines, masked, read_card
from kiosk.technician.checking import Finding
from kiosk.technician.fitted import fitted_devices
from kiosk.technician.watching import Pace, watch
from kiosk.texts import Language, load_words
from tests.support.identity_cards import ADULT, EVERYBODY, FOREIGNER_2017
from tests.support.pdf_reading import page_texts
from tests.support.technician import PERSONAL, Scripted, call, fitted, told, write_profile
from tests.support.waiting import wait_until

TODAY = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, 9, 30)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Page>>endobj\n"  # all that the printer looks at


@dataclass
class Desk:
    """A reader and a receipt printer at the ends of real lines."""

    reader: SamvSimulator
    line: PtyHost
    receipts: EscPosInstrument
    profile: Path
    folder: Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as ended:
        reader = SamvSimulator()
        line = serve_pty(reader)
        ended.callback(line.close)
        receipts = EscPosInstrument(known_characters=test_print.SAMPLE)
        ended.callback(receipts.close)
        sections: dict[str, dict[str, object]] = {
            "id_card": {"driver": "samv-serial", "device": line.device_path},
            "receipt_printer": {"driver": "escpos-tcp", "host": receipts.host, "port": receipts.port},
        }
        yield Desk(reader, line, receipts, write_profile(tmp_path, sections), tmp_path)


@contextmanager
def running(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """``kiosk devices …`` as a process of its own."""
    environment = os.environ | {"LC_ALL": "en_US.UTF-8", "PYTHONPATH": str(Path(__file__).parents[3])}
    command = [sys.executable, "-m", "kiosk", "devices", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, env=environment, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.kill()


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def stop(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Ctrl-C; what it said then."""
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=20)
    assert process.returncode == 0
    return said


# --- a card -----------------------------------------------------------------------------------------------------------


def test_a_card_that_is_laid_down_is_shown_masked(desk: Desk) -> None:
    with running("read", "id_card", "--profile", desk.profile) as process:
        assert line_of(process) == "Lay an identity card on the reader (15 s)."
        desk.reader.slot.place(ADULT)
        said, complaints = process.communicate(timeout=20)
    assert (process.returncode, complaints) == (0, "")
    assert said.splitlines()[:2] == ["Resident identity card", "演*甲  4104**********0008"]
    assert said.splitlines()[-1] == "Take the card away."
    assert not any(word in said for word in PERSONAL)


@pytest.mark.parametrize("card", EVERYBODY, ids=lambda card: card.name)
def test_nobodys_values_are_shown_as_json_either(card: object, desk: Desk) -> None:
    desk.reader.slot.place(card)  # type: ignore[arg-type]
    found = told("read", "id_card", "--profile", desk.profile)
    assert found["read"] is True
    assert (found["reason"], found["original"]) == (None, "")
    assert set(found["card"]) == {"card_type", "name", "number", "in_force", "photo"}
    assert "*" in found["card"]["name"]
    assert found["card"]["number"].count("*") >= 7


def test_an_english_name_is_masked_and_a_card_out_of_force_is_called_so() -> None:
    found = masked(replace(FOREIGNER_2017, name=""), date(2030, 1, 1))
    assert found.name.startswith("D************* W*")
    assert not found.in_force
    assert masked(FOREIGNER_2017, TODAY).in_force


@pytest.mark.parametrize(
    ("fault", "reason", "words"),
    [
        (Fault.UNKNOWN_CARD_TYPE, "unknown_card", "of a kind that this release does not know"),
        (Fault.CARD_REFUSES_SAM, "sam_refused", "do not accept each other"),
        (Fault.READ_FAILED, "not_readable", "its chip does not answer"),
    ],
)
def test_a_card_that_is_not_read_says_what_to_do(desk: Desk, fault: Fault, reason: str, words: str) -> None:
    desk.reader.slot.place(ADULT)
    desk.reader.slot.fail(fault)
    said = call("read", "id_card", "--profile", desk.profile, code=1)
    assert words in said
    assert "Take the card away." in said
    assert told("read", "id_card", "--profile", desk.profile, code=1)["reason"] == reason


def test_a_reader_that_is_not_there_is_said_with_its_cure(desk: Desk) -> None:
    desk.line.close()
    assert "Plug it in." in call("read", "id_card", "--profile", desk.profile, code=1)
    assert told("read", "id_card", "--profile", desk.profile, code=1) == {
        "read": False,
        "card": None,
        "reason": "absent",
        "original": "No such file or directory",
    }


def test_without_a_card_it_ends_by_itself() -> None:
    with pytest.raises(CardReadError) as caught:
        read_card(SimulatedIdCardReader(), TODAY, patience=0.0)
    assert caught.value.reason is CardReadReason.NO_CARD


def test_a_driver_that_breaks_while_it_reads_quotes_nobody() -> None:
    class Broken(SimulatedIdCardReader):
        def read(self, deadline: float) -> IdCard:
            raise ValueError(ADULT.number)

    reader = Broken()
    reader.slot.place(ADULT)
    found = attempt(fitted(Family.ID_CARD, lambda: reader), TODAY)
    assert as_values(found)["reason"] == "failed"
    assert found.place.startswith("ValueError tests.unit.technician.test_trying:")
    assert ADULT.number not in "".join(lines(found, load_words(Language.ENGLISH)))


def test_only_a_reader_of_the_profile_can_be_read(desk: Desk) -> None:
    assert "There are: id_card." in call("read", "receipt_printer", "--profile", desk.profile, code=2)
    printer_only = write_profile(desk.folder, {"receipt_printer": {"driver": "escpos-tcp", "host": "127.0.0.1"}})
    assert "There are: receipt_printer." in call("read", "id_card", "--profile", printer_only, code=2)


# --- a test page ------------------------------------------------------------------------------------------------------


def test_a_receipt_printer_prints_the_test_receipt(desk: Desk) -> None:
    said = call("print-test", "receipt_printer", "--profile", desk.profile)
    assert said.splitlines() == ["Receipt printer: the test page is out.", "    ready"]
    (receipt,) = desk.receipts.mechanism.receipts
    assert any("Test page" in line for line in receipt.lines)
    assert any(test_print.SAMPLE.replace("¥", "￥")[:8] in line for line in receipt.lines)
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


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EvePrinter]:
    printer = EvePrinter(tmp_path_factory.mktemp("eve") / "printer", seconds_per_sheet=0.05)
    try:
        yield printer
    finally:
        printer.close()


def page_profile(folder: Path, eve: EvePrinter) -> Path:
    return write_profile(folder, {"document_printer": {"driver": "ipp", "uri": eve.uri}})


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
        def submit(self, pdf: bytes, job_name: str, copies: int, deadline: float) -> int:
            super().submit(pdf, job_name, copies, deadline)
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
    pages, pdf = render(test_print.test_page(load_words(Language.CHINESE), "打印机 1", NOW))
    (text,) = page_texts(pdf)
    assert pages == 1
    assert "打印机1" in text
    assert "2026-06-1509:30" in text


# --- watching ---------------------------------------------------------------------------------------------------------


def test_every_change_is_a_line_until_ctrl_c(desk: Desk) -> None:
    with running("watch", "--profile", desk.profile) as process:
        first = sorted(line_of(process)[10:] for _ in range(2))
        assert first == ["ID card reader  ready", "Receipt printer  ready"]
        desk.receipts.mechanism.set_paper(PaperLevel.LOW)
        assert line_of(process)[10:] == "Receipt printer  ready: paper is running low"
        desk.line.close()
        assert line_of(process)[10:] == "ID card reader  does not answer"  # the open line broke
        assert line_of(process)[10:] == "ID card reader  not there"  # and cannot be opened again
        assert stop(process) == ("", "")


def test_changes_come_as_lines_of_json(desk: Desk) -> None:
    with running("watch", "--profile", desk.profile, "--json") as process:
        changes = [json.loads(line_of(process)) for _ in range(2)]
        assert {change["family"] for change in changes} == {"id_card", "receipt_printer"}
        assert all(datetime.fromisoformat(change["at"]).tzinfo is not None for change in changes)
        assert stop(process) == ("", "")


def test_a_driver_that_hangs_or_breaks_is_a_change_like_any_other() -> None:
    stays_away = threading.Event()
    looks = iter(["ready", "broken"])

    def status() -> DeviceStatus:
        match next(looks, "hangs"):
            case "ready":
                return DeviceStatus(Condition.READY)
            case "broken":
                raise ValueError(ADULT.number)
            case _:
                stays_away.wait()
                return DeviceStatus(Condition.UNKNOWN)

    device = fitted(Family.CAMERA, lambda: Scripted(status))
    changes = watch([device], Pace(pause=0.01, silence=0.1))
    assert [next(changes)[1].finding for _ in range(3)] == [Finding.ANSWERED, Finding.FAILED, Finding.HANGS]


# --- recording --------------------------------------------------------------------------------------------------------


def test_a_recording_holds_every_byte_for_its_owner_alone_and_the_log_says_so(desk: Desk) -> None:
    with running("record", "id_card", "--test-card", "--profile", desk.profile) as process:
        assert "10 minutes" in line_of(process)
        (file,) = (desk.folder / "runtime").glob("recording-id_card-*.jsonl")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        desk.reader.slot.place(ADULT)
        wait_until(lambda: "3001" in file.read_text(), "the command that reads a card")
        wait_until(lambda: ADULT.name.encode("utf-16-le").hex() in file.read_text(), "what is on the card")
        said, complaints = stop(process)
    passages = [json.loads(line) for line in file.read_text().splitlines()]
    assert said == f"{len(passages)} passages recorded. Delete the file when it has been looked at.\n"
    assert {passage["direction"] for passage in passages} == {"to_device", "from_device"}
    events = [json.loads(line) for line in complaints.splitlines()]
    assert [(event["event"], event["family"]) for event in events] == [
        ("recording_started", "id_card"),
        ("recording_ended", "id_card"),
    ]
    assert ADULT.number not in said + complaints


def test_nothing_is_recorded_while_the_terminal_runs(desk: Desk) -> None:
    (desk.folder / "state").mkdir()
    with SingleInstance(desk.folder / "state"):
        assert "Stop it first" in call("record", "id_card", "--test-card", "--profile", desk.profile, code=1)
    assert list((desk.folder / "runtime").glob("*")) == []


def test_nothing_is_recorded_without_the_word_that_it_is_a_test_card(desk: Desk) -> None:
    assert "--test-card" in call("record", "id_card", "--profile", desk.profile, code=2)
    assert not (desk.folder / "runtime").exists()


def test_a_driver_without_bytes_of_its_own_is_not_recorded(eve: EvePrinter, tmp_path: Path) -> None:
    profile = page_profile(tmp_path, eve)
    assert "no bytes" in call("record", "document_printer", "--test-card", "--profile", profile, code=2)


def test_a_recording_ends_by_itself(tmp_path: Path) -> None:
    times = itertools.chain([0.0, 0.0, 1.0, 1.0], itertools.repeat(600.0))
    device = REGISTRY.find("simulated-id-card").make(None)
    with recording.RecordedFile(tmp_path, Family.ID_CARD, lambda: next(times)) as into:
        into.recording.passed(Direction.TO_DEVICE, b"\x01")
        recording.exercise(device, into.recording)
        into.recording.passed(Direction.TO_DEVICE, b"\x02")
    assert [json.loads(line)["bytes"] for line in into.file.read_text().splitlines()] == ["01"]


@pytest.mark.parametrize("name", ["samv-serial", "samv-tcp", "samv-usb", "samv-hid", "escpos-serial", "escpos-tcp"])
def test_the_transport_of_every_driver_of_bytes_is_found(name: str) -> None:
    driver = REGISTRY.find(name)
    values = {"device": "/dev/x", "host": "192.0.2.1", "port": 1}
    options = {field.name: values[field.name] for field in fields(driver.options) if field.name in values}
    assert recording.transports_of(driver.make(driver.read_options(options)))
