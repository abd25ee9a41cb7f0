# SPDX-License-Identifier: Apache-2.0
"""What every reader of a scanner's bytes can do, and the simplest of them: lines."""

from __future__ import annotations

from typing import Protocol

from drivers.code_scanner.text import MAX_BYTES
from drivers.protocols import CodeReadError, CodeReadReason

_ENDS = (b"\r", b"\n")


class CodeReader(Protocol):
    """Finds codes in whatever arrives. Total: any bytes, split anywhere, and the buffer stays small."""

    def feed(self, received: bytes) -> None:
        """Take what one read of the transport gave."""

    def next_code(self) -> bytes | None:
        """The bytes of the next code, or None until more has come. Raises CodeReadError for one that is refused."""

    def has_reply(self) -> bool:
        """Whether a reply to a command of ours has come since the last call of this."""

    def quiet(self) -> None:
        """Nothing has come for a while: half a code is not to be joined to the next."""


class LineReader:
    """A code is what stands before CR or LF; empty lines are none.

    A code without its end is never given out: it may be half of one.
    """

    def __init__(self) -> None:
        self._buffer = b""
        self._overlong = False

    def feed(self, received: bytes) -> None:
        self._buffer += received

    def next_code(self) -> bytes | None:
        while True:
            end = min((at for each in _ENDS if (at := self._buffer.find(each)) >= 0), default=-1)
            if end < 0:
                if len(self._buffer) > MAX_BYTES:
                    self._buffer, self._overlong = b"", True
                return None
            line, self._buffer = self._buffer[:end], self._buffer[end + 1 :]
            if self._overlong or len(line) > MAX_BYTES:
                self._overlong = False
                raise CodeReadError(CodeReadReason.TOO_LONG)
            if line:
                return line

    def has_reply(self) -> bool:
        return False

    def quiet(self) -> None:
        """A line that has not ended by now never will: what comes next is another code."""
        self._buffer = self._buffer[: max(self._buffer.rfind(each) for each in _ENDS) + 1]
        self._overlong = False
