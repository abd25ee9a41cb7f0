"""Modbus frames, the wiring of a board, and the headset's socket."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.protocols import Condition, Contact, DeviceError, DeviceFault, LampState, Place
from drivers.signals.headset import HeadsetJack, HeadsetSignals
from drivers.signals.modbus import Board, checksum, frame
from drivers.signals.options import read_wiring
from drivers.signals.serial_relay import SerialRelay
from drivers.signals.simulated import BoardInstrument
from drivers.transports.deadline import Deadline
from drivers.transports.device_file import DeviceFile
from drivers.transports.faulting import FaultingTransport, FaultScript
from drivers.transports.input_events import device_by_name
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost
from tests.support.device_files import DeviceEnd
from tests.support.waiting import wait_until

SECONDS = 5.0


def test_frames_are_those_of_the_standard() -> None:
    assert checksum(b"123456789") == bytes.fromhex("374B"), "the check value 4B37 of CRC-16/MODBUS, low byte first"
    assert frame(1, 5, bytes.fromhex("0000 FF00")) == bytes.fromhex("01 05 0000 FF00 8C3A")


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (frame(1, 1, b"\x01\x05"), None),
        (frame(2, 1, b"\x01\x05"), DeviceFault.GARBLED),
        (frame(1, 3, b"\x01\x05"), DeviceFault.GARBLED),
        (frame(1, 1, b"\x02\x05"), DeviceFault.GARBLED),
        (frame(1, 1, b"\x01\x05")[:-1] + b"\x00", DeviceFault.GARBLED),
        (frame(1, 0x81, b"\x02"), DeviceFault.REFUSED),
        (b"\x01", DeviceFault.TIMEOUT),
        (b"", DeviceFault.TIMEOUT),
    ],
)
def test_an_answer_is_right_or_a_fault(answer: bytes, fault: DeviceFault | None) -> None:
    host = PtyHost(lambda _: [answer])
    transport = SerialTransport(host.device_path, 9600)
    board = Board(transport, 1)
    if fault is None:
        assert board.read_coils(3, Deadline(SECONDS)) == (True, False, True)
    else:
        with pytest.raises(DeviceError) as caught:
            board.read_coils(3, Deadline(0.1))
        assert caught.value.fault is fault
    transport.close()
    host.close()


def test_an_answer_one_byte_at_a_time_is_read() -> None:
    instrument = BoardInstrument()
    instrument.inputs[11] = True
    host = PtyHost(instrument.answer)
    transport = FaultingTransport(SerialTransport(host.device_path, 9600), FaultScript(one_at_a_time=True))
    assert Board(transport, 1).read_inputs(12, Deadline(SECONDS)) == (False,) * 11 + (True,)
    transport.close()
    host.close()


def test_a_lamp_blinks_on_when_its_board_is_back(tmp_path: Path) -> None:
    board = BoardInstrument()
    host = PtyHost(board.answer, tmp_path / "board")
    signals = SerialRelay(SerialTransport(host.device_path, 9600), 1, {"card": 0}, {})
    signals.set_lamp(Place.CARD, LampState.QUICK, SECONDS)
    host.close()
    wait_until(lambda: not signals.status(SECONDS).usable, "the board to be missed")
    again = BoardInstrument()
    host = PtyHost(again.answer, tmp_path / "board")
    wait_until(lambda: len(again.writes) > 2, "the lamp to blink again")
    signals.close()
    assert not again.coils[0]
    host.close()


@pytest.mark.parametrize(
    ("words", "wiring"),
    [
        ("", {}),
        ("card=3  receipt=0", {"card": 3, "receipt": 0}),
        ("card=3 card=4", None),
        ("card", None),
        ("card=", None),
        ("card=256", None),
        ("card=-1", None),
        ("card=³", None),
        ("lamp=1", None),
    ],
)
def test_wiring_is_read_or_refused(words: str, wiring: dict[str, int] | None) -> None:
    assert read_wiring(words, frozenset(Place)) == wiring


@given(st.text())
def test_any_wiring_is_read_or_refused(words: str) -> None:
    read_wiring(words, frozenset(Place))


def _jack(switches: int | OSError, end: DeviceEnd, name: str = "HDA Headphone") -> HeadsetJack:
    def ask(descriptor: int) -> int:
        if isinstance(switches, OSError):
            raise switches
        return switches

    return HeadsetJack(
        name,
        find=lambda wanted: "/dev/input/event3" if wanted == "HDA Headphone" else None,
        open_device=lambda path: DeviceFile(path, open_file=end.open_file),
        switches=ask,
    )


@pytest.mark.parametrize(("switches", "contact"), [(0, Contact.NO), (0b100, Contact.YES), (0b11, Contact.NO)])
def test_the_headset_is_the_switch_of_its_own(switches: int, contact: Contact) -> None:
    end = DeviceEnd()
    signals = HeadsetSignals(_jack(switches, end))
    assert signals.status(SECONDS).condition is Condition.READY
    assert signals.contacts(SECONDS).headset_plugged is contact
    signals.set_lamp(Place.CARD, LampState.ON, SECONDS)
    signals.close()
    end.close()


def test_a_socket_that_is_not_there_is_absent_and_alone_unknown() -> None:
    end = DeviceEnd()
    missing = _jack(0, end, "USB Headphone")
    assert HeadsetSignals(missing).status(SECONDS).condition is Condition.ABSENT
    board = SerialRelay(SerialTransport("/dev/none", 9600), 1, {}, {}, missing)
    assert board.contacts(SECONDS).headset_plugged is Contact.UNKNOWN


def test_a_socket_that_goes_away_while_asked_is_lost() -> None:
    end = DeviceEnd()
    with pytest.raises(DeviceError) as caught:
        HeadsetSignals(_jack(OSError(errno.ENODEV, "No such device"), end)).contacts(SECONDS)
    assert caught.value.fault is DeviceFault.LOST
    end.close()


def test_an_input_device_is_found_by_its_name(tmp_path: Path) -> None:
    for number, name in ((3, "Power Button"), (12, "HDA Intel PCH Headphone")):
        (tmp_path / f"event{number}" / "device").mkdir(parents=True)
        (tmp_path / f"event{number}" / "device" / "name").write_text(name + "\n")
    (tmp_path / "event4").mkdir()
    assert device_by_name("HDA Intel PCH Headphone", tmp_path) == "/dev/input/event12"
    assert device_by_name("HDA", tmp_path) is None
