# SPDX-License-Identifier: Apache-2.0
"""Simulated lamps and contacts: in memory, and a Modbus RTU board at the far end of a line."""

from __future__ import annotations

from collections.abc import Iterator

from drivers.protocols import (
    Condition,
    Contacts,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    LampColour,
    LampState,
    Place,
    status_after,
)
from drivers.signals.modbus import checksum, frame


class SimulatedSignals:
    """Implements Signals in memory: ``lamps`` is what a person sees, ``seen`` what the contacts say."""

    def __init__(self) -> None:
        self.plugged = True
        self.silent = False
        self.lamps: dict[Place, LampState] = {}
        self.colours: dict[Place, LampColour | None] = {}
        self.seen = Contacts()

    def status(self, deadline: float) -> DeviceStatus:
        try:
            self._line()
        except DeviceError as error:
            return status_after(error)
        return DeviceStatus(Condition.READY)

    def set_lamp(self, place: Place, state: LampState, deadline: float, colour: LampColour | None = None) -> None:
        self._line()
        self.lamps[place], self.colours[place] = state, colour

    def contacts(self, deadline: float) -> Contacts:
        self._line()
        return self.seen

    def close(self) -> None:
        self.lamps.clear()

    def _line(self) -> None:
        if not self.plugged:
            raise DeviceError(DeviceFault.ABSENT, "unplugged")
        if self.silent:
            raise DeviceError(DeviceFault.TIMEOUT, "no answer")


class BoardInstrument:
    """A board of 16 relays and 16 contacts that speaks Modbus RTU."""

    def __init__(self, unit: int = 1, size: int = 16) -> None:
        self.coils = [False] * size
        self.inputs = [False] * size
        self.writes: list[tuple[int, bool]] = []
        self.silent = False
        self._unit = unit
        self._buffer = b""

    def answer(self, received: bytes) -> Iterator[bytes]:
        self._buffer += received
        while len(self._buffer) >= 8:  # every question of ours has that length
            question, self._buffer = self._buffer[:8], self._buffer[8:]
            if not self.silent and question[0] == self._unit and checksum(question[:-2]) == question[-2:]:
                yield self._reply(question[1], int.from_bytes(question[2:4], "big"), question[4:6])

    def _reply(self, function: int, start: int, data: bytes) -> bytes:
        count = int.from_bytes(data, "big")
        if function in (1, 2) and start + count <= len(self.coils):
            bits = (self.coils if function == 1 else self.inputs)[start : start + count]
            packed = sum(bit << number for number, bit in enumerate(bits)).to_bytes((count + 7) // 8, "little")
            return frame(self._unit, function, bytes([len(packed)]) + packed)
        if function == 5 and start < len(self.coils):
            self.coils[start] = data == b"\xff\x00"
            self.writes.append((start, self.coils[start]))
            return frame(self._unit, function, start.to_bytes(2, "big") + data)
        return frame(self._unit, function | 0x80, b"\x02")  # no such address
