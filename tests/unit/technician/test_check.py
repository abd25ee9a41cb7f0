"""Each device is tried by itself, and what it says comes with words and a cure."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from drivers.document_printer.eve_printer import EvePrinter
from drivers.id_card.simulated import Fault, SamvSimulator, SimulatedIdCardReader, serve_pty
from drivers.protocols import Condition, Device, DeviceError, DeviceFault, DeviceStatus, Family, Problem, status_after
from drivers.receipt_printer.simulated import EscPosInstrument, PaperLevel
from drivers.transports.descriptor import not_opened
from kiosk.operations.instance import SingleInstance
from kiosk.profile import load_profile
from kiosk.technician.checking import Checked, Finding, check, cures_of, table, words_of
from kiosk.technician.fitted import Fitted, fitted_devices
from kiosk.technician.wording import columns, cures, status_words
from kiosk.texts import COMPLETE, Language, load_words
from tests.support.technician import Scripted, call, fitted, told, write_profile


@dataclass
class Bench:
    """Three devices on a desk, and the profile that names them."""

    reader: SamvSimulator
    receipts: EscPosInstrument
    profile: Path


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with ExitStack() as ended:
        reader = SamvSimulator()
        line = serve_pty(reader)
        ended.callback(line.close)
        receipts = EscPosInstrument()
        ended.callback(receipts.close)
        sections: dict[str, dict[str, object]] = {
            "id_card": {"driver": "samv-serial", "device": line.device_path},
            "receipt_printer": {"driver": "escpos-tcp", "host": receipts.host, "port": receipts.port},
        }
        yield Bench(reader, receipts, write_profile(tmp_path, sections))


def test_devices_that_work_are_said_to_work(bench: Bench) -> None:
    found = told("check", "--profile", bench.profile)
    assert found["usable"] is True
    assert [(row["family"], row["condition"], row["cures"]) for row in found["devices"]] == [
        ("id_card", "ready", []),
        ("receipt_printer", "ready", []),
    ]
    number = found["devices"][0]["sam_id"]
    assert number.startswith("05.01-")
    assert call("check", "--profile", bench.profile).splitlines() == [
        "works  ID card reader   samv-serial  ready",
        f"    security module {number}",
        "works  Receipt printer  escpos-tcp   ready",
    ]


def test_what_is_wrong_is_said_with_its_cure_and_the_rest_is_checked_all_the_same(bench: Bench) -> None:
    bench.receipts.mechanism.set_paper(PaperLevel.OUT)
    said = call("check", "--profile", bench.profile, code=1)
    assert "FAILS  Receipt printer  escpos-tcp   needs a person: out of paper" in said
    assert "Put in paper: a roll" in said
    assert "works  ID card reader" in said
    assert "凭条打印机" in call("check", "--profile", bench.profile, code=1, language="zh_CN.UTF-8")
    (row,) = told("check", "receipt_printer", "--profile", bench.profile, code=1)["devices"]
    assert (row["condition"], row["problems"], row["usable"]) == ("needs_attention", ["paper_out"], False)


def test_a_device_that_is_not_there_fails_and_one_that_nearly_runs_out_does_not(bench: Bench) -> None:
    bench.receipts.mechanism.set_paper(PaperLevel.LOW)
    (row,) = told("check", "receipt_printer", "--profile", bench.profile)["devices"]
    assert (row["problems"], row["usable"], row["cures"]) == (["paper_low"], True, ["Put in new paper soon."])
    bench.receipts.unplug()
    (row,) = told("check", "receipt_printer", "--profile", bench.profile, code=1)["devices"]
    assert row["condition"] == "absent"
    bench.reader.slot.fail(Fault.NOT_AUTHORISED)
    (row,) = told("check", "id_card", "--profile", bench.profile, code=1)["devices"]
    assert "not licensed" in row["cures"][0]


def test_a_name_that_the_profile_lacks_is_a_wrong_call(bench: Bench) -> None:
    said = call("check", "camera", "--profile", bench.profile, code=2)
    assert 'no device "camera" here. There are: id_card, receipt_printer.' in said


def test_a_profile_without_devices_has_nothing_that_fails(tmp_path: Path) -> None:
    assert call("check", "--profile", write_profile(tmp_path, {})) == "This profile has no devices.\n"


def test_a_real_a4_printer_is_checked(tmp_path: Path) -> None:
    printer = EvePrinter(tmp_path / "printer")
    try:
        profile = write_profile(tmp_path, {"document_printer": {"driver": "ipp", "uri": printer.uri}})
        printer.set_toner(0)
        (row,) = told("check", "--profile", profile, code=1)["devices"]
        assert row["problems"] == ["toner_out"]
        assert row["cures"] == ["Exchange the cartridge."]
    finally:
        printer.close()


class ReaderWithoutNumber(SimulatedIdCardReader):
    def sam_id(self, deadline: float) -> str:
        raise DeviceError(DeviceFault.TIMEOUT)


def ready() -> DeviceStatus:
    return DeviceStatus(Condition.READY)


def broken() -> DeviceStatus:
    raise ValueError("张三 410499198503150008")


def test_a_driver_that_hangs_or_breaks_is_a_row_and_holds_nobody_up() -> None:
    released = threading.Event()

    def hang() -> DeviceStatus:
        released.wait(30)
        return ready()

    def missing() -> Device:
        raise ImportError("libnothing")

    hung, well = Scripted(hang), Scripted(ready)
    rows = check(
        [
            fitted(Family.CAMERA, lambda: hung),
            fitted(Family.SIGNALS, lambda: Scripted(broken)),
            fitted(Family.FINGER, missing),
            fitted(Family.KEYPAD, lambda: well),
        ],
        patience=0.5,
    )
    released.set()
    assert [row.finding for row in rows] == [Finding.HANGS, Finding.FAILED, Finding.FAILED, Finding.ANSWERED]
    assert [row.usable for row in rows] == [False, False, False, True]
    assert well.closed.is_set()
    for language in COMPLETE:
        said = "\n".join(table(rows, load_words(language)))
        assert "ValueError tests.unit.technician.test_check:" in said
        assert "张三" not in said
        assert "410499" not in said
    assert hung.closed.wait(10)


def test_the_number_of_the_security_module_is_shown_where_the_reader_knows_it() -> None:
    rows = check([fitted(Family.ID_CARD, SimulatedIdCardReader), fitted(Family.CARD, ReaderWithoutNumber)])
    number = SimulatedIdCardReader().sam_id(1.0)
    assert [row.sam_id for row in rows] == [number, None]
    assert all(row.usable for row in rows)
    assert f"    security module {number}" in table(rows, load_words(Language.ENGLISH))


def test_a_hosted_driver_is_checked_in_its_host_and_a_shared_bus_one_by_one(tmp_path: Path) -> None:
    sections: dict[str, dict[str, object]] = {
        "id_card": {"driver": "simulated-id-card", "hosted": True, "bus": "hub"},
        "receipt_printer": {"driver": "simulated-receipt-printer", "bus": "hub"},
        "document_printer": {"driver": "simulated-document-printer"},
    }
    profile = write_profile(tmp_path, sections)
    reader, receipts, pages = fitted_devices(load_profile(profile))
    assert reader.turn is receipts.turn
    assert reader.turn is not pages.turn
    device = reader.make()
    assert type(device).__name__ == "HostedIdCardReader"
    device.close()
    assert told("check", "--profile", profile)["usable"] is True


def _on_one_bus(*devices: Fitted) -> list[Fitted]:
    turn = threading.Lock()
    return [replace(each, turn=turn) for each in devices]


def test_devices_that_wait_for_their_bus_do_not_hang() -> None:
    """Three that each take most of the patience: only one at a time is asked, and each has its own."""
    asked: list[int] = []

    def slow(number: int) -> Callable[[], DeviceStatus]:
        def status() -> DeviceStatus:
            asked.append(number)
            time.sleep(0.4)
            return ready()

        return status

    families = (Family.ID_CARD, Family.RECEIPT_PRINTER, Family.SIGNALS)
    devices = [fitted(family, partial(Scripted, slow(number))) for number, family in enumerate(families)]
    rows = check(_on_one_bus(*devices), patience=1.0)
    assert [row.finding for row in rows] == [Finding.ANSWERED] * 3
    assert asked == [0, 1, 2]


def test_behind_one_that_hangs_the_rest_of_the_bus_is_not_asked_and_called_so() -> None:
    released = threading.Event()
    well, hung = Scripted(ready), Scripted(lambda: (released.wait(30), ready())[1])
    bus = _on_one_bus(
        fitted(Family.ID_CARD, lambda: well), fitted(Family.CARD, lambda: hung), fitted(Family.SIGNALS, lambda: well)
    )
    rows = check([*bus[:2], fitted(Family.KEYPAD, lambda: Scripted(ready)), bus[2]], patience=0.5)
    released.set()
    assert [row.finding for row in rows] == [Finding.ANSWERED, Finding.HANGS, Finding.ANSWERED, Finding.NOT_ASKED]
    assert "not asked: a device on the same bus hangs" in "\n".join(table(rows, load_words(Language.ENGLISH)))
    assert hung.closed.wait(10)


@pytest.mark.parametrize(
    "command", [("check",), ("read", "id_card"), ("print-test",), ("watch",), ("print-test", "receipt_printer")]
)
def test_what_opens_a_device_refuses_beside_a_running_terminal(bench: Bench, command: tuple[str, ...]) -> None:
    state = load_profile(bench.profile).folders.state
    state.mkdir()
    with SingleInstance(state):
        assert "The terminal is running" in call(*command, "--profile", bench.profile, code=1)
        assert "终端正在运行" in call(*command, "--profile", bench.profile, code=1, language="zh_CN.UTF-8")
    assert bench.receipts.mechanism.receipts == ()


def test_a_check_leaves_no_file_in_the_way_of_the_terminal(bench: Bench) -> None:
    state = load_profile(bench.profile).folders.state
    told("check", "--profile", bench.profile)
    assert not state.exists()
    state.mkdir()
    told("check", "--profile", bench.profile)
    assert list(state.iterdir()) == []


@pytest.mark.parametrize("language", COMPLETE)
def test_every_condition_with_every_problem_has_words_and_a_cure(language: Language) -> None:
    said = load_words(language)
    for condition, problem in product(Condition, (None, *Problem)):
        status = DeviceStatus(condition, frozenset({problem} if problem else ()))
        words, remedies = status_words(said, status), cures(said, status)
        assert words.strip() and "⟦" not in words
        assert all(remedy.strip() and "⟦" not in remedy for remedy in remedies)
        assert bool(remedies) == (status != ready()), (condition, problem)


@pytest.mark.parametrize("language", COMPLETE)
def test_every_finding_has_words(language: Language) -> None:
    said = load_words(language)
    for finding in Finding:
        row = Checked(fitted(Family.CAMERA, lambda: Scripted(ready)), finding, original="ValueError x:1")
        assert words_of(row, said)
        assert cures_of(row, said)


def test_the_thing_that_stops_stands_before_the_one_that_warns() -> None:
    status = DeviceStatus(Condition.NEEDS_ATTENTION, frozenset({Problem.PAPER_LOW, Problem.COVER_OPEN}))
    assert cures(load_words(Language.ENGLISH), status) == ("Close the cover until it clicks.", "Put in new paper soon.")


def test_hanzi_are_two_columns_wide() -> None:
    assert columns([("身份证", "x"), ("ab", "y")]) == ["身份证  x", "ab      y"]


class SlowReader(Scripted):
    """Answers late, and remembers what time it was given for its id."""

    def __init__(self) -> None:
        super().__init__(lambda: DeviceStatus(Condition.READY))
        self.given = 0.0

    def status(self, deadline: float) -> DeviceStatus:
        time.sleep(0.2)
        return super().status(deadline)

    def sam_id(self, deadline: float) -> str:
        self.given = deadline
        raise DeviceError(DeviceFault.TIMEOUT)


def test_a_slow_device_is_given_one_time_for_all_that_it_is_asked() -> None:
    reader = SlowReader()
    (row,) = check([fitted(Family.ID_CARD, lambda: reader)], deadline=1.0)
    assert row.usable
    assert 0 < reader.given <= 0.8


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM])
def test_a_device_that_the_user_may_not_open_is_not_called_broken(language: Language, code: int) -> None:
    said = load_words(language)
    status = status_after(not_opened(code))
    assert status_words(said, status) == said.of("devices-not-allowed")
    assert cures(said, status) == (said.of("devices-not-allowed-cure"),)
    assert said.of("devices-cure-faulty") not in cures(said, status), "nobody exchanges a reader for a missing right"


def test_a_device_that_says_no_by_itself_is_still_called_broken() -> None:
    said = load_words(Language.ENGLISH)
    status = DeviceStatus(Condition.FAULTY, frozenset({Problem.NOT_AUTHORISED}), "66 not authorised")
    assert "not licensed" in cures(said, status)[0]
    assert cures(said, DeviceStatus(Condition.FAULTY, original="21 bad command")) == (said.of("devices-cure-faulty"),)


@pytest.mark.parametrize(
    ("section", "driver", "options"),
    [
        ("receipt_printer", "escpos-tcp", {"host": "127.0.0.1", "port": 1}),
        ("document_printer", "ipp", {"uri": "ipp://127.0.0.1:1/ipp/print"}),
    ],
)
def test_what_is_not_found_on_the_network_is_looked_for_there(
    tmp_path: Path, section: str, driver: str, options: dict[str, object]
) -> None:
    profile = write_profile(tmp_path, {section: {"driver": driver, **options}})
    (row,) = told("check", "--profile", profile, code=1)["devices"]
    assert row["cures"] == [load_words(Language.ENGLISH).of("devices-network-cure", host="127.0.0.1")]
