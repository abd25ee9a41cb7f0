"""A printer whose words come when nobody waits for them any more: they are not taken for the next answer."""

from __future__ import annotations

import time
from collections.abc import Iterator

from drivers.protocols import Condition, PrintOutcome, Problem, Receipt, TextLine
from drivers.receipt_printer.escpos import EscPosPrinter
from drivers.receipt_printer.escpos_status import END_OF_PRINT_REQUEST
from drivers.receipt_printer.mechanism import Mechanism, PaperLevel
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost

SECONDS = 5.0
RECEIPT = Receipt((TextLine("一"), TextLine("二"), TextLine("三")))


def test_the_word_that_an_older_receipt_is_out_is_not_taken_for_this_one() -> None:
    mechanism = Mechanism()
    held_back = b""

    def answer(received: bytes) -> Iterator[bytes]:
        """The end of the first print is told when somebody asks for an end again."""
        nonlocal held_back
        answers = mechanism.receive(received)
        if END_OF_PRINT_REQUEST in received:
            answers, held_back = held_back + answers, answers if not held_back else b""
            answers = b"" if held_back else answers
        yield answers

    host = PtyHost(answer)
    printer = EscPosPrinter(SerialTransport(host.device_path, 115200), keep_open=True)
    assert printer.print(RECEIPT, 0.6).outcome is PrintOutcome.UNKNOWN
    assert len(mechanism.receipts) == 1
    mechanism.run_out_after(1)
    result = printer.print(RECEIPT, SECONDS)
    assert result.outcome is PrintOutcome.UNKNOWN
    assert Problem.PAPER_OUT in result.status.problems
    host.close()


def test_a_status_that_comes_late_is_not_the_status_of_another_question() -> None:
    mechanism = Mechanism()
    mechanism.set_paper(PaperLevel.LOW)

    def answer(received: bytes) -> Iterator[bytes]:
        answers = mechanism.receive(received)
        time.sleep(0.45)  # what is played here: longer than is waited for one answer
        yield answers

    host = PtyHost(answer)
    printer = EscPosPrinter(SerialTransport(host.device_path, 115200), keep_open=True)
    for _ in range(2):
        assert printer.status(SECONDS).condition is Condition.OFFLINE
    host.close()


def test_a_printer_still_at_work_on_the_last_receipt_gets_no_other() -> None:
    mechanism = Mechanism()

    def answer(received: bytes) -> Iterator[bytes]:
        """It takes everything, answers what it is, and never comes to the end."""
        yield mechanism.receive(received.replace(END_OF_PRINT_REQUEST, b""))

    host = PtyHost(answer)
    printer = EscPosPrinter(SerialTransport(host.device_path, 115200), keep_open=True)
    assert printer.print(RECEIPT, 0.3).outcome is PrintOutcome.UNKNOWN
    assert printer.print(RECEIPT, 0.3).outcome is PrintOutcome.NOT_PRINTED
    assert len(mechanism.receipts) == 1
    host.close()
