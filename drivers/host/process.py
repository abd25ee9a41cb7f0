# SPDX-License-Identifier: Apache-2.0
"""The terminal's end of a device host: starts it, asks it, and ends it when it hangs."""

from __future__ import annotations

import contextlib
import os
import select
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
from drivers.protocols import DeviceError, DeviceFault, HostListener
from drivers.transports.deadline import Deadline

#: A host that loads OpenCV on a slow disk. A call that cannot wait so long leaves it starting, for the next one.
START_SECONDS = 10.0
#: What a driver may take beyond its deadline before its host counts as hung.
GRACE_SECONDS = 0.5
#: What a host that does not hang may take to say that it has taken up a call.
TAKEN_SECONDS = 0.5
#: For a method without a deadline: OpenCV, the slowest to let go, waits 2 s for a frame.
UNTIMED_SECONDS = 2.5
#: One whose line was closed may be ending by itself.
_ENDING_SECONDS = 0.1
_KILLED_SECONDS = 1.0
HUNG = "device host hung"
#: A host that ends again and again is started less and less often.
_PAUSES = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


class HostProcess:
    """One host, started at the first call, and anew when it was lost. May be used from every thread."""

    def __init__(self, driver: str, options: dict[str, Any]) -> None:
        self._setup = Setup(driver, options)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._starting: Deadline | None = None  # until when it must have made its device; None: it has
        self._losses = 0  # since a call was answered
        self._not_before = 0.0
        self._listener: HostListener | None = None

    @property
    def pid(self) -> int | None:
        """Of the host that runs, for tests and for ``kiosk devices``."""
        return self._process.pid if self._process is not None else None

    def listen(self, listener: HostListener) -> None:
        """From here on ``listener`` is told of losses and answers, on the thread of the call."""
        self._listener = listener

    def call(self, method: str, *arguments: Any, deadline: float | None, **named: Any) -> Any:
        """What the driver's ``method`` answers, or what it raises; DeviceError TIMEOUT, BUSY and LOST for its host.

        Waiting for another call's end and for the host's start counts against ``deadline``; the driver has the rest.
        """
        budget = Deadline(UNTIMED_SECONDS if deadline is None else deadline)
        if not self._lock.acquire(timeout=budget.remaining()):
            raise DeviceError(DeviceFault.BUSY, "device host")
        try:
            line = self._running(budget)
            left = budget.remaining()
            timed = None if deadline is None else left
            return self._called(line, Call(method, arguments, timed, tuple(named.items())), left)
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

    def _called(self, line: socket.socket, call: Call, seconds: float) -> Any:
        patience = Deadline(seconds + GRACE_SECONDS)
        try:
            send(line, call, patience.remaining())
            if not isinstance(receive(line, patience.at_most(TAKEN_SECONDS).remaining()), Taken):
                raise NotAMessage
            answer = receive(line, patience.remaining())
        except HostGone:
            raise self._lost() from None
        except HostLate:
            raise self._hung() from None
        except NotAMessage:
            raise self._garbled() from None
        self._losses = 0
        if self._listener is not None:
            self._listener.answered()
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

    def _running(self, budget: Deadline) -> socket.socket:
        """The line to a host that has made its device. Raises DeviceError."""
        if self._process is not None and self._process.poll() is not None:
            self._lost()  # while nobody asked
        if self._line is None:
            if time.monotonic() < self._not_before:
                raise DeviceError(DeviceFault.LOST, "device host waits to be started again")
            self._start()
        if self._line is None:
            raise DeviceError(DeviceFault.LOST, "device host")
        if self._starting is not None:
            self._await_device(self._line, self._starting, budget)
        return self._line

    def _start(self) -> None:
        """Returns at once. Raises DeviceError when no process can be made."""
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
        self._line, self._starting = ours, Deadline(START_SECONDS)
        # A few hundred bytes, which the line holds; one that has ended already is noticed when its answer is awaited.
        with contextlib.suppress(HostGone, HostLate):
            send(ours, self._setup, TAKEN_SECONDS)

    def _await_device(self, line: socket.socket, starting: Deadline, budget: Deadline) -> None:
        """Wait for the word that the driver is made, as long as the call can and the start may. Raises DeviceError."""
        if not select.select([line], [], [], min(budget.remaining(), starting.remaining()))[0]:
            if starting.passed:
                raise self._hung()
            raise DeviceError(DeviceFault.TIMEOUT, "device host still starts")
        try:
            answer = receive(line, TAKEN_SECONDS)
        except HostGone:
            raise self._lost() from None
        except HostLate:
            raise self._hung() from None
        except NotAMessage:
            raise self._garbled() from None
        if isinstance(answer, Mistake):
            self._lose()
            raise DeviceError(DeviceFault.REFUSED, f"driver: {answer.error}")
        self._starting = None

    # --- its loss -----------------------------------------------------------------------------------------------------

    def _lost(self) -> DeviceError:
        """It has ended."""
        code = self._lose()
        how = f"signal {-code}" if code is not None and code < 0 else f"code {code}"
        return self._told(DeviceError(DeviceFault.LOST, f"device host ended: {how}"))

    def _hung(self) -> DeviceError:
        self._lose(hangs=True)
        return self._told(DeviceError(DeviceFault.TIMEOUT, HUNG))

    def _garbled(self) -> DeviceError:
        self._lose(hangs=True)
        return self._told(DeviceError(DeviceFault.GARBLED, "device host"))

    def _told(self, error: DeviceError) -> DeviceError:
        """Tell who listens, and start another one now, so that it is there by the next call."""
        if self._listener is not None:
            self._listener.lost(error.original)
        if time.monotonic() >= self._not_before:
            with contextlib.suppress(DeviceError):  # the next call tries again
                self._start()
        return error

    def _lose(self, *, hangs: bool = False) -> int | None:
        """End what is left of it, and think about when to start the next. Its exit code, as far as it is known."""
        code = self._end(hangs=hangs)
        self._not_before = time.monotonic() + _PAUSES[min(self._losses, len(_PAUSES) - 1)]
        self._losses += 1
        return code

    def _end(self, *, hangs: bool = False) -> int | None:
        if self._line is not None:
            self._line.close()
            self._line = None
        process, self._process = self._process, None
        if process is None:
            return None
        code = process.poll()
        if code is None:
            try:
                code = process.wait(0 if hangs else _ENDING_SECONDS)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                # One that waits in the kernel, for a camera that was pulled out, ends when the kernel lets it.
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_KILLED_SECONDS)
                code = -signal.SIGKILL
        return code
