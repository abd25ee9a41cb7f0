"""What every IdCardReader keeps: the simulated one, and the SAM_V driver on every line and model."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import pytest

from drivers.host.hosted import hosted
from drivers.id_card import samv_records
from drivers.id_card.baud_search import BaudSearch
from drivers.id_card.samv import SamvReader
from drivers.id_card.samv_models import Model
from drivers.id_card.samv_stripped import StrippedTransport
from drivers.id_card.simulated import (
    SAM_ID_TEXT,
    CardSlot,
    Fault,
    SamvSimulator,
    SimulatedIdCardReader,
    serve_pty,
    serve_tcp,
)
from drivers.protocols import (
    CardReadError,
    CardReadReason,
    Condition,
    DeviceError,
    DeviceFault,
    IdCard,
    IdCardReader,
    Presence,
    Problem,
    SamIdReader,
)
from drivers.registry import REGISTRY
from drivers.transports.hidraw import HidrawTransport, HidReports
from drivers.transports.report_way import ReportWay
from drivers.transports.serial import SerialTransport
from drivers.transports.tcp import TcpTransport
from drivers.transports.usb import UsbAddress, UsbBulkTransport
from tests.support.identity_cards import ADULT, ALL_TYPES, ELDER, EVERYBODY, PHOTO
from tests.support.played_devices import PlayedHidraw, PlayedUsb, PlayedUsbDevice, serve_hid, stripped

SECONDS = 5.0
BRIEFLY = 0.15  # for calls that wait in vain


@dataclass
class Bench:
    """A reader, the slot that a test lays cards on, and its plug."""

    reader: IdCardReader
    slot: CardSlot
    unplug: Callable[[], None]


def _in_memory() -> Iterator[Bench]:
    reader = SimulatedIdCardReader()

    def unplug() -> None:
        reader.plugged = False

    yield Bench(reader, reader.slot, unplug)


def _on_a_serial_line() -> Iterator[Bench]:
    simulator = SamvSimulator()
    host = serve_pty(simulator)
    reader = SamvReader(SerialTransport(host.device_path, 115200))
    yield Bench(reader, simulator.slot, host.close)
    reader.close()
    host.close()


def _on_tcp() -> Iterator[Bench]:
    simulator = SamvSimulator()
    host = serve_tcp(simulator)
    reader = SamvReader(TcpTransport(host.host, host.port))
    yield Bench(reader, simulator.slot, host.close)
    reader.close()
    host.close()


def _in_a_host() -> Iterator[Bench]:
    simulator = SamvSimulator()
    host = serve_tcp(simulator)
    reader = hosted(REGISTRY.find("samv-tcp"), {"host": host.host, "port": host.port})
    assert isinstance(reader, IdCardReader)
    yield Bench(reader, simulator.slot, host.close)
    reader.close()
    host.close()


def _another_model() -> Iterator[Bench]:
    simulator = SamvSimulator(model=Model.CVR_100AU_NJ)
    host = serve_tcp(simulator)
    reader = SamvReader(TcpTransport(host.host, host.port), model=Model.CVR_100AU_NJ)
    yield Bench(reader, simulator.slot, host.close)
    reader.close()
    host.close()


def _at_a_rate_that_was_searched_for() -> Iterator[Bench]:
    simulator = SamvSimulator()
    host = serve_pty(simulator)
    reader = SamvReader(BaudSearch(lambda rate: SerialTransport(host.device_path, rate)))
    yield Bench(reader, simulator.slot, host.close)
    reader.close()
    host.close()


def _on_usb() -> Iterator[Bench]:
    simulator = SamvSimulator()
    device = PlayedUsbDevice(simulator.answer)
    plugs = PlayedUsb(device)
    reader = SamvReader(UsbBulkTransport(UsbAddress(device.vendor, device.product), plugs))

    def unplug() -> None:
        device.failing = errno.ENODEV
        plugs.plugged.clear()

    yield Bench(reader, simulator.slot, unplug)
    reader.close()


def _on_hid() -> Iterator[Bench]:
    simulator = SamvSimulator()
    host = serve_hid(simulator.answer)
    reader = SamvReader(HidrawTransport(host.device_path, HidReports()))
    yield Bench(reader, simulator.slot, host.close)
    reader.close()
    host.close()


def _on_hid_stripped() -> Iterator[Bench]:
    simulator = SamvSimulator()
    host = serve_hid(stripped(simulator.answer))
    reader = SamvReader(StrippedTransport(HidrawTransport(host.device_path, HidReports())))
    yield Bench(reader, simulator.slot, host.close)
    reader.close()
    host.close()


def _on_hid_by_control() -> Iterator[Bench]:
    simulator = SamvSimulator()
    with tempfile.TemporaryDirectory() as folder:
        device = PlayedHidraw(simulator.answer, Path(folder) / "hidraw", zeros=2)
        reports = HidReports(ReportWay.CONTROL, number=1)
        reader = SamvReader(HidrawTransport(device.device_path, reports, device.ioctl))
        yield Bench(reader, simulator.slot, device.unplug)
        reader.close()


_SETUPS = [
    _in_memory,
    _on_a_serial_line,
    _on_tcp,
    _in_a_host,
    _another_model,
    _at_a_rate_that_was_searched_for,
    _on_usb,
    _on_hid,
    _on_hid_stripped,
    _on_hid_by_control,
]


class _Setup(Protocol):
    __name__: str

    def __call__(self) -> Iterator[Bench]: ...


@pytest.fixture(params=_SETUPS, ids=lambda setup: setup.__name__.strip("_"))
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    setup: _Setup = request.param
    yield from setup()


def _refusal(bench: Bench, seconds: float = SECONDS) -> CardReadError:
    with pytest.raises(CardReadError) as caught:
        bench.reader.read(seconds)
    return caught.value


def test_it_is_a_reader_and_ready(bench: Bench) -> None:
    assert isinstance(bench.reader, IdCardReader)
    status = bench.reader.status(SECONDS)
    assert (status.condition, status.problems) == (Condition.READY, frozenset())


@pytest.mark.parametrize("card", EVERYBODY, ids=lambda card: f"{card.card_type.value}-{card.number[-4:]}")
def test_every_type_of_card_is_read_as_it_is(bench: Bench, card: IdCard) -> None:
    bench.slot.place(card)
    assert bench.reader.read(SECONDS) == card


def test_presence_follows_the_card_until_it_was_read(bench: Bench) -> None:
    assert bench.reader.presence(SECONDS) is Presence.NO
    bench.slot.place(ADULT)
    assert bench.reader.presence(SECONDS) is Presence.YES
    assert bench.reader.presence(SECONDS) is Presence.YES, "asking changes nothing"
    bench.slot.remove()
    assert bench.reader.presence(SECONDS) is Presence.NO


def test_presence_of_a_card_that_was_read_is_unknown_until_a_card_is_found_again(bench: Bench) -> None:
    bench.slot.place(ADULT)
    bench.reader.read(SECONDS)
    assert bench.reader.presence(SECONDS) is Presence.UNKNOWN
    bench.slot.remove()
    assert bench.reader.presence(SECONDS) is Presence.UNKNOWN
    bench.slot.place(ELDER)
    assert bench.reader.presence(SECONDS) is Presence.YES
    bench.slot.remove()
    assert bench.reader.presence(SECONDS) is Presence.NO


def test_a_card_asked_for_first_is_still_read(bench: Bench) -> None:
    bench.slot.place(ADULT)
    bench.reader.presence(SECONDS)
    assert bench.reader.read(SECONDS) == ADULT


def test_no_card_is_no_card(bench: Bench) -> None:
    assert _refusal(bench).reason is CardReadReason.NO_CARD


def test_a_card_is_read_once_and_again_when_it_was_lifted(bench: Bench) -> None:
    bench.slot.place(ADULT)
    bench.reader.read(SECONDS)
    assert _refusal(bench).reason is CardReadReason.NO_CARD
    bench.slot.remove()
    bench.slot.place(ADULT)
    assert bench.reader.read(SECONDS) == ADULT


def test_a_card_taken_in_mid_read_is_taken_away_and_the_next_is_read(bench: Bench) -> None:
    bench.slot.place(ADULT)
    bench.slot.fail(Fault.TAKEN_IN_MID_READ)
    assert _refusal(bench).reason is CardReadReason.TAKEN_AWAY
    bench.slot.fail(None)
    assert bench.reader.presence(SECONDS) is Presence.NO
    bench.slot.place(ELDER)
    assert bench.reader.read(SECONDS) == ELDER


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.READ_FAILED, CardReadReason.NOT_READABLE),
        (Fault.CARD_REFUSES_SAM, CardReadReason.SAM_REFUSED),
        (Fault.VERIFICATION_FAILED, CardReadReason.SAM_REFUSED),
        (Fault.UNKNOWN_CARD_TYPE, CardReadReason.UNKNOWN_CARD),
    ],
)
def test_a_card_that_does_not_let_itself_be_read(bench: Bench, fault: Fault, reason: CardReadReason) -> None:
    bench.slot.place(ADULT)
    bench.slot.fail(fault)
    assert _refusal(bench).reason is reason
    bench.slot.fail(None)
    assert bench.reader.read(SECONDS) == ADULT, "the same card, tried again"


def test_a_card_of_unknown_type_is_unknown(bench: Bench) -> None:
    record = bytearray(samv_records.encode(ADULT))
    record[248:250] = "Q".encode("utf-16-le")
    bench.slot.place_record(bytes(record), PHOTO)
    assert _refusal(bench).reason is CardReadReason.UNKNOWN_CARD


@pytest.mark.parametrize("card", ALL_TYPES, ids=lambda card: card.card_type.value)
def test_a_wrong_check_digit_or_date_is_bad_data_and_the_error_names_nobody(bench: Bench, card: IdCard) -> None:
    last = "0" if card.number[-1] != "0" else "1"
    wrong_number = replace(card, number=card.number[:-1] + last if len(card.number) == 18 else "X" * 15)
    record = samv_records.encode(wrong_number)
    bench.slot.place_record(record, PHOTO)
    error = _refusal(bench)
    assert error.reason is CardReadReason.BAD_DATA
    for secret in (card.name, wrong_number.number, card.address or "-"):
        assert secret not in f"{error!r} {error}" or secret == "-"


@pytest.mark.parametrize("size", [0, 255, 257])
def test_a_record_of_another_length_is_bad_data(bench: Bench, size: int) -> None:
    bench.slot.place_record(bytes(size), PHOTO)
    assert _refusal(bench).reason is CardReadReason.BAD_DATA


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault.SELF_TEST_FAILED, Problem.SELF_TEST_FAILED),
        (Fault.NOT_AUTHORISED, Problem.NOT_AUTHORISED),
    ],
)
def test_a_broken_reader_says_what_is_broken(bench: Bench, fault: Fault, problem: Problem) -> None:
    bench.slot.fail(fault)
    status = bench.reader.status(SECONDS)
    assert (status.condition, status.problems) == (Condition.FAULTY, frozenset({problem}))
    assert status.original


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.CUT_SHORT])
def test_no_answer_is_a_timeout_and_the_reader_comes_back(bench: Bench, fault: Fault) -> None:
    bench.slot.place(ADULT)
    bench.slot.fail(fault)
    assert bench.reader.status(BRIEFLY).condition is Condition.OFFLINE
    with pytest.raises(DeviceError) as caught:
        bench.reader.read(BRIEFLY)
    assert caught.value.fault is DeviceFault.TIMEOUT
    bench.slot.fail(None)
    assert bench.reader.status(SECONDS).condition is Condition.READY
    assert bench.reader.read(SECONDS) == ADULT


def test_a_wrong_checksum_is_garbled(bench: Bench) -> None:
    bench.slot.place(ADULT)
    bench.slot.fail(Fault.WRONG_CHECKSUM)
    assert bench.reader.status(SECONDS).condition is Condition.UNKNOWN
    with pytest.raises(DeviceError) as caught:
        bench.reader.read(SECONDS)
    assert caught.value.fault is DeviceFault.GARBLED
    bench.slot.fail(None)
    assert bench.reader.read(SECONDS) == ADULT


def test_an_unplugged_reader_is_not_there(bench: Bench) -> None:
    assert bench.reader.status(SECONDS).usable
    bench.unplug()
    assert bench.reader.status(SECONDS).condition in (Condition.OFFLINE, Condition.ABSENT)
    assert bench.reader.status(SECONDS).condition is Condition.ABSENT, "from the second look on"
    with pytest.raises(DeviceError) as caught:
        bench.reader.presence(SECONDS)
    assert caught.value.fault is DeviceFault.ABSENT
    with pytest.raises(DeviceError):
        bench.reader.read(SECONDS)


def test_close_may_be_called_twice_and_the_next_call_opens_again(bench: Bench) -> None:
    bench.slot.place(ADULT)
    bench.reader.close()
    bench.reader.close()
    assert bench.reader.read(SECONDS) == ADULT


def test_the_security_module_says_who_it_is_though_its_first_word_is_wrong(bench: Bench) -> None:
    assert isinstance(bench.reader, SamIdReader)
    assert bench.reader.sam_id(SECONDS) == SAM_ID_TEXT
    assert bench.reader.sam_id(SECONDS) == SAM_ID_TEXT
    bench.slot.fail(Fault.SILENT)
    with pytest.raises(DeviceError) as caught:
        bench.reader.sam_id(BRIEFLY)
    assert caught.value.fault is DeviceFault.TIMEOUT
