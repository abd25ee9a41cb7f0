# SPDX-License-Identifier: Apache-2.0
"""A character device of the kernel that passes bytes both ways, like a USB printer at /dev/usb/lp0 (usblp)."""

from __future__ import annotations

import os
import select
import stat
import time

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports import descriptor
from drivers.transports.deadline import Deadline

# Seconds after a read of nothing. usblp hands on the empty packets with which some printers say "nothing yet", and is
# ready to be read again at once.
_EMPTY_PACKET = 0.01


class CharacterDeviceTransport:
    """A device by its path, which should be a link that a udev rule makes for its serial number."""

    def __init__(self, device: str) -> None:
        self._device = device
        self._number: int | None = None

    def open(self, deadline: Deadline) -> None:
        """Opening does not wait, so ``deadline`` is not used up here. REFUSED for what is no character device."""
        if self._number is not None:
            return
        try:
            # usblp lets in one at a time: BUSY for the second.
            opened = os.open(self._device, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError as error:
            raise descriptor.not_opened(error.errno) from error
        if not stat.S_ISCHR(os.fstat(opened).st_mode):
            os.close(opened)
            raise DeviceError(DeviceFault.REFUSED, "no character device")
        self._number = opened

    def write(self, data: bytes, deadline: Deadline) -> None:
        descriptor.write_all(self._descriptor(), data, deadline)

    def read(self, limit: int, deadline: Deadline) -> bytes:
        opened = self._descriptor()
        poller = select.poll()
        poller.register(opened, select.POLLIN)
        while True:
            ready = poller.poll(deadline.remaining() * 1000)
            if not ready:
                raise DeviceError(DeviceFault.TIMEOUT)
            try:
                received = os.read(opened, limit)
            except BlockingIOError:  # somebody else's wake-up
                continue
            except OSError as error:
                raise descriptor.lost(error) from error
            if received:
                return received
            if ready[0][1] & (select.POLLHUP | select.POLLERR):
                raise DeviceError(DeviceFault.LOST, "end of stream")
            if deadline.passed:
                raise DeviceError(DeviceFault.TIMEOUT)
            time.sleep(_EMPTY_PACKET)

    def flush_input(self) -> None:
        """Reads what is there."""
        while True:
            try:
                self.read(4096, Deadline(0))
            except DeviceError as error:
                if error.fault is DeviceFault.TIMEOUT:
                    return
                raise

    def close(self) -> None:
        opened, self._number = self._number, None
        if opened is not None:
            os.close(opened)

    def _descriptor(self) -> int:
        if self._number is None:
            raise DeviceError(DeviceFault.LOST, "device is closed")
        return self._number
