"""The journeys that ship with the product, played on the real application: one terminal, one resident after another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.rehearsal.journey_command import OWN_JOURNEYS
from kiosk.rehearsal.journey_loading import load_journey
from kiosk.rehearsal.journey_run import Rehearsal

DEMO_PROFILE = Path(__file__).parents[2] / "config" / "profiles" / "demo.toml"
#: Played every time, in this order on one running terminal: the next resident is served, whatever happened before.
EVERY_TIME = (
    "card-first",
    "late-answer-after-leaving",
    "query-pension",
    "paper-out-while-printing",
    "killed-while-printing",
    "print-insurance-certificate",
    "flexible-employment-link-lost",
    "rating-after-a-certificate",
    "not-done-with-the-link-lost",
    "by-keys-and-ear",
    "not-available-here",
)
NOW_AND_THEN = sorted({file.stem for file in OWN_JOURNEYS.glob("*.yaml")} - set(EVERY_TIME))


@pytest.fixture(scope="module")
def terminal() -> Iterator[Rehearsal]:
    with Rehearsal(DEMO_PROFILE, changes={"timeouts": {"thanks_seconds": 1.0}}) as rehearsal:
        yield rehearsal


@pytest.mark.parametrize("name", [*EVERY_TIME, *(pytest.param(name, marks=pytest.mark.long) for name in NOW_AND_THEN)])
def test_the_journey_comes_to_its_end(name: str, terminal: Rehearsal, tmp_path: Path) -> None:
    result = terminal.play(load_journey(OWN_JOURNEYS / f"{name}.yaml"), tmp_path / name)
    where = result.failed_at
    assert result.passed, f"step {where.number if where else 0}, line {where.line if where else 0}: {result.failure}"


def test_a_step_that_fails_says_which_and_leaves_a_picture(terminal: Rehearsal, tmp_path: Path) -> None:
    file = tmp_path / "lost.yaml"
    file.write_text(
        "title: {zh-CN: 走错, en: Lost}\n"
        "steps:\n"
        "  - tap: action:touch\n"
        "  - expect: {page: table, texts: [no such words], within: 0.5}\n"
        "  - tap: action:end\n",
        "utf-8",
    )
    result = terminal.play(load_journey(file), tmp_path / "pictures")
    assert result.failed_at is not None
    assert (result.failed_at.number, result.failed_at.line) == (2, 4)
    assert "expected the page table" in result.failure
    assert "no such words" in result.failure
    assert "the page home" in result.failure
    assert result.picture is not None and result.picture.stat().st_size > 10_000
