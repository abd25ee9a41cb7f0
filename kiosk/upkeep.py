"""What a terminal does with itself while nobody is there: it tells how it is, brings newer releases, and goes off for
the night. On a worker of its own, which no resident waits for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from drivers.protocols import DeviceStatus, Family
from kiosk.central.client import PlatformClient
from kiosk.central.updates import Ring
from kiosk.log import Log
from kiosk.operations import power
from kiosk.operations.power import PowerKeeping
from kiosk.profile import Profile
from kiosk.pulse import HealthTelling, Living
from kiosk.session.hours import Upkeep
from kiosk.session.model import ClosedBecause
from kiosk.taken_back import TakenBackWatch, bundles_of
from kiosk.updating.keeping import Around, Place, UpdateKeeping
from kiosk.updating.record import UPDATE_HELPER, UPDATE_PROGRESS
from kiosk.workers import Worker
from offline_queue.model import Counts
from offline_queue.moments import boot_seconds
from offline_queue.store import BugError, KnownError

#: Below the folder of state: what is brought, and how far it is.
FOLDER = "updates"
_KIB = 1024
_LOOK_SECONDS = 1.0


@dataclass(frozen=True)
class UpkeepSurroundings:
    """What the terminal knows of itself. ``counts`` raises KnownError when the outbox cannot be read."""

    living: Living
    client: Callable[[], PlatformClient]
    online: Callable[[], bool]
    wall: Callable[[], datetime]
    counts: Callable[[], Counts]
    statuses: Callable[[], Mapping[Family, DeviceStatus]]
    changed: Callable[[], None]  # the world is another


class UpkeepWork:
    """``wanted`` may be asked from every thread."""

    def __init__(self, profile: Profile, around: UpkeepSurroundings, log: Log, taken_back: TakenBackWatch) -> None:
        """Raises OSError for the folder of updates."""
        self._around = around
        self._updates = _updates(profile, around, log)
        self._power = PowerKeeping(
            profile.folders.state,
            profile.hours.off(),
            power.Around(
                wall=around.wall,
                visited=around.living.visited,
                undelivered=self._undelivered,
                busy=lambda: self._updates is not None and self._updates.wants_aside,
                closed=lambda: around.living.closed() is ClosedBecause.OUT_OF_HOURS,
                changed=around.changed,
            ),
            boot_seconds,
        )
        self._taken_back = taken_back
        health = HealthTelling(
            profile.folders.runtime,
            around.living.pulse,
            self._opens,
            around.statuses,
            taken_back=self._taken_back.found,
        )
        self._worker = Worker("upkeep", log.mistake, health.look, _LOOK_SECONDS)
        self._worker.look_every(self._power.look, _LOOK_SECONDS)
        self._worker.look_every(self._taken_back.look, _LOOK_SECONDS)
        if self._updates is not None:
            self._worker.look_every(self._updates.look, _LOOK_SECONDS)

    def wanted(self) -> Upkeep | None:
        """What nobody new is served for."""
        if self._updates is not None and self._updates.wants_aside:
            return Upkeep.UPDATE
        return Upkeep.POWER_OFF if self._power.wants_off else None

    def start(self) -> None:
        self._worker.start()

    def stop(self, seconds: float) -> bool:
        return self._worker.stop(seconds)

    def _opens(self) -> bool:
        """The outbox can be read."""
        try:
            self._around.counts()
        except (KnownError, BugError):
            return False
        return True

    def _undelivered(self) -> int:
        """What cannot be counted is not delivered."""
        try:
            return self._around.counts().waiting
        except (KnownError, BugError):
            return 1


def _updates(profile: Profile, around: UpkeepSurroundings, log: Log) -> UpdateKeeping | None:
    """None where the profile names nobody whose releases count."""
    if profile.bundles.trust is None:
        return None
    place = Place(
        folder=profile.folders.state / FOLDER,
        helper=UPDATE_HELPER / UPDATE_PROGRESS,
        terminal_id=profile.terminal.id,
        ring=Ring(profile.updates.ring.value),
        bytes_per_second=profile.updates.kilobytes_per_second * _KIB,
        window=profile.hours.update_window(),
    )
    ears = Around(
        client=around.client,
        online=around.online,
        wall=around.wall,
        visited=around.living.visited,
        aside=lambda: around.living.closed() is ClosedBecause.UPDATING,
        changed=around.changed,
    )
    return UpdateKeeping(place, ears, bundles_of(profile), log)
