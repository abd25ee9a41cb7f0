"""The terminal's half of an update, made of its profile."""

from __future__ import annotations

from kiosk.bundles.store import Bundles
from kiosk.central.updates import Ring
from kiosk.log import Log
from kiosk.profile import Profile
from kiosk.updating.keeping import Around, Place, UpdateKeeping
from kiosk.updating.record import UPDATE_HELPER, UPDATE_PROGRESS

__all__ = ["Around", "UpdateKeeping", "bundles_of", "update_keeping"]

FOLDER = "updates"
_KIB = 1024


def bundles_of(profile: Profile) -> Bundles:
    """The bundles of this terminal, which keeps them beside its queue."""
    return Bundles(profile.folders.state / "bundles", profile.bundles.trust)


def update_keeping(profile: Profile, around: Around, log: Log) -> UpdateKeeping | None:
    """None where the profile names nobody whose releases count. Raises OSError."""
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
    return UpdateKeeping(place, around, bundles_of(profile), log)
