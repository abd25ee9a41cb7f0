"""The fuzzer sees what it should: a fuzzer that finds nothing says nothing otherwise."""

from __future__ import annotations

import json
import random

import pytest

from kiosk.benchmarks import fuzz, fuzz_targets
from kiosk.benchmarks.fuzz import Outcome
from kiosk.benchmarks.fuzz_child import mutated


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    found = fuzz.fuzz(2.0, seed=1, table="tests.support.fuzz_targets", call_seconds=0.4)
    return {outcome.target: outcome for outcome in found}


def test_a_proper_answer_is_no_finding(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["sound"].findings == []
    assert outcomes["sound"].inputs > 100


@pytest.mark.parametrize(("target", "error"), [("crashes", "KeyError"), ("believes_a_length", "MemoryError")])
def test_an_exception_is_a_crash_told_once(outcomes: dict[str, Outcome], target: str, error: str) -> None:
    (finding,) = outcomes[target].findings
    assert (finding.error, finding.hang) == (error, False)
    assert "fuzz_targets.py" in finding.where
    assert finding.data != b"seed"
    assert outcomes[target].inputs > 10, "it goes on after that"


def test_a_call_that_does_not_come_back_is_a_hang(outcomes: dict[str, Outcome]) -> None:
    assert (outcomes["hangs"].hangs > 0, outcomes["hangs"].crashes) == (True, 0)
    assert outcomes["hangs"].findings[0].data != b"seed"


def test_the_end_of_the_process_is_a_crash(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["ends"].crashes > 0
    assert outcomes["ends"].findings[0].error == "ended with 3"


def test_findings_end_with_1_and_none_with_0(
    outcomes: dict[str, Outcome], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "fuzz", lambda seconds, seed: [outcomes["crashes"]])
    assert fuzz.run_fuzz_benchmark(1.0, json=True) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["figures"]["crashes_crashes"] == 1
    assert outcomes["crashes"].findings[0].data.hex() in said.err
    monkeypatch.setattr(fuzz, "fuzz", lambda seconds, seed: [outcomes["sound"]])
    assert fuzz.run_fuzz_benchmark(1.0, json=True) == 0


@pytest.mark.parametrize("target", fuzz_targets.TARGETS, ids=lambda target: target.name)
def test_every_seed_is_a_good_input(target: fuzz_targets.Target) -> None:
    seeds = list(target.seeds())
    assert seeds
    for seed in seeds:
        target.parse(seed)


def test_a_hundred_spoilt_inputs_of_each_are_answered_properly() -> None:
    chance = random.Random(1)  # noqa: S311 - inputs, no secrets
    for target in fuzz_targets.TARGETS:
        seeds = list(target.seeds())
        for _ in range(100):
            try:
                target.parse(mutated(seeds, chance))
            except target.proper:
                continue
