"""Lights the lamps that the session wants, on the board's own worker. A lamp that fails harms nothing."""

from __future__ import annotations

from drivers.protocols import DeviceError, LampState, Place, Signals
from kiosk.session.lamps import Lamps
from kiosk.workers import Worker

_LAMP_SECONDS = 0.6


class LampBoard:
    """``show`` may be called from every thread; the board is told of changes alone."""

    def __init__(self, signals: Signals, worker: Worker) -> None:
        self._signals = signals
        self._worker = worker
        self._wanted: dict[Place, LampState] = {}
        self._shown: dict[Place, LampState] = {}  # what the board took; nothing is known of it after an error

    def show(self, lamps: Lamps) -> None:
        """These are on, and all others off. Returns at once."""
        self._wanted = dict(lamps)
        self._worker.run(self.catch_up)

    def catch_up(self) -> None:
        """On the worker: tell the board what differs. What it does not take now it is told again at the next look."""
        wanted = self._wanted
        for place in Place:
            state = wanted.get(place, LampState.OFF)
            if self._shown.get(place) is state:
                continue
            try:
                self._signals.set_lamp(place, state, _LAMP_SECONDS)
            except DeviceError:
                # Its status says that it is away; the device manager logs it.
                self._shown.clear()
                return
            self._shown[place] = state
