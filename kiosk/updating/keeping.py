"""The terminal's half of an update: it asks, brings, looks whether it is right, and hands over to the machine's helper.

Nothing is brought while somebody is there, or out of the hours for it; nothing is put in place before the terminal
stands aside, which it does only once nobody is there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.bundles.refusing import BundleRefused
from kiosk.bundles.store import Bundles
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError
from kiosk.central.update_calls import ask_for_release
from kiosk.central.updates import ReleaseOffer, Ring
from kiosk.log import Log, LogEvent
from kiosk.session.hours import Daily
from kiosk.updating.fetching import Fetching, Spoilt
from kiosk.updating.record import UPDATE_PROGRESS, UPDATE_REQUEST, Record
from kiosk.updating.reporting import Reports
from kiosk.updating.states import (
    AT_WORK,
    Event,
    Offered,
    Progress,
    Reason,
    Received,
    Refused,
    Release,
    Stage,
    Staged,
    advance,
    followed,
)
from offline_queue.moments import boot_seconds

#: Once in a window, and again some hours later where windows are long.
_ASK_SECONDS = 3600.0
_AGAIN_SECONDS = 60.0
#: The helper begins within seconds where there is one.
_HELPER_SECONDS = 300.0
_LATER_SECONDS = 6 * 3600.0
#: A release that came spoilt so often comes spoilt.
_MOST_SPOILT = 3


@dataclass(frozen=True)
class Place:
    """Where things lie, and what the profile says."""

    folder: Path  # the terminal's own, of updates
    helper: Path  # the helper's progress
    terminal_id: str
    ring: Ring
    bytes_per_second: int
    window: Daily


@dataclass(frozen=True)
class Around:
    """What the terminal knows. ``visited``: somebody is there; ``aside``: the terminal serves nobody because it was
    asked to stand aside; ``changed`` hears that it should, or not any more."""

    client: Callable[[], PlatformClient]
    online: Callable[[], bool]
    wall: Callable[[], datetime]
    visited: Callable[[], bool]
    aside: Callable[[], bool]
    changed: Callable[[], None]


class UpdateKeeping:
    """``look`` is called once a second by one thread; ``wants_aside`` by any."""

    def __init__(
        self, place: Place, around: Around, bundles: Bundles, log: Log, monotonic: Callable[[], float] = boot_seconds
    ) -> None:
        place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._place = place
        self._around = around
        self._bundles = bundles
        self._log = log
        self._monotonic = monotonic
        self._record = Record(place.folder / UPDATE_PROGRESS)
        self._helper = Record(place.helper)
        self._fetching = Fetching(place.folder)
        self._reports = Reports(place.folder / "reports.json", place.terminal_id)
        self._etag = ""
        self._ask_at = -math.inf
        self._later = -math.inf
        self._tell_at = -math.inf
        self._requested_at: float | None = None
        self._spoilt = 0
        self._complained: Reason | None = None
        self.progress = self._record.read()
        with suppress(OSError):  # what could not be written down holds all the same
            self._follow()  # what the helper did while the terminal was down is told like anything else
        self.wants_aside = self.progress.stage in AT_WORK

    def look(self) -> None:
        """One look. Never raises for what platform, bundle or disk do."""
        try:
            self._follow()
            self._tell()
            self._go_on()
        except PlatformError as error:
            self._later = self._monotonic() + max(_AGAIN_SECONDS, error.retry_after or 0.0)
        except OSError as error:
            self._later = self._monotonic() + _AGAIN_SECONDS
            self._log.write(LogEvent.UPDATE, fault=type(error).__name__, detail=Path(str(error.filename or "")).name)
        self._want_aside()

    # --- steps --------------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        stage = self.progress.stage
        if stage in AT_WORK:
            self._requested_at = None
            return
        if self._requested_at is not None:
            self._await_helper(self._requested_at)
            return
        if not self._is_time():
            return
        if stage is Stage.STAGED:
            self._hand_over()
        elif not self._around.visited() and self._around.online():
            if self._monotonic() >= self._ask_at:
                self._ask()
            elif stage in (Stage.OFFERED, Stage.DOWNLOADING):
                self._fetch()

    def _is_time(self) -> bool:
        return self._monotonic() >= self._later and self._place.window.covers(self._around.wall())

    def _ask(self) -> None:
        told = ask_for_release(self._around.client(), self._place.ring, self._etag)
        self._ask_at = self._monotonic() + _ASK_SECONDS
        if told is not None:
            self._etag = told.etag
            self._take(Offered(None if told.release is None else _release(told.release)))

    def _fetch(self) -> None:
        release = self.progress.release
        if release is None:
            return
        if not self._fetching.has_room(release):
            self._complain(Reason.NO_ROOM)
            return
        here = self._fetching.fetch(
            release,
            self._around.client(),
            self._place.bytes_per_second,
            lambda: not self._around.visited() and self._is_time(),
        )
        if self.progress.stage is Stage.OFFERED:
            self._take(Received(here))
        if here >= release.size:
            self._look_at_it(release)

    def _look_at_it(self, release: Release) -> None:
        try:
            self._fetching.take(release, self._bundles, datetime.now(UTC))
        except BundleRefused as refused:
            self._take(Refused(Reason.REFUSED, str(refused)))
        except Spoilt as spoilt:
            self._spoilt += 1
            if self._spoilt >= _MOST_SPOILT:
                self._spoilt = 0
                self._take(Refused(Reason.REFUSED, str(spoilt)))
        else:
            self._spoilt = 0
            self._take(Staged(release))

    def _hand_over(self) -> None:
        """Once the terminal stands aside, the helper is asked; what it does then is read from its record."""
        if not self._fetching.bundle.exists():
            self._take(Offered(None))
            self._etag, self._ask_at = "", -math.inf
        elif self._around.aside():
            (self._place.folder / UPDATE_REQUEST).touch(mode=0o600)
            self._requested_at = self._monotonic()

    def _await_helper(self, since: float) -> None:
        if self._monotonic() < since + _HELPER_SECONDS:
            return
        (self._place.folder / UPDATE_REQUEST).unlink(missing_ok=True)
        self._requested_at = None
        self._complain(Reason.NO_HELPER)

    def _complain(self, reason: Reason) -> None:
        """It may be otherwise in some hours; the platform is told once."""
        self._later = self._monotonic() + _LATER_SECONDS
        if reason is not self._complained:
            self._complained = reason
            self._reports.add(replace(self.progress, stage=Stage.IDLE, reason=reason))
            self._log.write(LogEvent.UPDATE, fault=reason.value)

    # --- what is known ------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        after = followed(self.progress, self._helper.read())
        if after != self.progress:
            self._keep(after)
            if after.stage not in AT_WORK:
                self._fetching.forget()
                self._requested_at = None

    def _take(self, event: Event) -> None:
        after = advance(self.progress, event)
        if after != self.progress:
            self._keep(after)
            if after.stage is Stage.IDLE:
                self._fetching.forget()

    def _keep(self, after: Progress) -> None:
        before, self.progress = self.progress, after
        self._record.write(after)
        if (after.stage, after.release, after.reason) == (before.stage, before.release, before.reason):
            return
        self._complained = None
        self._reports.add(after)
        self._log.write(
            LogEvent.UPDATE,
            action=after.stage.value,
            version=after.release.version if after.release is not None else "",
            fault=after.reason.value,
            detail=after.detail,
        )

    def _tell(self) -> None:
        if self._monotonic() < self._tell_at or not self._reports.waits or not self._around.online():
            return
        try:
            self._reports.send(self._around.client)
        except PlatformError as error:
            self._tell_at = self._monotonic() + max(_AGAIN_SECONDS, error.retry_after or 0.0)

    def _want_aside(self) -> None:
        stage = self.progress.stage
        wanted = stage in AT_WORK or self._requested_at is not None or (stage is Stage.STAGED and self._is_time())
        if wanted != self.wants_aside:
            self.wants_aside = wanted
            self._around.changed()


def _release(offer: ReleaseOffer) -> Release:
    return Release(offer.version, offer.sequence, offer.size, offer.sha256)
