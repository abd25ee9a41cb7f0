# SPDX-License-Identifier: Apache-2.0
"""Keeps draining: at the start, on a timer, and at once when there is a reason to. Needs no screen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from offline_queue.sender import Drained


class Drains(Protocol):
    """A sender, as far as the pump uses it."""

    def drain(self, stop: threading.Event | None = None) -> Drained: ...

    def link_is_up(self) -> None: ...


class Pump:
    """One thread around a sender."""

    def __init__(
        self,
        sender: Drains,
        on_drained: Callable[[Drained], None],
        on_trouble: Callable[[Exception], None],
        seconds: float = 30.0,
    ) -> None:
        """``seconds``: the timer. ``on_trouble`` gets what a round raised; the pump goes on."""
        self._sender = sender
        self._on_drained = on_drained
        self._on_trouble = on_trouble
        self._seconds = seconds
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._link_up = threading.Event()
        self._thread = threading.Thread(target=self._run, name="outbox-pump", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def kept(self) -> None:
        """Something new waits."""
        self._wake.set()

    def link_is_up(self) -> None:
        self._link_up.set()
        self._wake.set()

    def stop(self, seconds: float) -> bool:
        """Let what is in flight come to its end; whether it did within ``seconds``. One that never started has none."""
        self._stop.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            try:
                if self._link_up.is_set():
                    self._link_up.clear()
                    self._sender.link_is_up()
                self._on_drained(self._sender.drain(self._stop))
            except Exception as error:
                self._on_trouble(error)
            self._wake.wait(self._seconds)
