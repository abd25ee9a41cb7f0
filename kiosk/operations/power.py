"""Timed power: the machine switches itself off for the hours that the profile says, and its own clock wakes it.

The terminal asks, in a file that its helper watches; the helper (root) reads the times from the profile itself, sets
the clock to wake the machine, and switches off only if that could be done.
"""

from __future__ import annotations

import math
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.session.hours import Daily

FOLDER, REQUEST = "power", "off"
#: Whoever has just gone may come back for what they forgot.
_QUIET_SECONDS = 120.0
#: A machine that is woken at once again has not been off.
_SHORTEST_OFF = timedelta(minutes=10)
_SECONDS = 60.0


@dataclass(frozen=True)
class Around:
    """What the terminal knows. ``closed``: it serves nobody, because it was asked not to."""

    wall: Callable[[], datetime]
    visited: Callable[[], bool]
    undelivered: Callable[[], int]  # rows that wait
    busy: Callable[[], bool]  # an update is under way
    closed: Callable[[], bool]
    changed: Callable[[], None]


class PowerKeeping:
    """``look`` is called once a second by one thread; ``wants_off`` by any."""

    def __init__(self, state: Path, off: Daily | None, around: Around, monotonic: Callable[[], float]) -> None:
        """``off``: when the machine is off; None: never."""
        self._request = state / FOLDER / REQUEST
        self._off = off
        self._around = around
        self._monotonic = monotonic
        self._quiet_since = math.inf
        self.wants_off = False

    def look(self) -> None:
        """Raises OSError when the request cannot be written."""
        if self._off is None:
            return
        wanted = self._may_go_off(self._off)
        if wanted != self.wants_off:
            self.wants_off = wanted
            self._around.changed()
        if not wanted:
            self._request.unlink(missing_ok=True)
        elif self._around.closed() and not self._request.exists():
            self._request.parent.mkdir(mode=0o700, exist_ok=True)
            self._request.touch(mode=0o600)

    def _may_go_off(self, off: Daily) -> bool:
        now = self._monotonic()
        if self._around.visited():
            self._quiet_since = math.inf
            return False
        self._quiet_since = min(self._quiet_since, now)
        wall = self._around.wall()
        return (
            off.covers(wall)
            and next_time(off, wall) - wall >= _SHORTEST_OFF
            and now >= self._quiet_since + _QUIET_SECONDS
            and not self._around.busy()
            and not self._around.undelivered()
        )


def next_time(off: Daily, wall: datetime) -> datetime:
    """When the machine is to be on again."""
    on = datetime.combine(wall.date(), off.until, wall.tzinfo)
    return on if on > wall else on + timedelta(days=1)


class CannotWake(Exception):
    """The clock of the machine could not be set to wake it; the words are the command's last ones."""


def switch_off(
    off: Daily,
    wall: datetime,
    *,
    by_clock: bool,
    rtcwake: Sequence[str] = ("rtcwake",),
    poweroff: Sequence[str] = ("systemctl", "poweroff"),
) -> datetime | None:
    """Switch off until the time to be on again; None: it is not the time, and nothing was done.

    ``by_clock``: the machine's own clock wakes it. Otherwise the case does. Raises CannotWake: the machine stays on.
    """
    if not off.covers(wall) or next_time(off, wall) - wall < _SHORTEST_OFF:
        return None
    wake = next_time(off, wall)
    if by_clock:
        _run((*rtcwake, "--mode", "no", "--time", str(int(wake.timestamp()))))
    _run(poweroff)
    return wake


def _run(command: Sequence[str]) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            list(command), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotWake(f"{command[0]}: {type(error).__name__}") from None
    if done.returncode:
        raise CannotWake(f"{command[0]}: {' '.join(done.stderr.strip().splitlines()[-1:])}"[:200])
