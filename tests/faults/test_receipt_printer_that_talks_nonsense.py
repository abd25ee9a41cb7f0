"""A receipt printer whose line carries noise, half answers, or the words of another device."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.protocols import Condition, PrintOutcome, Receipt, TextLine
from drivers.receipt_printer.escpos import EscPosPrinter
from drivers.receipt_printer.escpos_status import END_OF_PRINT_REQUEST, Query, request
from drivers.receipt_printer.mechanism import Mechanism
from drivers.transports.serving import TcpHost, Unplugged
from drivers.transports.tcp import TcpTransport

SECONDS = 5.0
RECEIPT = Receipt((TextLine("演示回执"),))


def _with_noise(received: bytes) -> Iterator[bytes]:
    for _ in range(received.count(b"\x10\x04")):
        yield b"\x00\xff\x12"


def _noise_only(received: bytes) -> Iterator[bytes]:
    yield b"\x00" * 8


def _web_page(received: bytes) -> Iterator[bytes]:
    yield b"HTTP/1.1 400 Bad Request\r\n\r\n"


def _only_the_first_query(received: bytes) -> Iterator[bytes]:
    if received == request(Query.PRINTER):
        yield b"\x12"


def _without_paper_word(received: bytes) -> Iterator[bytes]:
    if request(Query.PAPER) not in received:
        yield b"\x12"


@pytest.mark.parametrize(
    ("answer", "condition"),
    [
        (_with_noise, Condition.READY),
        (_noise_only, Condition.UNKNOWN),
        (_web_page, Condition.UNKNOWN),
        (_only_the_first_query, Condition.UNKNOWN),
        (_without_paper_word, Condition.UNKNOWN),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_what_it_says_is_not_taken_for_more_than_it_is(answer: object, condition: Condition) -> None:
    host = TcpHost(answer)  # type: ignore[arg-type]
    printer = EscPosPrinter(TcpTransport(host.host, host.port))
    status = printer.status(SECONDS)
    assert status.condition is condition
    assert status.original
    if not status.usable:
        assert printer.print(RECEIPT, SECONDS).outcome is PrintOutcome.NOT_PRINTED
    host.close()


def test_a_printer_that_never_confirms_is_unknown() -> None:
    mechanism = Mechanism()
    host = TcpHost(lambda received: [mechanism.receive(received.replace(END_OF_PRINT_REQUEST, b""))])
    printer = EscPosPrinter(TcpTransport(host.host, host.port))
    result = printer.print(RECEIPT, 0.7)
    assert result.outcome is PrintOutcome.UNKNOWN
    assert len(mechanism.receipts) == 1, "it came out, and we cannot know"
    host.close()


def test_a_zero_byte_of_a_dying_line_is_no_confirmation() -> None:
    mechanism = Mechanism()

    def dies_after_the_receipt(received: bytes) -> Iterator[bytes]:
        if END_OF_PRINT_REQUEST in received:
            yield b"\x00"
            raise Unplugged
        yield mechanism.receive(received)

    host = TcpHost(dies_after_the_receipt)
    printer = EscPosPrinter(TcpTransport(host.host, host.port))
    assert printer.print(RECEIPT, SECONDS).outcome is PrintOutcome.UNKNOWN
    host.close()
