# SPDX-License-Identifier: Apache-2.0
"""A receipt printer that speaks ESC/POS over any transport."""

from __future__ import annotations

import itertools
import time

from drivers.protocols import (
    Condition,
    DeviceError,
    DeviceStatus,
    PrintOutcome,
    Problem,
    Receipt,
    ReceiptResult,
    Removal,
    status_after,
)
from drivers.receipt_printer import automatic_status
from drivers.receipt_printer.escpos_answers import Answer, ProcessAnswer, QueuedAnswer
from drivers.receipt_printer.escpos_layout import lay_out_pieces
from drivers.receipt_printer.escpos_line import EscPosLine
from drivers.receipt_printer.escpos_status import END_OF_PRINT_REQUEST
from drivers.receipt_printer.models import GENERIC, PRESENTERS_OWN_PATIENCE, EndOfPrint, Model, StatusWay
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport, closed_on_error

# Seconds between two looks at the printer while its word is awaited that the receipt is out.
_LOOK = 0.5
# Seconds between two looks while motors move, or a receipt lies in the mouth.
_LOOK_AT_MOUTH = 0.25
# Seconds for the rest of an older receipt to come out, and between two answers that were asked for one after the other.
_CATCH_UP = 5.0
_SETTLE = 0.1
# Bytes between two questions whether the printer is still there. A common receipt is less than one such part.
_PART = 2048
# Below the presenter's own patience, so that a receipt which it pulled back by itself is not called taken.
_LONGEST_PATIENCE = PRESENTERS_OWN_PATIENCE - 20
_NOT_THERE = (Condition.ABSENT, Condition.OFFLINE, Condition.UNKNOWN)


