"""The cover is opened, or paper jams, while a receipt is printed: it is not called printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.protocols import PrintOutcome, Problem, Receipt, TextLine
from drivers.receipt_printer.mechanism import Trouble
from drivers.receipt_printer.models import CUSTOM_VKP80
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


@pytest.mark.parametrize(
    ("trouble", "full", "others"),
    [
        (Trouble.COVER_OPEN, Problem.COVER_OPEN, Problem.COVER_OPEN),
        (Trouble.PAPER_JAM, Problem.PAPER_JAM, Problem.OTHER),
    ],
)
def test_it_is_not_called_printed(bench: Bench, trouble: Trouble, full: Problem, others: Problem) -> None:
    bench.mechanism.fail_after(3, trouble)
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.UNKNOWN
    assert result.status.problems == {full if bench.model is CUSTOM_VKP80 else others}
    assert bench.mechanism.receipts == ()
    assert bench.mechanism.unfinished == LINES[:3]


@waits_for_silence
def test_when_it_is_closed_the_rest_comes_out_and_the_next_receipt_stands_alone(bench: Bench) -> None:
    bench.mechanism.fail_after(3, Trouble.COVER_OPEN)
    bench.printer.print(RECEIPT, SECONDS)
    bench.mechanism.set_trouble(Trouble.COVER_OPEN, present=False)
    assert bench.printer.print(NEXT, SECONDS).outcome is PrintOutcome.PRINTED
    assert [printed.lines for printed in bench.mechanism.receipts] == [LINES, ("另一张",)]
