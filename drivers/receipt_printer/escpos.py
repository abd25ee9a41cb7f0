# SPDX-License-Identifier: Apache-2.0
"""A receipt printer that speaks ESC/POS over any transport."""

from __future__ import annotations

from drivers.protocols import (
    Condition,
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
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport, closed_on_error

# Seconds for the answer to one status query. Printers answer within 50 ms, also while they print; serial converters
# add.
_QUERY = 0.4
# Bytes of noise before an answer. Among more of them, some byte would pass for an answer by chance.
_MOST_NOISE = 8
# Seconds between two looks at the printer while its word is awaited that the receipt is out.
_LOOK = 0.5


class EscPosPrinter:
    """Implements ReceiptPrinter. One thread at a time."""

    def __init__(self, transport: Transport, *, columns: int = 48, keep_open: bool = False) -> None:
        """``columns`` of ASCII on a line: 48 on 80 mm paper, 32 on 58 mm.

        ``keep_open`` keeps the port between calls. Right for a serial line, where opening can reset a printer; wrong
        for TCP, where a printer takes one connection and does not notice that its owner is gone.
        """
        self._transport = transport
        self._columns = columns
        self._keep_open = keep_open

    def status(self, deadline: float) -> DeviceStatus:
        until = Deadline(deadline)
        try:
            with closed_on_error(self._transport):
                self._transport.open(until)
                self._transport.flush_input()
                return self._ask_status(until)
        except DeviceError as error:
            return status_after(error)
        finally:
            self._rest()

    def print(self, receipt: Receipt, deadline: float) -> ReceiptResult:
        until = Deadline(deadline)
        data = lay_out(receipt, self._columns) + END_OF_PRINT_REQUEST
        before = self.status(until.remaining())
        if not before.usable:
            return ReceiptResult(PrintOutcome.NOT_PRINTED, before)
        try:
            with closed_on_error(self._transport):
                self._transport.open(until)
        except DeviceError as error:
            return ReceiptResult(PrintOutcome.NOT_PRINTED, status_after(error))
        try:
            with closed_on_error(self._transport):
                self._transport.flush_input()
                self._transport.write(data, until)
                trouble = self._await_end(until)
                if trouble is not None:
                    return ReceiptResult(PrintOutcome.UNKNOWN, trouble)
                # The answer for "paper is there" is 00, which is also what a dying line says: a printer that still
                # answers afterwards has meant it.
                return ReceiptResult(PrintOutcome.PRINTED, self._ask_status(until))
        except DeviceError as error:
            return ReceiptResult(PrintOutcome.UNKNOWN, status_after(error))
        finally:
            self._rest()

    def close(self) -> None:
        self._transport.close()

    def _rest(self) -> None:
        if not self._keep_open:
            self._transport.close()

    def _ask_status(self, until: Deadline) -> DeviceStatus:
        """DLE EOT 1 to 4. Raises DeviceError when the printer does not answer the first.

        Answers do not say what they answer. So nothing more is asked after a silence: an answer that came late would be
        taken for the next one's. What every printer has is asked first.
        """
        answers: dict[Query, int] = {}
        for query in (Query.PRINTER, Query.PAPER, Query.OFFLINE_CAUSE, Query.ERROR):
            answer = self._ask(query, until)
            if answer is None:
                break
            answers[query] = answer
        return escpos_status.status(answers)

    def _ask(self, query: Query, until: Deadline) -> int | None:
        """One answer; None when none came and an earlier query was answered. Noise is passed over."""
        self._transport.write(escpos_status.request(query), until)
        step = until.at_most(_QUERY)
        noise = b""
        while len(noise) < _MOST_NOISE and (value := self._byte(step)) is not None:
            if escpos_status.is_realtime_status(value):
                return value
            noise += bytes([value])
        if query is not Query.PRINTER:
            return None
        if noise:
            raise DeviceError(DeviceFault.GARBLED, f"noise {noise[:8].hex().upper()}")
        raise DeviceError(DeviceFault.TIMEOUT, "no answer to DLE EOT 1")

    def _await_end(self, until: Deadline) -> DeviceStatus | None:
        """Wait for the answer to GS r 1. None when it came, else what the printer says of itself.

        A printer that waits for paper keeps that answer back, so it is asked in between whether it is still on line.
        """
        ended = False
        while not ended and not until.passed:
            self._transport.write(escpos_status.request(Query.PRINTER), until)
            step = until.at_most(_LOOK)
            answered = False
            # Both are awaited: an answer left on the line would be taken for the one to the next query.
            while not (ended and answered) and (value := self._byte(step)) is not None:
                ended = ended or escpos_status.is_end_of_print(value)
                answered = answered or escpos_status.is_realtime_status(value)
                if not ended and escpos_status.says_offline(value):
                    trouble = self._ask_status(until)
                    if not trouble.usable:
                        return trouble
        return None if ended else DeviceStatus(Condition.UNKNOWN, original="no word that it is printed")

    def _byte(self, until: Deadline) -> int | None:
        try:
            return self._transport.read(1, until)[0]
        except DeviceError as error:
            if error.fault is DeviceFault.TIMEOUT:
                return None
            raise