class EscPosPrinter:
    """Implements ReceiptPrinter. One thread at a time."""

    def __init__(
        self, transport: Transport, *, columns: int = 48, model: Model = GENERIC, keep_open: bool = False
    ) -> None:
        """``columns`` of ASCII on a line: 48 on 80 mm paper, 32 on 58 mm.

        ``keep_open`` keeps the port between calls. Right for a serial line, where opening can reset a printer; wrong
        for TCP, where a printer takes one connection and does not notice that its owner is gone.
        """
        self._transport = transport
        self._line = EscPosLine(transport, model)
        self._columns = columns
        self._model = model
        self._keep_open = keep_open
        # Whether something may hang in the machine from before: nobody knows at first, and after a print gone wrong.
        self._left_over = True
        self._unconfirmed = False  # the word that a print has ended may still come
        self._numbers = itertools.count(time.monotonic_ns() % 9000 + 1000)

    def status(self, deadline: float) -> DeviceStatus:
        until = Deadline(deadline)
        try:
            with closed_on_error(self._transport):
                self._transport.open(until)
                self._line.forget(until)
                return self._line.status(until)
        except DeviceError as error:
            return status_after(error)
        finally:
            self._rest()

    def print(self, receipt: Receipt, deadline: float) -> ReceiptResult:
        until = Deadline(deadline)
        number = f"{next(self._numbers) % 10000:04d}".encode()
        parts = self._parts(receipt, number)
        before = self.status(until.remaining())
        if not before.usable:
            return ReceiptResult(PrintOutcome.NOT_PRINTED, before)
        try:
            return self._print(parts, number, until)
        finally:
            self._rest()

    def retract(self, patience: float, deadline: float) -> Removal:
        """As the protocol says. ``patience`` counts for at most 100 seconds: then a presenter acts by itself."""
        if not self._model.sees_mouth:
            return Removal.NOT_SUPPORTED
        until = Deadline(deadline)
        removal = self._await_empty_mouth(until.at_most(min(patience, _LONGEST_PATIENCE)), until)
        if removal is not Removal.LEFT or not self._model.retract:
            return removal
        try:
            with closed_on_error(self._transport):
                self._transport.open(until)
                self._line.write(self._model.retract, until)
        except DeviceError:
            return Removal.UNKNOWN
        finally:
            self._rest()
        removal = self._await_empty_mouth(until, until)
        return Removal.RETRACTED if removal is Removal.TAKEN else removal

    def close(self) -> None:
        self._transport.close()

    def _rest(self) -> None:
        if not self._keep_open:
            self._transport.close()

    # --- a print ------------------------------------------------------------------------------------------------------

    def _print(self, parts: list[bytes], number: bytes, until: Deadline) -> ReceiptResult:
        try:
            with closed_on_error(self._transport):
                self._transport.open(until)
                self._line.forget(until)
                if self._unconfirmed and not self._catches_up(until):
                    busy = DeviceStatus(Condition.UNKNOWN, original="still at work on what came before")
                    return ReceiptResult(PrintOutcome.NOT_PRINTED, busy)
        except DeviceError as error:
            return ReceiptResult(PrintOutcome.NOT_PRINTED, status_after(error))
        self._left_over = self._unconfirmed = True
        try:
            with closed_on_error(self._transport):
                trouble = self._send(parts, until) or self._await_end(number, until)
                if trouble is not None:
                    return ReceiptResult(PrintOutcome.UNKNOWN, trouble)
                # The answer for "paper is there" is 00, which is also what a dying line says: a printer that still
                # answers afterwards has meant it.
                after = self._at_rest(until)
        except DeviceError as error:
            return ReceiptResult(PrintOutcome.UNKNOWN, status_after(error))
        self._left_over = self._unconfirmed = False
        return ReceiptResult(PrintOutcome.PRINTED, after)

    def _parts(self, receipt: Receipt, number: bytes) -> list[bytes]:
        """The whole job, parted where no command is unfinished."""
        automatic = self._model.status is StatusWay.REALTIME_OR_AUTOMATIC
        pieces = [
            self._model.discard if self._left_over else b"",
            automatic_status.SWITCH_ON if automatic else b"",
            *lay_out_pieces(receipt, self._columns, self._model.cut),
            self._end_request(number),
            automatic_status.SWITCH_OFF if automatic else b"",
        ]
        parts = [b""]
        for piece in pieces:
            if len(parts[-1]) >= _PART:
                parts.append(b"")
            parts[-1] += piece
        return parts

    def _end_request(self, number: bytes) -> bytes:
        if self._model.end_of_print is EndOfPrint.PROCESS_ID:
            return b"\x1d(H\x06\x0000" + number
        return END_OF_PRINT_REQUEST

    def _says_end(self, answer: Answer, number: bytes) -> bool:
        if self._model.end_of_print is EndOfPrint.PROCESS_ID:
            return answer == ProcessAnswer(number)
        return isinstance(answer, QueuedAnswer)

    def _catches_up(self, until: Deadline) -> bool:
        """Whether the printer comes to the end of what it was sent before: no old word must be taken for a new one."""
        if self._model.end_of_print is EndOfPrint.PROCESS_ID:
            return True
        self._line.write(END_OF_PRINT_REQUEST, until)
        step = until.at_most(_CATCH_UP)
        while (answer := self._line.next(step)) is not None:
            if isinstance(answer, QueuedAnswer):
                # This may have been the old one: the other follows at once.
                while self._line.next(until.at_most(_SETTLE)) is not None:
                    continue
                return True
        return False

    def _send(self, parts: list[bytes], until: Deadline) -> DeviceStatus | None:
        """None when everything went out, else what is wrong with the printer.

        One that was switched off and on again takes what comes then for the beginning, prints the second half, and
        confirms that. It is away for longer than a question waits for its answer: so it is asked between two parts.
        """
        for number, part in enumerate(parts):
            if number and (trouble := self._line.trouble(until)) is not None:
                return trouble
            self._line.write(part, until)
        return None

    def _await_end(self, number: bytes, until: Deadline) -> DeviceStatus | None:
        """Wait for the word that everything is printed. None when it came, else what the printer says of itself.

        A printer that waits for paper keeps that word back, so it is asked in between whether it is still on line.
        """
        ended = False
        while not ended and not until.passed:
            self._line.probe(until)
            step = until.at_most(_LOOK)
            answered = False
            trouble: Answer | None = None
            # The answer to the probe is awaited in any case: one left on the line would be taken for the next one's.
            while not ((ended or trouble) and answered) and (answer := self._line.next(step)) is not None:
                ended = ended or self._says_end(answer, number)
                answered = answered or self._line.is_alive(answer)
                if trouble is None and self._line.says_trouble(answer):
                    trouble = answer
            if trouble and not ended and (explained := self._line.explain(trouble, until)) is not None:
                return explained
        return None if ended else DeviceStatus(Condition.UNKNOWN, original="no word that it is printed")

    def _at_rest(self, until: Deadline) -> DeviceStatus:
        """The status when cutter and presenter have done their work, or at the deadline."""
        while True:
            status = self._line.status(until)
            if status.condition is not Condition.BUSY or until.remaining() <= _LOOK_AT_MOUTH:
                return status
            time.sleep(_LOOK_AT_MOUTH)

    # --- the mouth ----------------------------------------------------------------------------------------------------

    def _await_empty_mouth(self, patience: Deadline, until: Deadline) -> Removal:
        """TAKEN as soon as nothing lies there; after ``patience`` LEFT, or UNKNOWN when the printer cannot be asked."""
        while True:
            status = self.status(until.remaining())
            there = status.condition not in _NOT_THERE
            if there and Problem.PAPER_NOT_TAKEN not in status.problems:
                return Removal.TAKEN
            if patience.remaining() <= _LOOK_AT_MOUTH:
                return Removal.LEFT if there else Removal.UNKNOWN
            time.sleep(_LOOK_AT_MOUTH)
