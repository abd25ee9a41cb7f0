# SPDX-License-Identifier: Apache-2.0
"""Which name of a port to write down, and how two devices of the same make are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from drivers.discovery.values import Distinction, FoundDevice, Port, PortKind

#: Where the terminal's own udev rules put their links.
OWN_LINKS = "/dev/kiosk/"


def name_ports(devices: Sequence[FoundDevice]) -> tuple[FoundDevice, ...]:
    """The same devices, each port with its best path, each device with what tells it from its like."""
    claims = Counter(link for device in devices for port in device.ports for link in port.links)
    named = []
    for device in devices:
        ports = tuple(_named(port, claims) for port in device.ports)
        named.append(replace(device, ports=ports, distinction=_distinction(device, devices)))
    return tuple(named)


def _named(port: Port, claims: Counter[str]) -> Port:
    """A link of our own rules first, then by-id, which follows the device, then by-path, which stays with the socket.

    A link that two ports claim leads to one of them, and nobody knows to which: devices without a serial number.
    """
    if port.kind is PortKind.PCSC:
        return port
    own = sorted(link for link in port.links if claims[link] == 1)
    for part in (OWN_LINKS, "/by-id/", "/by-path/"):
        for link in own:
            if part in link:
                return replace(port, path=link, stable=True)
    return replace(port, path=port.node, stable=_is_built_in(port))


def _is_built_in(port: Port) -> bool:
    """The serial ports of the board are numbered by the board."""
    return port.kind is PortKind.SERIAL and port.node.startswith("/dev/ttyS")


def _distinction(device: FoundDevice, devices: Sequence[FoundDevice]) -> Distinction:
    usb = device.usb
    if usb is None:
        return Distinction.ALONE
    alike = [other.usb for other in devices if other.usb is not None and other.usb.id == usb.id]
    if len(alike) == 1:
        return Distinction.ALONE
    serial_numbers = Counter(other.serial_number for other in alike)
    if usb.serial_number and serial_numbers[usb.serial_number] == 1:
        return Distinction.SERIAL_NUMBER
    return Distinction.BUS_PATH


_SUBSYSTEMS = {PortKind.HIDRAW: "hidraw", PortKind.USB_PRINTER: "usbmisc", PortKind.SERIAL: "tty"}


def udev_rule(device: FoundDevice, port: Port, name: str) -> str | None:
    """The udev rule that makes ``/dev/kiosk/<name>`` of this port for ever.

    None where there is no need, or no rule would tell this port from the others of its device.
    """
    usb, subsystem = device.usb, _SUBSYSTEMS.get(port.kind)
    if usb is None or subsystem is None or port.stable:
        return None
    if sum(other.kind is port.kind for other in device.ports) > 1:
        return None
    plain = usb.serial_number.isascii() and usb.serial_number.replace("-", "").isalnum()
    told_by_number = plain and device.distinction is not Distinction.BUS_PATH
    which = f'ATTRS{{serial}}=="{usb.serial_number}"' if told_by_number else f'KERNELS=="{usb.bus_path}"'
    return (
        f'SUBSYSTEM=="{subsystem}", ATTRS{{idVendor}}=="{usb.vendor_id}", ATTRS{{idProduct}}=="{usb.product_id}", '
        f'{which}, SYMLINK+="kiosk/{name}"'
    )
