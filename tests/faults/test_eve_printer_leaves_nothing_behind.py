"""The simulated A4 printer's processes end with whoever started them, however that happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.document_printer.eve_printer import EveFault, EvePrinter
from drivers.document_printer.ipp import IppPrinter
from drivers.protocols import PLAIN
from tests.support.pdf import PDF_OF_TWO_PAGES
from tests.support.waiting import wait_until


def _processes_of(folder: Path) -> list[int]:
    """Ids of the processes that were started for the printer in ``folder``."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and int(process.name) != os.getpid():
            try:
                command = (process / "cmdline").read_bytes()
            except OSError:
                continue
            if str(folder).encode() in command:
                found.append(int(process.name))
    return found


@pytest.fixture
def short_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the bus has its socket, whose path may have 107 bytes: pytest's own folders take most of them."""
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


def test_closing_ends_every_process_and_removes_the_bus(tmp_path: Path, short_temporary_folder: Path) -> None:
    printer = EvePrinter(tmp_path / "printer")
    assert len(_processes_of(tmp_path)) == 2, "supervisor and printer"
    assert len(_processes_of(short_temporary_folder)) == 1, "the bus"
    printer.close()
    printer.close()
    wait_until(
        lambda: not _processes_of(tmp_path) and not _processes_of(short_temporary_folder), "the end of all processes"
    )
    assert list(short_temporary_folder.iterdir()) == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_owner_takes_everything_along_even_a_job_that_hangs(tmp_path: Path, how: signal.Signals) -> None:
    folder = tmp_path / "printer"
    owner = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time, pathlib; from drivers.document_printer.eve_printer import *\n"
            "printer = EvePrinter(pathlib.Path(sys.argv[1])); printer.set_fault(EveFault.HANG)\n"
            "print(printer.uri, flush=True); time.sleep(600)",
            str(folder),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert owner.stdout is not None
    uri = owner.stdout.readline().strip()
    IppPrinter(uri).submit(PDF_OF_TWO_PAGES, "job", PLAIN, 5.0)
    wait_until(lambda: len(_processes_of(folder)) > 3, "the engine at work")
    owner.send_signal(how)
    owner.wait()
    owner.stdout.close()
    wait_until(lambda: not _processes_of(folder), "the end of all processes")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_supervisor_takes_everything_along(
    tmp_path: Path, short_temporary_folder: Path, how: signal.Signals
) -> None:
    printer = EvePrinter(tmp_path / "printer")
    printer.set_fault(EveFault.HANG)
    IppPrinter(printer.uri).submit(PDF_OF_TWO_PAGES, "job", PLAIN, 5.0)
    wait_until(lambda: len(_processes_of(tmp_path)) > 2, "the engine at work")
    os.kill(printer._supervisor.pid, how)
    wait_until(
        lambda: not _processes_of(tmp_path) and not _processes_of(short_temporary_folder), "the end of all processes"
    )
    printer.close()


def test_a_printer_that_cannot_start_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RuntimeError, match="setpriv"):
        EvePrinter(tmp_path / "printer")
    wait_until(lambda: not _processes_of(tmp_path), "the end of all processes")
