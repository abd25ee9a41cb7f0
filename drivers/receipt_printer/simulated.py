# SPDX-License-Identifier: Apache-2.0
"""Two simulated receipt printers around the same works: one on a TCP port, one in memory."""

from __future__ import annotations

import time
from collections.abc import Iterator

from drivers.protocols import DeviceError, DeviceFault, DeviceStatus, Receipt, ReceiptResult, Removal
from drivers.receipt_printer.escpos import EscPosPrinter
from drivers.receipt_printer.mechanism import Mechanism, PaperLevel, Trouble
from drivers.receipt_printer.models import GENERIC, Model
from drivers.receipt_printer.paper import PrintedReceipt
from drivers.transports.deadline import Deadline
from drivers.transports.serving import TcpHost, Unplugged

__all__ = ["EscPosInstrument", "Mechanism", "PaperLevel", "PrintedReceipt", "SimulatedReceiptPrinter", "Trouble"]

_PAUSE = 0.02  # seconds


class EscPosInstrument:
    """A receipt printer to test against: listens like one on a TCP port of the loopback interface.

    ``mechanism`` is what a person does to it and what came out of it.
    """

    def __init__(self, *, port: int = 0, columns: int = 48, known_characters: str = "", model: Model = GENERIC) -> None:
        self.mechanism = Mechanism(columns, known_characters, model)
        self._host: TcpHost | None = TcpHost(self._answer, port)
        self.host = self._host.host
        self.port = self._host.port

    @property
    def plugged(self) -> bool:
        return self._host is not None and not self._host.closed

    def plug(self) -> None:
        """Switch it on; it listens on the same port as before."""
        if not self.plugged:
            self.close()
            self.mechanism.switch_on()
            self._host = TcpHost(self._answer, self.port)

    def unplug(self) -> None:
        """Pull the plug: connections break and are refused, what was not printed is lost."""
        self.close()
        self.mechanism.switch_on()

    def close(self) -> None:
        """Stop listening. May be called twice."""
        host, self._host = self._host, None
        if host is not None:
            host.close()

    def _answer(self, received: bytes) -> Iterator[bytes]:
        answer = self.mechanism.receive(received)
        if answer:
            yield answer


class SimulatedReceiptPrinter:
    """Implements ReceiptPrinter in memory: the same bytes into the same works, without a line between them."""

    def __init__(self, *, columns: int = 48, known_characters: str = "", model: Model = GENERIC) -> None:
        self.mechanism = Mechanism(columns, known_characters, model)
        self._wire = _Wire(self.mechanism)
        self._printer = EscPosPrinter(self._wire, columns=columns, model=model)

    @property
    def plugged(self) -> bool:
        return self._wire.plugged

    @plugged.setter
    def plugged(self, plugged: bool) -> None:
        self._wire.plugged = plugged

    def status(self, deadline: float) -> DeviceStatus:
        return self._printer.status(deadline)

    def print(self, receipt: Receipt, deadline: float) -> ReceiptResult:
        return self._printer.print(receipt, deadline)

    def retract(self, patience: float, deadline: float) -> Removal:
        return self._printer.retract(patience, deadline)

    def close(self) -> None:
        self._printer.close()


class _Wire:
    """A Transport into a mechanism in the same process. What it does not answer at once, it will not answer later."""

    def __init__(self, mechanism: Mechanism) -> None:
        self._mechanism = mechanism
        self._answers = b""
        self.plugged = True

    def open(self, deadline: Deadline) -> None:
        if not self.plugged:
            raise DeviceError(DeviceFault.ABSENT, "unplugged")

    def write(self, data: bytes, deadline: Deadline) -> None:
        self.open(deadline)
        try:
            self._answers += self._mechanism.receive(data)
        except Unplugged:
            self.plugged = False
            raise DeviceError(DeviceFault.LOST, "unplugged") from None

    def read(self, limit: int, deadline: Deadline) -> bytes:
        if not self._answers:
            # Whoever waits for a word asks again: not without a pause.
            time.sleep(min(_PAUSE, deadline.remaining()))
            raise DeviceError(DeviceFault.TIMEOUT)
        received, self._answers = self._answers[:limit], self._answers[limit:]
        return received

    def flush_input(self) -> None:
        self._answers = b""

    def close(self) -> None:
        """Nothing to let go of."""
