"""What every CodeScanner keeps: the simulated one, and each real driver over what plays its device."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from drivers.code_scanner.camera import CameraScanner
from drivers.code_scanner.dialects import HID_POS, HONEYWELL_SERIAL, NEWLAND_SERIAL, PLAIN_LINES, Dialect
from drivers.code_scanner.line import LineScanner
from drivers.code_scanner.simulated import (
    HoneywellInstrument,
    NewlandInstrument,
    PlainInstrument,
    SimulatedCodeScanner,
    shown_reports,
    typed,
)
from drivers.code_scanner.wedge import WedgeScanner
from drivers.protocols import CodeReadError, CodeReadReason, CodeScanner, Condition, DeviceError, DeviceFault
from drivers.transports.device_file import DeviceFile
from drivers.transports.frames import FolderSource
from drivers.transports.input_events import InputDevice, encode_events
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost
from tests.support.codes import CHINESE, CHINESE_GB, GARBAGE, LINK, RARE_GB, draw_qr
from tests.support.device_files import DeviceEnd, batched
from tests.support.waiting import wait_until

SECONDS = 5.0
BRIEFLY = 0.15  # for calls that wait in vain


@dataclass
class Bench:
    """A scanner, what a test holds before it, and its plug."""

    scanner: CodeScanner
    show: Callable[[bytes], None]
    unplug: Callable[[], None]
    carries_bytes: bool = True  # a keyboard carries the characters of its keys, and no other
    forgets: bool = True  # a camera sees what is still held before it


def _in_memory(folder: Path) -> Iterator[Bench]:
    scanner = SimulatedCodeScanner()

    def unplug() -> None:
        scanner.plugged = False

    yield Bench(scanner, scanner.show, unplug)


def _on_a_line(
    dialect: Dialect, instrument: NewlandInstrument | HoneywellInstrument | PlainInstrument
) -> Iterator[Bench]:
    host = PtyHost(instrument.answer)
    scanner = LineScanner(SerialTransport(host.device_path, 9600), dialect)

    def show(data: bytes) -> None:
        wait_until(lambda: instrument.on or instrument.spent, "the trigger")
        if sent := instrument.show(data):
            host.send(sent)

    yield Bench(scanner, show, host.close)
    scanner.close()
    host.close()


def _newland(folder: Path) -> Iterator[Bench]:
    yield from _on_a_line(NEWLAND_SERIAL, NewlandInstrument())


def _honeywell(folder: Path) -> Iterator[Bench]:
    yield from _on_a_line(HONEYWELL_SERIAL, HoneywellInstrument())


def _plain_lines(folder: Path) -> Iterator[Bench]:
    yield from _on_a_line(PLAIN_LINES, PlainInstrument())


def _hid_pos(folder: Path) -> Iterator[Bench]:
    end = DeviceEnd()
    scanner = LineScanner(DeviceFile("/dev/hidraw7", open_file=end.open_file), HID_POS["newland"])
    yield Bench(scanner, lambda data: end.send(*shown_reports(data)), end.unplug)
    scanner.close()
    end.close()


def _wedge(folder: Path) -> Iterator[Bench]:
    end = DeviceEnd()
    device = InputDevice("/dev/input/event7", prepare=lambda _: None, open_file=end.open_file)
    scanner = WedgeScanner(device)
    yield Bench(
        scanner,
        lambda data: end.send(*map(encode_events, batched(typed(data.decode())))),
        end.unplug,
        carries_bytes=False,
    )
    scanner.close()
    end.close()


def _camera(folder: Path) -> Iterator[Bench]:
    pictures = folder / "pictures"
    pictures.mkdir()
    draw_qr(b"", pictures / "0.png")
    scanner = CameraScanner(FolderSource(pictures))

    def unplug() -> None:
        pictures.rename(folder / "away")

    yield Bench(
        scanner,
        lambda data: draw_qr(data, pictures / "0.png"),
        unplug,
        forgets=False,
    )
    scanner.close()


class _Setup(Protocol):
    __name__: str

    def __call__(self, folder: Path) -> Iterator[Bench]: ...


SETUPS = [_in_memory, _newland, _honeywell, _plain_lines, _hid_pos, _wedge, _camera]


@pytest.fixture(params=SETUPS, ids=lambda setup: setup.__name__.strip("_"))
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    setup: _Setup = request.param
    yield from setup(tmp_path)


def _scan(bench: Bench, data: bytes) -> str:
    bench.show(data)
    code = bench.scanner.next(SECONDS)
    assert code is not None
    return code.text


def test_it_is_a_scanner_and_ready(bench: Bench) -> None:
    assert isinstance(bench.scanner, CodeScanner)
    status = bench.scanner.status(SECONDS)
    assert (status.condition, status.problems) == (Condition.READY, frozenset())


def test_a_code_is_read_as_it_is(bench: Bench) -> None:
    bench.scanner.start(SECONDS)
    assert _scan(bench, LINK) == LINK.decode()


@pytest.mark.parametrize("data", [CHINESE, CHINESE_GB, RARE_GB], ids=["utf-8", "gb18030", "rare"])
def test_chinese_is_read_in_either_encoding(bench: Bench, data: bytes) -> None:
    if not bench.carries_bytes:
        pytest.skip("no keyboard types Chinese")
    bench.scanner.start(SECONDS)
    expected = data.decode("gb18030") if data is not CHINESE else data.decode()
    assert _scan(bench, data) == expected


def test_several_codes_come_one_by_one_in_their_order(bench: Bench) -> None:
    bench.scanner.start(SECONDS)
    assert [_scan(bench, each) for each in (b"first-1", b"second-2", b"first-1")] == ["first-1", "second-2", "first-1"]


def test_nothing_shown_is_none_and_a_code_is_given_once(bench: Bench) -> None:
    bench.scanner.start(SECONDS)
    assert bench.scanner.next(BRIEFLY) is None
    assert bench.scanner.next(0) is None
    _scan(bench, LINK)
    assert bench.scanner.next(BRIEFLY) is None


def test_starting_twice_changes_nothing(bench: Bench) -> None:
    bench.scanner.start(SECONDS)
    bench.show(LINK)
    bench.scanner.start(SECONDS)
    code = bench.scanner.next(SECONDS)
    assert code is not None and code.text == LINK.decode()


def test_asking_how_it_is_loses_no_code(bench: Bench) -> None:
    bench.scanner.start(SECONDS)
    bench.show(LINK)
    for _ in range(3):
        assert bench.scanner.status(SECONDS).condition is Condition.READY
    code = bench.scanner.next(SECONDS)
    assert code is not None and code.text == LINK.decode()


def test_a_code_of_the_one_before_is_forgotten(bench: Bench) -> None:
    if not bench.forgets:
        pytest.skip("a camera sees what is held before it")
    bench.scanner.start(SECONDS)
    bench.show(LINK)
    bench.scanner.stop(SECONDS)
    bench.scanner.start(SECONDS)
    assert bench.scanner.next(BRIEFLY) is None


def test_a_scanner_that_was_not_started_says_so(bench: Bench) -> None:
    for _ in range(2):
        with pytest.raises(DeviceError) as caught:
            bench.scanner.next(BRIEFLY)
        assert caught.value.fault is DeviceFault.REFUSED
        bench.scanner.start(SECONDS)
        bench.scanner.stop(SECONDS)
        bench.scanner.stop(SECONDS)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (GARBAGE, CodeReadReason.NOT_TEXT),
        (b"four\x1bdigits", CodeReadReason.CONTROL_CHARACTERS),
        ("\u202e0001".encode(), CodeReadReason.CONTROL_CHARACTERS),
    ],
    ids=["no-text", "escape", "turned-around"],
)
def test_a_code_that_is_refused_names_nothing_and_scanning_goes_on(
    bench: Bench, data: bytes, reason: CodeReadReason
) -> None:
    if not bench.carries_bytes:
        pytest.skip("no keyboard types that")
    bench.scanner.start(SECONDS)
    bench.show(data)
    with pytest.raises(CodeReadError) as caught:
        bench.scanner.next(SECONDS)
    assert caught.value.reason is reason
    assert "digits" not in f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"
    assert _scan(bench, LINK) == LINK.decode()


def test_a_code_does_not_show_in_its_repr(bench: Bench) -> None:
    bench.scanner.start(SECONDS)
    bench.show(LINK)
    assert repr(bench.scanner.next(SECONDS)) == f"ScannedCode({len(LINK)} characters)"


def test_an_unplugged_scanner_is_not_there(bench: Bench) -> None:
    bench.scanner.start(SECONDS)
    bench.unplug()
    with pytest.raises(DeviceError) as caught:
        bench.scanner.next(SECONDS)
    assert caught.value.fault in (DeviceFault.LOST, DeviceFault.ABSENT)
    assert bench.scanner.status(SECONDS).condition is Condition.ABSENT
    with pytest.raises(DeviceError) as caught:
        bench.scanner.start(SECONDS)
    assert caught.value.fault is DeviceFault.ABSENT
    with pytest.raises(DeviceError) as caught:
        bench.scanner.next(SECONDS)
    assert caught.value.fault is DeviceFault.REFUSED, "after an error scanning has ended"


def test_close_may_be_called_twice_and_ends_scanning(bench: Bench) -> None:
    bench.scanner.start(SECONDS)
    bench.scanner.close()
    bench.scanner.close()
    bench.scanner.start(SECONDS)
    assert _scan(bench, LINK) == LINK.decode()
