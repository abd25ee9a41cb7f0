"""What the desk keeps on the disk, opened together."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.attendant.guard import PinGuard
from kiosk.attendant.service import ServiceState
from kiosk.log import Log
from kiosk.operations.counters import Counters
from kiosk.profile.pin_hash import read_pin_hash
from kiosk.session.desk import Attendance


@dataclass(frozen=True)
class Desk:
    """The desk of a terminal whose profile has an attendant's PIN."""

    guard: PinGuard
    service: ServiceState


@dataclass(frozen=True)
class Books:
    """``desk`` is None where the profile has no PIN: then there is no way in, and nobody can take out of service."""

    counters: Counters
    desk: Desk | None = None

    def attendance(self) -> Attendance | None:
        """As it is now. Never waits."""
        if self.desk is None:
            return None
        return Attendance(self.counters.counts, self.desk.guard.blocked_until, self.desk.service.out_since)

    def out_of_service(self) -> bool:
        return self.desk is not None and self.desk.service.out_since is not None


def open_books(folder: Path, pin_hash: str | None, log: Log, monotonic: Callable[[], float] = time.monotonic) -> Books:
    """``folder`` is that of the terminal's state. Raises ValueError for a hash that the profile would have refused."""
    counters = Counters(folder, log)
    if pin_hash is None:
        return Books(counters)
    return Books(counters, Desk(PinGuard(folder, read_pin_hash(pin_hash), log, monotonic), ServiceState(folder)))
