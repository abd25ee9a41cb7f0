# SPDX-License-Identifier: Apache-2.0
"""Honeywell scanners: SYN T CR triggers, SYN U CR ends it, SYN M CR begins a menu command; codes are plain lines.

A menu command is answered by itself, with ACK, ENQ or NAK before its last punctuation mark ("Responses" in the serial
programming chapter of Honeywell's user guides): ``CBRENA?.`` by ``CBRENA1<ACK>.``
"""

from __future__ import annotations

import re
from enum import Enum

from drivers.code_scanner.reading import LineReader


class Command(Enum):
    """The commands in use. The menu command only asks, for whether Codabar is on, which any scanner can tell."""

    TRIGGER_ON = b"\x16T\r"
    TRIGGER_OFF = b"\x16U\r"
    ASK = b"\x16M\rCBRENA?."


_REPLY = re.compile(rb"CBRENA[0-9?]{0,4}[\x05\x06\x15]\.")
_REPLY_BEGUN = re.compile(rb"C(B(R(E(N(A([0-9?]{0,4}[\x05\x06\x15]?)?)?)?)?)?)?")


class HoneywellReader:
    """Implements CodeReader: lines are codes, the answer to ``Command.ASK`` between them is taken out."""

    def __init__(self) -> None:
        self._lines = LineReader()
        self._buffer = b""
        self._in_line = False
        self._replied = False

    def feed(self, received: bytes) -> None:
        self._buffer += received
        while self._buffer:
            if not self._in_line:
                reply = _REPLY.match(self._buffer)
                if reply:
                    self._replied = True
                    self._buffer = self._buffer[reply.end() :]
                    continue
                if _REPLY_BEGUN.fullmatch(self._buffer):
                    return
            end = min((at for each in b"\r\n" if (at := self._buffer.find(each)) >= 0), default=-1)
            passed, self._buffer = self._buffer[: end + 1 or None], self._buffer[end + 1 :] if end >= 0 else b""
            self._in_line = end < 0
            self._lines.feed(passed)

    def next_code(self) -> bytes | None:
        return self._lines.next_code()

    def has_reply(self) -> bool:
        replied, self._replied = self._replied, False
        return replied

    def quiet(self) -> None:
        """Half an answer is noise by now, as is half a line."""
        self._buffer, self._in_line = b"", False
        self._lines.quiet()
