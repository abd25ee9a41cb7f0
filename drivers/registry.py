# SPDX-License-Identifier: Apache-2.0
"""The drivers by name. A profile names drivers, never import paths; importing this imports none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from drivers import options
from drivers.options import read_options
from drivers.protocols import DocumentPrinter, Family, IdCardReader, ReceiptPrinter

Device = IdCardReader | ReceiptPrinter | DocumentPrinter


class DuplicateDriver(ValueError):
    """Two drivers have the same name."""


class UnknownDriver(LookupError):
    """There is no driver of that name. ``known`` are those that exist."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no driver {name!r}; there are: {', '.join(known)}")
        self.name = name
        self.known = known


@dataclass(frozen=True)
class Driver:
    """A driver as a profile sees it. ``make`` takes an instance of ``options`` and imports what it needs."""

    name: str
    family: Family
    options: type[Any]
    make: Callable[[Any], Device]
    simulated: bool = False  # a production profile refuses it

    def read_options(self, values: Mapping[str, object]) -> object:
        """Typed options out of plain values. Raises drivers.options.OptionsError with every mistake."""
        return read_options(self.options, values)


class Registry:
    """Drivers by name; the same name twice is an error."""

    def __init__(self, drivers: tuple[Driver, ...]) -> None:
        self._drivers: dict[str, Driver] = {}
        for driver in drivers:
            if driver.name in self._drivers:
                raise DuplicateDriver(driver.name)
            self._drivers[driver.name] = driver

    def names(self, family: Family | None = None) -> tuple[str, ...]:
        """All names, or those of a family, in their order."""
        return tuple(name for name, driver in self._drivers.items() if family in (None, driver.family))

    def find(self, name: str) -> Driver:
        """Raises UnknownDriver."""
        try:
            return self._drivers[name]
        except KeyError:
            raise UnknownDriver(name, self.names()) from None


def _samv_serial(chosen: options.SamvSerialOptions) -> Device:
    from drivers.id_card.samv import SamvReader
    from drivers.transports.serial import SerialTransport

    return SamvReader(SerialTransport(chosen.device, chosen.baud_rate), added_address=chosen.added_address)


def _samv_tcp(chosen: options.SamvTcpOptions) -> Device:
    from drivers.id_card.samv import SamvReader
    from drivers.transports.tcp import TcpTransport

    return SamvReader(TcpTransport(chosen.host, chosen.port), added_address=chosen.added_address)


def _escpos_tcp(chosen: options.EscPosTcpOptions) -> Device:
    from drivers.receipt_printer.escpos import EscPosPrinter
    from drivers.transports.tcp import TcpTransport

    return EscPosPrinter(TcpTransport(chosen.host, chosen.port), columns=chosen.columns)


def _escpos_serial(chosen: options.EscPosSerialOptions) -> Device:
    from drivers.receipt_printer.escpos import EscPosPrinter
    from drivers.transports.serial import SerialTransport

    return EscPosPrinter(SerialTransport(chosen.device, chosen.baud_rate), columns=chosen.columns, keep_open=True)


def _ipp(chosen: options.IppOptions) -> Device:
    from drivers.document_printer.ipp import IppPrinter

    return IppPrinter(chosen.uri, media=chosen.media)


def _simulated_id_card(_: options.SimulatedIdCardOptions) -> Device:
    from drivers.id_card.simulated import SimulatedIdCardReader

    return SimulatedIdCardReader()


def _simulated_receipt_printer(chosen: options.SimulatedReceiptPrinterOptions) -> Device:
    from drivers.receipt_printer.simulated import SimulatedReceiptPrinter

    return SimulatedReceiptPrinter(columns=chosen.columns)


def _simulated_document_printer(_: options.SimulatedDocumentPrinterOptions) -> Device:
    from drivers.document_printer.simulated import SimulatedDocumentPrinter

    return SimulatedDocumentPrinter()


REGISTRY = Registry(
    (
        Driver("samv-serial", Family.ID_CARD, options.SamvSerialOptions, _samv_serial),
        Driver("samv-tcp", Family.ID_CARD, options.SamvTcpOptions, _samv_tcp),
        Driver("escpos-tcp", Family.RECEIPT_PRINTER, options.EscPosTcpOptions, _escpos_tcp),
        Driver("escpos-serial", Family.RECEIPT_PRINTER, options.EscPosSerialOptions, _escpos_serial),
        Driver("ipp", Family.DOCUMENT_PRINTER, options.IppOptions, _ipp),
        Driver("simulated-id-card", Family.ID_CARD, options.SimulatedIdCardOptions, _simulated_id_card, simulated=True),
        Driver(
            "simulated-receipt-printer",
            Family.RECEIPT_PRINTER,
            options.SimulatedReceiptPrinterOptions,
            _simulated_receipt_printer,
            simulated=True,
        ),
        Driver(
            "simulated-document-printer",
            Family.DOCUMENT_PRINTER,
            options.SimulatedDocumentPrinterOptions,
            _simulated_document_printer,
            simulated=True,
        ),
    )
)
