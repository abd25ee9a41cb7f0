# SPDX-License-Identifier: Apache-2.0
"""The works inside the simulated A4 printer: ippeveprinter runs this for every job.

Sheet by sheet it waits while a fault lasts, puts a line into ``sheets``, and tells ippeveprinter so on standard error
(``STATE:`` and ``ATTR:`` lines, ippeveprinter(7)). Between sheets it asks its own printer whether the job was
cancelled, since ippeveprinter does not stop a running command. Run as a program: ``python -m
drivers.document_printer.eve_engine FOLDER PORT FILE``.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from drivers.document_printer.ipp_connection import PrinterAddress, exchange
from drivers.document_printer.ipp_messages import Attribute, Group, GroupTag, Message, Operation, ValueTag
from drivers.protocols import DeviceError
from drivers.transports.deadline import Deadline

#: A job of this name carries no page: it makes the printer say its faults while it has nothing to print.
MAINTENANCE = "maintenance"
#: The fault that makes a job stay for ever, cancelled or not.
HANG = "hang"
#: The fault that ends a job as aborted.
ABORT = "abort"
PAPER_OUT = "media-empty"
#: Flag file: "N FAULT" brings FAULT about when a job has put out N sheets.
FAULT_LATER = "fault-later"

_LOOK = 0.05  # seconds between two looks at the faults


class _Engine:
    def __init__(self, folder: Path, port: int, document: Path) -> None:
        self._folder = folder
        self._address = PrinterAddress(f"ipp://localhost:{port}/ipp/print")
        self._document = document
        self._job_id = int(document.name.partition("-")[0])
        self._said: dict[str, str] = {}
        self._printer_process = os.getppid()

    def run(self) -> int:
        """The exit status: 0 for completed or cancelled, 1 for aborted."""
        if MAINTENANCE in self._document.name:
            self._say_faults(self._faults())
            return 0
        copies = int(os.environ.get("IPP_COPIES", "1"))
        sheets = copies * _count_sheets(_count_pages(self._document))
        for sheet in range(1, sheets + 1):
            if not self._wait_until_ready():
                return 0
            if ABORT in self._faults():
                return 1
            time.sleep(self._seconds_per_sheet())
            with (self._folder / "sheets").open("a") as out:
                out.write(f"{self._job_id} {sheet} {sheets} {self._document}\n")
            self._bring_about_fault(sheet)
            self._say_faults(self._faults())
            _tell(f"ATTR: job-impressions-completed={sheet}")
        return 0

    def _wait_until_ready(self) -> bool:
        """Wait while a fault lasts; False when the job was cancelled."""
        while True:
            if os.getppid() != self._printer_process:  # the printer was unplugged, and the works stand still
                return False
            faults = self._faults()
            self._say_faults(faults)
            if HANG not in faults and self._cancelled():
                return False
            if not faults - {ABORT}:
                return True
            time.sleep(_LOOK)

    def _faults(self) -> set[str]:
        return {path.name for path in (self._folder / "faults").iterdir()}

    def _bring_about_fault(self, sheets_out: int) -> None:
        later = self._folder / FAULT_LATER
        if not later.exists():
            return
        sheets, fault = later.read_text().split()
        if sheets_out == int(sheets):
            (self._folder / "faults" / fault).touch()
            later.unlink()

    def _say_faults(self, faults: set[str]) -> None:
        """Tell which of the reasons that are ours hold and which do not, when that has changed.

        ippeveprinter takes paper back into its own account when the level is set in its form, so the end of PAPER_OUT
        is not ours to tell.
        """
        for reason in sorted({"media-jam", "cover-open"} | faults & {PAPER_OUT}):
            line = f"STATE: {'+' if reason in faults else '-'}{reason}"
            if self._said.get(reason) != line:
                self._said[reason] = line
                _tell(line)

    def _cancelled(self) -> bool:
        """Whether the printer has been told to stop at the next sheet."""
        request = Message(
            Operation.GET_JOB_ATTRIBUTES,
            1,
            (
                Group(
                    GroupTag.OPERATION,
                    (
                        Attribute("attributes-charset", ValueTag.CHARSET, ("utf-8",)),
                        Attribute("attributes-natural-language", ValueTag.NATURAL_LANGUAGE, ("en",)),
                        Attribute("printer-uri", ValueTag.URI, (self._address.uri,)),
                        Attribute("job-id", ValueTag.INTEGER, (self._job_id,)),
                    ),
                ),
            ),
        )
        try:
            answer = exchange(self._address, request, Deadline(2.0))
        except DeviceError:
            return False
        reasons = [group.find("job-state-reasons") for group in answer.groups_of(GroupTag.JOB)]
        return any(reason is not None and "processing-to-stop-point" in reason.texts() for reason in reasons)

    def _seconds_per_sheet(self) -> float:
        return float((self._folder / "seconds_per_sheet").read_text())


def _count_sheets(pages: int) -> int:
    """Of one copy, as the job wants it: ippeveprinter hands its attributes on as IPP_... variables."""
    wanted = os.environ.get("IPP_PAGE_RANGES", "")
    if wanted:
        first, _, last = wanted.partition("-")
        pages = max(0, min(pages, int(last or first)) - int(first) + 1)
    return pages if os.environ.get("IPP_SIDES", "one-sided") == "one-sided" else (pages + 1) // 2


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _count_pages(document: Path) -> int:
    """Pages of the PDF; 1 for what cannot be understood, as a printer prints one page of complaint."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(document) as pdf:
            return max(1, len(pdf))
    except PdfiumError:
        return 1


if __name__ == "__main__":
    sys.exit(_Engine(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])).run())
