"""The technician's trail: who did what and when, appended line by line, each with the hash of the one before.

A line is a JSON object; ``before`` is the SHA-256 of the whole line before it. Who changes or takes out a line breaks
the chain at the next; who cuts off the end is found out by the platform, which gets each line's hash with its event.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FILE = "technician_trail.jsonl"
_BEGINNING = "0" * 64


@dataclass(frozen=True)
class Checked:
    """``broken``: the number, from 1, of the first line that does not follow from the one before; None: all do."""

    lines: int
    broken: int | None


class Trail:
    """May be used from every thread."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is that of the terminal's state."""
        self._file = folder / FILE
        self._lock = threading.Lock()

    def add(self, at: datetime, who: str, serial: str, action: str, count: int = 0) -> str:
        """The hash of the new line, which is on the disk when this returns. Raises OSError: nothing was added."""
        with self._lock:
            last = self._last()
            said = {"at": at.isoformat(timespec="seconds"), "who": who, "serial": serial, "action": action}
            if count:
                said |= {"count": str(count)}
            line = json.dumps(said | {"before": _hash(last)}, separators=(",", ":")).encode()
            descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                whole = not last or last.endswith(b"\n")
                os.write(descriptor, (b"" if whole else b"\n") + line + b"\n")
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            return _hash(line + b"\n")

    def _last(self) -> bytes:
        """The last line, with its end; of one that a power cut has halved, the half."""
        try:
            with self._file.open("rb") as file:
                file.seek(0, os.SEEK_END)
                file.seek(max(0, file.tell() - 4096))
                lines = file.read().splitlines(keepends=True)
        except FileNotFoundError:
            return b""
        return lines[-1] if lines else b""


def check(folder: Path) -> Checked:
    """Whether every line follows from the one before. Raises OSError."""
    before, number = b"", 0
    for number, line in enumerate((folder / FILE).read_bytes().splitlines(keepends=True), start=1):
        try:
            said = json.loads(line)["before"]
        except (ValueError, TypeError, KeyError):
            said = None
        if said != _hash(before):
            return Checked(number, number)
        before = line
    return Checked(number, None)


def _hash(line: bytes) -> str:
    """Of the line without its end: a halved one that was given an end afterwards is still the same."""
    return hashlib.sha256(line.rstrip(b"\n")).hexdigest() if line else _BEGINNING
