"""What every ReceiptPrinter keeps: the simulated one, and the ESC/POS driver for every model on TCP and serial lines.

A folder is none of these: see tests/unit/drivers/test_receipt_folder.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.protocols import (
    Align,
    Barcode,
    Condition,
    Feed,
    PairLine,
    PrintOutcome,
    Problem,
    QrCode,
    Receipt,
    ReceiptPrinter,
    Removal,
    RuleLine,
    TextLine,
)
from drivers.receipt_printer.mechanism import PaperLevel, Trouble
from drivers.receipt_printer.models import CUSTOM_VKP80
from tests.support.receipt_benches import BENCHES, Bench, waits_for_silence

SECONDS = 5.0

RECEIPT = Receipt(
    (
        TextLine("演示市政务服务中心", scale=2, bold=True, align=Align.CENTRE),
        RuleLine(),
        PairLine("姓名", "王䶮㼆𠮷"),
        PairLine("金额", "¥12.50"),
        TextLine("请收好回执。"),
        Barcode("4104002026000123"),
        QrCode("https://example.invalid/c/1", "扫码查看进度"),
        Feed(2),
    )
)
LINES = (
    "      演示市政务服务中心",
    "-" * 48,
    "姓名" + " " * 36 + "王䶮㼆𠮷",
    "金额" + " " * 37 + "￥12.50",
    "请收好回执。",
    "             [CODE128 4104002026000123]",
    "                4104002026000123",
    "               [QR https://example.invalid/c/1]",
    "                  扫码查看进度",
    "",
    "",
)


@pytest.fixture(params=BENCHES)
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    setup, model = BENCHES[request.param]
    with setup(model) as made:
        yield made


def test_it_is_a_printer_and_ready(bench: Bench) -> None:
    assert isinstance(bench.printer, ReceiptPrinter)
    status = bench.printer.status(SECONDS)
    assert (status.condition, status.problems) == (Condition.READY, frozenset())


def test_a_receipt_comes_out_as_it_was_laid_out(bench: Bench) -> None:
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.PRINTED
    assert result.status.usable
    (printed,) = bench.mechanism.receipts
    assert printed.lines == LINES
    assert printed.picture.startswith(b"\x89PNG")


def test_receipts_do_not_run_into_each_other(bench: Bench) -> None:
    bench.printer.print(Receipt((TextLine("一", scale=2, bold=True, align=Align.RIGHT),)), SECONDS)
    bench.printer.print(Receipt((TextLine("二"),)), SECONDS)
    assert [printed.lines for printed in bench.mechanism.receipts] == [(" " * 44 + "一",), ("二",)]


def test_low_paper_is_a_warning(bench: Bench) -> None:
    bench.mechanism.set_paper(PaperLevel.LOW)
    status = bench.printer.status(SECONDS)
    assert (status.usable, status.problems) == (True, frozenset({Problem.PAPER_LOW}))
    assert bench.printer.print(RECEIPT, SECONDS).outcome is PrintOutcome.PRINTED


def test_paper_out_before_prints_nothing(bench: Bench) -> None:
    bench.mechanism.set_paper(PaperLevel.OUT)
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.NOT_PRINTED
    assert result.status.problems == {Problem.PAPER_OUT}
    bench.mechanism.set_paper(PaperLevel.OK)
    assert bench.mechanism.receipts == (), "nothing was sent that comes out later"
    assert bench.printer.print(RECEIPT, SECONDS).outcome is PrintOutcome.PRINTED


def test_paper_out_with_the_last_line_is_printed_and_then_out(bench: Bench) -> None:
    bench.printer.print(Receipt((TextLine("一"),)), SECONDS)
    bench.mechanism.take()
    bench.mechanism.set_paper(PaperLevel.OUT)
    status = bench.printer.status(SECONDS)
    assert (status.usable, status.problems) == (False, frozenset({Problem.PAPER_OUT}))
    assert len(bench.mechanism.receipts) == 1


def _named(bench: Bench, trouble: Trouble) -> tuple[Condition, Problem]:
    """What a printer of this model says of that."""
    full = bench.model is CUSTOM_VKP80
    if trouble is Trouble.CUTTER:
        return Condition.FAULTY if full else Condition.NEEDS_ATTENTION, Problem.CUTTER
    if trouble is Trouble.PAPER_JAM and not full:
        return Condition.NEEDS_ATTENTION, Problem.OTHER
    named = {Trouble.OFFLINE: Problem.OTHER, Trouble.PAPER_JAM: Problem.PAPER_JAM}
    return Condition.NEEDS_ATTENTION, named.get(trouble) or Problem(trouble.value)


@pytest.mark.parametrize("trouble", Trouble)
def test_trouble_is_named_and_nothing_is_sent(bench: Bench, trouble: Trouble) -> None:
    condition, problem = _named(bench, trouble)
    bench.mechanism.set_trouble(trouble)
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.NOT_PRINTED
    assert (result.status.condition, result.status.problems) == (condition, frozenset({problem}))
    bench.mechanism.set_trouble(trouble, present=False)
    assert bench.printer.status(SECONDS).condition is Condition.READY
    assert bench.mechanism.receipts == ()


def test_power_lost_in_mid_print_is_not_called_printed(bench: Bench) -> None:
    bench.mechanism.lose_power_after(lines=3)
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.UNKNOWN
    assert result.status.condition in (Condition.OFFLINE, Condition.ABSENT)
    assert bench.mechanism.receipts == ()
    assert bench.printer.print(RECEIPT, SECONDS).outcome is PrintOutcome.NOT_PRINTED


@waits_for_silence
def test_a_silent_printer_is_offline_and_prints_nothing(bench: Bench) -> None:
    bench.mechanism.set_silent(True)
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.NOT_PRINTED
    assert result.status.condition is Condition.OFFLINE
    bench.mechanism.set_silent(False)
    assert bench.printer.status(SECONDS).condition is Condition.READY


def test_an_unplugged_printer_is_not_there(bench: Bench) -> None:
    assert bench.printer.status(SECONDS).usable
    bench.unplug()
    assert bench.printer.status(SECONDS).condition in (Condition.OFFLINE, Condition.ABSENT)
    assert bench.printer.status(SECONDS).condition is Condition.ABSENT, "from the second look on"
    assert bench.printer.print(RECEIPT, SECONDS).outcome is PrintOutcome.NOT_PRINTED


def test_close_may_be_called_twice_and_the_next_call_opens_again(bench: Bench) -> None:
    bench.printer.close()
    bench.printer.close()
    assert bench.printer.print(RECEIPT, SECONDS).outcome is PrintOutcome.PRINTED


def test_a_receipt_that_is_taken_is_not_retracted(bench: Bench) -> None:
    assert bench.printer.retract(0, SECONDS) is (Removal.TAKEN if bench.model.sees_mouth else Removal.NOT_SUPPORTED)
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.status.problems == ({Problem.PAPER_NOT_TAKEN} if bench.model.sees_mouth else set())
    bench.mechanism.take()
    assert bench.printer.retract(0, SECONDS) is (Removal.TAKEN if bench.model.sees_mouth else Removal.NOT_SUPPORTED)
    assert bench.mechanism.retracted == ()
    assert bench.printer.status(SECONDS).problems == set()


def test_a_receipt_that_nobody_takes_is_pulled_back_by_who_can(bench: Bench) -> None:
    bench.printer.print(RECEIPT, SECONDS)
    removal = bench.printer.retract(0, 0.6)
    if bench.model.retract:
        assert removal is Removal.RETRACTED
        assert [printed.lines for printed in bench.mechanism.retracted] == [LINES]
        assert bench.printer.status(SECONDS).problems == set()
    else:
        assert removal is (Removal.LEFT if bench.model.sees_mouth else Removal.NOT_SUPPORTED)


@waits_for_silence
def test_a_silent_printer_does_not_say_what_became_of_a_receipt(bench: Bench) -> None:
    bench.printer.print(RECEIPT, SECONDS)
    bench.mechanism.set_silent(True)
    assert bench.printer.retract(0, 0.3) is (Removal.UNKNOWN if bench.model.sees_mouth else Removal.NOT_SUPPORTED)
