"""Paper runs out while a receipt is printed: it is not called printed, and what follows stands on paper of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.protocols import PrintOutcome, Problem, Receipt, TextLine
from drivers.receipt_printer.mechanism import PaperLevel
from tests.support.receipt_benches import BENCHES, Bench, waits_for_silence

SECONDS = 5.0
LINES = tuple(f"第{number}行" for number in range(6))
RECEIPT = Receipt(tuple(TextLine(line) for line in LINES))
NEXT = Receipt((TextLine("另一张"),))


@pytest.fixture(params=BENCHES)
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    setup, model = BENCHES[request.param]
    with setup(model) as made:
        yield made


def test_it_is_not_called_printed(bench: Bench) -> None:
    bench.mechanism.run_out_after(3)
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.UNKNOWN
    assert result.status.problems == {Problem.PAPER_OUT}
    assert bench.mechanism.receipts == ()
    assert bench.mechanism.unfinished == LINES[:3]
    assert bench.printer.print(NEXT, SECONDS).outcome is PrintOutcome.NOT_PRINTED


@waits_for_silence
def test_with_new_paper_the_rest_comes_out_and_the_next_receipt_stands_alone(bench: Bench) -> None:
    bench.mechanism.run_out_after(3)
    bench.printer.print(RECEIPT, SECONDS)
    bench.mechanism.set_paper(PaperLevel.OK)
    assert bench.printer.print(NEXT, SECONDS).outcome is PrintOutcome.PRINTED
    assert [printed.lines for printed in bench.mechanism.receipts] == [LINES, ("另一张",)]
