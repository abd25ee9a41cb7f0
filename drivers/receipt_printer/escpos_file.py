# SPDX-License-Identifier: Apache-2.0
"""Receipts as files of ESC/POS bytes, for whatever takes them from a folder and prints them: nobody answers there."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from drivers.protocols import Condition, DeviceStatus, PrintOutcome, Receipt, ReceiptResult, Removal
from drivers.receipt_printer.escpos_layout import lay_out


class EscPosFiles:
    """Implements ReceiptPrinter as far as a folder can. Any thread may use it.

    A file appears whole or not at all, readable for its owner and nobody else, under a name that says nothing. Taking
    it away is the business of who prints it; so is where the folder lies, since a receipt is a person's: in memory.
    """

    def __init__(self, folder: Path, *, columns: int = 48) -> None:
        self._folder = folder
        self._columns = columns

    def status(self, deadline: float) -> DeviceStatus:
        if not self._folder.is_dir():
            return DeviceStatus(Condition.ABSENT, original="no such folder")
        if not os.access(self._folder, os.W_OK | os.X_OK):
            return DeviceStatus(Condition.FAULTY, original="folder not writable")
        return DeviceStatus(Condition.NOT_SUPPORTED, original="a folder does not say how a printer is")

    def print(self, receipt: Receipt, deadline: float) -> ReceiptResult:
        data = lay_out(receipt, self._columns)
        name = uuid.uuid4().hex
        unfinished = self._folder / f".{name}"
        try:
            unfinished.touch(mode=0o600, exist_ok=False)
            unfinished.write_bytes(data)
            unfinished.rename(self._folder / f"{name}.escpos")
        except OSError as error:
            _remove(unfinished)
            original = error.strerror or type(error).__name__
            return ReceiptResult(PrintOutcome.NOT_PRINTED, DeviceStatus(Condition.FAULTY, original=original))
        return ReceiptResult(PrintOutcome.UNKNOWN, self.status(deadline))

    def retract(self, patience: float, deadline: float) -> Removal:
        return Removal.NOT_SUPPORTED

    def close(self) -> None:
        """Nothing to let go of."""


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:  # the folder is gone, or no longer ours
        return
