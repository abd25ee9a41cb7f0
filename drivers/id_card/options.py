# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about a reader of identity cards."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drivers.id_card.samv_models import Model
from drivers.options import BAUD_RATES, DEVICE, HOST, PORT, Check, option
from drivers.transports.report_way import ReportWay

SEARCHED = 0  # the baud rate is found by asking

_BAUD_RATE = Check(
    lambda rate: rate == SEARCHED or rate in BAUD_RATES,
    "0 to search for it, or one of " + ", ".join(map(str, BAUD_RATES)),
)
_MODEL = Check(lambda model: model in set(Model), "one of " + ", ".join(Model))
_REPORTS = Check(lambda way: way in set(ReportWay), "one of " + ", ".join(ReportWay))
_BUS_PATH = Check(
    lambda path: not path or re.fullmatch(r"[0-9]+-[0-9]+(\.[0-9]+)*", path) is not None,
    "bus and ports, like 1-2.4, as in /sys/bus/usb/devices",
)
_LIBRARY = Check(
    lambda path: not path or path.startswith("/"), "the absolute path of the operator's decoder of photos, or nothing"
)
_HIDRAW = Check(lambda path: path.startswith("/"), "an absolute path, best a link that udev makes by serial number")


@dataclass(frozen=True)
class SamvSerialOptions:
    """A resident-ID reader on a serial port."""

    device: str = option(DEVICE)
    baud_rate: int = option(_BAUD_RATE, 115200)
    model: str = option(_MODEL, Model.STANDARD.value)
    added_address: bool = False  # also read the address that was written to the card later
    wlt_library: str = option(_LIBRARY, "")  # decodes the photos of cards, in a process of its own


@dataclass(frozen=True)
class SamvTcpOptions:
    """A resident-ID reader behind a serial-to-network converter."""

    host: str = option(HOST)
    port: int = option(PORT)
    model: str = option(_MODEL, Model.STANDARD.value)
    added_address: bool = False
    wlt_library: str = option(_LIBRARY, "")


@dataclass(frozen=True)
class SamvUsbOptions:
    """A resident-ID reader on USB (0400:C35A).

    With two of them plugged in, each must be told by its serial number or, where it has none, by where it is plugged
    in. Empty means the only one there is.
    """

    serial_number: str = ""
    bus_path: str = option(_BUS_PATH, "")
    model: str = option(_MODEL, Model.STANDARD.value)
    added_address: bool = False
    wlt_library: str = option(_LIBRARY, "")


@dataclass(frozen=True)
class SamvHidOptions:
    """A resident-ID reader that is a HID device. ``reports``: how it is spoken to."""

    device: str = option(_HIDRAW)
    reports: str = option(_REPORTS, ReportWay.CONTROL.value)
    model: str = option(_MODEL, Model.STANDARD.value)
    added_address: bool = False
    wlt_library: str = option(_LIBRARY, "")


@dataclass(frozen=True)
class SamvHidStrippedOptions:
    """A HID reader whose frames come without their preamble. Such readers have the standard commands."""

    device: str = option(_HIDRAW)
    reports: str = option(_REPORTS, ReportWay.PLAIN.value)
    added_address: bool = False
    wlt_library: str = option(_LIBRARY, "")


@dataclass(frozen=True)
class SimulatedIdCardOptions:
    """A reader in memory; cards are laid on it by the program that made it."""
