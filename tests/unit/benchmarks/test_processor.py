"""Processor time is that of a process and of its children that have ended."""

from __future__ import annotations

import os
import subprocess
import sys

from kiosk.benchmarks.processor import processor_seconds

_WORKS = "import time\nwhile time.process_time() < 0.1: pass"


def test_the_work_of_a_child_that_has_ended_is_counted() -> None:
    before = processor_seconds([os.getpid()])
    subprocess.run([sys.executable, "-S", "-c", _WORKS], check=True)
    assert processor_seconds([os.getpid()]) - before >= 0.1 - 0.02  # the clock of proc ticks a hundred times a second


def test_a_process_that_is_gone_counts_nothing() -> None:
    child = subprocess.Popen([sys.executable, "-S", "-c", "pass"])
    child.wait()
    assert processor_seconds([child.pid]) == 0
