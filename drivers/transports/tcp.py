# SPDX-License-Identifier: Apache-2.0
"""A TCP connection to a device with a network port, or to a serial device behind a converter."""

from __future__ import annotations

import socket

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports import descriptor
from drivers.transports.deadline import Deadline


def connect(host: str, port: int, deadline: Deadline) -> socket.socket:
    """A connected socket. Raises DeviceError: ABSENT when nobody listens there, TIMEOUT when nobody answers."""
    if deadline.passed:
        raise DeviceError(DeviceFault.TIMEOUT, "no time left to connect")
    try:
        connection = socket.create_connection((host, port), timeout=deadline.remaining())
    except TimeoutError as error:
        raise DeviceError(DeviceFault.TIMEOUT, "no answer to the connection") from error
    except OSError as error:  # refused, no route, name unknown
        raise DeviceError(DeviceFault.ABSENT, error.strerror or type(error).__name__) from error
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


class TcpTransport:
    """A TCP connection, opened at the first call and after every error."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._socket: socket.socket | None = None

    def open(self, deadline: Deadline) -> None:
        if self._socket is None:
            self._socket = connect(*self._address, deadline)
            self._socket.setblocking(False)

    def write(self, data: bytes, deadline: Deadline) -> None:
        descriptor.write_all(self._descriptor(), data, deadline)

    def read(self, limit: int, deadline: Deadline) -> bytes:
        return descriptor.read_some(self._descriptor(), limit, deadline)

    def flush_input(self) -> None:
        """Reads what is there. A connection that the device has closed meanwhile shows here: LOST."""
        while True:
            try:
                descriptor.read_some(self._descriptor(), 4096, Deadline(0))
            except DeviceError as error:
                if error.fault is DeviceFault.TIMEOUT:
                    return
                raise

    def close(self) -> None:
        connection, self._socket = self._socket, None
        if connection is not None:
            connection.close()

    def _descriptor(self) -> int:
        if self._socket is None:
            raise DeviceError(DeviceFault.LOST, "connection is closed")
        return self._socket.fileno()
