"""What the terminal does for the platform by itself: enrolment, heartbeats, and the outbox."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.central import wire
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.devices import Devices
from kiosk.link_watch import LinkWatch
from kiosk.log import Log, LogEvent
from kiosk.platform_access import PlatformAccess
from kiosk.session.world import Link
from offline_queue.first_model import Kind, Row, Verdict
from offline_queue.sender import drain
from offline_queue.store import OutboxStore


@dataclass(frozen=True)
class About:
    """What a heartbeat says of the terminal itself."""

    terminal_id: str
    version: str
    catalogue_version: str
    heartbeat_seconds: float


#: How soon to look again whether the platform is back.
_RETRY_SECONDS = 3.0


class Housekeeping:
    """Runs on a worker of its own, so that a slow heartbeat never stands before a resident's question."""

    def __init__(
        self, *, access: PlatformAccess, outbox: OutboxStore, devices: Devices, link: LinkWatch, about: About, log: Log
    ) -> None:
        self._access = access
        self._outbox = outbox
        self._devices = devices
        self._link = link
        self._about = about
        self._log = log
        self._started = time.monotonic()
        self._next_heartbeat = 0.0

    def look(self) -> None:
        """One round: a heartbeat when it is time, then whatever waits in the outbox."""
        if time.monotonic() >= self._next_heartbeat:
            self._beat()
        if self._link.link is Link.ONLINE:
            drain(self._outbox, self._post)

    def _beat(self) -> None:
        try:
            self._access.client().send_heartbeat(self._heartbeat())
        except PlatformError as error:
            self._link.failed(error)
            self._next_heartbeat = time.monotonic() + min(_RETRY_SECONDS, self._about.heartbeat_seconds)
            return
        self._link.answered()
        self._next_heartbeat = time.monotonic() + self._about.heartbeat_seconds

    def keep_visit(self, record: wire.VisitRecord) -> None:
        """Into the outbox: the platform gets it now, or when it can be reached."""
        self._outbox.put(Row(record.record_id, Kind.VISIT_RECORD, record.model_dump_json().encode(), time.time()))

    def _post(self, row: Row) -> tuple[Verdict, str]:
        try:
            self._access.client().send_visit_record(wire.VisitRecord.model_validate_json(row.body), row.id)
        except PlatformError as error:
            if error.fault is PlatformFault.REFUSED:
                reason = error.code.value if error.code else error.fault.value
                self._log.write(LogEvent.PLATFORM_REFUSED, fault=f"visit record {reason}", reference=error.reference)
                return Verdict.REFUSED, reason
            self._link.failed(error)
            return Verdict.LATER, error.fault.value
        return Verdict.ACCEPTED, ""

    def _heartbeat(self) -> wire.Heartbeat:
        counts = self._outbox.counts()
        oldest = counts.oldest_waiting_at
        return wire.Heartbeat(
            terminal_id=self._about.terminal_id,
            sent_at=datetime.now(UTC),
            uptime_seconds=int(time.monotonic() - self._started),
            versions=wire.Versions(software=self._about.version, catalogue=self._about.catalogue_version or "none"),
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
                oldest_unsent_at=datetime.fromtimestamp(oldest, UTC) if oldest is not None else None,
            ),
        )
