"""Counters outlive a kill, survive a bad file and a full disk, and say once when paper runs low."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.log import Log
from kiosk.operations.counters import Counters
from kiosk.session.desk import Counts
from tests.support.situations import COUNTS

NOW = datetime(2026, 6, 15, 8, 30, tzinfo=UTC)
VICTIM = """
import sys
from pathlib import Path
from kiosk.log import Log
from kiosk.operations.counters import Counters

counters = Counters(Path(sys.argv[1]), Log())
while True:
    counters.pages_came_out(1)
    print(counters.counts.a4_pages, flush=True)
"""


def counters(folder: Path) -> tuple[Counters, io.StringIO]:
    log = io.StringIO()
    return Counters(folder, Log(log)), log


def events(log: io.StringIO) -> list[str]:
    return [json.loads(line)["event"] for line in log.getvalue().splitlines()]


def test_everything_that_is_counted_is_there_after_a_restart(tmp_path: Path) -> None:
    first, _ = counters(tmp_path)
    first.refilled(500, NOW)
    first.pages_came_out(3)
    first.receipt_came_out()
    first.roll_changed(NOW)
    first.receipt_came_out()
    first.toner_changed(NOW)
    first.pages_came_out(2)
    first.card_was_read()
    first.visit_ended()
    again, log = counters(tmp_path)
    assert again.counts == first.counts
    assert again.counts == Counts(5, 5, 2, 2, 1, 1, 1, 500, NOW, NOW, NOW)
    assert log.getvalue() == ""


def test_killed_in_the_middle_of_counting_it_has_every_count_that_was_told(tmp_path: Path) -> None:
    victim = subprocess.Popen([sys.executable, "-c", VICTIM, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert victim.stdout is not None
    for _ in range(20):
        told = int(victim.stdout.readline())
    os.kill(victim.pid, signal.SIGKILL)
    for line in victim.stdout:
        told = int(line) if line.endswith("\n") else told
    victim.stdout.close()
    victim.wait(10)
    kept, log = counters(tmp_path)
    assert kept.counts.a4_pages in (told, told + 1), "the last one may be on the disk and not yet told"
    assert log.getvalue() == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1]",
        b'{"a4_pages": -1}',
        b'{"a4_pages": true}',
        b'{"cards": "7"}',
        b'{"refilled_at": "x"}',
        b"\xff",
    ],
)
def test_a_file_that_cannot_be_read_begins_anew_and_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "counters.json").write_bytes(content)
    anew, log = counters(tmp_path)
    assert anew.counts == Counts()
    assert events(log) == ["counters_trouble"]
    anew.card_was_read()
    assert counters(tmp_path)[0].counts.cards == 1


def test_a_full_disk_costs_no_resident_anything_and_tells_the_attendant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    here, log = counters(tmp_path)
    monkeypatch.setattr("kiosk.operations.counters.write_whole", full)
    here.pages_came_out(2)
    assert here.counts.a4_pages == 2
    assert events(log) == ["counters_trouble"]
    with pytest.raises(OSError, match="space"):
        here.refilled(100, NOW)
    assert here.counts.sheets_left == 100


def test_paper_that_runs_low_is_said_once_and_again_after_the_next_refill(tmp_path: Path) -> None:
    here, log = counters(tmp_path)
    here.refilled(100, NOW)
    here.pages_came_out(79)
    assert not here.counts.paper_runs_low
    here.pages_came_out(1)
    here.pages_came_out(1)
    assert here.counts.paper_runs_low
    assert events(log) == ["paper_runs_low"]
    here.refilled(100, NOW)
    assert (here.counts.sheets_left, here.counts.a4_since_refill) == (119, 0)
    here.pages_came_out(200)
    assert here.counts.sheets_left == 0
    assert events(log) == ["paper_runs_low"] * 2


def test_a_terminal_that_nobody_has_told_of_its_paper_does_not_guess() -> None:
    unknown = replace(COUNTS, sheets_put_in=0)
    assert unknown.sheets_left is None and not unknown.paper_runs_low
