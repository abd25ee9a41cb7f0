# SPDX-License-Identifier: Apache-2.0
"""What a scanner of printed or displayed codes promises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocols.common import DeviceStatus


@dataclass(frozen=True, repr=False)
class ScannedCode:
    """What a code says. It may be a person's health code or ticket: its ``repr`` says only how long it is."""

    text: str  # 1 to 4096 characters, no control characters

    def __repr__(self) -> str:
        return f"ScannedCode({len(self.text)} characters)"


class CodeReadReason(StrEnum):
    """Why a code that was scanned is of no use."""

    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"  # neither UTF-8 nor GB18030, or keys that make no character
    CONTROL_CHARACTERS = "control_characters"


class CodeReadError(Exception):
    """The scanner works, this code is refused. Never holds what the code says."""

    def __init__(self, reason: CodeReadReason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@runtime_checkable
class CodeScanner(Protocol):
    """A scanner of QR codes and barcodes."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the scanner is. Never raises, and disturbs no scanning."""

    def start(self, deadline: float) -> None:
        """Begin to scan; what was scanned before is forgotten. Scanning already: goes on. Raises DeviceError."""

    def next(self, deadline: float) -> ScannedCode | None:
        """The next code, or None when none is shown within ``deadline`` seconds.

        Raises CodeReadError for a code that is refused, and scanning goes on; DeviceError for the scanner, and
        scanning has ended; DeviceError(REFUSED) when scanning was not started.
        """

    def stop(self, deadline: float) -> None:
        """Stop scanning, and forget what was scanned and not fetched. Stopped already: nothing. Raises DeviceError."""

    def close(self) -> None:
        """Let go of the port; scanning ends. May be called twice; ``start`` opens it again."""
