# SPDX-License-Identifier: Apache-2.0
"""A keypad that plays a keyboard, like those for people who cannot see the screen; taken for this program alone.

Arrow keys move, Enter selects, function keys do the rest. What each key sends is set in the keypad itself; this is the
table for which it is to be set, with the codes of ``linux/input-event-codes.h``.
"""

from __future__ import annotations

from collections import deque

from drivers.protocols import Condition, DeviceError, DeviceFault, DeviceStatus, Key, status_after
from drivers.protocols.keypad import MOST_WAITING
from drivers.transports.deadline import Deadline
from drivers.transports.input_events import EV_KEY, KEY_PRESSED, InputDevice, InputEvent

_DIGITS = {code: Key(str((code - 1) % 10)) for code in range(2, 12)}  # KEY_1 to KEY_0
_KEYPAD_DIGITS = {71: "7", 72: "8", 73: "9", 75: "4", 76: "5", 77: "6", 79: "1", 80: "2", 81: "3", 82: "0", 83: "."}

KEYS: dict[int, Key] = (
    _DIGITS
    | {code: Key(each) for code, each in _KEYPAD_DIGITS.items()}
    | {
        1: Key.CANCEL,  # KEY_ESC
        14: Key.CLEAR,  # KEY_BACKSPACE
        28: Key.ENTER,
        96: Key.ENTER,  # KEY_KPENTER
        103: Key.UP,
        105: Key.LEFT,
        106: Key.RIGHT,
        108: Key.DOWN,
        138: Key.HELP,
        59: Key.HELP,  # KEY_F1
        60: Key.REPEAT,  # KEY_F2
        115: Key.VOLUME_UP,
        114: Key.VOLUME_DOWN,
        185: Key.HEADSET_PLUGGED,  # KEY_F15
        186: Key.HEADSET_UNPLUGGED,  # KEY_F16
    }
    # KEY_F3 to KEY_F10
    | {61 + number: Key(f"function_{number + 1}") for number in range(8)}
)


class EvdevKeypad:
    """Implements Keypad. One thread at a time. The device is grabbed from the first call to ``close``."""

    def __init__(self, device: InputDevice) -> None:
        self._device = device
        self._keys: deque[Key] = deque(maxlen=MOST_WAITING)

    def status(self, deadline: float) -> DeviceStatus:
        try:
            self._take(Deadline(0))
        except DeviceError as error:
            return status_after(error)
        return DeviceStatus(Condition.READY, original="plugged in and ours; a keyboard cannot be asked")

    def next_key(self, deadline: float) -> Key | None:
        until = Deadline(deadline)
        while not self._keys:
            if not self._take(until):
                return None
        return self._keys.popleft()

    def close(self) -> None:
        self._keys.clear()
        self._device.close()

    def _take(self, until: Deadline) -> bool:
        """Take the keys that come; False when none does until then."""
        try:
            self._device.open(until)
            self._keys.extend(key for event in self._device.read(until) if (key := key_of(event)) is not None)
        except DeviceError as error:
            if error.fault is DeviceFault.TIMEOUT:
                return False
            self.close()
            raise
        return True


def key_of(event: InputEvent) -> Key | None:
    """The key that this event says was pressed; None for any other event, and for a key that is held down."""
    if event.kind != EV_KEY or event.value != KEY_PRESSED:
        return None
    return KEYS.get(event.code, Key.UNKNOWN)
