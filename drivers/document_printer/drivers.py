# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made."""

from __future__ import annotations

from pathlib import Path

from drivers.document_printer import options
from drivers.driver import Driver
from drivers.protocols import DocumentPrinter, Family


def _ipp(chosen: options.IppOptions) -> DocumentPrinter:
    from drivers.document_printer.ipp import IppPrinter

    certificate = Path(chosen.certificate) if chosen.certificate else None
    return IppPrinter(chosen.uri, media=chosen.media, certificate=certificate)


def _simulated_document_printer(_: options.SimulatedDocumentPrinterOptions) -> DocumentPrinter:
    from drivers.document_printer.simulated import SimulatedDocumentPrinter

    return SimulatedDocumentPrinter()


DRIVERS: tuple[Driver, ...] = (
    Driver("ipp", Family.DOCUMENT_PRINTER, options.IppOptions, _ipp),
    Driver(
        "simulated-document-printer",
        Family.DOCUMENT_PRINTER,
        options.SimulatedDocumentPrinterOptions,
        _simulated_document_printer,
        simulated=True,
    ),
)
