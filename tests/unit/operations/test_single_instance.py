"""One terminal, one application, seen from real processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.operations.instance import AlreadyRunning, SingleInstance

HOLD = """
import sys
from pathlib import Path
from kiosk.operations.instance import SingleInstance
with SingleInstance(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_by_another_process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_one_is_refused_while_the_first_lives(tmp_path: Path) -> None:
    with held_by_another_process(tmp_path) as process:
        with pytest.raises(AlreadyRunning):
            SingleInstance(tmp_path).__enter__()
        process.kill()
        process.wait(10)
        with SingleInstance(tmp_path):
            pass


def test_it_can_be_had_again_after_it_was_let_go(tmp_path: Path) -> None:
    for _ in range(2):
        with SingleInstance(tmp_path), pytest.raises(AlreadyRunning):
            SingleInstance(tmp_path).__enter__()
