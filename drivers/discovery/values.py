# SPDX-License-Identifier: Apache-2.0
"""What can be found on a terminal, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PortKind(StrEnum):
    """The ways in which a driver can reach a device."""

    SERIAL = "serial"  # a tty: built in, a bridge, or USB CDC
    USB = "usb"  # the USB device itself, without a driver of the kernel
    HIDRAW = "hidraw"
    VIDEO = "video"  # Video4Linux, a lens each
    USB_PRINTER = "usb_printer"  # the kernel's usblp
    INPUT = "input"  # evdev: keyboards, and what plays one
    PCSC = "pcsc"  # a reader of the smart card service


@dataclass(frozen=True)
class UsbIdentity:
    """What a USB device says of itself, and where it is plugged in. Words of the device are printable, or missing."""

    vendor_id: str  # four lower-case hexadecimal digits
    product_id: str
    serial_number: str  # "" when it has none
    bus_path: str  # the kernel's name of the socket: bus and ports, like 1-2.4
    maker: str
    product: str
    classes: frozenset[str]  # of its interfaces: two lower-case hexadecimal digits (USB-IF class codes)

    @property
    def id(self) -> str:
        """As lsusb writes it: 0400:c35a."""
        return f"{self.vendor_id}:{self.product_id}"


@dataclass(frozen=True)
class Port:
    """A way to a device. ``path`` is the one to write down; without ``stable`` it can be another's after a restart."""

    kind: PortKind
    node: str  # the kernel's own name, like /dev/ttyUSB0; for PCSC the reader's name
    path: str
    stable: bool
    links: tuple[str, ...] = ()  # every name that udev gives it
    usage_page: int | None = None  # of HIDRAW: what its report descriptor begins with (HID Usage Tables)
    commands: frozenset[str] = frozenset()  # of USB_PRINTER: its languages, as IEEE 1284 lists them


class Distinction(StrEnum):
    """How a device is told from another one of the same make."""

    ALONE = "alone"  # there is no other
    SERIAL_NUMBER = "serial_number"
    BUS_PATH = "bus_path"  # by the socket it is plugged into: changing sockets changes which is which


@dataclass(frozen=True)
class FoundDevice:
    """One thing that is plugged in: a USB device with its ports, a built-in port, or a reader of chip cards."""

    usb: UsbIdentity | None
    ports: tuple[Port, ...]
    distinction: Distinction = Distinction.ALONE


@dataclass(frozen=True)
class PluggedIn:
    """``smart_card_service``: whether it answered; without it no reader of chip cards is among the devices."""

    devices: tuple[FoundDevice, ...]
    smart_card_service: bool
