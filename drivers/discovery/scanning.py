# SPDX-License-Identifier: Apache-2.0
"""Asks udev and the smart card service what is plugged in.

Identity comes from sysfs, stable names from the links that udev's rules have made (systemd's ``60-serial.rules``,
``60-persistent-input.rules``, ``60-persistent-v4l.rules``, and the terminal's own).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.discovery.naming import name_ports
from drivers.discovery.readers import card_readers
from drivers.discovery.values import FoundDevice, PluggedIn, Port, PortKind, UsbIdentity

if TYPE_CHECKING:
    import pyudev

_SUBSYSTEMS = {
    "tty": PortKind.SERIAL,
    "hidraw": PortKind.HIDRAW,
    "video4linux": PortKind.VIDEO,
    "usbmisc": PortKind.USB_PRINTER,
    "input": PortKind.INPUT,
}
_HUB = "09"  # USB-IF class code
_NO_CHIP = "0"  # PORT_UNKNOWN of linux/serial_core.h: a serial port that the kernel keeps ready and nobody has built in
_USAGE_PAGE = {0x05: 1, 0x06: 2}  # item of a report descriptor -> its bytes (HID 1.11, 6.2.2.7)
_SERVICE_SECONDS = 1.5


class NoUdev(Exception):
    """This machine has no udev library, or no /sys to ask."""


def plugged_in(service_seconds: float = _SERVICE_SECONDS) -> PluggedIn:
    """Everything that a driver could reach. Raises NoUdev.

    ``service_seconds``: how long the smart card service is waited for.
    """
    try:
        import pyudev

        context = pyudev.Context()
    except (ImportError, OSError) as error:
        raise NoUdev(type(error).__name__) from error
    readers = card_readers(service_seconds)
    found = [*_devices(context), *(_card_reader(name) for name in readers or ())]
    return PluggedIn(name_ports(found), readers is not None)


def _devices(context: pyudev.Context) -> Iterator[FoundDevice]:
    by_usb: dict[str, list[Port]] = {}
    alone: list[Port] = []
    for subsystem, kind in _SUBSYSTEMS.items():
        for device in context.list_devices(subsystem=subsystem):
            if not _is_port(device, kind):
                continue
            usb = device.find_parent("usb", "usb_device")
            (alone if usb is None else by_usb.setdefault(usb.sys_path, [])).append(_port(device, kind))
    classes: dict[str, set[str]] = {}
    for interface in context.list_devices(subsystem="usb", DEVTYPE="usb_interface"):
        parent = interface.parent
        if parent is not None:
            classes.setdefault(parent.sys_path, set()).add(_text(interface, "bInterfaceClass"))
    for device in sorted(context.list_devices(subsystem="usb", DEVTYPE="usb_device"), key=_socket):
        if _text(device, "bDeviceClass") != _HUB:
            identity = _identity(device, classes.get(device.sys_path, set()))
            yield FoundDevice(identity, _sorted(by_usb.get(device.sys_path, [])))
    for port in _sorted(alone):
        yield FoundDevice(None, (port,))


def _socket(device: pyudev.Device) -> list[int]:
    """The numbers in 1-10.2, so that it comes after 1-9."""
    return [int(number) for number in re.findall(r"[0-9]+", device.sys_name)]


def _is_port(device: pyudev.Device, kind: PortKind) -> bool:
    """Whether something real is behind a node, and a driver could open it."""
    if device.device_node is None or device.parent is None:
        return False  # no node; or a console, which belongs to no device
    name: str = device.sys_name
    match kind:
        case PortKind.SERIAL:
            return _text(device, "type") != _NO_CHIP
        case PortKind.VIDEO:  # a camera has a second node for what it says about its pictures
            return ":capture:" in _property(device, "ID_V4L_CAPABILITIES", ":capture:")
        case PortKind.USB_PRINTER:
            return name.startswith("lp")
        case PortKind.INPUT:  # what has keys, and is no button or lid of the machine: those have no link
            has_keys = _property(device, "ID_INPUT_KEY") == "1"
            return name.startswith("event") and has_keys and bool(_links(device))
        case _:
            return True


def _port(device: pyudev.Device, kind: PortKind) -> Port:
    node = device.device_node
    return Port(
        kind,
        node,
        node,
        stable=False,
        links=_links(device),
        usage_page=_usage_page(device) if kind is PortKind.HIDRAW else None,
        commands=_printer_languages(device) if kind is PortKind.USB_PRINTER else frozenset(),
    )


def _card_reader(name: str) -> FoundDevice:
    return FoundDevice(None, (Port(PortKind.PCSC, name, name, stable=True),))


def _identity(device: pyudev.Device, classes: set[str]) -> UsbIdentity:
    return UsbIdentity(
        vendor_id=_text(device, "idVendor").lower(),
        product_id=_text(device, "idProduct").lower(),
        serial_number=_text(device, "serial"),
        bus_path=device.sys_name,
        maker=_text(device, "manufacturer"),
        product=_text(device, "product"),
        classes=frozenset(classes),
    )


def _links(device: pyudev.Device) -> tuple[str, ...]:
    return tuple(sorted(_property(device, "DEVLINKS").split()))


def _property(device: pyudev.Device, name: str, default: str = "") -> str:
    return str(device.properties.get(name, default))


def _usage_page(device: pyudev.Device) -> int | None:
    parent = device.find_parent("hid")
    if parent is None:
        return None
    try:
        # Not through libudev, which takes attributes for text and ends them at a zero byte.
        descriptor = (Path(parent.sys_path) / "report_descriptor").read_bytes()
    except OSError:  # pulled out meanwhile
        return None
    size = _USAGE_PAGE.get(descriptor[0], 0) if descriptor else 0
    return int.from_bytes(descriptor[1 : 1 + size], "little") if 0 < size < len(descriptor) else None


def _printer_languages(device: pyudev.Device) -> frozenset[str]:
    """The command sets in the IEEE 1284 id of a printer, like ``MFG:X;CMD:ESC/POS,PDF;``."""
    for field in _text(device.parent, "ieee1284_id").split(";"):
        key, _, value = field.partition(":")
        if key.strip().upper() in ("CMD", "COMMAND SET"):
            return frozenset(word.strip().upper() for word in value.split(",") if word.strip())
    return frozenset()


def _text(device: pyudev.Device, attribute: str) -> str:
    """An attribute as one line of printable words: it comes from the device, which may say anything."""
    words = _raw(device, attribute).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else " " for letter in words).strip()


def _raw(device: pyudev.Device, attribute: str) -> bytes:
    try:
        return bytes(device.attributes.get(attribute) or b"")
    except OSError:  # pulled out meanwhile
        return b""


def _sorted(ports: list[Port]) -> tuple[Port, ...]:
    return tuple(sorted(ports, key=lambda port: (port.kind, len(port.node), port.node)))
