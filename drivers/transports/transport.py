# SPDX-License-Identifier: Apache-2.0
"""A two-way stream of bytes to a device, below every byte-oriented driver."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from drivers.protocols import DeviceError
from drivers.transports.deadline import Deadline


class Transport(Protocol):
    """A stream of bytes. Every method raises DeviceError and nothing else."""

    def open(self, deadline: Deadline) -> None:
        """Open the port; nothing happens when it is open already."""

    def write(self, data: bytes, deadline: Deadline) -> None:
        """Send all of ``data``."""

    def read(self, limit: int, deadline: Deadline) -> bytes:
        """Whatever has come, between 1 and ``limit`` bytes; waits for the first. TIMEOUT when none comes."""

    def flush_input(self) -> None:
        """Forget what has come and was not read: the rest of an old answer, or noise."""

    def close(self) -> None:
        """Let go of the port. May be called twice."""


def read_exactly(transport: Transport, count: int, deadline: Deadline) -> bytes:
    """``count`` bytes, however they are split on the way. Raises DeviceError."""
    received = b""
    while len(received) < count:
        received += transport.read(count - len(received), deadline)
    return received


@contextmanager
def closed_on_error(transport: Transport) -> Iterator[None]:
    """No handle is kept across an error: after one, the next call opens the port anew."""
    try:
        yield
    except DeviceError:
        transport.close()
        raise
