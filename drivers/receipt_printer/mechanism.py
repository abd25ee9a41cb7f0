# SPDX-License-Identifier: Apache-2.0
"""The works of a simulated receipt printer: what arrives, what is on paper, and what a person can do to the machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum

from drivers.receipt_printer.escpos_interpreter import EscPosInterpreter
from drivers.receipt_printer.escpos_status import END_OF_PRINT_REQUEST, Query, request
from drivers.receipt_printer.paper import PrintedReceipt
from drivers.transports.serving import Unplugged


class PaperLevel(Enum):
    OK = "ok"
    LOW = "low"
    OUT = "out"


class Trouble(Enum):
    """What can be wrong with the machine, besides its paper."""

    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    OVERHEATED = "overheated"
    OFFLINE = "offline"  # and it does not say why


_REALTIME = {request(query): query for query in Query}


class Mechanism:
    """Bytes in, answers out, receipts in the tray. Safe to use from several threads.

    While it cannot print it keeps what comes, as a printer's buffer does, and goes on when the trouble is over.
    """

    def __init__(self, columns: int = 48, known_characters: str = "") -> None:
        """``known_characters`` are recognised in lines that come as pictures."""
        self._lock = threading.RLock()
        self._paper = PaperLevel.OK
        self._troubles: set[Trouble] = set()
        self._silent = False
        self._lines_until: tuple[int, Callable[[], None]] | None = None
        self._receipts: list[PrintedReceipt] = []
        self._answers = b""
        self._interpreter = EscPosInterpreter(
            columns,
            on_line=self._line_printed,
            on_receipt=self._receipts.append,
            on_query=self._answer,
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

    def run_out_after(self, lines: int) -> None:
        """The paper ends when so many further lines were printed."""
        with self._lock:
            self._lines_until = (lines, lambda: self.set_paper(PaperLevel.OUT))

    def lose_power_after(self, lines: int) -> None:
        """The plug is pulled when so many further lines were printed."""
        with self._lock:
            self._lines_until = (lines, self._lose_power)

    def switch_on(self) -> None:
        """After the plug was pulled: the buffer is empty."""
        with self._lock:
            self._interpreter.switch_on()
            self._answers = b""

    # --- what came out ------------------------------------------------------------------------------------------------

    @property
    def receipts(self) -> tuple[PrintedReceipt, ...]:
        """Every receipt that was cut off, oldest first."""
        with self._lock:
            return tuple(self._receipts)

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Lines on the paper that still hangs in the machine."""
        with self._lock:
            return self._interpreter.unfinished

    def clear(self) -> None:
        """Take all receipts away."""
        with self._lock:
            self._receipts.clear()

    # --- what the line does -------------------------------------------------------------------------------------------

    def receive(self, data: bytes) -> bytes:
        """Take what the host sent; answer what there is to answer. Raises Unplugged, and StreamError for bad bytes."""
        with self._lock:
            if not self._can_print():
                data = self._answer_realtime(data)
            self._interpreter.feed(data, self._can_print)
            answers, self._answers = self._answers, b""
            return b"" if self._silent else answers

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Around a change to the machine, after which it prints what it kept."""
        with self._lock:
            yield
            self._interpreter.feed(b"", self._can_print)

    def _can_print(self) -> bool:
        return self._paper is not PaperLevel.OUT and not self._troubles

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

    def _answer_realtime(self, data: bytes) -> bytes:
        """DLE EOT is answered at once even by a printer that stands still; the rest of ``data`` waits."""
        for query in _REALTIME:
            while query in data:
                self._answer(query)
                data = data.replace(query, b"", 1)
        return data

    def _answer(self, query: bytes) -> None:
        if query == END_OF_PRINT_REQUEST:
            self._answers += {PaperLevel.OK: b"\x00", PaperLevel.LOW: b"\x03", PaperLevel.OUT: b"\x0c"}[self._paper]
        elif query in _REALTIME:
            self._answers += bytes([0x12 | self._status_bits(_REALTIME[query])])

    def _status_bits(self, query: Query) -> int:
        out = self._paper is PaperLevel.OUT
        match query:
            case Query.PRINTER:
                return 0 if self._can_print() else 0x08
            case Query.OFFLINE_CAUSE:
                return (0x04 if Trouble.COVER_OPEN in self._troubles else 0) | (0x20 if out else 0)
            case Query.ERROR:
                return (0x08 if Trouble.CUTTER in self._troubles else 0) | (
                    0x40 if Trouble.OVERHEATED in self._troubles else 0
                )
            case Query.PAPER:
                return {PaperLevel.OK: 0, PaperLevel.LOW: 0x0C, PaperLevel.OUT: 0x60 | 0x0C}[self._paper]
