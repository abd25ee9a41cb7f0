# SPDX-License-Identifier: Apache-2.0
"""Reading and writing a non-blocking file descriptor under a deadline: what ports, sockets and device files share."""

from __future__ import annotations

import errno
import os
import select

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.deadline import Deadline

# EIO: the other end of a pseudo-terminal, or the USB adapter below the port, is gone.
_ABSENT = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.EIO}
# EAGAIN: another process holds the lock that an exclusive opening asks for.
_TAKEN = {errno.EBUSY, errno.EAGAIN}


def not_opened(code: int | None, otherwise: str = "cannot be opened") -> DeviceError:
    """The DeviceError for a port or file that did not open; ``otherwise`` are the words where the system has none."""
    if code in _ABSENT:
        fault = DeviceFault.ABSENT
    elif code in _TAKEN:
        fault = DeviceFault.BUSY
    else:
        fault = DeviceFault.REFUSED
    return DeviceError(fault, os.strerror(code) if code else otherwise)


def _wait(descriptor: int, event: int, deadline: Deadline) -> None:
    poller = select.poll()
    poller.register(descriptor, event)
    if not poller.poll(deadline.remaining() * 1000):
        raise DeviceError(DeviceFault.TIMEOUT)


def read_some(descriptor: int, limit: int, deadline: Deadline) -> bytes:
    """Between 1 and ``limit`` bytes. Raises DeviceError: TIMEOUT, or LOST when the other end is gone."""
    while True:
        _wait(descriptor, select.POLLIN, deadline)
        try:
            received = os.read(descriptor, limit)
        except BlockingIOError:  # somebody else's wake-up
            continue
        except OSError as error:
            raise lost(error) from error
        if not received:
            raise DeviceError(DeviceFault.LOST, "end of stream")
        return received


def write_all(descriptor: int, data: bytes, deadline: Deadline) -> None:
    """All of ``data``. Raises DeviceError: TIMEOUT when the device takes no more, LOST when it is gone."""
    rest = memoryview(data)
    while rest:
        _wait(descriptor, select.POLLOUT, deadline)
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:
            continue
        except OSError as error:
            raise lost(error) from error


def lost(error: OSError) -> DeviceError:
    """The DeviceError for an open port that failed. The system's words hold no data of ours."""
    return DeviceError(DeviceFault.LOST, error.strerror or type(error).__name__)
