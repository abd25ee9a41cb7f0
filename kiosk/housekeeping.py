"""What the terminal does for the platform by itself: enrolment, heartbeats, and the outbox."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from pydantic import ValidationError

from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.devices import Devices
from kiosk.link_watch import LinkWatch
from kiosk.log import Log, LogEvent
from kiosk.session.world import Link
from offline_queue.model import Kind, Row, Verdict
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
RETRY_SECONDS = 3.0


class Access(Protocol):
    """The way to the platform. Raises PlatformError."""

    def client(self) -> PlatformClient: ...


class Housekeeping:
    """Runs on a worker of its own, so that a slow heartbeat never stands before a resident's question."""

    def __init__(
        self,
        *,
        access: Access,
        outbox: OutboxStore,
        devices: Devices,
        link: LinkWatch,
        about: About,
        log: Log,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._access = access
        self._outbox = outbox
        self._devices = devices
        self._link = link
        self._about = about
        self._log = log
        self._monotonic = monotonic
        self._started = monotonic()
        self._last_beat = -math.inf
        self._beat_failed = False
        self._quiet_until = -math.inf  # the platform asked to be left alone until then (Retry-After), or is in trouble

    def look(self) -> None:
        """One round: a heartbeat when it is time, then whatever waits in the outbox."""
        if self._beat_is_due():
            self._beat()
        if self._link.link is Link.ONLINE and self._monotonic() >= self._quiet_until:
            drain(self._outbox, self._post)

    def _beat_is_due(self) -> bool:
        """A resident's question may have found the link down: whether it is back is not left to the next heartbeat."""
        period = self._about.heartbeat_seconds
        if self._beat_failed or self._link.link is Link.OFFLINE:
            period = min(RETRY_SECONDS, period)
        return self._monotonic() >= max(self._last_beat + period, self._quiet_until)

    def _beat(self) -> None:
        self._last_beat = self._monotonic()
        try:
            self._access.client().send_heartbeat(self._heartbeat())
        except PlatformError as error:
            self._beat_failed = True
            self._leave_alone(error)
            return
        self._beat_failed = False
        self._link.answered()

    def _leave_alone(self, error: PlatformError) -> None:
        self._link.failed(error)
        self._quiet_until = self._monotonic() + max(RETRY_SECONDS, error.retry_after or 0.0)

    def keep_visit(self, record: wire.VisitRecord) -> None:
        """Into the outbox: the platform gets it now, or when it can be reached."""
        self._outbox.put(Row(record.record_id, Kind.VISIT_RECORD, record.model_dump_json().encode(), time.time()))

    def _post(self, row: Row) -> tuple[Verdict, str]:
        try:
            record = wire.VisitRecord.model_validate_json(row.body)
        except ValidationError:
            # Of another version. It will never be sent, and must not stand before the others.
            self._log.write(LogEvent.PLATFORM_REFUSED, fault="visit record unreadable")
            return Verdict.REFUSED, "unreadable"
        try:
            self._access.client().send_visit_record(record, row.id)
        except PlatformError as error:
            if error.fault is PlatformFault.REFUSED:
                reason = error.code.value if error.code else error.fault.value
                self._log.write(LogEvent.PLATFORM_REFUSED, fault=f"visit record {reason}", reference=error.reference)
                return Verdict.REFUSED, reason
            self._leave_alone(error)
            return Verdict.LATER, error.fault.value
        return Verdict.ACCEPTED, ""

    def _heartbeat(self) -> wire.Heartbeat:
        counts = self._outbox.counts()
        oldest = counts.oldest_waiting_at
        return wire.Heartbeat(
            terminal_id=self._about.terminal_id,
            sent_at=datetime.now(UTC),
            uptime_seconds=int(self._monotonic() - self._started),
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
