# SPDX-License-Identifier: Apache-2.0
"""A serial port, 8N1. pyserial opens and sets it; the waiting is ours.

The modem lines are never asked for: a pseudo-terminal has none and answers OSError 25 (ENOTTY).
"""

from __future__ import annotations

import termios

import serial

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports import descriptor
from drivers.transports.deadline import Deadline


class SerialTransport:
    """A serial port by its path, which should be a stable one (``/dev/serial/by-id/...``)."""

    def __init__(self, device: str, baud_rate: int) -> None:
        self._device = device
        self._baud_rate = baud_rate
        self._port: serial.Serial | None = None

    def open(self, deadline: Deadline) -> None:
        """Opening a serial port does not wait, so ``deadline`` is not used up here."""
        if self._port is not None:
            return
        try:
            self._port = serial.Serial(self._device, self._baud_rate, timeout=0, exclusive=True)
        except (serial.SerialException, OSError, termios.error) as error:
            raise descriptor.not_opened(getattr(error, "errno", None), "cannot be set up as a serial port") from error

    def write(self, data: bytes, deadline: Deadline) -> None:
        descriptor.write_all(self._descriptor(), data, deadline)

    def read(self, limit: int, deadline: Deadline) -> bytes:
        return descriptor.read_some(self._descriptor(), limit, deadline)

    def flush_input(self) -> None:
        try:
            termios.tcflush(self._descriptor(), termios.TCIFLUSH)
        except termios.error as error:
            raise DeviceError(DeviceFault.LOST, "flush failed") from error

    def close(self) -> None:
        port, self._port = self._port, None
        if port is not None:
            port.close()

    def _descriptor(self) -> int:
        if self._port is None:
            raise DeviceError(DeviceFault.LOST, "port is closed")
        return int(self._port.fileno())
