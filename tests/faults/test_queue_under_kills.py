"""Killed at random moments while the platform misbehaves: nothing lost, nothing doubled, nothing to read on the disk.

The judge is judged, too: every mistake that a queue could make must show in its figure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.benchmarks.outbox_victim import CANARIES
from kiosk.benchmarks.queue_faults import Found, measure, report_of


def aims(found: Found, rounds: int) -> dict[str, float]:
    report = report_of(found, rounds)
    return {aim.name: aim.value for aim in report.aims}


def check_nothing_is_lost(folder: Path, rounds: int, seed: int | None) -> None:
    found = measure(folder, rounds, seed=seed)
    assert aims(found, rounds) == {"lost": 0, "doubled": 0, "unfinished": 0, "plaintext_on_disk": 0}
    assert len(found.confirmed) > rounds  # otherwise nothing was tried
    assert found.restarts
    assert found.deliveries > found.held  # the platform was asked more than once


def test_eight_kills_lose_nothing_double_nothing_and_leave_nothing_to_read(tmp_path: Path) -> None:
    check_nothing_is_lost(tmp_path, 8, seed=20261122)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_thousand_kills_lose_nothing_double_nothing_and_leave_nothing_to_read(tmp_path: Path) -> None:
    check_nothing_is_lost(tmp_path, 1000, seed=None)


def test_the_judge_sees_what_is_lost_doubled_and_readable(tmp_path: Path) -> None:
    found = measure(tmp_path, 2, seed=1, sabotage=True)
    figures = aims(found, 2)
    assert min(figures["lost"], figures["doubled"], figures["plaintext_on_disk"]) > 0
    assert {leak.word for leak in found.leaks} == set(CANARIES)
    assert {leak.file.partition("/")[0] for leak in found.leaks} == {"tmp"}
