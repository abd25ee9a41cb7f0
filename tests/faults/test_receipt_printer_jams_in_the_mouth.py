"""A presenter whose receipt gets stuck: before it is out, and when it should be pulled back."""

from __future__ import annotations

from drivers.protocols import Condition, PrintOutcome, Problem, Receipt, Removal, TextLine
from drivers.receipt_printer.models import CUSTOM_VKP80
from tests.support.receipt_benches import on_a_serial_line

SECONDS = 5.0
RECEIPT = Receipt((TextLine("一"), TextLine("二")))


def test_a_receipt_that_jams_on_its_way_out_is_not_called_printed() -> None:
    with on_a_serial_line(CUSTOM_VKP80) as bench:
        bench.mechanism.jam_in_the_mouth()
        result = bench.printer.print(RECEIPT, SECONDS)
        assert result.outcome is PrintOutcome.UNKNOWN
        assert result.status.condition is Condition.NEEDS_ATTENTION
        assert result.status.problems == {Problem.PAPER_JAM}
        assert bench.mechanism.receipts == ()


def test_a_receipt_that_cannot_be_pulled_back_is_left() -> None:
    with on_a_serial_line(CUSTOM_VKP80) as bench:
        bench.printer.print(RECEIPT, SECONDS)
        bench.mechanism.set_stuck(True)
        assert bench.printer.retract(0, 0.6) is Removal.LEFT
        assert Problem.PAPER_NOT_TAKEN in bench.printer.status(SECONDS).problems


def test_the_next_receipt_pulls_one_back_that_was_left() -> None:
    with on_a_serial_line(CUSTOM_VKP80) as bench:
        bench.printer.print(RECEIPT, SECONDS)
        assert bench.printer.print(Receipt((TextLine("三"),)), SECONDS).outcome is PrintOutcome.PRINTED
        assert [receipt.lines for receipt in bench.mechanism.retracted] == [("一", "二")]


def test_a_receipt_taken_while_it_is_waited_for_is_taken() -> None:
    with on_a_serial_line(CUSTOM_VKP80) as bench:
        bench.printer.print(RECEIPT, SECONDS)
        bench.mechanism.take_after_looks(2)
        assert bench.printer.retract(SECONDS, 2 * SECONDS) is Removal.TAKEN
        assert bench.mechanism.retracted == ()
