"""Devices below the transports for USB and HID, played: what libusb and the kernel would show of a SAM_V reader."""

from __future__ import annotations

import errno
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import usb.core
import usb.util

from drivers.id_card.samv_frames import PREAMBLE
from drivers.transports.serving import Answer, PtyHost

PACKET = 64  # bytes of a USB packet, and of a HID report


class PlayedUsb:
    """pyusb's ``find``, and one device behind it for each that is plugged in."""

    def __init__(self, *devices: PlayedUsbDevice) -> None:
        self.plugged = list(devices)

    def find(self, find_all: bool, idVendor: int, idProduct: int) -> Iterator[PlayedUsbDevice]:
        assert find_all
        return (each for each in self.plugged if (each.vendor, each.product) == (idVendor, idProduct))


class PlayedUsbDevice:
    """A device with a bulk endpoint either way. ``answer`` is the reader; ``log`` what was done to the interface."""

    vendor, product = 0x0400, 0xC35A

    def __init__(self, answer: Answer, serial_number: str | None = None, ports: tuple[int, ...] = (1,)) -> None:
        self.bus = 1
        self.port_numbers = ports
        self.log: list[str] = []
        self.packets: deque[bytes] = deque()
        self.failing: int | None = None  # errno of everything from now on
        self.endpoints: list[Any] = [_Endpoint(self, 0x81), _Endpoint(self, 0x02)]
        self._answer = answer
        self._serial_number = serial_number
        self._ctx = self  # pyusb's bookkeeping of claimed interfaces

    @property
    def serial_number(self) -> str | None:
        if self._serial_number is None:
            raise ValueError("The device has no langid")
        return self._serial_number

    def is_kernel_driver_active(self, interface: int) -> bool:
        self._check()
        return "detached" not in self.log

    def detach_kernel_driver(self, interface: int) -> None:
        self.log.append("detached")

    def get_active_configuration(self) -> dict[tuple[int, int], list[Any]]:
        if "configured" not in self.log:
            raise usb.core.USBError("Configuration not set", errno=errno.EIO)
        return {(0, 0): self.endpoints}

    def set_configuration(self) -> None:
        self.log.append("configured")

    def managed_claim_interface(self, device: object, interface: int) -> None:
        self._check()
        self.log.append("claimed")

    def dispose(self, device: object, close_handle: bool = True) -> None:
        self.log.append("released")

    def take(self, data: bytes) -> int:
        self._check()
        for chunk in self._answer(data):
            self.packets += [chunk[start : start + PACKET] for start in range(0, len(chunk), PACKET)]
        return len(data)

    def give(self, size: int) -> bytes:
        self._check()
        if not self.packets:
            raise usb.core.USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
        packet = self.packets.popleft()
        assert size >= len(packet), "libusb would report an overflow"
        return packet

    def _check(self) -> None:
        if self.failing is not None:
            raise usb.core.USBError("failed", errno=self.failing)


class _Endpoint:
    def __init__(self, device: PlayedUsbDevice, address: int) -> None:
        self.bEndpointAddress = address
        self.bmAttributes = usb.util.ENDPOINT_TYPE_BULK
        self.wMaxPacketSize = PACKET
        self._device = device

    def write(self, data: bytes, timeout: int) -> int:
        assert timeout > 0, "0 would wait for ever"
        return self._device.take(data)

    def read(self, size: int, timeout: int) -> bytes:
        assert timeout > 0
        return self._device.give(size)


def in_reports(answer: Answer) -> Answer:
    """A reader that takes and gives HID reports: a number before what it takes, zeros after what it gives."""
    taken = b""

    def reported(received: bytes) -> Iterator[bytes]:
        nonlocal taken
        taken += received
        while len(taken) > PACKET:
            report, taken = taken[1 : PACKET + 1], taken[PACKET + 1 :]
            for chunk in answer(report):
                yield _padded(chunk)

    return reported


def stripped(answer: Answer) -> Answer:
    """A reader whose frames have no preamble, and whose replies have no length."""

    def without_preamble(received: bytes) -> Iterator[bytes]:
        reply = b"".join(answer(PREAMBLE + received))
        if reply:
            yield reply[len(PREAMBLE) + 2 :]

    return without_preamble


def serve_hid(answer: Answer) -> PtyHost:
    """A device file that is read and written like /dev/hidraw."""
    return PtyHost(in_reports(answer))


def _padded(data: bytes) -> bytes:
    """Filled up with zeros to whole reports. A reply that breaks off stays short: what follows never comes."""
    shortest = 11 if data.startswith(PREAMBLE) else 4
    return data if len(data) < shortest else data.ljust(-(-len(data) // PACKET) * PACKET, b"\0")


class PlayedHidraw:
    """The two ioctls on a device file. ``zeros``: so many reports of zeros come before an answer."""

    def __init__(self, answer: Answer, file: Path, *, zeros: int = 0) -> None:
        self._reported = in_reports(answer)
        self._reports: deque[bytes] = deque()
        self._zeros = zeros
        self._file = file
        file.touch()

    @property
    def device_path(self) -> str:
        return str(self._file)

    def unplug(self) -> None:
        self._file.unlink()

    def ioctl(self, descriptor: int, request: int, buffer: Any) -> int:
        if not self._file.exists():
            raise OSError(errno.ENODEV, "No such device")
        assert request >> 16 & 0x3FFF == len(buffer)
        play: Callable[[Any], int] = {0x4806: self._set_feature, 0x480A: self._get_input}[request & 0xFFFF]
        return play(buffer)

    def _set_feature(self, buffer: Any) -> int:
        assert (buffer[0], len(buffer)) == (1, PACKET + 1)
        self._reports.clear()
        self._reports += [bytes(PACKET)] * self._zeros
        for chunk in self._reported(bytes(buffer)):
            self._reports += [chunk[start : start + PACKET] for start in range(0, len(chunk), PACKET)]
        return len(buffer)

    def _get_input(self, buffer: Any) -> int:
        assert buffer[0] == 0
        report = self._reports.popleft() if self._reports else b""
        buffer[1 : 1 + len(report)] = report
        return 1 + len(report)
