"""Power goes off while a receipt is printed, and comes back: what is half printed is never called printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drivers.protocols import Condition, PrintOutcome, Receipt, ReceiptPrinter, TextLine
from drivers.receipt_printer.escpos import EscPosPrinter
from drivers.receipt_printer.mechanism import Mechanism
from drivers.receipt_printer.models import MODELS, Model
from drivers.receipt_printer.simulated import EscPosInstrument
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost, Unplugged
from drivers.transports.tcp import TcpTransport
from tests.support.waiting import wait_until

SECONDS = 5.0
SHORT = Receipt(tuple(TextLine(f"第{number}行") for number in range(10)))
#: Some twenty kilobytes, since every line is drawn: still being sent when the printer has begun.
LONG = Receipt(tuple(TextLine(f"䶮第{number}行", scale=2) for number in range(20)))


class _Adapter:
    """A line that outlives its printer, as a USB adapter does. The printer is away until a question went unanswered or
    some kilobytes went by, which is less than it takes any to start.
    """

    def __init__(self, mechanism: Mechanism) -> None:
        self._mechanism = mechanism
        self._away = 0  # bytes to go by

    def answer(self, received: bytes) -> Iterator[bytes]:
        if self._away > 0:
            self._away = 0 if b"\x10\x04" in received else self._away - len(received)
            return
        try:
            yield self._mechanism.receive(received)
        except Unplugged:
            self._away = 6000


@pytest.mark.parametrize(
    ("name", "receipt"),
    # Silence is waited for: every model in the long run.
    [
        ("generic", SHORT),
        ("generic", LONG),
        *(
            pytest.param(name, receipt, marks=pytest.mark.long)
            for name in MODELS
            for receipt in (SHORT, LONG)
            if name != "generic"
        ),
    ],
)
def test_on_a_line_that_stays(name: str, receipt: Receipt) -> None:
    model = MODELS[name]
    mechanism = Mechanism(model=model)
    host = PtyHost(_Adapter(mechanism).answer)
    printer = EscPosPrinter(SerialTransport(host.device_path, 115200), model=model, keep_open=True)
    mechanism.lose_power_after(2)
    assert printer.print(receipt, 1.0).outcome is PrintOutcome.UNKNOWN
    assert mechanism.receipts == ()
    _prints_again(printer, mechanism)
    host.close()


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_on_a_connection_that_breaks(model: Model) -> None:
    instrument = EscPosInstrument(model=model)
    printer = EscPosPrinter(TcpTransport(instrument.host, instrument.port), model=model)
    instrument.mechanism.lose_power_after(2)
    result = printer.print(LONG, SECONDS)
    assert result.outcome is PrintOutcome.UNKNOWN
    assert result.status.condition is Condition.OFFLINE
    assert instrument.mechanism.receipts == ()
    instrument.plug()
    _prints_again(printer, instrument.mechanism)
    instrument.close()


def _prints_again(printer: ReceiptPrinter, mechanism: Mechanism) -> None:
    """One receipt, and nothing of the former on it."""
    wait_until(lambda: printer.status(SECONDS).usable, "the printer's start")
    assert printer.print(SHORT, SECONDS).outcome is PrintOutcome.PRINTED
    (printed,) = mechanism.receipts
    assert len(printed.lines) == len(SHORT.elements)
    assert mechanism.unfinished == ()
    printer.close()
