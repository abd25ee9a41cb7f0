"""A desk with devices at the ends of real lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from drivers.document_printer.eve_printer import EvePrinter
from drivers.id_card.simulated import SamvSimulator, serve_pty
from drivers.receipt_printer.simulated import EscPosInstrument
from tests.support.technician import Desk, write_profile


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as ended:
        reader = SamvSimulator()
        line = serve_pty(reader, tmp_path / "reader")  # a number of a terminal is soon somebody else's
        ended.callback(line.close)
        receipts = EscPosInstrument()
        ended.callback(receipts.close)
        sections: dict[str, dict[str, object]] = {
            "id_card": {"driver": "samv-serial", "device": line.device_path},
            "receipt_printer": {"driver": "escpos-tcp", "host": receipts.host, "port": receipts.port},
        }
        yield Desk(reader, line, receipts, write_profile(tmp_path, sections), tmp_path)


@pytest.fixture(scope="package")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EvePrinter]:
    printer = EvePrinter(tmp_path_factory.mktemp("eve") / "printer", seconds_per_sheet=0.05)
    try:
        yield printer
    finally:
        printer.close()
