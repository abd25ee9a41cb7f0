"""What the log says of a device's own process: one line when it is lost and one when another answers."""

from __future__ import annotations

import time
from collections.abc import Callable

from drivers.protocols import Family
from kiosk.log import Log, LogEvent

#: Who was lost twice within this time keeps dying: its restart counts when it has held for as long.
SETTLED_SECONDS = 60.0


class HostWatch:
    """A ``HostListener`` for one family's host; called by the family's worker alone.

    A host that keeps dying fills no log: after the second loss in a row nothing more is said until one has held.
    """

    def __init__(
        self, family: Family, log: Log, on_lost: Callable[[], None], monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._family = family
        self._log = log
        self._on_lost = on_lost
        self._monotonic = monotonic
        self._told_lost = False
        self._keeps_dying = False
        self._lost_at: float | None = None
        self._losses = 0

    def lost(self, how: str) -> None:
        now = self._monotonic()
        self._keeps_dying = self._lost_at is not None and now - self._lost_at < SETTLED_SECONDS
        self._lost_at = now
        self._losses += 1
        if not self._told_lost:
            self._told_lost = True
            self._log.write(LogEvent.HOST_LOST, family=self._family.value, original=how)
        self._on_lost()

    def answered(self) -> None:
        if not self._told_lost or self._lost_at is None:
            return
        if self._keeps_dying and self._monotonic() - self._lost_at < SETTLED_SECONDS:
            return
        self._log.write(LogEvent.HOST_RESTARTED, family=self._family.value, count=self._losses)
        self._told_lost = self._keeps_dying = False
        self._losses = 0
