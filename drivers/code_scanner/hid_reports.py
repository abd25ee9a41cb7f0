# SPDX-License-Identifier: Apache-2.0
"""HID-POS reports of a USB scanner, as Newland documents them: 64 bytes, report id, length, data.

A code longer than one report goes on in the next. A report that is not full ends a code, and so does CR or LF at the
end of a report; a full last report without either is known by the silence after it.
"""

from __future__ import annotations

from drivers.code_scanner.text import MAX_BYTES
from drivers.protocols import CodeReadError, CodeReadReason

REPORT_SIZE = 64
CAPACITY = REPORT_SIZE - 2
IN_REPORT = 0x02
OUT_REPORT_NEWLAND = 0x04
OUT_REPORT_HONEYWELL = 0xFD


def encode_reports(report_id: int, data: bytes) -> list[bytes]:
    """``data`` in as many reports as it takes."""
    parts = [data[start : start + CAPACITY] for start in range(0, len(data), CAPACITY)]
    return [(bytes([report_id, len(part)]) + part).ljust(REPORT_SIZE, b"\0") for part in parts]


class ReportReader:
    """Implements CodeReader; each ``feed`` is one report."""

    def __init__(self) -> None:
        self._begun = b""
        self._codes: list[bytes] = []

    def feed(self, received: bytes) -> None:
        """A report of another id, or with a length that cannot be, is not for us."""
        if len(received) < 2 or received[0] != IN_REPORT or received[1] > min(CAPACITY, len(received) - 2):
            return
        data = received[2 : 2 + received[1]]
        self._begun = (self._begun + data)[: MAX_BYTES + CAPACITY]  # enough to know that it is too long
        if len(data) < CAPACITY or data.endswith((b"\r", b"\n")):
            self.quiet()

    def next_code(self) -> bytes | None:
        if not self._codes:
            return None
        code = self._codes.pop(0)
        if len(code) > MAX_BYTES:
            raise CodeReadError(CodeReadReason.TOO_LONG)
        return code

    def has_reply(self) -> bool:
        return False

    def quiet(self) -> None:
        """What has begun is whole."""
        code, self._begun = self._begun.rstrip(b"\r\n"), b""
        if code:
            self._codes.append(code)
