"""What the terminal does by itself: enrolment, heartbeats, the outbox, and a look whether its catalogue is current."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.catalogue_keeping import CatalogueKeeping
from kiosk.central import wire
from kiosk.central.faults import PlatformError
from kiosk.devices import Devices
from kiosk.filing import Access, Filing
from kiosk.link_watch import LinkWatch
from kiosk.session.world import Link
from offline_queue.kinds import Kind
from offline_queue.model import Submission
from offline_queue.moments import boot_seconds


@dataclass(frozen=True)
class About:
    """What a heartbeat says of the terminal itself."""

    terminal_id: str
    version: str
    catalogue_version: str
    heartbeat_seconds: float


#: How soon to look again whether the platform is back.
RETRY_SECONDS = 3.0


class Housekeeping:
    """Runs on a worker of its own, so that a slow heartbeat never stands before a resident's question."""

    def __init__(
        self,
        *,
        access: Access,
        filing: Filing,
        devices: Devices,
        link: LinkWatch,
        about: About,
        catalogue: CatalogueKeeping | None = None,
        monotonic: Callable[[], float] = boot_seconds,
    ) -> None:
        self._access = access
        self._filing = filing
        self._devices = devices
        self._link = link
        self._about = about
        self._catalogue = catalogue
        self._monotonic = monotonic
        self._started = monotonic()
        self._last_beat = -math.inf
        self._beat_failed = False
        self._quiet_until = -math.inf  # the platform asked to be left alone until then (Retry-After), or is in trouble

    def look(self) -> None:
        """One round: a heartbeat when it is time, then what the outbox does by itself."""
        if self._beat_is_due():
            self._beat()
        if self._monotonic() >= self._quiet_until:
            self._filing.look()
        if self._catalogue is not None:
            self._catalogue.look()

    def _beat_is_due(self) -> bool:
        """A resident's question may have found the link down: whether it is back is not left to the next heartbeat."""
        period = self._about.heartbeat_seconds
        if self._beat_failed or self._link.link is Link.OFFLINE:
            period = min(RETRY_SECONDS, period)
        return self._monotonic() >= max(self._last_beat + period, self._quiet_until)

    def _beat(self) -> None:
        self._last_beat = self._monotonic()
        try:
            told = self._access.client().send_heartbeat(self._heartbeat())
        except PlatformError as error:
            self._beat_failed = True
            self._leave_alone(error)
            return
        self._beat_failed = False
        self._filing.platform_told_the_time(told - datetime.now(UTC))
        if self._link.link is not Link.ONLINE:
            self._filing.link_is_up()
            if self._catalogue is not None:
                self._catalogue.link_is_up()
        self._link.answered()

    def _leave_alone(self, error: PlatformError) -> None:
        self._link.failed(error)
        self._quiet_until = self._monotonic() + max(RETRY_SECONDS, error.retry_after or 0.0)

    def keep_visit(self, record: wire.VisitRecord) -> None:
        """Into the outbox: the platform gets it now, or when it can be reached."""
        body = record.model_dump_json().encode()
        self._filing.keep_record(Submission(record.record_id, Kind.VISIT_RECORD, body, datetime.now(UTC)))

    def _catalogue_version(self) -> str:
        return self._catalogue.version if self._catalogue is not None else self._about.catalogue_version

    def _heartbeat(self) -> wire.Heartbeat:
        counts = self._filing.counts()
        return wire.Heartbeat(
            terminal_id=self._about.terminal_id,
            sent_at=datetime.now(UTC),
            uptime_seconds=int(self._monotonic() - self._started),
            versions=wire.Versions(software=self._about.version, catalogue=self._catalogue_version() or "none"),
            devices=tuple(
                wire.DeviceReport(
                    name=family.value,
                    family=family.value,
                    condition=wire.DeviceCondition(status.condition.value),
                    problems=tuple(sorted(status.problems)),
                )
                for family, status in self._devices.statuses().items()
            ),
            queue=wire.QueueReport(
                waiting=counts.waiting,
                parked=counts.parked,
                oldest_unsent_at=counts.oldest_waiting_at,
            ),
        )
