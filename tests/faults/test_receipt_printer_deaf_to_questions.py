"""Firmware that does not answer DLE EOT, as some does on USB: it is asked in the other way that its model has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.protocols import Condition, PrintOutcome, Problem, Receipt, TextLine
from drivers.receipt_printer.mechanism import PaperLevel
from drivers.receipt_printer.models import GENERIC, SNBC
from tests.support.receipt_benches import Bench, on_a_character_device

SECONDS = 5.0
RECEIPT = Receipt((TextLine("一"), TextLine("二"), TextLine("三")))


@pytest.fixture
def bench() -> Iterator[Bench]:
    with on_a_character_device(SNBC) as made:
        made.mechanism.set_deaf(True)
        yield made


def test_it_prints(bench: Bench) -> None:
    result = bench.printer.print(RECEIPT, SECONDS)
    assert (result.outcome, result.status.condition) == (PrintOutcome.PRINTED, Condition.READY)
    assert len(bench.mechanism.receipts) == 1


def test_low_paper_is_told(bench: Bench) -> None:
    bench.mechanism.set_paper(PaperLevel.LOW)
    assert bench.printer.status(SECONDS).problems == {Problem.PAPER_LOW}


def test_paper_out_in_mid_print_is_told_unasked(bench: Bench) -> None:
    bench.mechanism.run_out_after(2)
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.UNKNOWN
    assert bench.mechanism.receipts == ()


def test_a_model_with_no_other_way_is_off_line() -> None:
    with on_a_character_device(GENERIC) as bench:
        bench.mechanism.set_deaf(True)
        assert bench.printer.status(SECONDS).condition is Condition.OFFLINE
