# SPDX-License-Identifier: Apache-2.0
"""What a profile can say about a code scanner."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.options import BAUD_RATE, DEVICE, Check, option

TRIGGER = Check(lambda trigger: trigger in ("none", "newland", "honeywell"), "none, newland or honeywell")
INTER_KEY = Check(lambda milliseconds: 10 <= milliseconds <= 500, "10 to 500 milliseconds")
FRAME_WIDTH = Check(lambda pixels: 320 <= pixels <= 4096, "320 to 4096 pixels")
FRAME_HEIGHT = Check(lambda pixels: 240 <= pixels <= 4096, "240 to 4096 pixels")


@dataclass(frozen=True)
class NewlandSerialOptions:
    """A Newland FM or EM engine on a serial port or USB CDC, set to end each code with CR or LF."""

    device: str = option(DEVICE)
    baud_rate: int = option(BAUD_RATE, 9600)


@dataclass(frozen=True)
class HoneywellSerialOptions:
    """A Honeywell scanner on a serial port or USB CDC, set to manual trigger and to end each code with CR or LF."""

    device: str = option(DEVICE)
    baud_rate: int = option(BAUD_RATE, 115200)


@dataclass(frozen=True)
class PlainSerialOptions:
    """Any scanner on a serial port that scans by itself and ends each code with CR or LF."""

    device: str = option(DEVICE)
    baud_rate: int = option(BAUD_RATE, 9600)


@dataclass(frozen=True)
class HidPosOptions:
    """A USB scanner in HID-POS mode: a hidraw device, best by a link that udev keeps."""

    device: str = option(DEVICE)
    trigger: str = option(TRIGGER, "none")


@dataclass(frozen=True)
class WedgeOptions:
    """A scanner that plays a US keyboard and ends each code with Enter: an event device below /dev/input/by-id."""

    device: str = option(DEVICE)
    inter_key_ms: int = option(INTER_KEY, 50)  # keys further apart than this are typed by a person


@dataclass(frozen=True)
class CameraScannerOptions:
    """QR codes seen by a camera: a device below /dev/v4l/by-id."""

    device: str = option(DEVICE)
    width: int = option(FRAME_WIDTH, 1280)
    height: int = option(FRAME_HEIGHT, 720)


@dataclass(frozen=True)
class SimulatedCodeScannerOptions:
    """A scanner in memory; codes are shown to it by the program that made it."""
