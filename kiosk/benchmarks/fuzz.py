"""``kiosk bench fuzz``: bytes that no device ever sends, into every parser of foreign bytes (``fuzz_targets``).

Each target gets an equal share of the time, in a child process (``fuzz_child``) that makes the inputs and calls it.
A crash is an exception that is no proper answer, or the end of the child; a hang is a call that does not come back in
time, for which the child is killed, and goes on with the rest of its share under another seed. Every finding is told
on standard error with its input, as hexadecimal digits.
"""

from __future__ import annotations

import importlib
import json as json_text
import mmap
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

from kiosk.benchmarks.fuzz_child import HEAD, LONGEST
from kiosk.benchmarks.report import Aim, Op, Report

TABLE = "kiosk.benchmarks.fuzz_targets"
#: A parser of a few kilobytes answers within milliseconds; more than this is a hang on any machine.
CALL_SECONDS = 5.0
_START_SECONDS = 30.0  # until the first call: a child imports libraries and makes its seeds
_LOOK_SECONDS = 0.05
_MOST_FINDINGS = 20  # of a target: then the rest of its time is better spent on mending


@dataclass(frozen=True)
class Finding:
    """``error`` is an exception's name, ``hang``, or how the process ended; ``data`` what it was called with."""

    target: str
    error: str
    where: str
    data: bytes

    @property
    def hang(self) -> bool:
        return self.error == "hang"

    def __str__(self) -> str:
        return f"{self.target}: {self.error} {self.where} {self.data.hex()}".replace("  ", " ")


@dataclass
class Outcome:
    """What came of one target."""

    target: str
    inputs: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def hangs(self) -> int:
        return sum(finding.hang for finding in self.findings)

    @property
    def crashes(self) -> int:
        return len(self.findings) - self.hangs


def run_fuzz_benchmark(seconds: float, *, json: bool) -> int:
    """Print one JSON object, or lines for a person. Exit code 1 when anything was found."""
    seed = int.from_bytes(os.urandom(4))
    outcomes = list(fuzz(seconds, seed))
    for outcome in outcomes:
        for finding in outcome.findings:
            print(finding, file=sys.stderr)
    report = _report(outcomes, seconds, seed)
    print(report.as_json() if json else report.as_lines())
    return 1 if any(outcome.findings for outcome in outcomes) else 0


def fuzz(seconds: float, seed: int, table: str = TABLE, call_seconds: float = CALL_SECONDS) -> Iterator[Outcome]:
    """Every target of ``table``, the name of a module with ``TARGETS``; ``seconds`` for all of them."""
    targets = [target.name for target in importlib.import_module(table).TARGETS]
    for name in targets:
        yield _fuzz_target(table, name, seconds / len(targets), seed, call_seconds)


def _fuzz_target(table: str, name: str, seconds: float, seed: int, call_seconds: float) -> Outcome:
    outcome = Outcome(name)
    left = seconds
    while left > 0 and len(outcome.findings) < _MOST_FINDINGS:
        with closing(_Child(table, name, left, seed + len(outcome.findings))) as child:
            ended = child.watch(call_seconds)
            outcome.findings += [finding for finding in child.findings() if _is_new(finding, outcome.findings)]
        outcome.inputs += child.number
        if ended is None:
            break
        outcome.findings.append(Finding(name, ended, "", child.data))
        left -= child.lived
    return outcome


def _is_new(finding: Finding, known: list[Finding]) -> bool:
    return all((finding.error, finding.where) != (other.error, other.where) for other in known)


class _Child:
    """One fuzzing process, and what it and we have mapped."""

    def __init__(self, table: str, name: str, seconds: float, seed: int) -> None:
        self._name = name
        self._file = tempfile.NamedTemporaryFile(prefix="fuzz-")  # noqa: SIM115 - closed by close
        self._file.truncate(HEAD.size + LONGEST)
        self._shared = mmap.mmap(self._file.fileno(), 0)
        self._told = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed by close
        command = [sys.executable, "-m", "kiosk.benchmarks.fuzz_child", table, name, str(seconds), str(seed)]
        self._process = subprocess.Popen(
            [*command, self._file.name], stdin=subprocess.DEVNULL, stdout=self._told, stderr=subprocess.DEVNULL
        )
        self.number = 0
        self.data = b""
        self._started = time.monotonic()

    @property
    def lived(self) -> float:
        """Seconds since it was started, its start among them: one that always dies at once must come to an end."""
        return time.monotonic() - self._started

    def watch(self, call_seconds: float) -> str | None:
        """Wait for its end. None when it ended as it should, ``hang`` when it was killed, else how it ended."""
        changed = time.monotonic()
        while (code := _ended(self._process)) is None:
            now = time.monotonic()
            if self._read():
                changed = now
            elif now - changed > (call_seconds if self.number else _START_SECONDS):
                self._process.kill()
                self._process.wait()
                return "hang"
        self._read()
        return None if code == 0 else f"ended with {code}"

    def findings(self) -> Iterator[Finding]:
        self._told.seek(0)
        for line in self._told:
            said = json_text.loads(line)
            yield Finding(self._name, said["error"], said["where"], bytes.fromhex(said["input"]))

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._shared.close()
        self._file.close()
        self._told.close()

    def _read(self) -> bool:
        """Whether it has come further since the last look."""
        number, length = HEAD.unpack(self._shared[: HEAD.size])
        further = number != self.number
        self.number, self.data = number, self._shared[HEAD.size : HEAD.size + length]
        return bool(further)


def _ended(process: subprocess.Popen[bytes]) -> int | None:
    """Its exit code, waiting a moment for it."""
    try:
        return process.wait(_LOOK_SECONDS)
    except subprocess.TimeoutExpired:
        return None


def _report(outcomes: list[Outcome], seconds: float, seed: int) -> Report:
    crashes, hangs = sum(outcome.crashes for outcome in outcomes), sum(outcome.hangs for outcome in outcomes)
    figures: dict[str, float | int | str] = {"seconds": seconds, "seed": seed}
    for outcome in outcomes:
        figures[f"{outcome.target}_inputs"] = outcome.inputs
        figures[f"{outcome.target}_crashes"] = outcome.crashes
        figures[f"{outcome.target}_hangs"] = outcome.hangs
    figures["inputs"] = sum(outcome.inputs for outcome in outcomes)
    aims = (Aim("crashes", crashes, Op.AT_MOST, 0), Aim("hangs", hangs, Op.AT_MOST, 0))
    return Report("fuzz", figures, aims)
