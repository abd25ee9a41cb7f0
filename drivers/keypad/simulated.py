# SPDX-License-Identifier: Apache-2.0
"""Simulated keypads: one in memory, and an encrypting PIN pad at the far end of a line."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator

from drivers.keypad.epp_frames import KEYS, PIN_MASK, Command, PadError, PadReader, encode_frame
from drivers.protocols import Condition, DeviceError, DeviceFault, DeviceStatus, Key, status_after
from drivers.protocols.keypad import MOST_WAITING
from drivers.transports.deadline import Deadline


class SimulatedKeypad:
    """Implements Keypad in memory. ``press`` may be called from another thread."""

    def __init__(self) -> None:
        self.plugged = True
        self.silent = False
        self.pin_entry = False  # the bank takes a PIN on it
        self._keys: deque[Key] = deque(maxlen=MOST_WAITING)
        self._pressed = threading.Condition()

    def press(self, key: Key) -> None:
        with self._pressed:
            if not self.pin_entry:
                self._keys.append(key)
                self._pressed.notify_all()

    def status(self, deadline: float) -> DeviceStatus:
        try:
            self._line()
        except DeviceError as error:
            return status_after(error)
        return DeviceStatus(Condition.READY)

    def next_key(self, deadline: float) -> Key | None:
        until = Deadline(deadline)
        while True:
            self._line()
            with self._pressed:
                if self._keys:
                    return self._keys.popleft()
                if until.passed:
                    return None
                self._pressed.wait(min(until.remaining(), 0.05))

    def close(self) -> None:
        with self._pressed:
            self._keys.clear()

    def _line(self) -> None:
        if not self.plugged:
            raise DeviceError(DeviceFault.ABSENT, "unplugged")
        if self.silent:
            raise DeviceError(DeviceFault.TIMEOUT, "no answer")
        if self.pin_entry:
            raise DeviceError(DeviceFault.BUSY, "a PIN is being entered")


class PadInstrument:
    """An SZZT pad: answers frames, and gives the bytes that a key sends."""

    def __init__(self) -> None:
        self.enabled = False
        self.pin_entry = False
        self.silent = False
        self.error: PadError | None = None
        self.received: list[bytes] = []  # the texts of all frames
        self._reader = PadReader()

    def answer(self, received: bytes) -> Iterator[bytes]:
        self._reader.feed(received)
        while self._reader.answers:
            text = self._reader.answers.popleft().text
            self.received.append(text)
            if self.silent:
                continue
            if self.error is not None:
                yield encode_frame(bytes([self.error.value]))
                continue
            if text in (Command.ENABLE_KEYS.value, Command.DISABLE_KEYS.value):
                self.enabled = text == Command.ENABLE_KEYS.value
            yield encode_frame(text[:1] + bytes(20).hex().encode())

    def press(self, key: Key) -> bytes:
        """What goes out for this key: its code, a mask while a PIN is entered, nothing while keys are off."""
        code = next(code for code, each in KEYS.items() if each is key)
        if self.pin_entry:
            self.pin_entry = key not in (Key.ENTER, Key.CANCEL)
            return bytes([code if not self.pin_entry else PIN_MASK])
        return bytes([code]) if self.enabled else b""

    def time_out(self) -> bytes:
        """Nobody typed for too long."""
        self.enabled = self.pin_entry = False
        return encode_frame(bytes([PadError.INPUT_TIMED_OUT.value]))
