"""A real event device of the kernel, made by uinput where the machine offers that: grabbed, read, and let go."""

from __future__ import annotations

import os

import pytest

from drivers.code_scanner.wedge import WedgeScanner
from drivers.code_scanner.wedge_keys import KEY_LEFT_SHIFT, keys_of
from drivers.protocols import Condition
from drivers.transports.input_events import EV_KEY, KEY_PRESSED, KEY_RELEASED, InputDevice
from tests.support.waiting import wait_until

SECONDS = 5.0


@pytest.mark.skipif(not os.access("/dev/uinput", os.W_OK), reason="this machine offers no uinput")
def test_a_keyboard_is_grabbed_read_and_let_go() -> None:
    from evdev import UInput  # noqa: PLC0415 - it asks for /dev/uinput

    with UInput(name="civic kiosk test keyboard") as keyboard:
        path = str(keyboard.device.path)
        wait_until(lambda: os.access(path, os.R_OK | os.W_OK), "the event device")
        scanner, other = WedgeScanner(InputDevice(path)), WedgeScanner(InputDevice(path))
        scanner.start(SECONDS)
        assert other.status(SECONDS).condition is Condition.BUSY
        for code, shifted in keys_of("Kiosk-1"):
            keys = [KEY_LEFT_SHIFT, code] if shifted else [code]
            for key, value in [(each, KEY_PRESSED) for each in keys] + [(each, KEY_RELEASED) for each in keys]:
                keyboard.write(EV_KEY, key, value)
                keyboard.syn()
        scanned = scanner.next(SECONDS)
        assert scanned is not None and scanned.text == "Kiosk-1"
        scanner.close()
        assert other.status(SECONDS).condition is Condition.READY
        other.close()
