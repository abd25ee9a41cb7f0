# SPDX-License-Identifier: Apache-2.0
"""Modbus RTU, as much of it as a board of relays and contacts needs.

Modbus Application Protocol V1.1b3, clauses 6.1 (read coils), 6.2 (read discrete inputs), 6.5 (write single coil), 7
(exceptions); Modbus over Serial Line V1.02, clause 2.5.1 (RTU frames). A frame is unit, function, data, CRC-16 with
the low byte first.
"""

from __future__ import annotations

from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport, read_exactly

_READ_COILS, _READ_INPUTS, _WRITE_COIL = 0x01, 0x02, 0x05
_EXCEPTION = 0x80
_ON, _OFF = b"\xff\x00", b"\x00\x00"


def checksum(counted: bytes) -> bytes:
    """CRC-16 of Modbus (polynomial A001, reflected, initial FFFF), low byte first."""
    value = 0xFFFF
    for byte in counted:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ 0xA001 if value & 1 else value >> 1
    return value.to_bytes(2, "little")


def frame(unit: int, function: int, data: bytes) -> bytes:
    counted = bytes([unit, function]) + data
    return counted + checksum(counted)


class Board:
    """One board on a line. Every method raises DeviceError; a REFUSED one names the exception code of the board."""

    def __init__(self, transport: Transport, unit: int) -> None:
        self._transport = transport
        self._unit = unit

    def read_inputs(self, count: int, until: Deadline) -> tuple[bool, ...]:
        """The discrete inputs 0 to ``count`` - 1."""
        return self._read_bits(_READ_INPUTS, count, until)

    def read_coils(self, count: int, until: Deadline) -> tuple[bool, ...]:
        """The coils 0 to ``count`` - 1, as they are set now."""
        return self._read_bits(_READ_COILS, count, until)

    def write_coil(self, number: int, on: bool, until: Deadline) -> None:
        data = number.to_bytes(2, "big") + (_ON if on else _OFF)
        if self._ask(_WRITE_COIL, data, len(data), until) != data:
            raise DeviceError(DeviceFault.GARBLED, "it answered for another coil")

    def _read_bits(self, function: int, count: int, until: Deadline) -> tuple[bool, ...]:
        size = (count + 7) // 8
        answer = self._ask(function, bytes(2) + count.to_bytes(2, "big"), 1 + size, until)
        if answer[0] != size:
            raise DeviceError(DeviceFault.GARBLED, "it answered another number of bits")
        return tuple(bool(answer[1 + number // 8] >> number % 8 & 1) for number in range(count))

    def _ask(self, function: int, data: bytes, size: int, until: Deadline) -> bytes:
        """The ``size`` bytes of data in the answer."""
        self._transport.open(until)
        self._transport.flush_input()
        self._transport.write(frame(self._unit, function, data), until)
        head = read_exactly(self._transport, 2, until)
        failed = head[1] == function | _EXCEPTION
        if head[0] != self._unit or (head[1] != function and not failed):
            raise DeviceError(DeviceFault.GARBLED, "an answer to something else")
        rest = read_exactly(self._transport, (1 if failed else size) + 2, until)
        if checksum(head + rest[:-2]) != rest[-2:]:
            raise DeviceError(DeviceFault.GARBLED, "wrong checksum")
        if failed:
            raise DeviceError(DeviceFault.REFUSED, f"exception {rest[0]:02X}")
        return rest[:-2]
