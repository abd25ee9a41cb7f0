"""That the terminal lives: what the thread of the pages sees of itself, and what of it is told to whoever watches."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.protocols import DeviceStatus, Family
from kiosk.session.model import ClosedBecause
from kiosk.updating import health
from kiosk.updating.health import Sign
from kiosk.updating.own import own_version

if TYPE_CHECKING:
    from kiosk.bundles.store import TakenBack

#: A session that has not decided anything for so long does not decide.
_DECIDED_SECONDS = 10.0
_TELL_SECONDS = 5.0


class Pulse:
    """Written by the thread of the pages, read by any: single values, each whole."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._decided_at = float("-inf")
        self.painted = False
        self.home = False  # the home page could be made when it was tried last

    def decided(self) -> None:
        """The session has answered a tick."""
        self._decided_at = self._monotonic()

    def signs(self) -> dict[Sign, bool]:
        return {
            Sign.FRAME: self.painted,
            Sign.DECIDES: self._monotonic() - self._decided_at < _DECIDED_SECONDS,
            Sign.HOME: self.home,
        }


@dataclass(frozen=True)
class Living:
    """What the thread of the pages lets others know, from any thread."""

    pulse: Pulse
    visited: Callable[[], bool]  # somebody is there
    closed: Callable[[], ClosedBecause | None]  # why nobody is served


class HealthTelling:
    """``look`` is called by one thread; it writes at most every few seconds."""

    def __init__(
        self,
        folder: Path,
        pulse: Pulse,
        outbox_is_open: Callable[[], bool],
        statuses: Callable[[], Mapping[Family, DeviceStatus]],
        *,
        taken_back: Callable[[], Iterable[TakenBack]] = tuple,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``folder``: the terminal's own, in memory."""
        self._folder = folder
        self._pulse = pulse
        self._outbox_is_open = outbox_is_open
        self._statuses = statuses
        self._taken_back = taken_back
        self._monotonic = monotonic
        self._version = own_version()
        self._due = float("-inf")

    def look(self) -> None:
        """Raises OSError when the folder cannot be written."""
        if self._monotonic() < self._due:
            return
        self._due = self._monotonic() + _TELL_SECONDS
        signs = {**self._pulse.signs(), Sign.OUTBOX: self._outbox_is_open()}
        devices = {family.value: status.condition.value for family, status in self._statuses().items()}
        taken_back = [f"{one.kind}/{one.name}/{one.sequence}" for one in self._taken_back() if one.instead is None]
        health.tell(self._folder, self._version, signs, devices, taken_back)
