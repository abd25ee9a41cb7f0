# SPDX-License-Identifier: Apache-2.0
"""Simulated scanners: one in memory, and instruments that play a real one at the far end of a line."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

from drivers.code_scanner import hid_reports, honeywell, newland
from drivers.code_scanner.text import scanned_code
from drivers.code_scanner.wedge_keys import KEY_LEFT_SHIFT, keys_of
from drivers.protocols import Condition, DeviceError, DeviceFault, DeviceStatus, ScannedCode, status_after
from drivers.transports.deadline import Deadline
from drivers.transports.input_events import EV_KEY, KEY_PRESSED, KEY_RELEASED, InputEvent


class SimulatedCodeScanner:
    """Implements CodeScanner in memory. ``show`` may be called from another thread."""

    def __init__(self) -> None:
        self.plugged = True
        self.silent = False  # it answers nothing, as when it hangs
        self._scanning = False
        self._codes: deque[bytes] = deque()
        self._shown = threading.Condition()

    @property
    def scanning(self) -> bool:
        """Whether its light is on."""
        return self._scanning

    def show(self, data: bytes) -> None:
        """Hold a code before it; it is seen only while scanning."""
        with self._shown:
            if self._scanning:
                self._codes.append(data)
                self._shown.notify_all()

    def status(self, deadline: float) -> DeviceStatus:
        try:
            self._line()
        except DeviceError as error:
            return status_after(error)
        return DeviceStatus(Condition.READY)

    def start(self, deadline: float) -> None:
        self._line()
        with self._shown:
            self._scanning = True

    def next(self, deadline: float) -> ScannedCode | None:
        until = Deadline(deadline)
        if not self._scanning:
            raise DeviceError(DeviceFault.REFUSED, "scanning was not started")
        while True:
            self._line()
            with self._shown:
                if self._codes:
                    return scanned_code(self._codes.popleft())
                if until.passed:
                    return None
                self._shown.wait(min(until.remaining(), 0.05))

    def stop(self, deadline: float) -> None:
        self.close()

    def close(self) -> None:
        with self._shown:
            self._scanning = False
            self._codes.clear()

    def _line(self) -> None:
        if not self.plugged:
            self.close()
            raise DeviceError(DeviceFault.ABSENT, "unplugged")
        if self.silent:
            self.close()
            raise DeviceError(DeviceFault.TIMEOUT, "no answer")


class _Instrument:
    """What a scanner does with commands, apart from their form: on after a trigger, off after a code."""

    def __init__(self, known: tuple[bytes, ...]) -> None:
        self.on = False
        self.spent = False  # it was on and read a code, and waits for the next trigger
        self.silent = False
        self.commands: list[bytes] = []
        self._known = known
        self._held = b""
        self._buffer = b""

    def show(self, data: bytes) -> bytes:
        """Hold a code before it. What it sends at once; when it is off, it sends that at the next trigger."""
        self._held = data
        return self.read_code() if self.on else b""

    def read_code(self) -> bytes:
        held, self._held = self._held, b""
        if not held or self.silent:
            return b""
        self.on, self.spent = False, True
        return held + b"\r"

    def trigger(self, on: bool) -> bytes:
        self.on, self.spent = on, False
        return self.read_code() if on else b""

    def take_commands(self, received: bytes) -> Iterator[bytes]:
        """The known commands in what has come, in their order."""
        self._buffer += received
        while found := [(at, each) for each in self._known if (at := self._buffer.find(each)) >= 0]:
            at, command = min(found)
            self._buffer = self._buffer[at + len(command) :]
            self.commands.append(command)
            if not self.silent:
                yield command


class NewlandInstrument(_Instrument):
    """A Newland engine: frames in, replies and lines out."""

    def __init__(self) -> None:
        super().__init__(tuple(each.value for each in newland.Command))

    def answer(self, received: bytes) -> Iterator[bytes]:
        for command in self.take_commands(received):
            yield newland.encode_reply()
            if command in (newland.Command.TRIGGER_ON.value, newland.Command.TRIGGER_OFF.value):
                yield self.trigger(command == newland.Command.TRIGGER_ON.value)


class HoneywellInstrument(_Instrument):
    """A Honeywell scanner on a serial line."""

    def __init__(self) -> None:
        super().__init__(tuple(each.value for each in honeywell.Command))

    def answer(self, received: bytes) -> Iterator[bytes]:
        for command in self.take_commands(received):
            if command == honeywell.Command.ASK.value:
                yield b"CBRENA1\x06."
            else:
                yield self.trigger(command == honeywell.Command.TRIGGER_ON.value)


class PlainInstrument(_Instrument):
    """A scanner that is always on and understands nothing."""

    def __init__(self) -> None:
        super().__init__(())
        self.on = True

    def answer(self, received: bytes) -> Iterator[bytes]:
        yield from ()

    def read_code(self) -> bytes:
        code = super().read_code()
        self.on = True
        return code


def shown_reports(data: bytes) -> list[bytes]:
    """The HID-POS reports of a code."""
    return hid_reports.encode_reports(hid_reports.IN_REPORT, data)


def typed(text: str, *, apart: float = 0.004, clock: Callable[[], float] = time.monotonic) -> list[InputEvent]:
    """The key events of a wedge that types ``text`` and Enter, a key every ``apart`` seconds."""
    at = clock()
    events = []
    for code, shifted in keys_of(text):
        at += apart
        keys = [KEY_LEFT_SHIFT, code] if shifted else [code]
        events += [InputEvent(EV_KEY, key, KEY_PRESSED, at) for key in keys]
        events += [InputEvent(EV_KEY, key, KEY_RELEASED, at) for key in reversed(keys)]
    return events
