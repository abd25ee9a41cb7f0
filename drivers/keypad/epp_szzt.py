# SPDX-License-Identifier: Apache-2.0
"""The keys of an encrypting PIN pad, outside PIN entry. A bank PIN is never asked for and never seen here."""

from __future__ import annotations

from collections import deque
from contextlib import suppress

from drivers.keypad.epp_frames import KEYS, PIN_MASK, Answer, Command, PadError, PadReader, encode_frame
from drivers.protocols import Condition, DeviceError, DeviceFault, DeviceStatus, Key, Problem, status_after
from drivers.protocols.keypad import MOST_WAITING
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport, closed_on_error

_ANSWER = 1.0
_QUIET = 0.1  # at 9600 baud a frame has no gaps
# A pad waits 30 s for the next digit of a PIN unless it is told otherwise; an end that was not seen is assumed then.
_PIN_ENTRY = 120.0
# These end a PIN entry on the pad: enter, cancel, and its own time limit, which comes as an answer.
_ENDS = {0x0D, 0x1B}


class SzztPad:
    """Implements Keypad. One thread at a time. It holds the port from ``next_key`` to ``close``, and not for a look.

    BUSY is told in two cases: the bank's program has the port, or mask characters come, which means that a PIN is
    being entered. Then nothing is sent and nothing is taken for a key until enter, cancel, or the pad's time limit.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._reader = PadReader()
        self._enabled = False
        self._pin_entry_over = Deadline(0)
        self._keys: deque[Key] = deque(maxlen=MOST_WAITING)

    def status(self, deadline: float) -> DeviceStatus:
        until = Deadline(deadline)
        try:
            with closed_on_error(self._transport):
                self._transport.open(until)
                self._take(Deadline(0))
                if self._pin_entry:
                    return DeviceStatus(Condition.BUSY, original="a PIN is being entered")
                answer = self._ask(Command.USER_INFORMATION, until.at_most(_ANSWER))
                if not self._enabled and not self._pin_entry:
                    self._transport.close()  # nobody waits for keys here: the bank's program may have the port
        except DeviceError as error:
            self._forget()
            return status_after(error)
        if answer is None:
            return DeviceStatus(Condition.BUSY, original="a PIN is being entered")
        match answer.error:
            case None:
                return DeviceStatus(Condition.READY)
            case PadError.IMK_REQUIRED | PadError.TMK_REQUIRED | PadError.AUTHORISATION_REQUIRED:
                # The bank has not loaded its keys: a pad without them may still have buttons, but nobody promised that.
                return DeviceStatus(Condition.FAULTY, frozenset({Problem.NOT_AUTHORISED}), answer.words)
            case _:
                return DeviceStatus(Condition.FAULTY, frozenset({Problem.OTHER}), answer.words)

    def next_key(self, deadline: float) -> Key | None:
        until = Deadline(deadline)
        try:
            with closed_on_error(self._transport):
                self._transport.open(until)
                self._take(Deadline(0))
                while not self._keys:
                    self._refuse_during_pin_entry()
                    if not self._enabled:
                        self._enable()
                    elif not self._take(until) and until.passed:
                        return None
                return self._keys.popleft()
        except DeviceError:
            self._forget()
            raise

    def close(self) -> None:
        if self._enabled and not self._pin_entry:
            with suppress(DeviceError):  # keys off, as the bank's program expects to find the pad
                self._ask(Command.DISABLE_KEYS, Deadline(_ANSWER))
        self._forget()
        self._transport.close()

    @property
    def _pin_entry(self) -> bool:
        return not self._pin_entry_over.passed

    def _forget(self) -> None:
        """What was known of the line. That a PIN is being entered is known of the pad, and stays."""
        self._reader = PadReader()
        self._enabled = False
        self._keys.clear()

    def _enable(self) -> None:
        answer = self._ask(Command.ENABLE_KEYS, Deadline(_ANSWER))
        if answer is not None and answer.error is not None:
            raise DeviceError(DeviceFault.REFUSED, answer.words)
        self._enabled = answer is not None

    def _ask(self, command: Command, until: Deadline) -> Answer | None:
        """One command and its answer; None when a PIN entry began meanwhile. Keys that come between are kept."""
        self._transport.write(encode_frame(command.value), until)
        while not self._reader.answers:
            if self._pin_entry:
                return None
            if not self._take(until) and until.passed:
                raise DeviceError(DeviceFault.TIMEOUT, "no answer")
        return self._reader.answers.popleft()

    def _take(self, until: Deadline) -> bool:
        """Take what comes and sort it; False when nothing does until then."""
        waiting = until.at_most(_QUIET)
        whole = waiting.remaining() >= _QUIET * 0.9
        try:
            self._reader.feed(self._transport.read(4096, waiting))
        except DeviceError as error:
            if error.fault is not DeviceFault.TIMEOUT:
                raise
            if whole:
                self._reader.quiet()
            return False
        if any(answer.error is PadError.INPUT_TIMED_OUT for answer in self._reader.answers):
            # Unasked: its time for typing is over, or that for a PIN. It takes no more keys before it is told to.
            kept = [answer for answer in self._reader.answers if answer.error is not PadError.INPUT_TIMED_OUT]
            self._reader.answers.clear()
            self._reader.answers.extend(kept)
            self._pin_entry_over, self._enabled = Deadline(0), False
        while self._reader.codes:
            self._press(self._reader.codes.popleft())
        return True

    def _press(self, code: int) -> None:
        if code == PIN_MASK:
            self._pin_entry_over, self._enabled = Deadline(_PIN_ENTRY), False
            self._keys.clear()
        elif self._pin_entry:
            if code in _ENDS:
                self._pin_entry_over = Deadline(0)
        else:
            self._keys.append(KEYS.get(code, Key.UNKNOWN))

    def _refuse_during_pin_entry(self) -> None:
        if self._pin_entry:
            raise DeviceError(DeviceFault.BUSY, "a PIN is being entered")
