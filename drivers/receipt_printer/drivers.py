# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from pathlib import Path

from drivers.driver import Driver
from drivers.protocols import Family, ReceiptPrinter
from drivers.receipt_printer import options
from drivers.receipt_printer.models import MODELS


def _escpos_tcp(chosen: options.EscPosTcpOptions) -> ReceiptPrinter:
    from drivers.receipt_printer.escpos import EscPosPrinter
    from drivers.transports.tcp import TcpTransport

    line = TcpTransport(chosen.host, chosen.port)
    return EscPosPrinter(line, columns=chosen.columns, model=MODELS[chosen.model])


def _escpos_serial(chosen: options.EscPosSerialOptions) -> ReceiptPrinter:
    from drivers.receipt_printer.escpos import EscPosPrinter
    from drivers.transports.serial import SerialTransport

    line = SerialTransport(chosen.device, chosen.baud_rate)
    return EscPosPrinter(line, columns=chosen.columns, model=MODELS[chosen.model], keep_open=True)


def _escpos_usb(chosen: options.EscPosUsbOptions) -> ReceiptPrinter:
    from drivers.receipt_printer.escpos import EscPosPrinter
    from drivers.transports.character_device import CharacterDeviceTransport

    line = CharacterDeviceTransport(chosen.device)
    return EscPosPrinter(line, columns=chosen.columns, model=MODELS[chosen.model], keep_open=True)


def _escpos_file(chosen: options.EscPosFileOptions) -> ReceiptPrinter:
    from drivers.receipt_printer.escpos_file import EscPosFiles

    return EscPosFiles(Path(chosen.folder), columns=chosen.columns)


def _simulated_receipt_printer(chosen: options.SimulatedReceiptPrinterOptions) -> ReceiptPrinter:
    from drivers.receipt_printer.simulated import SimulatedReceiptPrinter

    return SimulatedReceiptPrinter(columns=chosen.columns, model=MODELS[chosen.model])


DRIVERS: tuple[Driver, ...] = (
    Driver("escpos-tcp", Family.RECEIPT_PRINTER, options.EscPosTcpOptions, _escpos_tcp),
    Driver("escpos-serial", Family.RECEIPT_PRINTER, options.EscPosSerialOptions, _escpos_serial),
    Driver("escpos-usb", Family.RECEIPT_PRINTER, options.EscPosUsbOptions, _escpos_usb),
    Driver("escpos-file", Family.RECEIPT_PRINTER, options.EscPosFileOptions, _escpos_file),
    Driver(
        "simulated-receipt-printer",
        Family.RECEIPT_PRINTER,
        options.SimulatedReceiptPrinterOptions,
        _simulated_receipt_printer,
        simulated=True,
    ),
)
