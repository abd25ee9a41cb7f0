"""Receipt printers to test: each model of them on a TCP port, on a pseudo-terminal and in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product

import pytest

from drivers.protocols import ReceiptPrinter
from drivers.receipt_printer.escpos import EscPosPrinter
from drivers.receipt_printer.models import MODELS, Model
from drivers.receipt_printer.simulated import EscPosInstrument, Mechanism, SimulatedReceiptPrinter
from drivers.transports.character_device import CharacterDeviceTransport
from drivers.transports.serial import SerialTransport
from drivers.transports.serving import PtyHost
from drivers.transports.tcp import TcpTransport

KNOWN = "王䶮㼆𠮷姓名"


@dataclass
class Bench:
    """A printer, its works, and its plug."""

    printer: ReceiptPrinter
    mechanism: Mechanism
    model: Model
    unplug: Callable[[], None]


@contextmanager
def in_memory(model: Model) -> Iterator[Bench]:
    printer = SimulatedReceiptPrinter(known_characters=KNOWN, model=model)

    def unplug() -> None:
        printer.plugged = False

    yield Bench(printer, printer.mechanism, model, unplug)


@contextmanager
def on_tcp(model: Model) -> Iterator[Bench]:
    instrument = EscPosInstrument(known_characters=KNOWN, model=model)
    printer = EscPosPrinter(TcpTransport(instrument.host, instrument.port), model=model)
    yield Bench(printer, instrument.mechanism, model, instrument.unplug)
    printer.close()
    instrument.close()


@contextmanager
def on_a_serial_line(model: Model) -> Iterator[Bench]:
    mechanism = Mechanism(known_characters=KNOWN, model=model)
    host = PtyHost(lambda received: [mechanism.receive(received)])
    printer = EscPosPrinter(SerialTransport(host.device_path, 115200), model=model, keep_open=True)
    yield Bench(printer, mechanism, model, host.close)
    printer.close()
    host.close()


@contextmanager
def on_a_character_device(model: Model) -> Iterator[Bench]:
    """A pseudo-terminal is one, and has no more in common with a USB printer than bytes both ways."""
    mechanism = Mechanism(known_characters=KNOWN, model=model)
    host = PtyHost(lambda received: [mechanism.receive(received)])
    printer = EscPosPrinter(CharacterDeviceTransport(host.device_path), model=model, keep_open=True)
    yield Bench(printer, mechanism, model, host.close)
    printer.close()
    host.close()


#: Every model on both lines; the others once, since they share everything but the line.
BENCHES = {
    f"{name}-{setup.__name__}": (setup, MODELS[name])
    for setup, name in (
        *product((on_tcp, on_a_serial_line), MODELS),
        *product((in_memory,), ("generic", "custom-vkp80")),
        (on_a_character_device, "custom-vkp80"),
    )
}

#: One of each way of asking and each kind of line: for what waits for a silence.
_FEW = ("generic-on_tcp", "custom-vkp80-on_a_serial_line", "snbc-on_tcp", "generic-in_memory")
#: Runs a test with a fixture ``bench`` on these, and on all of them in the long run.
waits_for_silence = pytest.mark.parametrize(
    "bench", [pytest.param(name, marks=() if name in _FEW else pytest.mark.long) for name in BENCHES], indirect=True
)
