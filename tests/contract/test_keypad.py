"""What every Keypad keeps: the one in memory, a PIN pad on a serial line, and a keypad that plays a keyboard, one that
another process plays."""

from __future__ import annotations

import fcntl
import os
import termios
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from drivers.keypad import evdev
from drivers.keypad.epp_szzt import SzztPad
from drivers.keypad.evdev import EvdevKeypad
from drivers.keypad.played import PlayedKeypad
from drivers.keypad.simulated import PadInstrument, SimulatedKeypad
from drivers.protocols import Condition, DeviceError, DeviceFault, Key, Keypad
from drivers.protocols.keypad import MOST_WAITING
from drivers.transports.input_events import EV_KEY, KEY_PRESSED, KEY_RELEASED, InputDevice, InputEvent, encode_events
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost
from tests.support.device_files import DeviceEnd
from tests.support.waiting import wait_until

SECONDS = 5.0
BRIEFLY = 0.15


@dataclass
class Bench:
    keypad: Keypad
    press: Callable[[Key], None]
    unplug: Callable[[], None]


def _in_memory() -> Iterator[Bench]:
    keypad = SimulatedKeypad()

    def unplug() -> None:
        keypad.plugged = False

    yield Bench(keypad, keypad.press, unplug)


def _pin_pad() -> Iterator[Bench]:
    pad = PadInstrument()
    host = PtyHost(pad.answer)
    keypad = SzztPad(SerialTransport(host.device_path, 9600))
    yield Bench(keypad, lambda key: host.send(pad.press(key)), host.close)
    keypad.close()
    host.close()


def _keyboard() -> Iterator[Bench]:
    end = DeviceEnd()
    keypad = EvdevKeypad(InputDevice("/dev/input/event1", prepare=lambda _: None, open_file=end.open_file))

    def press(key: Key) -> None:
        code = next(code for code, each in evdev.KEYS.items() if each is key)
        end.send(encode_events([InputEvent(EV_KEY, code, KEY_PRESSED), InputEvent(EV_KEY, code, KEY_RELEASED)]))

    yield Bench(keypad, press, end.unplug)
    keypad.close()
    end.close()


def _unread(line: int) -> int:
    return int(array("i", fcntl.ioctl(line, termios.FIONREAD, array("i", [0]).tobytes()))[0])


def _played() -> Iterator[Bench]:
    host = PtyHost(lambda said: ())
    keypad = PlayedKeypad(Path(host.device_path))
    line = os.open(host.device_path, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)

    def press(key: Key) -> None:
        """Come back when the key has arrived: a line hands on what is sent in its own time."""
        said, before = key.value.encode() + b"\n", _unread(line)
        host.send(said)
        wait_until(lambda: _unread(line) == before + len(said), "the key comes through the line")

    yield Bench(keypad, press, host.close)
    os.close(line)
    keypad.close()
    host.close()


class _Setup(Protocol):
    __name__: str

    def __call__(self) -> Iterator[Bench]: ...


@pytest.fixture(params=[_in_memory, _pin_pad, _keyboard, _played], ids=lambda setup: setup.__name__.strip("_"))
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    setup: _Setup = request.param
    yield from setup()


def test_it_is_a_keypad_and_ready(bench: Bench) -> None:
    assert isinstance(bench.keypad, Keypad)
    assert bench.keypad.status(SECONDS).condition is Condition.READY


def test_keys_come_in_their_order(bench: Bench) -> None:
    assert bench.keypad.next_key(BRIEFLY) is None
    pressed = [Key.DIGIT_4, Key.DIGIT_0, Key.CLEAR, Key.ENTER, Key.CANCEL, Key.FUNCTION_1, Key.POINT]
    for key in pressed:
        bench.press(key)
    assert [bench.keypad.next_key(SECONDS) for _ in pressed] == pressed
    assert bench.keypad.next_key(0) is None


def test_asking_how_it_is_loses_no_key(bench: Bench) -> None:
    bench.keypad.next_key(0)
    bench.press(Key.DIGIT_7)
    assert bench.keypad.status(SECONDS).condition is Condition.READY
    assert bench.keypad.next_key(SECONDS) is Key.DIGIT_7


def test_of_more_keys_than_anybody_waits_for_the_last_are_kept(bench: Bench) -> None:
    bench.keypad.next_key(0)
    for _ in range(3 * MOST_WAITING):
        bench.press(Key.DIGIT_1)
        bench.keypad.status(SECONDS)
    bench.press(Key.ENTER)
    keys = [bench.keypad.next_key(SECONDS)]
    while (key := bench.keypad.next_key(0)) is not None:
        keys.append(key)
    assert len(keys) <= MOST_WAITING + 1  # and what has just come
    assert keys[-1] is Key.ENTER


def test_an_unplugged_keypad_is_not_there(bench: Bench) -> None:
    assert bench.keypad.status(SECONDS).usable
    bench.unplug()
    assert bench.keypad.status(SECONDS).condition in (Condition.OFFLINE, Condition.ABSENT)
    assert bench.keypad.status(SECONDS).condition is Condition.ABSENT, "from the second look on"
    with pytest.raises(DeviceError) as caught:
        bench.keypad.next_key(SECONDS)
    assert caught.value.fault is DeviceFault.ABSENT


def test_close_may_be_called_twice_and_the_next_call_opens_again(bench: Bench) -> None:
    bench.keypad.next_key(0)
    bench.keypad.close()
    bench.keypad.close()
    bench.keypad.next_key(0)
    bench.press(Key.ENTER)
    assert bench.keypad.next_key(SECONDS) is Key.ENTER
