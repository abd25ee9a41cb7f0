# SPDX-License-Identifier: Apache-2.0
"""Two simulated receipt printers around the same works: one on a TCP port, one in memory."""

from __future__ import annotations

from collections.abc import Iterator

from drivers.protocols import (
    DeviceError,
    DeviceFault,
    DeviceStatus,
    PrintOutcome,
    Receipt,
    ReceiptResult,
    status_after,
)
from drivers.receipt_printer import escpos_status
from drivers.receipt_printer.escpos_layout import lay_out
from drivers.receipt_printer.escpos_status import END_OF_PRINT_REQUEST, Query
from drivers.receipt_printer.mechanism import Mechanism, PaperLevel, Trouble
from drivers.receipt_printer.paper import PrintedReceipt
from drivers.transports.serving import TcpHost, Unplugged

__all__ = ["EscPosInstrument", "Mechanism", "PaperLevel", "PrintedReceipt", "SimulatedReceiptPrinter", "Trouble"]


class EscPosInstrument:
    """A receipt printer to test against: listens like one on a TCP port of the loopback interface.

    ``mechanism`` is what a person does to it and what came out of it.
    """

    def __init__(self, *, port: int = 0, columns: int = 48, known_characters: str = "") -> None:
        self.mechanism = Mechanism(columns, known_characters)
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

    def __init__(self, *, columns: int = 48, known_characters: str = "") -> None:
        self.mechanism = Mechanism(columns, known_characters)
        self.plugged = True
        self._columns = columns

    def status(self, deadline: float) -> DeviceStatus:
        try:
            return escpos_status.status({query: self._ask(escpos_status.request(query)) for query in Query})
        except DeviceError as error:
            return status_after(error)

    def print(self, receipt: Receipt, deadline: float) -> ReceiptResult:
        before = self.status(deadline)
        if not before.usable:
            return ReceiptResult(PrintOutcome.NOT_PRINTED, before)
        try:
            self._ask(lay_out(receipt, self._columns) + END_OF_PRINT_REQUEST)
        except Unplugged:
            self.plugged = False
            return ReceiptResult(PrintOutcome.UNKNOWN, self.status(deadline))
        except DeviceError:
            return ReceiptResult(PrintOutcome.UNKNOWN, self.status(deadline))
        return ReceiptResult(PrintOutcome.PRINTED, self.status(deadline))

    def close(self) -> None:
        """Nothing to let go of."""

    def _ask(self, data: bytes) -> int:
        if not self.plugged:
            raise DeviceError(DeviceFault.ABSENT, "unplugged")
        answer = self.mechanism.receive(data)
        if not answer:
            raise DeviceError(DeviceFault.TIMEOUT, "no answer")
        return answer[-1]
