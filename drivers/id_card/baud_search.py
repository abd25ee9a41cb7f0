# SPDX-License-Identifier: Apache-2.0
"""A serial port whose baud rate is found by asking: for readers that were set to another one and nobody knows which."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from drivers.id_card.samv_frames import Command, FrameError, FrameReader
from drivers.id_card.samv_models import COMMAND_SETS, Model
from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport

#: The usual one first.
RATES = (115200, 57600, 38400, 19200, 9600, 230400)
_ANSWER = 0.25  # seconds for the few bytes of a status at 9600 baud, and a slow reader


class BaudSearch:
    """A serial port. Opening it asks for the reader's status at one rate after the other, the last good one first.

    A search that runs out of time goes on with the next rate when the port is opened again.
    """

    def __init__(self, port: Callable[[int], Transport], model: Model = Model.STANDARD) -> None:
        """``port`` makes the port for a rate."""
        self._make = port
        question = COMMAND_SETS[model].frame(Command.SAM_STATUS)
        assert question is not None  # noqa: S101 - test_samv_models.py: every model has it
        self._question = question
        self._sums_too = bool(COMMAND_SETS[model].summed)
        self._rates = deque(RATES)
        self._port: Transport | None = None

    def open(self, deadline: Deadline) -> None:
        if self._port is not None:
            return
        for _ in range(len(self._rates)):
            if deadline.passed:
                break
            port = self._make(self._rates[0])
            try:
                port.open(deadline)
                if self._answers(port, deadline.at_most(_ANSWER)):
                    self._port = port
                    return
            except DeviceError:  # no such port, or it went away: no rate helps
                port.close()
                raise
            port.close()
            self._rates.rotate(-1)
        raise DeviceError(DeviceFault.TIMEOUT, "no answer at any baud rate so far")

    def write(self, data: bytes, deadline: Deadline) -> None:
        self._opened().write(data, deadline)

    def read(self, limit: int, deadline: Deadline) -> bytes:
        return self._opened().read(limit, deadline)

    def flush_input(self) -> None:
        self._opened().flush_input()

    def close(self) -> None:
        port, self._port = self._port, None
        if port is not None:
            port.close()

    def _answers(self, port: Transport, deadline: Deadline) -> bool:
        """Whether a frame comes back, be its checksum wrong: at another rate not even its preamble would be there.

        Raises DeviceError when the port fails.
        """
        frames = FrameReader(sums_too=self._sums_too)
        try:
            port.flush_input()
            port.write(self._question, deadline)
            while True:
                frames.feed(port.read(4096, deadline))
                if frames.next_body() is not None:
                    return True
        except FrameError:
            return True
        except DeviceError as error:
            if error.fault is DeviceFault.TIMEOUT:
                return False
            raise

    def _opened(self) -> Transport:
        if self._port is None:
            raise DeviceError(DeviceFault.LOST, "port is closed")
        return self._port
