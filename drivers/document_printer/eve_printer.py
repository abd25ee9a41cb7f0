# SPDX-License-Identifier: Apache-2.0
"""A real IPP printer process to test against: Debian's ippeveprinter, with faults that can be set.

Needs the Debian packages cups-ipp-utils and dbus, no privilege, and listens on the loopback interface only.
One thing it gets wrong by itself: a job that is cancelled in the instant before it begins is printed all the same.
"""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.request import urlopen

import drivers
from drivers.document_printer import eve_engine
from drivers.document_printer.ipp import IppPrinter
from drivers.protocols import PLAIN, Condition, DeviceError, Problem

_START_UP = 20.0  # seconds for bus and printer; a tenth of it is usual
_LOOK = 0.02
# Trays as ippeveprinter numbers them: 1 is the cassette. Tray 3, the by-pass, gets level -2 (unknown), since an empty
# one would be reported like an empty cassette.
_MEDIA_FORM = "/media?size1=iso_a4_210x297mm&type1=stationery&level1={level}&size3=&type3=&level3=-2"
_SUPPLIES_FORM = "/supplies?supply0=25&supply1={level}"
_FULL_CASSETTE = 250
_LOW_CASSETTE = 5


class PaperLevel(Enum):
    FULL = _FULL_CASSETTE
    LOW = _LOW_CASSETTE
    OUT = 0


class EveFault(Enum):
    """What can be wrong with the printer, besides its toner. The values are names of flag files."""

    JAM = "media-jam"
    COVER_OPEN = "cover-open"
    PAPER_OUT = eve_engine.PAPER_OUT
    HANG = eve_engine.HANG  # a job stays for ever, also when it is cancelled
    ABORT = eve_engine.ABORT  # the printer gives a job up


_REPORTED = {EveFault.JAM: Problem.PAPER_JAM, EveFault.COVER_OPEN: Problem.COVER_OPEN}


@dataclass(frozen=True)
class PrintedJob:
    """What came out of the printer for one job."""

    job_id: int
    document: Path  # the PDF as the printer received it
    sheets: int  # sheets in the output tray
    of: int  # sheets that the job asks for

    @property
    def complete(self) -> bool:
        return self.sheets == self.of


