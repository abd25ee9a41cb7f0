"""What a printer's state and reasons mean."""

from __future__ import annotations

import pytest

from drivers.document_printer.ipp_reasons import device_status, problems
from drivers.protocols import Condition, Problem


@pytest.mark.parametrize("suffix", ["", "-report", "-warning", "-error"])
@pytest.mark.parametrize(
    ("reason", "problem"),
    [
        ("media-empty", Problem.PAPER_OUT),
        ("media-needed", Problem.PAPER_OUT),
        ("media-low", Problem.PAPER_LOW),
        ("media-jam", Problem.PAPER_JAM),
        ("cover-open", Problem.COVER_OPEN),
        ("door-open", Problem.COVER_OPEN),
        ("output-area-full", Problem.OUTPUT_FULL),
        ("toner-low", Problem.TONER_LOW),
        ("toner-empty", Problem.TONER_OUT),
        ("marker-supply-empty", Problem.TONER_OUT),
    ],
)
def test_a_reason_means_the_same_with_every_severity(reason: str, suffix: str, problem: Problem) -> None:
    assert problems([reason + suffix]) == {problem}


def test_an_unknown_reason_counts_only_as_an_error() -> None:
    assert problems(["vendor-says-hello", "vendor-sleeps-report", "vendor-tired-warning"]) == frozenset()
    assert problems(["vendor-dead-error"]) == {Problem.OTHER}


@pytest.mark.parametrize(
    ("state", "accepting", "reasons", "condition"),
    [
        (3, True, (), Condition.READY),
        (4, True, (), Condition.BUSY),
        (3, True, ("toner-low-warning",), Condition.READY),
        (3, True, ("media-empty-report",), Condition.NEEDS_ATTENTION),
        (5, True, (), Condition.NEEDS_ATTENTION),
        (3, False, (), Condition.NEEDS_ATTENTION),
        (5, True, ("connecting-to-device",), Condition.OFFLINE),
        (3, True, ("offline-report",), Condition.OFFLINE),
        (None, True, (), Condition.UNKNOWN),
        (77, True, (), Condition.UNKNOWN),
    ],
)
def test_state_and_reasons_give_a_condition(
    state: int | None, accepting: bool, reasons: tuple[str, ...], condition: Condition
) -> None:
    status = device_status(state, accepting, reasons)
    assert status.condition is condition
    assert str(state) in status.original
