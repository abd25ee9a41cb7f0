"""The print journal: durable, seen from two processes, and it names nobody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kiosk.operations.print_journal import PrintJournal


def in_another_process(folder: Path, call: str) -> str:
    program = "import sys; from pathlib import Path; from kiosk.operations.print_journal import PrintJournal\n"
    program += f"print(PrintJournal(Path(sys.argv[1])).{call})"
    command = [sys.executable, "-c", program, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout.strip()


def test_jobs_are_known_until_they_are_closed_oldest_first(tmp_path: Path) -> None:
    journal = PrintJournal(tmp_path)
    for name in ("one", "two", "three"):
        journal.open_job(name)
    journal.set_printer_job("two", 7)
    assert in_another_process(tmp_path, "open_jobs()") == "(('one', None), ('two', 7), ('three', None))"
    for name in ("one", "three", "never"):
        journal.close_job(name)
    assert PrintJournal(tmp_path).open_jobs() == (("two", 7),)


def test_the_lock_stands_until_another_process_clears_it(tmp_path: Path) -> None:
    journal = PrintJournal(tmp_path)
    assert not journal.paper_path_locked()
    assert not journal.lock_cleared()
    journal.lock_paper_path()
    journal.lock_paper_path()
    assert in_another_process(tmp_path, "paper_path_locked()") == "True"
    assert not journal.lock_cleared()
    in_another_process(tmp_path, "clear_paper_path()")
    assert journal.lock_cleared()
    assert not journal.paper_path_locked()


def test_clearing_what_was_not_locked_does_not_clear_the_next_lock(tmp_path: Path) -> None:
    journal = PrintJournal(tmp_path)
    journal.clear_paper_path()
    journal.lock_paper_path()
    assert journal.paper_path_locked()
    assert not journal.lock_cleared()
