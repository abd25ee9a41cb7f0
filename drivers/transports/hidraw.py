# SPDX-License-Identifier: Apache-2.0
"""Reports of a HID device as a stream of bytes, over the kernel's /dev/hidraw: plain files and two ioctls.

A device is spoken to in one of two ways. ``PLAIN``: output reports are written to the file, input reports read from it.
``CONTROL``: feature reports are set, input reports are asked for one by one (HIDIOCSFEATURE and HIDIOCGINPUT, on the
bus SET_REPORT 0301 and GET_REPORT 0100), and one that holds nothing but zeros has nothing to say yet.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports import descriptor
from drivers.transports.deadline import Deadline
from drivers.transports.device_file import DeviceFile
from drivers.transports.report_way import ReportWay

_BETWEEN_QUESTIONS = 0.005  # seconds between two questions for an input report

# _IOC(READ | WRITE, 'H', number, size) of <linux/hidraw.h>.
_BOTH_WAYS = 3 << 30 | ord("H") << 8
_SET_FEATURE, _GET_INPUT = 0x06, 0x0A

Ioctl = Callable[[int, int, Any], int]


@dataclass(frozen=True)
class HidReports:
    """``size``: bytes of a report without its number. ``number``: of what is sent; 0 where reports have none.

    ``numbered_input``: what comes begins with a number too.
    """

    way: ReportWay = ReportWay.PLAIN
    size: int = 64
    number: int = 0
    numbered_input: bool = False


class HidrawTransport:
    """What is written is cut into reports and padded with zeros; what is read is reports one after the other."""

    def __init__(self, device: str, reports: HidReports, ioctl: Ioctl = fcntl.ioctl) -> None:
        """``ioctl``: the kernel's, or a test's."""
        self._file = DeviceFile(device)
        self._reports = reports
        self._ioctl = ioctl
        self._received = b""
        self._answering = False  # something else than zeros has come since the last writing

    def open(self, deadline: Deadline) -> None:
        self._file.open(deadline)

    def write(self, data: bytes, deadline: Deadline) -> None:
        self._answering = False
        size, number = self._reports.size, bytes([self._reports.number])
        for start in range(0, len(data), size):
            if deadline.passed:
                raise DeviceError(DeviceFault.TIMEOUT)
            report = number + data[start : start + size].ljust(size, b"\0")
            if self._reports.way is ReportWay.CONTROL:
                self._control(_SET_FEATURE, bytearray(report))
            else:
                self._file.write(report, deadline)

    def read(self, limit: int, deadline: Deadline) -> bytes:
        while not self._received:
            self._received = self._report(deadline)
        data, self._received = self._received[:limit], self._received[limit:]
        return data

    def flush_input(self) -> None:
        self._received = b""
        if self._reports.way is ReportWay.PLAIN:  # else nothing comes that was not asked for
            self._file.flush_input()

    def close(self) -> None:
        self._received = b""
        self._file.close()

    def _report(self, deadline: Deadline) -> bytes:
        """One input report without its number. Raises DeviceError."""
        if self._reports.way is ReportWay.PLAIN:
            report = self._file.read(self._reports.size + 1, deadline)
            return report[1:] if self._reports.numbered_input else report
        while True:
            if deadline.passed:
                raise DeviceError(DeviceFault.TIMEOUT)
            buffer = bytearray(self._reports.size + 1)  # the kernel leaves the first byte to the report's number
            data = bytes(buffer[1 : self._control(_GET_INPUT, buffer)])
            self._answering = self._answering or any(data)
            if self._answering and data:
                return data
            time.sleep(min(_BETWEEN_QUESTIONS, deadline.remaining()))

    def _control(self, number: int, buffer: bytearray) -> int:
        try:
            return self._ioctl(self._file.descriptor(), _BOTH_WAYS | len(buffer) << 16 | number, buffer)
        except OSError as error:
            raise descriptor.lost(error) from error
