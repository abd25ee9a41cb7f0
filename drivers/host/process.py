# SPDX-License-Identifier: Apache-2.0
"""The terminal's end of a device host: starts it, asks it, and ends it when it hangs."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import Any

from drivers.host.messages import (
    Answer,
    Call,
    Failed,
    HostGone,
    HostLate,
    Mistake,
    NotAMessage,
    Setup,
    Taken,
    error_of,
    receive,
    send,
)
from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.deadline import Deadline

#: A host that loads OpenCV on a slow disk.
START_SECONDS = 10.0
#: What a driver may take beyond its deadline before its host counts as hung.
GRACE_SECONDS = 0.7
#: What a host that does not hang may take to say that it has taken up a call.
TAKEN_SECONDS = 0.5
_KILLED_SECONDS = 1.0
HUNG = "device host hung"
#: A host that ends again and again is started less and less often.
_PAUSES = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


class HostProcess:
    """One host, started at the first call and again after each that was lost. May be used from every thread."""

    def __init__(self, driver: str, options: dict[str, Any]) -> None:
        self._setup = Setup(driver, options)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._losses = 0  # since a call was answered
        self._not_before = 0.0

    @property
    def pid(self) -> int | None:
        """Of the host that runs, for tests and for ``kiosk devices``."""
        return self._process.pid if self._process is not None else None

    def call(self, method: str, *arguments: Any, deadline: float | None, **named: Any) -> Any:
        """What the driver's ``method`` answers, or what it raises; DeviceError TIMEOUT and LOST for its host."""
        budget = Deadline(deadline if deadline is not None else START_SECONDS)
        if not self._lock.acquire(timeout=budget.remaining()):
            raise DeviceError(DeviceFault.BUSY, "device host")
        try:
            return self._called(Call(method, arguments, deadline, tuple(named.items())))
        finally:
            self._lock.release()

    def look(self, deadline: float) -> Any:
        """What the driver's ``status`` answers. Where the host has hung since the last call, another one is asked.

        Nothing else is asked twice: a print may have begun.
        """
        until = Deadline(deadline)
        try:
            return self.call("status", deadline=deadline)
        except DeviceError as error:
            left = until.remaining()
            if error.original != HUNG or left < TAKEN_SECONDS:
                raise
            return self.call("status", deadline=left)

    def close(self) -> None:
        """End the host. The next call starts another."""
        with self._lock:
            self._end()

    def _called(self, call: Call) -> Any:
        line = self._running()
        patience = Deadline(START_SECONDS if call.deadline is None else call.deadline + GRACE_SECONDS)
        try:
            send(line, call, patience.remaining())
            if not isinstance(receive(line, patience.at_most(TAKEN_SECONDS).remaining()), Taken):
                raise NotAMessage
            answer = receive(line, patience.remaining())
        except HostGone:
            raise self._lost() from None
        except HostLate:
            self._lose()
            raise DeviceError(DeviceFault.TIMEOUT, HUNG) from None
        except NotAMessage:
            self._lose()
            raise DeviceError(DeviceFault.GARBLED, "device host") from None
        self._losses = 0
        return self._value(answer)

    def _value(self, answer: object) -> Any:
        match answer:
            case Answer(value):
                return value
            case Failed():
                try:
                    raise error_of(answer)
                except NotAMessage:
                    raise DeviceError(DeviceFault.GARBLED, "device host") from None
            case Mistake(error):
                # It may have come after the bytes had gone out: nobody knows what was done.
                raise DeviceError(DeviceFault.LOST, f"driver: {error}")
            case _:
                raise DeviceError(DeviceFault.GARBLED, "device host")

    # --- the process --------------------------------------------------------------------------------------------------

    def _running(self) -> socket.socket:
        """The line to a host that runs. Raises DeviceError."""
        if self._process is not None and self._process.poll() is not None:
            self._lose()  # it ended while nobody asked
        if self._line is None:
            if time.monotonic() < self._not_before:
                raise DeviceError(DeviceFault.LOST, "device host waits to be started again")
            self._start()
        if self._line is None:
            raise DeviceError(DeviceFault.LOST, "device host")
        return self._line

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        try:
            # Nothing of a vendor's library is to reach the terminal's own output: it might say whose card it read.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "drivers.host", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        except OSError as error:
            ours.close()
            raise DeviceError(DeviceFault.LOST, f"device host not started: {type(error).__name__}") from None
        finally:
            theirs.close()
        self._line = ours
        try:
            send(ours, self._setup, START_SECONDS)
            answer = receive(ours, START_SECONDS)
        except (HostGone, HostLate, NotAMessage):
            raise self._lost() from None
        if isinstance(answer, Mistake):
            self._lose()
            raise DeviceError(DeviceFault.REFUSED, f"driver: {answer.error}")

    def _lost(self) -> DeviceError:
        code = self._lose()
        how = f"signal {-code}" if code is not None and code < 0 else f"code {code}"
        return DeviceError(DeviceFault.LOST, f"device host ended: {how}")

    def _lose(self) -> int | None:
        """End what is left of it, and think about when to start the next. Its exit code, as far as it is known."""
        code = self._end()
        self._not_before = time.monotonic() + _PAUSES[min(self._losses, len(_PAUSES) - 1)]
        self._losses += 1
        return code

    def _end(self) -> int | None:
        if self._line is not None:
            self._line.close()
            self._line = None
        process, self._process = self._process, None
        if process is None:
            return None
        code = process.poll()
        if code is None:
            try:
                code = process.wait(0.1)  # it may be ending by itself
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                # One that waits in the kernel, for a camera that was pulled out, ends when the kernel lets it.
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_KILLED_SECONDS)
                code = -signal.SIGKILL
        return code
