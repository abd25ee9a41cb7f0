# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about a receipt printer."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.options import BAUD_RATE, DEVICE, HOST, PORT, Check, option
from drivers.receipt_printer.models import MODELS

COLUMNS = Check(lambda columns: 24 <= columns <= 64, "24 to 64; 48 on 80 mm paper, 32 on 58 mm")
MODEL = Check(lambda model: model in MODELS, "one of " + ", ".join(MODELS))
USB_DEVICE = Check(
    lambda path: path.startswith("/"), "an absolute path like /dev/usb/lp0, best a link that a udev rule makes"
)
FOLDER = Check(lambda path: path.startswith("/"), "the absolute path of a folder, best in memory")


@dataclass(frozen=True)
class EscPosTcpOptions:
    """A receipt printer on the network."""

    host: str = option(HOST)
    port: int = option(PORT, 9100)
    columns: int = option(COLUMNS, 48)
    model: str = option(MODEL, "generic")


@dataclass(frozen=True)
class EscPosSerialOptions:
    """A receipt printer on a serial port."""

    device: str = option(DEVICE)
    baud_rate: int = option(BAUD_RATE, 115200)
    columns: int = option(COLUMNS, 48)
    model: str = option(MODEL, "generic")


@dataclass(frozen=True)
class EscPosUsbOptions:
    """A receipt printer on USB, through the kernel's usblp."""

    device: str = option(USB_DEVICE)
    columns: int = option(COLUMNS, 48)
    model: str = option(MODEL, "generic")


@dataclass(frozen=True)
class EscPosFileOptions:
    """A folder from which something else takes receipts to a printer."""

    folder: str = option(FOLDER)
    columns: int = option(COLUMNS, 48)


@dataclass(frozen=True)
class SimulatedReceiptPrinterOptions:
    """A printer in memory."""

    columns: int = option(COLUMNS, 48)
    model: str = option(MODEL, "generic")
