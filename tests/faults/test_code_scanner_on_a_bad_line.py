"""A code scanner whose line splits, adds or loses bytes, goes silent, or that somebody else holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.code_scanner.dialects import HID_POS, HONEYWELL_SERIAL, NEWLAND_SERIAL, PLAIN_LINES, Dialect
from drivers.code_scanner.line import LineScanner
from drivers.code_scanner.newland import Command
from drivers.code_scanner.simulated import HoneywellInstrument, NewlandInstrument, shown_reports, typed
from drivers.code_scanner.wedge import WedgeScanner
from drivers.protocols import CodeReadError, CodeReadReason, Condition, DeviceError, DeviceFault
from drivers.transports.device_file import DeviceFile
from drivers.transports.faulting import FaultingTransport, FaultScript
from drivers.transports.input_events import InputDevice, encode_events
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost
from tests.support.device_files import DeviceEnd, batched
from tests.support.waiting import wait_until

SECONDS = 5.0


def _text(scanner: LineScanner | WedgeScanner, seconds: float = SECONDS) -> str | None:
    code = scanner.next(seconds)
    return code.text if code else None


@pytest.fixture
def end() -> Iterator[DeviceEnd]:
    end = DeviceEnd()
    yield end
    end.close()


@pytest.fixture
def newland() -> NewlandInstrument:
    return NewlandInstrument()


@pytest.fixture
def host(newland: NewlandInstrument) -> Iterator[PtyHost]:
    host = PtyHost(newland.answer)
    yield host
    host.close()


def _scanner(host: PtyHost, script: FaultScript | None = None, dialect: Dialect = NEWLAND_SERIAL) -> LineScanner:
    port = SerialTransport(host.device_path, 9600)
    return LineScanner(FaultingTransport(port, script) if script else port, dialect)


def test_a_code_read_one_byte_at_a_time_is_whole(host: PtyHost, newland: NewlandInstrument) -> None:
    scanner = _scanner(host, FaultScript(one_at_a_time=True))
    newland.show(b"410499")
    scanner.start(SECONDS)
    assert _text(scanner) == "410499"
    scanner.close()


def test_a_reply_with_a_flipped_bit_is_never_read_as_a_code(host: PtyHost, newland: NewlandInstrument) -> None:
    scanner = _scanner(host, FaultScript(corrupt={5: 0x10}))
    newland.show(b"410499")
    scanner.start(SECONDS)
    with pytest.raises(CodeReadError) as caught:
        _text(scanner)
    assert caught.value.reason is CodeReadReason.CONTROL_CHARACTERS
    newland.show(b"410499")
    assert _text(scanner) == "410499"
    scanner.close()


def test_half_a_code_is_not_joined_to_the_next() -> None:
    host = PtyHost(lambda _: [])
    scanner = _scanner(host, dialect=PLAIN_LINES)
    scanner.start(SECONDS)
    host.send(b"4104")
    assert _text(scanner, 0.3) is None
    host.send(b"410499\r")
    assert _text(scanner) == "410499"
    scanner.close()
    host.close()


def test_a_trigger_is_given_again_after_a_code(host: PtyHost, newland: NewlandInstrument) -> None:
    scanner = _scanner(host)
    scanner.start(SECONDS)
    for code in (b"first", b"second", b"third"):
        if at_once := newland.show(code):  # otherwise it comes with the next trigger
            host.send(at_once)
        assert _text(scanner) == code.decode()
    scanner.stop(SECONDS)
    wait_until(lambda: newland.commands[-1] == Command.TRIGGER_OFF.value, "the light to go out")
    assert newland.commands.count(Command.TRIGGER_ON.value) >= 3
    scanner.close()


def test_closing_puts_the_light_out(host: PtyHost, newland: NewlandInstrument) -> None:
    scanner = _scanner(host)
    scanner.start(SECONDS)
    scanner.close()
    wait_until(lambda: bool(newland.commands) and newland.commands[-1] == Command.TRIGGER_OFF.value, "the light")


@pytest.mark.parametrize(
    ("dialect", "instrument"),
    [(NEWLAND_SERIAL, NewlandInstrument), (HONEYWELL_SERIAL, HoneywellInstrument)],
    ids=["newland", "honeywell"],
)
def test_a_scanner_that_does_not_answer_is_offline_and_comes_back(
    dialect: Dialect, instrument: type[NewlandInstrument | HoneywellInstrument]
) -> None:
    device = instrument()
    device.silent = True
    host = PtyHost(device.answer)
    scanner = _scanner(host, dialect=dialect)
    assert scanner.status(0.1).condition is Condition.OFFLINE
    device.silent = False
    assert scanner.status(SECONDS).condition is Condition.READY
    scanner.close()
    host.close()


def test_a_line_full_of_noise_gives_no_code_and_ends_in_time(newland: NewlandInstrument) -> None:
    host = PtyHost(lambda _: [b"\x02\x00\xff" * 100])
    scanner = _scanner(host)
    scanner.start(SECONDS)
    assert _text(scanner, 0.2) is None
    scanner.close()
    host.close()


def test_unplugged_in_mid_code(host: PtyHost, newland: NewlandInstrument) -> None:
    scanner = _scanner(host, FaultScript(unplug_after=18))
    newland.show(b"410499")
    scanner.start(SECONDS)
    with pytest.raises(DeviceError) as caught:
        _text(scanner)
    assert caught.value.fault is DeviceFault.LOST
    assert scanner.status(SECONDS).condition is Condition.ABSENT


def test_reports_for_somebody_else_are_passed_over(end: DeviceEnd) -> None:
    scanner = LineScanner(DeviceFile("/dev/hidraw0", open_file=end.open_file), HID_POS["none"])
    scanner.start(SECONDS)
    end.send(b"\x09\x01Z" + bytes(61), b"\x02", *shown_reports(b"410499"))
    assert _text(scanner) == "410499"
    scanner.close()


def test_a_code_of_exactly_one_full_report_is_known_by_the_silence(end: DeviceEnd) -> None:
    scanner = LineScanner(DeviceFile("/dev/hidraw0", open_file=end.open_file), HID_POS["none"])
    scanner.start(SECONDS)
    end.send(*shown_reports(b"7" * 62))
    assert _text(scanner) == "7" * 62
    scanner.close()


@pytest.mark.parametrize(
    ("trigger", "begin"), [("newland", "04 09 7E00 0801 0002 01 02DA"), ("honeywell", "FD 03 16 54 0D")]
)
def test_the_trigger_of_a_hid_scanner_goes_out_as_a_report(end: DeviceEnd, trigger: str, begin: str) -> None:
    scanner = LineScanner(DeviceFile("/dev/hidraw0", open_file=end.open_file), HID_POS[trigger])
    scanner.start(SECONDS)
    written = b"".join(end.received())
    assert written == bytes.fromhex(begin).ljust(64, b"\0")
    scanner.close()


def test_a_wedge_in_other_hands_is_busy(end: DeviceEnd) -> None:
    end.taken = True
    scanner = WedgeScanner(InputDevice("/dev/input/event0", prepare=lambda _: None, open_file=end.open_file))
    assert scanner.status(SECONDS).condition is Condition.BUSY
    with pytest.raises(DeviceError) as caught:
        scanner.start(SECONDS)
    assert caught.value.fault is DeviceFault.BUSY


def test_a_device_that_cannot_be_grabbed_is_refused_and_left_closed(end: DeviceEnd) -> None:
    scanner = WedgeScanner(InputDevice("/dev/input/event0", open_file=end.open_file))  # a socket knows no EVIOCGRAB
    assert scanner.status(SECONDS).condition is Condition.FAULTY
    with pytest.raises(BrokenPipeError):
        end.send(b"nobody listens")


def test_a_code_typed_while_nobody_scans_is_dropped_not_kept(end: DeviceEnd) -> None:
    scanner = WedgeScanner(InputDevice("/dev/input/event0", prepare=lambda _: None, open_file=end.open_file))
    assert scanner.status(SECONDS).condition is Condition.READY
    end.send(*map(encode_events, batched(typed("410499"))))
    scanner.status(SECONDS)
    scanner.start(SECONDS)
    assert _text(scanner, 0.1) is None
    scanner.close()
