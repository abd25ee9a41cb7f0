"""Receipts as files in a folder: whole, for nobody else's eyes, and never called printed."""

from __future__ import annotations

from pathlib import Path

from drivers.protocols import Condition, PrintOutcome, Receipt, ReceiptPrinter, Removal, TextLine
from drivers.receipt_printer.escpos_file import EscPosFiles
from drivers.receipt_printer.mechanism import Mechanism

RECEIPT = Receipt((TextLine("演示回执 王䶮"),))


def test_a_receipt_is_a_file_that_prints_it(tmp_path: Path) -> None:
    printer = EscPosFiles(tmp_path)
    assert isinstance(printer, ReceiptPrinter)
    result = printer.print(RECEIPT, 1.0)
    assert (result.outcome, result.status.condition) == (PrintOutcome.UNKNOWN, Condition.NOT_SUPPORTED)
    (file,) = tmp_path.iterdir()
    assert file.suffix == ".escpos"
    assert file.stat().st_mode & 0o777 == 0o600
    mechanism = Mechanism(known_characters="演示回执王䶮")
    mechanism.receive(file.read_bytes())
    assert mechanism.receipts[0].lines == ("演示回执 王䶮",)


def test_two_receipts_are_two_files(tmp_path: Path) -> None:
    printer = EscPosFiles(tmp_path)
    printer.print(RECEIPT, 1.0)
    printer.print(RECEIPT, 1.0)
    assert len(list(tmp_path.iterdir())) == 2


def test_no_folder_is_no_printer(tmp_path: Path) -> None:
    printer = EscPosFiles(tmp_path / "gone")
    assert printer.status(1.0).condition is Condition.ABSENT
    result = printer.print(RECEIPT, 1.0)
    assert (result.outcome, result.status.condition) == (PrintOutcome.NOT_PRINTED, Condition.FAULTY)


def test_nothing_unfinished_is_left_where_a_file_cannot_be_written() -> None:
    # Nobody, root neither, writes there.
    printer = EscPosFiles(Path("/proc/self"))
    assert printer.print(RECEIPT, 1.0).outcome is PrintOutcome.NOT_PRINTED


def test_nobody_says_what_became_of_a_receipt(tmp_path: Path) -> None:
    assert EscPosFiles(tmp_path).retract(0, 1.0) is Removal.NOT_SUPPORTED


def test_a_folder_that_cannot_tell_how_it_is_is_offered_all_the_same(tmp_path: Path) -> None:
    assert EscPosFiles(tmp_path).status(1.0).usable
    assert not EscPosFiles(tmp_path / "gone").status(1.0).usable
