"""Printers in a process of their own: what they promise crosses to it and back."""

from __future__ import annotations

from drivers.driver import Driver
from drivers.host.hosted import hosted
from drivers.protocols import (
    Condition,
    DocumentPrinter,
    JobState,
    PageRange,
    PrintOutcome,
    PrintSettings,
    Problem,
    Receipt,
    ReceiptPrinter,
    Removal,
    Sides,
    TextLine,
)
from drivers.registry import REGISTRY

SECONDS = 5.0


def _driver(name: str) -> Driver:
    return REGISTRY.find(name)


def test_a_receipt_is_printed_and_pulled_back() -> None:
    printer = hosted(_driver("simulated-receipt-printer"), {"model": "custom-vkp80"})
    assert isinstance(printer, ReceiptPrinter)
    result = printer.print(Receipt((TextLine("王䶮"),)), SECONDS)
    assert (result.outcome, result.status.problems) == (PrintOutcome.PRINTED, frozenset({Problem.PAPER_NOT_TAKEN}))
    assert printer.retract(0, SECONDS) is Removal.RETRACTED
    assert printer.status(SECONDS).problems == set()
    printer.close()


def test_a_document_is_handed_over_with_its_settings() -> None:
    printer = hosted(_driver("simulated-document-printer"), {})
    assert isinstance(printer, DocumentPrinter)
    settings = PrintSettings(copies=2, sides=Sides.LONG_EDGE, pages=PageRange(1, 1))
    job_id = printer.submit(b"%PDF", "hosted", settings, SECONDS)
    assert printer.find("hosted", SECONDS) == job_id
    assert printer.cancel(job_id, SECONDS).state is JobState.CANCELLED
    assert printer.status(SECONDS).condition is Condition.READY
    printer.close()
