# SPDX-License-Identifier: Apache-2.0
"""Two bulk endpoints of a USB device, through pyusb and libusb.

Which device is meant is told by vendor and product, and where two of a make are plugged in, by the serial number or by
the place (``2-1.4``: bus, then the ports on the way). A device is looked for anew at every opening.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import usb.core
import usb.util

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports import descriptor
from drivers.transports.deadline import Deadline

_INTERFACE = 0
_MOST_FLUSHED = 128  # packets: more than any answer has
_FAULTS = {errno.EBUSY: DeviceFault.BUSY, errno.EACCES: DeviceFault.REFUSED, errno.EPERM: DeviceFault.REFUSED}


@dataclass(frozen=True)
class UsbAddress:
    """The device that is meant. Empty texts fit every device."""

    vendor: int
    product: int
    serial_number: str = ""
    bus_path: str = ""


class UsbBulkTransport:
    """A stream of bytes over the first bulk endpoint of either direction of interface 0."""

    def __init__(self, address: UsbAddress, library: Any = usb.core) -> None:
        """``library``: what has pyusb's ``find``; a test plays it."""
        self._address = address
        self._library = library
        self._device: Any = None
        self._in: Any = None
        self._out: Any = None
        self._received = b""

    def open(self, deadline: Deadline) -> None:
        """Claims the interface; a kernel driver that has it is detached. Raises DeviceError."""
        if self._device is not None:
            return
        self._device = self._find()
        try:
            with _told(at_opening=True):
                self._claim(self._device)
        except DeviceError:
            self.close()
            raise

    def write(self, data: bytes, deadline: Deadline) -> None:
        rest = memoryview(data)
        while rest:
            with _told():
                written = self._endpoint(self._out).write(bytes(rest), _milliseconds(deadline))
            rest = rest[written:]

    def read(self, limit: int, deadline: Deadline) -> bytes:
        """A packet at a time: of a longer transfer that runs out of time libusb would keep what has come."""
        while not self._received:
            self._received = self._packet(_milliseconds(deadline))
        data, self._received = self._received[:limit], self._received[limit:]
        return data

    def flush_input(self) -> None:
        self._received = b""
        for _ in range(_MOST_FLUSHED):
            try:
                self._packet(1)
            except DeviceError as error:
                if error.fault is DeviceFault.TIMEOUT:
                    return
                raise

    def close(self) -> None:
        device, self._device = self._device, None
        self._received = b""
        if device is not None:
            usb.util.dispose_resources(device)

    def _claim(self, device: Any) -> None:
        try:
            if device.is_kernel_driver_active(_INTERFACE):
                device.detach_kernel_driver(_INTERFACE)
        except NotImplementedError:  # a platform without kernel drivers to detach: nothing is in the way of the claim
            pass
        try:
            configuration = device.get_active_configuration()
        except usb.core.USBError:  # it has none yet
            device.set_configuration()
            configuration = device.get_active_configuration()
        usb.util.claim_interface(device, _INTERFACE)
        bulk = [
            endpoint
            for endpoint in configuration[(_INTERFACE, 0)]
            if usb.util.endpoint_type(endpoint.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        ]
        directions = [usb.util.endpoint_direction(endpoint.bEndpointAddress) for endpoint in bulk]
        if not {usb.util.ENDPOINT_IN, usb.util.ENDPOINT_OUT} <= set(directions):
            raise DeviceError(DeviceFault.REFUSED, "no bulk endpoints")
        self._in = bulk[directions.index(usb.util.ENDPOINT_IN)]
        self._out = bulk[directions.index(usb.util.ENDPOINT_OUT)]

    def _packet(self, milliseconds: int) -> bytes:
        endpoint = self._endpoint(self._in)
        with _told():
            return bytes(endpoint.read(endpoint.wMaxPacketSize, milliseconds))

    def _endpoint(self, endpoint: Any) -> Any:
        if self._device is None:
            raise DeviceError(DeviceFault.LOST, "device is closed")
        return endpoint

    def _find(self) -> Any:
        """The one device that is meant. Raises DeviceError: ABSENT for none, REFUSED for several."""
        wanted = self._address
        with _told(at_opening=True):
            devices = list(self._library.find(find_all=True, idVendor=wanted.vendor, idProduct=wanted.product) or ())
        if wanted.bus_path:
            devices = [each for each in devices if _bus_path(each) == wanted.bus_path]
        if wanted.serial_number:
            devices = [each for each in devices if _serial_number(each) == wanted.serial_number]
        if not devices:
            raise DeviceError(DeviceFault.ABSENT, "no such device")
        if len(devices) > 1:
            raise DeviceError(DeviceFault.REFUSED, "several devices fit: " + ", ".join(map(_bus_path, devices)))
        return devices[0]


def _milliseconds(deadline: Deadline) -> int:
    """What is left, as libusb wants it. It waits for ever when told 0, so nothing left is an error here."""
    if deadline.passed:
        raise DeviceError(DeviceFault.TIMEOUT)
    return max(1, round(deadline.remaining() * 1000))


def _bus_path(device: Any) -> str:
    """As the kernel names it in /sys/bus/usb/devices."""
    return f"{device.bus}-{'.'.join(map(str, device.port_numbers or ()))}"


def _serial_number(device: Any) -> str | None:
    """None where the device has none, or does not let itself be asked."""
    try:
        return cast("str | None", device.serial_number)
    except (usb.core.USBError, ValueError, NotImplementedError):  # pyusb: ValueError where no language can be read
        return None


@contextmanager
def _told(*, at_opening: bool = False) -> Iterator[None]:
    """pyusb's errors in our terms. An error before the device was open is not one of a device that went away."""
    try:
        yield
    except usb.core.USBTimeoutError as error:
        raise DeviceError(DeviceFault.TIMEOUT) from error
    except usb.core.NoBackendError as error:
        raise DeviceError(DeviceFault.REFUSED, "libusb is not installed") from error
    except usb.core.USBError as error:
        if error.errno in _FAULTS:
            # The system's words and not the library's: whoever says what to do knows them by these.
            raise DeviceError(_FAULTS[error.errno], os.strerror(error.errno)) from error
        if at_opening:
            raise descriptor.not_opened(error.errno, error.strerror or "cannot be opened") from error
        raise descriptor.lost(error) from error
