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
from offline_queue import transport
from offline_queue.kinds import Kind
from offline_queue.model import SealedMaterial, SealedRow, Submission
from offline_queue.moments import moment
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
_RETRY_SECONDS = 3.0


class Housekeeping:
    """Runs on a worker of its own, so that a slow heartbeat never stands before a resident's question."""

    def __init__(
        self,
        *,
        access: PlatformAccess,
        store: Store,
        spool: Spool,
        devices: Devices,
        link: LinkWatch,
        about: About,
        log: Log,
    ) -> None:
        self._access = access
        self._store = store
        self._outbox = Outbox(store, spool, sealer=None)
        clock = Clock(moment, self._platform_now, self._best_now)
        self._sender = Sender(store, spool, _VisitTransport(access, link, log), clock, connections=1)
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
            self._sender.drain()

    def _beat(self) -> None:
        try:
            self._access.client().send_heartbeat(self._heartbeat())
        except PlatformError as error:
            self._link.failed(error)
            self._next_heartbeat = time.monotonic() + min(_RETRY_SECONDS, self._about.heartbeat_seconds)
            return
        if self._link.link is not Link.ONLINE:
            self._sender.link_is_up()
        self._link.answered()
        self._next_heartbeat = time.monotonic() + self._about.heartbeat_seconds

    def keep_visit(self, record: wire.VisitRecord) -> None:
        """Into the outbox: the platform gets it now, or when it can be reached."""
        body = record.model_dump_json().encode()
        self._outbox.keep_unsealed(Submission(record.record_id, Kind.VISIT_RECORD, body, datetime.now(UTC)))

    def _platform_now(self) -> datetime | None:
        """The time, once the platform has told it: until then nothing grows too old."""
        return self._best_now() if self._link.link is Link.ONLINE else None

    def _best_now(self) -> datetime:
        return datetime.now(UTC) + self._access.clock_offset()

    def _heartbeat(self) -> wire.Heartbeat:
        counts = self._store.counts()
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


class _VisitTransport:
    """The way of visit records, which is all that is kept here."""

    def __init__(self, access: PlatformAccess, link: LinkWatch, log: Log) -> None:
        self._access = access
        self._link = link
        self._log = log

    def send(self, row: SealedRow) -> transport.Answer | transport.Fault:
        try:
            self._access.client().send_visit_record(wire.VisitRecord.model_validate_json(row.body), row.id)
        except ValueError:
            return transport.Refused(row.id, transport.Refusal.MALFORMED)
        except PlatformError as error:
            if error.fault is PlatformFault.REFUSED:
                reason = error.code.value if error.code else error.fault.value
                self._log.write(LogEvent.PLATFORM_REFUSED, fault=f"visit record {reason}", reference=error.reference)
                return transport.Refused(row.id, transport.Refusal.OTHER)
            self._link.failed(error)
            return transport.Fault(_FAULTS[error.fault], error.retry_after)
        return transport.Accepted(row.id)

    def uploaded(self, row: SealedRow, material: SealedMaterial) -> transport.Refused:
        """A visit record has no materials."""
        return transport.Refused(row.id, transport.Refusal.MALFORMED)

    def upload(self, row: SealedRow, material: SealedMaterial, offset: int, content: bytes) -> transport.Refused:
        """A visit record has no materials."""
        return transport.Refused(row.id, transport.Refusal.MALFORMED)