class EvePrinter:
    """Starts the printer at once and waits until it answers. ``close`` ends it, and so does the end of this process."""

    def __init__(self, folder: Path, *, port: int = 0, seconds_per_sheet: float = 0.3) -> None:
        """``folder`` is made, and keeps what was printed. Raises RuntimeError when the printer does not start."""
        self._folder = folder
        self._faults = folder / "faults"
        self._faults.mkdir(parents=True)
        self._sheets = folder / "sheets"
        self._sheets.touch()
        self.seconds_per_sheet = seconds_per_sheet
        self.port = port or _free_port()
        self.uri = f"ipp://localhost:{self.port}/ipp/print"
        self._write_engine()
        self._log = (folder / "log").open("ab")
        self._supervisor = subprocess.Popen(
            [sys.executable, "-m", "drivers.document_printer.eve_supervisor", str(self.port), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            bufsize=0,
            env=os.environ | {"PYTHONPATH": _source_folder()},
        )
        self.plugged = False
        self._paper = PaperLevel.FULL
        self._toner = 75  # percent
        self.plug()

    @property
    def seconds_per_sheet(self) -> float:
        return float((self._folder / "seconds_per_sheet").read_text())

    @seconds_per_sheet.setter
    def seconds_per_sheet(self, seconds: float) -> None:
        (self._folder / "seconds_per_sheet").write_text(str(seconds))

    def plug(self) -> None:
        """Switch the printer on, and wait until it answers."""
        self._command("plug")
        self.plugged = True
        printer = IppPrinter(self.uri)
        self._wait(lambda: printer.status(1.0).condition not in (Condition.ABSENT, Condition.OFFLINE))
        self.set_paper(self._paper)
        self.set_toner(self._toner)

    def unplug(self) -> None:
        """Pull the plug: connections break, jobs are forgotten, a sheet in the works stays where it is."""
        self._command("unplug")
        self.plugged = False

    def set_paper(self, level: PaperLevel) -> None:
        self._paper = level
        flag = self._faults / eve_engine.PAPER_OUT
        if level is PaperLevel.OUT:
            flag.touch()
        self._get(_MEDIA_FORM.format(level=level.value))
        if level is not PaperLevel.OUT:
            flag.unlink(missing_ok=True)

    def set_toner(self, percent: int) -> None:
        """ippeveprinter reports toner-low below 10, toner-empty at 0."""
        self._toner = percent
        self._get(_SUPPLIES_FORM.format(level=percent))

    def set_fault(self, fault: EveFault, present: bool = True) -> None:
        """Bring a fault about or cure it, and wait until the printer reports that, where it can."""
        if fault is EveFault.PAPER_OUT:
            self.set_paper(PaperLevel.OUT if present else PaperLevel.FULL)
            return
        flag = self._faults / fault.value
        if present:
            flag.touch()
        else:
            flag.unlink(missing_ok=True)
        if fault in _REPORTED and self.plugged and not (self._faults / eve_engine.PAPER_OUT).exists():
            self._announce(_REPORTED[fault], present)

    def set_fault_after(self, sheets: int, fault: EveFault) -> None:
        """Bring a fault about when the next job has put out so many sheets: in the middle of it, or with its end."""
        (self._folder / eve_engine.FAULT_LATER).write_text(f"{sheets} {fault.value}")

    def hold_next_job(self, fault: EveFault | None = None) -> None:
        """Let ``fault`` come about (None: the paper run out) in the next job, and nobody know before.

        The works report a jam or an open cover by themselves when they come to it; for paper call ``set_paper`` then.
        ``set_fault`` and ``set_paper`` take it back.
        """
        (self._faults / (fault.value if fault else eve_engine.PAPER_OUT)).touch()

    def printed(self) -> tuple[PrintedJob, ...]:
        """What lies in the output tray, job by job, in the order of the last sheets."""
        jobs: dict[str, PrintedJob] = {}
        for line in self._sheets.read_text().splitlines():
            job_id, _, of, document = line.split(" ", 3)
            before = jobs.pop(document, None)
            jobs[document] = PrintedJob(int(job_id), Path(document), before.sheets + 1 if before else 1, int(of))
        return tuple(jobs.values())

    def clear_output(self) -> None:
        """Take everything out of the output tray."""
        self._sheets.write_text("")

    def close(self) -> None:
        """End all processes. May be called twice."""
        for pipe in (self._supervisor.stdin, self._supervisor.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._supervisor.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._supervisor.kill()
            self._supervisor.wait()
        self._log.close()

    def _announce(self, problem: Problem, present: bool) -> None:
        """Make the printer say what has changed: only a job's engine can tell it, so an empty job is sent along."""
        printer = IppPrinter(self.uri)

        def reported() -> bool:
            with suppress(DeviceError):  # busy: the engine that is running will say it
                errand = printer.submit(b"%PDF-1.4\n", eve_engine.MAINTENANCE, PLAIN, 1.0)
                self._wait(lambda: printer.job(errand, 1.0).state.ended)
            return (problem in printer.status(1.0).problems) == present

        self._wait(reported)

    def _wait(self, condition: Callable[[], bool]) -> None:
        until = time.monotonic() + _START_UP
        while not condition():
            if time.monotonic() > until or self._supervisor.poll() is not None:
                self.close()
                raise RuntimeError(f"ippeveprinter does not answer as it should: {self._last_words()}")
            time.sleep(_LOOK)

    def _command(self, word: str) -> None:
        """Have the supervisor do something, and wait until it is done. Raises RuntimeError when it has ended."""
        requests, answers = self._supervisor.stdin, self._supervisor.stdout
        assert requests is not None and answers is not None  # noqa: S101 - pipes, as Popen was asked for them
        try:
            requests.write(f"{word}\n".encode())
            done = answers.readline()
        except (BrokenPipeError, ValueError):  # it has ended by itself, or was closed
            done = b""
        if not done:
            self.close()
            raise RuntimeError(f"the printer's supervisor has ended: {self._last_words()}")

    def _last_words(self) -> str:
        lines = (self._folder / "log").read_text(errors="replace").splitlines()
        return " | ".join(lines[-3:])

    def _get(self, form: str) -> None:
        with urlopen(f"http://localhost:{self.port}{form}", timeout=5) as page:
            page.read()

    def _write_engine(self) -> None:
        """ippeveprinter runs a command by its path, without arguments of ours."""
        command = [sys.executable, "-m", "drivers.document_printer.eve_engine", str(self._folder), str(self.port)]
        engine = self._folder / "engine"
        engine.write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$1"\n')
        engine.chmod(0o755)


def _source_folder() -> str:
    """Where this package lies, so that the processes run the same code."""
    return str(Path(next(iter(drivers.__path__))).parent)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
