# SPDX-License-Identifier: Apache-2.0
"""A scanner at the end of a line: a serial port, USB CDC, or the reports of a hidraw device."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from drivers.code_scanner.dialects import Dialect
from drivers.code_scanner.reading import CodeReader
from drivers.code_scanner.text import scanned_code
from drivers.protocols import Condition, DeviceError, DeviceFault, DeviceStatus, ScannedCode, status_after
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport

# A trigger ends by itself after a code, and after some seconds without one (5 s is a usual setting).
_TRIGGER_AGAIN = 3.0
# So long nothing comes between two codes; within one, bytes and reports follow each other in a few milliseconds.
_QUIET = 0.1
_ANSWER = 0.5


class LineScanner:
    """Implements CodeScanner. One thread at a time."""

    def __init__(self, transport: Transport, dialect: Dialect) -> None:
        self._transport = transport
        self._dialect = dialect
        self._reader: CodeReader | None = None  # there is one while scanning
        self._trigger_again = Deadline(0)
        self._quiet = Deadline(0)

    def status(self, deadline: float) -> DeviceStatus:
        until = Deadline(deadline)
        try:
            with self._ended_by_errors():
                self._transport.open(until)
                if self._reader is not None:
                    self._receive(self._reader, Deadline(0))  # shows whether the line still stands
                    return DeviceStatus(Condition.READY, original="scanning")
                self._transport.flush_input()
                return self._asked(until.at_most(_ANSWER))
        except DeviceError as error:
            return status_after(error)

    def start(self, deadline: float) -> None:
        until = Deadline(deadline)
        if self._reader is not None:
            return
        with self._ended_by_errors():
            self._transport.open(until)
            self._transport.flush_input()
            self._transport.write(self._dialect.begin, until)
            self._reader = self._dialect.reader()
            self._trigger(until)

    def next(self, deadline: float) -> ScannedCode | None:
        until = Deadline(deadline)
        if self._reader is None:
            raise DeviceError(DeviceFault.REFUSED, "scanning was not started")
        with self._ended_by_errors():
            while True:
                code = self._reader.next_code()
                if code is not None:
                    self._trigger_again = Deadline(0)
                    return scanned_code(code)
                if self._trigger_again.passed:
                    self._trigger(Deadline(_ANSWER))
                if not self._receive(self._reader, until.at_most(_QUIET)) and until.passed:
                    return None

    def stop(self, deadline: float) -> None:
        if self._reader is None:
            return
        self._reader = None
        with self._ended_by_errors():
            self._transport.write(self._dialect.off, Deadline(deadline))
            self._transport.flush_input()

    def close(self) -> None:
        with suppress(DeviceError):  # the light goes out, if the line still stands
            self.stop(_ANSWER)
        self._transport.close()

    def _asked(self, until: Deadline) -> DeviceStatus:
        if not self._dialect.ask:
            return DeviceStatus(Condition.READY, original="the port is open; this scanner cannot be asked")
        self._transport.write(self._dialect.ask, until)
        reader = self._dialect.reader()
        while not reader.has_reply():
            reader.feed(self._transport.read(4096, until))
        return DeviceStatus(Condition.READY)

    def _trigger(self, until: Deadline) -> None:
        self._transport.write(self._dialect.on, until)
        self._trigger_again = Deadline(_TRIGGER_AGAIN)

    def _receive(self, reader: CodeReader, until: Deadline) -> bool:
        """Take what comes; False when nothing does until then."""
        try:
            received = self._transport.read(4096, until)
        except DeviceError as error:
            if error.fault is not DeviceFault.TIMEOUT:
                raise
            if self._quiet.passed:
                reader.quiet()
            return False
        reader.feed(received)
        self._quiet = Deadline(_QUIET)
        return True

    @contextmanager
    def _ended_by_errors(self) -> Iterator[None]:
        """After an error of the line scanning has ended, and the next call opens the port anew."""
        try:
            yield
        except DeviceError:
            self._reader = None
            self._transport.close()
            raise
