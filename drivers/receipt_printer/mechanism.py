# SPDX-License-Identifier: Apache-2.0
"""The works of a simulated receipt printer: what arrives, what is on paper, and what a person can do to the machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from drivers.receipt_printer import automatic_status
from drivers.receipt_printer.escpos_interpreter import EscPosInterpreter, StreamError
from drivers.receipt_printer.escpos_status import END_OF_PRINT_REQUEST
from drivers.receipt_printer.machine_status import MachineState, PaperLevel, Trouble, automatic_block, realtime_answer
from drivers.receipt_printer.models import GENERIC, EndOfPrint, Model, StatusWay
from drivers.receipt_printer.paper import PrintedReceipt
from drivers.transports.serving import Unplugged

__all__ = ["Mechanism", "PaperLevel", "Trouble"]

_REALTIME = b"\x10\x04"
_PRESENT = b"\x1cP"
_RETRACT = b"\x1de\x02"
_AUTOMATIC = automatic_status.SWITCH_ON[:2]
_PROCESS_ID = b"\x1d(H"


class Mechanism:
    """Bytes in, answers out, receipts in the tray. Safe to use from several threads.

    While it cannot print it keeps what comes, as a printer's buffer does, and goes on when the trouble is over.
    """

    def __init__(self, columns: int = 48, known_characters: str = "", model: Model = GENERIC) -> None:
        """``known_characters`` are recognised in lines that come as pictures."""
        self._lock = threading.RLock()
        self._model = model
        self._paper = PaperLevel.OK
        self._troubles: set[Trouble] = set()
        self._silent = False
        self._deaf = False
        self._stuck = False
        self._reports_changes = False
        self._lines_until: tuple[int, Callable[[], None]] | None = None
        self._jams_next = False
        self._looks_until_taken = 0
        self._receipts: list[PrintedReceipt] = []
        self._retracted: list[PrintedReceipt] = []
        self._mouth: PrintedReceipt | None = None
        self._answers = b""
        self._interpreter = EscPosInterpreter(
            columns,
            on_line=self._line_printed,
            on_receipt=self._cut_off,
            on_command=self._command,
            known_characters=known_characters,
        )

    # --- what a person does -------------------------------------------------------------------------------------------

    @property
    def paper(self) -> PaperLevel:
        return self._paper

    def set_paper(self, level: PaperLevel) -> None:
        with self._changing():
            self._paper = level

    def set_trouble(self, trouble: Trouble, present: bool = True) -> None:
        with self._changing():
            (self._troubles.add if present else self._troubles.discard)(trouble)

    def set_silent(self, silent: bool) -> None:
        """A printer that takes everything and never says a word."""
        with self._lock:
            self._silent = silent

    def set_deaf(self, deaf: bool) -> None:
        """Firmware that does not answer DLE EOT."""
        with self._lock:
            self._deaf = deaf

    def set_stuck(self, stuck: bool) -> None:
        """A receipt in the mouth that cannot be pulled back."""
        with self._lock:
            self._stuck = stuck

    def take(self) -> None:
        """Take the receipt out of the mouth."""
        with self._changing():
            self._mouth = None

    def take_after_looks(self, looks: int) -> None:
        """Take the receipt out of the mouth when its sensor was asked so many times."""
        with self._lock:
            self._looks_until_taken = looks

    def run_out_after(self, lines: int) -> None:
        """The paper ends when so many further lines were printed."""
        with self._lock:
            self._lines_until = (lines, lambda: self.set_paper(PaperLevel.OUT))

    def fail_after(self, lines: int, trouble: Trouble) -> None:
        """Trouble comes about when so many further lines were printed."""
        with self._lock:
            self._lines_until = (lines, partial(self.set_trouble, trouble))

    def lose_power_after(self, lines: int) -> None:
        """The plug is pulled when so many further lines were printed."""
        with self._lock:
            self._lines_until = (lines, self._lose_power)

    def jam_in_the_mouth(self) -> None:
        """The next receipt is cut off and does not come out."""
        with self._lock:
            self._jams_next = True

    def switch_on(self) -> None:
        """After the plug was pulled: the buffer is empty, and what was set is forgotten."""
        with self._lock:
            self._interpreter.switch_on()
            self._answers = b""
            self._reports_changes = False

    # --- what came out ------------------------------------------------------------------------------------------------

    @property
    def receipts(self) -> tuple[PrintedReceipt, ...]:
        """Every receipt that was cut off, oldest first."""
        with self._lock:
            return tuple(self._receipts)

    @property
    def retracted(self) -> tuple[PrintedReceipt, ...]:
        """Those of them that nobody took, and that lie in the machine."""
        with self._lock:
            return tuple(self._retracted)

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Lines on the paper that still hangs in the machine."""
        with self._lock:
            return self._interpreter.unfinished

    def clear(self) -> None:
        """Take all receipts away."""
        with self._lock:
            self._receipts.clear()
            self._mouth = None

    # --- what the line does -------------------------------------------------------------------------------------------

    def receive(self, data: bytes) -> bytes:
        """Take what the host sent; answer what there is to answer. Raises Unplugged, and StreamError for bad bytes."""
        with self._lock:
            self._interpreter.feed(data, self._can_print)
            if not self._can_print():
                self._interpreter.waiting = self._answer_realtime(self._interpreter.waiting)
            answers, self._answers = self._answers, b""
            return b"" if self._silent else answers

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Around a change to the machine, after which it prints what it kept."""
        with self._lock:
            yield
            if self._reports_changes:
                self._answers += automatic_block(self._state())
            self._interpreter.feed(b"", self._can_print)

    def _can_print(self) -> bool:
        return self._paper is not PaperLevel.OUT and not self._troubles

    def _state(self) -> MachineState:
        return MachineState(self._paper, frozenset(self._troubles), self._mouth is not None)

    def _line_printed(self) -> None:
        if self._lines_until is None:
            return
        lines, action = self._lines_until
        self._lines_until = (lines - 1, action) if lines > 1 else None
        if lines <= 1:
            action()

    def _lose_power(self) -> None:
        self.switch_on()  # what it had in memory is gone at this moment
        raise Unplugged

    # --- commands to the machine --------------------------------------------------------------------------------------

    def _answer_realtime(self, waiting: bytes) -> bytes:
        """DLE EOT is answered at once even by a printer that stands still; the rest of ``waiting`` waits on.

        Looked for at the end alone: in the middle the same bytes can be a picture's.
        """
        queries = []
        while waiting[-3:-1] == _REALTIME:
            queries.append(waiting[-3:])
            waiting = waiting[:-3]
        for query in reversed(queries):
            self._command(query)
        return waiting

    def _command(self, command: bytes) -> None:
        if command.startswith(_REALTIME):
            self._look()
            answer = realtime_answer(command[2], self._state(), self._model)
            self._answers += b"" if self._deaf else answer
        elif command == END_OF_PRINT_REQUEST:
            self._answers += {PaperLevel.OK: b"\x00", PaperLevel.LOW: b"\x03", PaperLevel.OUT: b"\x0c"}[self._paper]
        elif command.startswith(_PROCESS_ID) and self._model.end_of_print is EndOfPrint.PROCESS_ID:
            self._answers += b"\x37\x22" + command[-4:] + b"\x00"
        elif command.startswith(_AUTOMATIC) and self._model.status is StatusWay.REALTIME_OR_AUTOMATIC:
            self._reports_changes = command[2] != 0
            self._answers += automatic_block(self._state()) if self._reports_changes else b""
        elif command.startswith(_PRESENT) and self._model.retract:
            self._cut_off(self._interpreter.cut())
        elif command == _RETRACT and self._model.retract:
            self._pull_back()
        else:
            raise StreamError(f"this machine has no {command[:3].hex().upper()}")

    def _look(self) -> None:
        self._looks_until_taken -= 1
        if self._looks_until_taken == 0:
            self._mouth = None

    def _cut_off(self, receipt: PrintedReceipt) -> None:
        """A cut through empty paper brings out nothing worth keeping."""
        if not receipt.lines:
            return
        if self._jams_next:
            self._jams_next = False
            self._retracted.append(receipt)
            self.set_trouble(Trouble.PAPER_JAM)
            return
        self._receipts.append(receipt)
        if self._model.sees_mouth:
            if self._model.retract:
                self._pull_back()
            self._mouth = receipt

    def _pull_back(self) -> None:
        """What lies in the mouth, and what hangs in the machine, which is cut off first."""
        if self._stuck:
            return
        hanging = self._interpreter.cut()
        self._retracted += [each for each in (self._mouth, hanging) if each is not None and each.lines]
        self._mouth = None
