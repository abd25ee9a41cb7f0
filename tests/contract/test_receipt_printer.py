"""What every ReceiptPrinter keeps: the simulated one, and the ESC/POS driver on TCP and on a serial line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

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
    RuleLine,
    TextLine,
)
from drivers.receipt_printer.escpos import EscPosPrinter
from drivers.receipt_printer.simulated import (
    EscPosInstrument,
    Mechanism,
    PaperLevel,
    SimulatedReceiptPrinter,
    Trouble,
)
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost
from drivers.transports.tcp import TcpTransport

SECONDS = 5.0
KNOWN = "王䶮㼆𠮷姓名"

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


@dataclass
class Bench:
    """A printer, its works, and its plug."""

    printer: ReceiptPrinter
    mechanism: Mechanism
    unplug: Callable[[], None]


def _in_memory() -> Iterator[Bench]:
    printer = SimulatedReceiptPrinter(known_characters=KNOWN)

    def unplug() -> None:
        printer.plugged = False

    yield Bench(printer, printer.mechanism, unplug)


def _on_tcp() -> Iterator[Bench]:
    instrument = EscPosInstrument(known_characters=KNOWN)
    printer = EscPosPrinter(TcpTransport(instrument.host, instrument.port))
    yield Bench(printer, instrument.mechanism, instrument.unplug)
    printer.close()
    instrument.close()


def _on_a_serial_line() -> Iterator[Bench]:
    mechanism = Mechanism(known_characters=KNOWN)
    host = PtyHost(lambda received: [mechanism.receive(received)])
    printer = EscPosPrinter(SerialTransport(host.device_path, 115200), keep_open=True)
    yield Bench(printer, mechanism, host.close)
    printer.close()
    host.close()


class _Setup(Protocol):
    __name__: str

    def __call__(self) -> Iterator[Bench]: ...


@pytest.fixture(params=[_in_memory, _on_tcp, _on_a_serial_line], ids=lambda setup: setup.__name__.strip("_"))
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    setup: _Setup = request.param
    yield from setup()


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


def test_paper_out_during_is_not_called_printed(bench: Bench) -> None:
    bench.mechanism.run_out_after(lines=3)
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.UNKNOWN
    assert result.status.problems == {Problem.PAPER_OUT}
    assert bench.mechanism.receipts == ()
    assert bench.mechanism.unfinished == LINES[:3]


def test_paper_out_with_the_last_line_is_printed_and_then_out(bench: Bench) -> None:
    bench.printer.print(Receipt((TextLine("一"),)), SECONDS)
    bench.mechanism.set_paper(PaperLevel.OUT)
    status = bench.printer.status(SECONDS)
    assert (status.usable, status.problems) == (False, frozenset({Problem.PAPER_OUT}))
    assert len(bench.mechanism.receipts) == 1


@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        (Trouble.COVER_OPEN, Problem.COVER_OPEN),
        (Trouble.CUTTER, Problem.CUTTER),
        (Trouble.OVERHEATED, Problem.OVERHEATED),
        (Trouble.OFFLINE, Problem.OTHER),
    ],
)
def test_trouble_is_named_and_nothing_is_sent(bench: Bench, trouble: Trouble, problem: Problem) -> None:
    bench.mechanism.set_trouble(trouble)
    result = bench.printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.NOT_PRINTED
    assert (result.status.condition, result.status.problems) == (Condition.NEEDS_ATTENTION, frozenset({problem}))
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
