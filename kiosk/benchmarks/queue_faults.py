"""``kiosk bench queue-faults``: what was confirmed is there once and can be read by nobody, whatever happens.

A process confirms submissions with materials and sends them, and is killed at a random moment of every round, while
the platform drops answers, delivers twice, is slow, fails and restarts. After each kill everything that the process
wrote is searched for the words that it sealed. At the end the rest is sent, and what was confirmed is compared with
what is there.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.benchmarks.leaks import Leak, search_folder
from kiosk.benchmarks.outbox_victim import CANARIES
from kiosk.benchmarks.report import Aim, Op, Report
from kiosk.benchmarks.sandbox_process import SandboxProcess
from kiosk.central.client import enrol
from kiosk.rehearsal.processes import Child, ProcessFailed, python

ROUNDS = 15
_TERMINAL = "BENCH-001"
#: A kill comes after so many confirms, and then up to so many seconds: a slow machine gets as far as a fast one.
_CONFIRMS = (0, 0, 1, 2, 4, 8, 12)
_LONGEST_REST = 0.2
_LONGEST_WAIT = 5.0
_START_SECONDS = 30.0
_DRAIN_SECONDS = 120.0
_RESTART_SHARE = 0.1
#: The rest is sent from time to time, and not only at the end: a round confirms more than it sends.
_ROUNDS_TO_A_DRAIN = 20
#: What the platform and the way to it do, as the sandbox's door for rehearsals has it; each for a few requests.
_BEHAVIOURS: tuple[dict[str, Any], ...] = (
    {"kind": "normal"},
    {"kind": "drop", "times": 3},
    {"kind": "drop", "times": 1},
    {"kind": "twice", "times": 20},
    {"kind": "slow", "seconds": 0.1, "times": 10},
    {"kind": "late", "seconds": 0.1, "times": 10},
    {"kind": "late", "seconds": 10, "times": 2},  # longer than anybody waits
    {"kind": "fail", "times": 2},
    {"kind": "too_many", "retry_after": 0, "times": 2},
    {"kind": "captive_portal", "times": 2},
    {"kind": "somebody_else", "times": 2},
    {"kind": "garbage", "times": 2},
)


@dataclass
class Found:
    """What the rounds came to."""

    confirmed: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    doubled: int = 0
    unfinished: int = 0  # there, and refused or without a material
    held: int = 0
    deliveries: int = 0
    restarts: int = 0
    leaks: set[Leak] = field(default_factory=set)
    drained: bool = False


def run_queue_faults_benchmark(*, json: bool, rounds: int = ROUNDS, seed: int | None = None) -> int:
    """Measure, and print one JSON object, or lines for a person. Exit code 0 when it was measured, 1 when not."""
    try:
        with tempfile.TemporaryDirectory(prefix="queue-faults-") as folder:
            found = measure(Path(folder), rounds, seed=seed)
    except (OSError, ProcessFailed) as error:
        print(f"kiosk bench queue-faults: {error}", file=sys.stderr)
        return 1
    report = report_of(found, rounds)
    print(report.as_json() if json else report.as_lines())
    return 0


def report_of(found: Found, rounds: int) -> Report:
    lost, leaks = len(found.lost), len(found.leaks)
    return Report(
        "queue-faults",
        {
            "rounds": rounds,
            "confirmed": len(found.confirmed),
            "held": found.held,
            "unheard": found.held - len(found.confirmed) + lost,  # kept, and killed before it could say so
            "deliveries": found.deliveries,
            "platform_restarts": found.restarts,
            "lost": lost,
            "doubled": found.doubled,
            "unfinished": found.unfinished,
            "plaintext_on_disk": leaks,
            "plaintext_found": "; ".join(sorted(f"{leak.form} in {leak.file}" for leak in found.leaks)[:5]),
        },
        (
            Aim("lost", lost, Op.AT_MOST, 0),
            Aim("doubled", found.doubled, Op.AT_MOST, 0),
            Aim("unfinished", found.unfinished + (not found.drained), Op.AT_MOST, 0),
            Aim("plaintext_on_disk", leaks, Op.AT_MOST, 0),
        ),
    )


def measure(folder: Path, rounds: int, *, seed: int | None = None, sabotage: bool = False) -> Found:
    """``sabotage``: with a queue that makes every mistake that the figures are about.

    Raises ProcessFailed or OSError when a process does not do what it is there for.
    """
    dice = random.Random(seed)  # noqa: S311 - moments of a test
    found = Found()
    clean = set[bytes]()
    with ExitStack() as started:
        platform = SandboxProcess(folder / "platform")
        started.callback(platform.close)
        victim = _VictimProcess(folder / "terminal", platform, sabotage)
        started.callback(victim.close)
        for number in range(1, rounds + 1):
            platform.behave(dice.choice(_BEHAVIOURS))
            victim.work()
            if dice.random() < _RESTART_SHARE:
                victim.wait_for(1)
                platform.restart(kill=dice.random() < 0.5)
                found.restarts += 1
            victim.wait_for(_CONFIRMS[-1] if sabotage else dice.choice(_CONFIRMS))
            time.sleep(dice.uniform(0.0, _LONGEST_REST))
            victim.kill()
            found.leaks.update(search_folder(victim.folder, CANARIES, clean))
            if number % _ROUNDS_TO_A_DRAIN == 0 or number == rounds:
                platform.behave({"kind": "normal"})
                found.drained = victim.drain()
                found.leaks.update(search_folder(victim.folder, CANARIES, clean))
        found.confirmed = victim.journal()
        judge(found, platform.submissions())
    return found


def judge(found: Found, held: Iterable[dict[str, Any]]) -> None:
    """Compare what was confirmed with what the platform holds."""
    submissions = list(held)
    whole = {one["submission_id"] for one in submissions if one["state"] not in ("waiting_for_materials", "refused")}
    contents = Counter(one["content_sha256"] for one in submissions)
    cases = Counter(one["case_number"] for one in submissions if one["case_number"])
    found.held = len(submissions)
    found.deliveries = sum(one["deliveries"] for one in submissions)
    found.lost = found.confirmed - {one["submission_id"] for one in submissions}
    found.unfinished = len(submissions) - len(whole)
    found.doubled = sum(count - 1 for counted in (contents, cases) for count in counted.values())


class _VictimProcess:
    """The forking process, in a folder that holds everything that it can write to."""

    def __init__(self, folder: Path, platform: SandboxProcess, sabotage: bool) -> None:
        self.folder = folder
        for name in ("state", "tmp", "home", "cwd"):
            (folder / name).mkdir(parents=True)
        enrol(platform.url, platform.ca_file, _TERMINAL, platform.enrolment_code, folder / "credentials")
        self._journal, write_end = os.pipe()
        os.set_blocking(self._journal, False)
        self._said = bytearray()
        command = python(
            "kiosk.benchmarks.outbox_victim",
            *("--folder", str(folder), "--url", platform.url, "--ca-file", str(platform.ca_file)),
            *("--journal", str(write_end)),
            *(("--sabotage",) if sabotage else ()),
        )
        self._child = Child(
            command,
            folder / "log",
            {"TMPDIR": str(folder / "tmp"), "HOME": str(folder / "home")},
            folder=folder / "cwd",
            inherited=(write_end,),
        )
        os.close(write_end)
        self._pid = 0

    def work(self) -> None:
        self._child.say("work")
        self._pid = int(self._child.read_line(_START_SECONDS).removeprefix("pid "))

    def wait_for(self, confirms: int) -> None:
        """Until it has confirmed so many more, or is too slow."""
        until, there = time.monotonic() + _LONGEST_WAIT, self._said.count(b"\n")
        while self._said.count(b"\n") < there + confirms and (left := until - time.monotonic()) > 0:
            select.select([self._journal], [], [], left)
            self._listen()

    def kill(self) -> None:
        os.kill(self._pid, signal.SIGKILL)
        self._child.read_line(_START_SECONDS)
        self._listen()

    def drain(self) -> bool:
        """Whether everything could be sent."""
        self._child.say("drain")
        self._child.read_line(_START_SECONDS)
        return self._child.read_line(_DRAIN_SECONDS) == "dead 0"

    def journal(self) -> set[str]:
        """The ids that were said to be kept."""
        self._listen()
        return set(self._said.decode("ascii").split())

    def close(self) -> None:
        self._child.terminate()
        os.close(self._journal)

    def _listen(self) -> None:
        """Whatever the dead have written is in the pipe."""
        try:
            while heard := os.read(self._journal, 65536):
                self._said += heard
        except BlockingIOError:
            return
