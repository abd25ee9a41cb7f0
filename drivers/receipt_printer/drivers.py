# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from drivers.driver import Driver
from drivers.protocols import Family, ReceiptPrinter
from drivers.receipt_printer import options


def _escpos_tcp(chosen: options.EscPosTcpOptions) -> ReceiptPrinter:
    from drivers.receipt_printer.escpos import EscPosPrinter
    from drivers.transports.tcp import TcpTransport

    return EscPosPrinter(TcpTransport(chosen.host, chosen.port), columns=chosen.columns)


def _escpos_serial(chosen: options.EscPosSerialOptions) -> ReceiptPrinter:
    from drivers.receipt_printer.escpos import EscPosPrinter
    from drivers.transports.serial import SerialTransport

    return EscPosPrinter(SerialTransport(chosen.device, chosen.baud_rate), columns=chosen.columns, keep_open=True)


def _simulated_receipt_printer(chosen: options.SimulatedReceiptPrinterOptions) -> ReceiptPrinter:
    from drivers.receipt_printer.simulated import SimulatedReceiptPrinter

    return SimulatedReceiptPrinter(columns=chosen.columns)


DRIVERS: tuple[Driver, ...] = (
    Driver("escpos-tcp", Family.RECEIPT_PRINTER, options.EscPosTcpOptions, _escpos_tcp),
    Driver("escpos-serial", Family.RECEIPT_PRINTER, options.EscPosSerialOptions, _escpos_serial),
    Driver(
        "simulated-receipt-printer",
        Family.RECEIPT_PRINTER,
        options.SimulatedReceiptPrinterOptions,
        _simulated_receipt_printer,
        simulated=True,
    ),
)
