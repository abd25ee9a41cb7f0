"""The shape in which benchmarks speak, and the parts that can be tried without measuring."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kiosk.benchmarks import start
from kiosk.benchmarks.memory import pss_mb, tree
from kiosk.benchmarks.report import Aim, Op, Report
from kiosk.rehearsal.processes import Child, python

DEMO = Path(__file__).parents[3] / "config" / "profiles" / "demo.toml"


def test_a_report_is_one_json_object_with_the_machine_in_it() -> None:
    report = Report("start", {"seconds": 0.5}, (Aim("ratio", 1.0, Op.AT_MOST, 1.0), Aim("rate", 2.0, Op.AT_LEAST, 3.0)))
    said = json.loads(report.as_json())
    assert set(said) == {"name", "machine", "figures", "aims"}
    assert said["aims"] == [
        {"name": "ratio", "value": 1.0, "op": "<=", "aim": 1.0, "met": True},
        {"name": "rate", "value": 2.0, "op": ">=", "aim": 3.0, "met": False},
    ]
    assert said["machine"]["cores"] >= 1 and said["machine"]["memory_mb"] > 0
    assert "missed" in report.as_lines()


def test_memory_counts_children_and_not_what_has_ended(tmp_path: Path) -> None:
    child = Child(python("http.server", "--bind", "127.0.0.1", "0"), tmp_path / "log")
    try:
        assert child.pid in tree(os.getpid())
        assert pss_mb([child.pid]) > 0
    finally:
        child.kill()
    assert child.pid not in tree(os.getpid())
    assert pss_mb([child.pid]) == 0


def test_without_chromium_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "CHROMIUM_NAMES", ("no-such-browser",))
    assert start.run_start_benchmark(DEMO, json=True) == 1
    assert "apt install chromium" in capsys.readouterr().err
