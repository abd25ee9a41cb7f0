"""A machine with devices plugged in that are not there: umockdev gives a process a /sys and a /dev of its own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

_CONTROLLER = "/devices/pci0000:00/0000:00:14.0/usb1"


@dataclass(frozen=True)
class UsbDevice:
    """Something to plug into ``socket``: by what it is reached, and what it says of itself."""

    ids: str
    socket: str
    serial_number: str = ""
    maker: str = ""
    product: str = ""
    interface_class: str = "ff"
    tty: str = ""  # ttyUSB0, ttyACM0
    hidraw: str = ""
    report_descriptor: str = ""  # hexadecimal
    lp: str = ""
    ieee1284_id: str = ""
    video: str = ""
    event: str = ""
    links: tuple[str, ...] = field(default=())  # of its node, below /dev

    @property
    def path(self) -> str:
        return f"{_CONTROLLER}/{self.socket}"

    @property
    def interface(self) -> str:
        return f"{self.path}/{self.socket}:1.0"


def description(*devices: UsbDevice) -> str:
    """What ``umockdev-run --device`` reads (umockdev's README, "Device description format")."""
    parts = [
        _part(
            _CONTROLLER, "usb", {"DEVTYPE": "usb_device"}, {"idVendor": "1d6b", "bDeviceClass": "09"}, "bus/usb/001/001"
        ),
        # The board's first serial port is there, the second is only kept ready by the kernel.
        _part("/devices/platform/serial8250", "platform", {}, {}),
        _part("/devices/platform/serial8250/tty/ttyS0", "tty", {}, {"type": "4"}, "ttyS0"),
        _part("/devices/platform/serial8250/tty/ttyS1", "tty", {}, {"type": "0"}, "ttyS1"),
        # A console, which belongs to no device.
        _part("/devices/virtual/tty/tty1", "tty", {}, {}, "tty1"),
    ]
    for number, device in enumerate(devices, start=2):
        parts += _usb(device, number)
    # A link that two devices claim leads to one of them.
    lines = "\n".join(parts).splitlines()
    return (
        "\n".join(line for at, line in enumerate(lines) if not line.startswith("S:") or line not in lines[:at]) + "\n"
    )


def _usb(device: UsbDevice, number: int) -> list[str]:
    vendor, product = device.ids.split(":")
    told = {"serial": device.serial_number, "manufacturer": device.maker, "product": device.product}
    said = {"idVendor": vendor, "idProduct": product, "bDeviceClass": "00"} | {k: v for k, v in told.items() if v}
    parts = [
        _part(device.path, "usb", {"DEVTYPE": "usb_device"}, said, f"bus/usb/001/{number:03}"),
        _part(
            device.interface,
            "usb",
            {"DEVTYPE": "usb_interface"},
            {"bInterfaceClass": device.interface_class}
            | ({"ieee1284_id": device.ieee1284_id} if device.ieee1284_id else {}),
        ),
    ]
    links = device.links
    if device.tty:
        parts.append(_part(f"{device.interface}/tty/{device.tty}", "tty", {}, {}, device.tty, links=links))
    if device.lp:
        parts.append(
            _part(f"{device.interface}/usbmisc/{device.lp}", "usbmisc", {}, {}, f"usb/{device.lp}", links=links)
        )
    if device.video:
        for offset, capabilities in enumerate((":capture:", ":")):
            node = f"video{int(device.video.removeprefix('video')) + offset}"
            own = {"ID_V4L_CAPABILITIES": capabilities}
            parts.append(
                _part(
                    f"{device.interface}/video4linux/{node}",
                    "video4linux",
                    own,
                    {},
                    node,
                    links=() if offset else links,
                )
            )
    hid = f"{device.interface}/0003:{vendor.upper()}:{product.upper()}.0001"
    if device.hidraw:
        parts.append(_part(hid, "hid", {}, {}) + f"H: report_descriptor={device.report_descriptor}\n")
        parts.append(_part(f"{hid}/hidraw/{device.hidraw}", "hidraw", {}, {}, device.hidraw))
    if device.event:
        keys = {"ID_INPUT": "1", "ID_INPUT_KEY": "1", "ID_INPUT_KEYBOARD": "1"}
        inputs = f"{device.interface}/input/input{number}"
        parts.append(_part(inputs, "input", keys, {}))
        parts.append(_part(f"{inputs}/{device.event}", "input", keys, {}, f"input/{device.event}", links=links))
    return parts


def _part(
    path: str,
    subsystem: str,
    properties: dict[str, str],
    attributes: dict[str, str],
    node: str = "",
    *,
    links: tuple[str, ...] = (),
) -> str:
    lines = [f"P: {path}"]
    if node:
        lines.append(f"N: {node}")
        properties = {"DEVNAME": f"/dev/{node}"} | properties
    if links:
        lines += [f"S: {link}" for link in links]
        properties = properties | {"DEVLINKS": " ".join(f"/dev/{link}" for link in links)}
    lines += [f"E: {key}={value}" for key, value in ({"SUBSYSTEM": subsystem} | properties).items()]
    lines += ["A: " + key + "=" + value.replace("\n", "\\n") for key, value in attributes.items()]
    return "\n".join(lines) + "\n"


def kiosk_devices(
    folder: Path, devices: tuple[UsbDevice, ...], *arguments: str, language: str = "en_US.UTF-8"
) -> subprocess.CompletedProcess[str]:
    """``kiosk devices …`` in a process of its own, on the machine with ``devices``."""
    file = folder / "machine.umockdev"
    file.write_text(description(*devices), encoding="utf-8")
    command = ["umockdev-run", "--device", str(file), "--", sys.executable, "-m", "kiosk", "devices", *arguments]
    # No smart card service: the machine's own, if it has one, is not this test's.
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": language}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PCSCLITE_CSOCK_NAME": str(folder / "no-pcscd")}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)
