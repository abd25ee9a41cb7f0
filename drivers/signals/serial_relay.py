# SPDX-License-Identifier: Apache-2.0
"""Lamps on the relays and contacts on the inputs of a Modbus RTU board.

Such a board cannot blink, so a thread of the driver's does, as long as a lamp blinks; a lock keeps its exchanges apart
from those of the caller.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress

from drivers.protocols import (
    Condition,
    Contact,
    Contacts,
    DeviceError,
    DeviceStatus,
    LampColour,
    LampState,
    Place,
    status_after,
)
from drivers.signals.headset import HeadsetJack
from drivers.signals.modbus import Board
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport, closed_on_error

_HALF_PERIOD = 0.25  # seconds: of the quick blink; the slow one takes twice that
_EXCHANGE = 0.5  # seconds a board may take for one question


class SerialRelay:
    """Implements Signals. One thread at a time, besides its own."""

    def __init__(
        self,
        transport: Transport,
        unit: int,
        lamps: Mapping[str, int],
        inputs: Mapping[str, int],
        jack: HeadsetJack | None = None,
    ) -> None:
        """``lamps``: coil of each place. ``inputs``: input of each contact, "-" before its name when closed at rest."""
        self._transport = transport
        self._board = Board(transport, unit)
        self._coils = {Place(name): number for name, number in lamps.items()}
        self._inputs = dict(inputs)
        self._jack = jack
        self._lock = threading.Lock()
        self._lamps: dict[Place, LampState] = {}
        self._lit: dict[int, bool] = {}  # what each coil was told last; nothing is known of it after an error
        self._stop = threading.Event()
        self._blinker: threading.Thread | None = None

    def status(self, deadline: float) -> DeviceStatus:
        try:
            with self._lock, closed_on_error(self._transport):
                self._board.read_coils(max([0, *self._coils.values()]) + 1, Deadline(deadline).at_most(_EXCHANGE))
        except DeviceError as error:
            self._lit.clear()
            return status_after(error)
        return DeviceStatus(Condition.READY)

    def set_lamp(self, place: Place, state: LampState, deadline: float, colour: LampColour | None = None) -> None:
        if place not in self._coils:
            return
        with self._lock:
            self._lamps[place] = state
            self._light(place, state is not LampState.OFF, Deadline(deadline))
        if state in (LampState.SLOW, LampState.QUICK) and self._blinker is None:
            self._stop.clear()
            self._blinker = threading.Thread(target=self._blink, name="lamps", daemon=True)
            self._blinker.start()

    def contacts(self, deadline: float) -> Contacts:
        until = Deadline(deadline)
        seen: dict[str, Contact] = {}
        if self._inputs:
            with self._lock, closed_on_error(self._transport):
                closed = self._board.read_inputs(max(self._inputs.values()) + 1, until)
            for name, number in self._inputs.items():
                seen[name.lstrip("-")] = Contact.YES if closed[number] != name.startswith("-") else Contact.NO
        if self._jack is not None:
            with suppress(DeviceError):  # a socket that cannot be asked is unknown, and the other contacts stand
                seen["headset_plugged"] = Contact.YES if self._jack.plugged(until) else Contact.NO
        return Contacts(**seen)

    def close(self) -> None:
        blinker, self._blinker = self._blinker, None
        self._stop.set()
        if blinker is not None:
            blinker.join()
        with self._lock:
            for place in self._lamps:
                with suppress(DeviceError):
                    self._light(place, False, Deadline(_EXCHANGE))
            self._lamps.clear()
            self._lit.clear()
            self._transport.close()

    def _light(self, place: Place, on: bool, until: Deadline) -> None:
        """Tell the coil, unless it was told so already."""
        coil = self._coils[place]
        if self._lit.get(coil) is on:
            return
        try:
            with closed_on_error(self._transport):
                self._board.write_coil(coil, on, until.at_most(_EXCHANGE))
        except DeviceError:
            self._lit.clear()
            raise
        self._lit[coil] = on

    def _blink(self) -> None:
        """Every half period, until ``close``: a lamp whose board went away blinks again when it is back."""
        beat = 0
        while not self._stop.wait(_HALF_PERIOD):
            beat += 1
            with self._lock, suppress(DeviceError):
                for place, state in self._lamps.items():
                    if state is LampState.QUICK:
                        self._light(place, beat % 2 == 0, Deadline(_EXCHANGE))
                    elif state is LampState.SLOW:
                        self._light(place, beat // 2 % 2 == 0, Deadline(_EXCHANGE))
