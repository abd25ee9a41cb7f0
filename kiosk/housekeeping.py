"""What the terminal does for the platform by itself: enrolment, heartbeats, and the outbox."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from pydantic import ValidationError

from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.devices import Devices
from kiosk.link_watch import LinkWatch
from kiosk.log import Log, LogEvent
from kiosk.session.world import Link
from offline_queue import transport
from offline_queue.kinds import Kind
from offline_queue.model import SealedMaterial, SealedRow, Submission
from offline_queue.moments import Moment, boot_id, boot_seconds
from offline_queue.outbox import Outbox
from offline_queue.sender import Clock, Sender
from offline_queue.spool import Spool
from offline_queue.store import Store


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
        store: Store,
        spool: Spool,
        devices: Devices,
        link: LinkWatch,
        about: About,
        log: Log,
        monotonic: Callable[[], float] = boot_seconds,
    ) -> None:
        self._access = access
        self._store = store
        self._outbox = Outbox(store, spool, sealer=None)
        self._offset: timedelta | None = None  # what to add to this clock to get the platform's
        clock = Clock(lambda: Moment(boot_id(), monotonic()), self._platform_now, self._best_now)
        self._sender = Sender(store, spool, VisitTransport(access, self._leave_alone, log), clock, connections=1)
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
            self._sender.drain()

    def _beat_is_due(self) -> bool:
        """A resident's question may have found the link down: whether it is back is not left to the next heartbeat."""
        period = self._about.heartbeat_seconds
        if self._beat_failed or self._link.link is Link.OFFLINE:
            period = min(RETRY_SECONDS, period)
        return self._monotonic() >= max(self._last_beat + period, self._quiet_until)

    def _beat(self) -> None:
        self._last_beat = self._monotonic()
        try:
            self._offset = self._access.client().send_heartbeat(self._heartbeat()) - datetime.now(UTC)
        except PlatformError as error:
            self._beat_failed = True
            self._leave_alone(error)
            return
        self._beat_failed = False
        if self._link.link is not Link.ONLINE:
            self._sender.link_is_up()
        self._link.answered()

    def _leave_alone(self, error: PlatformError) -> None:
        self._link.failed(error)
        self._quiet_until = self._monotonic() + max(RETRY_SECONDS, error.retry_after or 0.0)

    def keep_visit(self, record: wire.VisitRecord) -> None:
        """Into the outbox: the platform gets it now, or when it can be reached."""
        body = record.model_dump_json().encode()
        self._outbox.keep_unsealed(Submission(record.record_id, Kind.VISIT_RECORD, body, datetime.now(UTC)))

    def _platform_now(self) -> datetime | None:
        """The time, once the platform has told it: until then nothing grows too old."""
        return self._best_now() if self._offset is not None else None

    def _best_now(self) -> datetime:
        return datetime.now(UTC) + (self._offset or timedelta())

    def _heartbeat(self) -> wire.Heartbeat:
        counts = self._store.counts()
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
                oldest_unsent_at=counts.oldest_waiting_at,
            ),
        )


_FAULTS = {
    PlatformFault.NO_LINK: transport.WorldFault.NO_LINK,
    PlatformFault.TIMEOUT: transport.WorldFault.TIMEOUT,
    PlatformFault.BUSY: transport.WorldFault.TOO_MANY,
    PlatformFault.SERVER_ERROR: transport.WorldFault.SERVER_ERROR,
    PlatformFault.NOT_AUTHORISED: transport.WorldFault.NOT_AUTHORISED,
    PlatformFault.NOT_THE_PLATFORM: transport.WorldFault.CAPTIVE_PORTAL,
    PlatformFault.TLS: transport.WorldFault.TLS,
    PlatformFault.CLOCK: transport.WorldFault.CLOCK,
}


class VisitTransport:
    """The way of visit records; everything else waits."""

    def __init__(self, access: Access, on_fault: Callable[[PlatformError], None], log: Log) -> None:
        self._access = access
        self._on_fault = on_fault
        self._log = log

    def send(self, row: SealedRow) -> transport.Answer | transport.Fault:
        if row.kind is not Kind.VISIT_RECORD:
            return transport.NotYet(row.id)
        try:
            record = wire.VisitRecord.model_validate_json(row.body)
        except ValidationError:
            # Of another version. It will never be sent, and must not stand before the others.
            self._log.write(LogEvent.PLATFORM_REFUSED, fault="visit record unreadable")
            return transport.Refused(row.id, transport.Refusal.MALFORMED)
        try:
            self._access.client().send_visit_record(record, row.id)
        except PlatformError as error:
            if error.fault is PlatformFault.REFUSED:
                reason = error.code.value if error.code else error.fault.value
                self._log.write(LogEvent.PLATFORM_REFUSED, fault=f"visit record {reason}", reference=error.reference)
                return transport.Refused(row.id, transport.Refusal.OTHER)
            self._on_fault(error)
            return transport.Fault(_FAULTS[error.fault], error.retry_after)
        return transport.Accepted(row.id)

    def uploaded(self, row: SealedRow, material: SealedMaterial) -> transport.Refused:
        """A visit record has no materials."""
        return transport.Refused(row.id, transport.Refusal.MALFORMED)

    def upload(self, row: SealedRow, material: SealedMaterial, offset: int, content: bytes) -> transport.Refused:
        """A visit record has no materials."""
        return transport.Refused(row.id, transport.Refusal.MALFORMED)
