"""A PIN pad on which the bank takes a PIN, whose line is bad, or that is not ready."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.keypad import evdev
from drivers.keypad.epp_frames import Answer, Command, PadError, PadReader, encode_frame
from drivers.keypad.epp_szzt import SzztPad
from drivers.keypad.simulated import PadInstrument
from drivers.protocols import Condition, DeviceError, DeviceFault, Key, Problem
from drivers.transports.deadline import Deadline
from drivers.transports.faulting import FaultingTransport, FaultScript
from drivers.transports.input_events import EV_KEY, InputEvent
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost

SECONDS = 5.0


@pytest.fixture
def pad() -> PadInstrument:
    return PadInstrument()


@pytest.fixture
def host(pad: PadInstrument) -> Iterator[PtyHost]:
    host = PtyHost(pad.answer)
    yield host
    host.close()


@pytest.fixture
def keypad(host: PtyHost) -> Iterator[SzztPad]:
    keypad = SzztPad(SerialTransport(host.device_path, 9600))
    assert keypad.next_key(0) is None
    yield keypad
    keypad.close()


def _is_busy(keypad: SzztPad) -> bool:
    with pytest.raises(DeviceError) as caught:
        keypad.next_key(1)
    return caught.value.fault is DeviceFault.BUSY and keypad.status(SECONDS).condition is Condition.BUSY


def test_frames_are_those_of_the_documents() -> None:
    assert encode_frame(b"5033") == b"\x02004" + b"5033" + b"\x03" + b"%02X" % (0x30 ^ 0x30 ^ 0x34 ^ 0x35 ^ 0x30 ^ 3)
    assert {each.value[:1] for each in Command} == {b"3", b"5"}, "no key, no table, no PIN (1, 2, 4, 6, 7, :)"


@pytest.mark.parametrize("end", [Key.ENTER, Key.CANCEL])
def test_while_a_pin_is_entered_it_is_busy_and_nothing_is_taken_or_sent(
    pad: PadInstrument, host: PtyHost, keypad: SzztPad, end: Key
) -> None:
    pad.pin_entry = True
    for digit in (Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3):
        host.send(pad.press(digit))
    assert _is_busy(keypad)
    sent = list(pad.received)
    assert _is_busy(keypad) and pad.received == sent
    host.send(pad.press(end))
    assert keypad.next_key(0) is None
    host.send(pad.press(Key.DIGIT_5))
    assert keypad.next_key(SECONDS) is Key.DIGIT_5


def test_a_pin_entry_that_times_out_is_over(pad: PadInstrument, host: PtyHost, keypad: SzztPad) -> None:
    pad.pin_entry = True
    host.send(pad.press(Key.DIGIT_1))
    assert _is_busy(keypad)
    host.send(pad.time_out())
    assert keypad.next_key(0) is None
    host.send(pad.press(Key.DIGIT_5))
    assert keypad.next_key(SECONDS) is Key.DIGIT_5


def test_keys_are_switched_on_again_when_the_pad_tired_of_waiting(
    pad: PadInstrument, host: PtyHost, keypad: SzztPad
) -> None:
    host.send(pad.time_out())
    assert keypad.next_key(0.05) is None
    assert pad.enabled
    assert pad.received.count(Command.ENABLE_KEYS.value) == 2


def test_the_banks_program_on_the_port_is_busy(host: PtyHost) -> None:
    bank = SerialTransport(host.device_path, 9600)
    bank.open(Deadline(1))
    keypad = SzztPad(SerialTransport(host.device_path, 9600))
    assert _is_busy(keypad)
    bank.close()
    assert keypad.status(SECONDS).condition is Condition.READY
    keypad.close()


def test_a_look_leaves_the_port_to_the_bank_and_closing_leaves_the_keys_off(pad: PadInstrument, host: PtyHost) -> None:
    keypad, bank = (SzztPad(SerialTransport(host.device_path, 9600)), SerialTransport(host.device_path, 9600))
    assert keypad.status(SECONDS).condition is Condition.READY
    bank.open(Deadline(1))
    bank.close()
    assert keypad.next_key(0) is None
    assert pad.enabled
    keypad.close()
    assert not pad.enabled
    bank.open(Deadline(1))
    bank.close()


@pytest.mark.parametrize(
    ("error", "problem"),
    [(PadError.TMK_REQUIRED, Problem.NOT_AUTHORISED), (PadError.GENERAL, Problem.OTHER)],
)
def test_a_pad_that_says_no_is_faulty_with_its_own_word(
    pad: PadInstrument, keypad: SzztPad, error: PadError, problem: Problem
) -> None:
    pad.error = error
    status = keypad.status(SECONDS)
    assert (status.condition, status.problems) == (Condition.FAULTY, frozenset({problem}))
    assert f"{error.value:02X}" in status.original


def test_a_pad_that_does_not_answer_is_offline_and_comes_back(pad: PadInstrument, keypad: SzztPad) -> None:
    pad.silent = True
    assert keypad.status(0.1).condition is Condition.OFFLINE
    pad.silent = False
    assert keypad.status(SECONDS).condition is Condition.READY


def test_a_damaged_answer_is_no_row_of_keys(host: PtyHost) -> None:
    keypad = SzztPad(FaultingTransport(SerialTransport(host.device_path, 9600), FaultScript(corrupt={9: 1})))
    assert keypad.status(0.3).condition is Condition.OFFLINE
    assert keypad.next_key(0) is None
    keypad.close()


@given(st.lists(st.binary(max_size=60).map(encode_frame) | st.sampled_from([b"1", b"\r", b"\x1b"]), max_size=8))
def test_frames_and_keys_come_apart_however_they_are_split(parts: list[bytes]) -> None:
    whole, split = PadReader(), PadReader()
    whole.feed(b"".join(parts))
    for each in b"".join(parts):
        split.feed(bytes([each]))
    assert list(whole.answers) == list(split.answers)
    assert [encode_frame(each.text) for each in whole.answers] == [each for each in parts if len(each) > 1]
    assert bytes(whole.codes) == bytes(split.codes) == b"".join(each for each in parts if len(each) == 1)


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_any_bytes_are_survived(parts: list[bytes]) -> None:
    reader = PadReader()
    for part in parts:
        reader.feed(part)
    reader.quiet()
    reader.answers.clear()
    reader.feed(encode_frame(b"3"))
    assert list(reader.answers) == [Answer(b"3")]


@given(st.integers(0, 65535), st.integers(0, 65535), st.integers(-(2**31), 2**31 - 1))
def test_any_event_is_a_key_or_none(kind: int, code: int, value: int) -> None:
    key = evdev.key_of(InputEvent(kind, code, value))
    assert (key is not None) is (kind == EV_KEY and value == 1)
