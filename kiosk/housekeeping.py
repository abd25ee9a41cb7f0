"""What the terminal does by itself: enrolment, heartbeats, the outbox, and a look whether its catalogue is current."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from drivers.protocols import Family
from kiosk.catalogue_keeping import CatalogueKeeping
from kiosk.central import wire
from kiosk.central.faults import PlatformError
from kiosk.central.terminal_reports import BundleReport, OperatorReport
from kiosk.devices import Devices
from kiosk.filing import Access, Filing
from kiosk.link_watch import LinkWatch
from kiosk.session.desk import Counts
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
    operator: OperatorReport | None = None


#: How soon to look again whether the platform is back.
RETRY_SECONDS = 3.0
_MOST_BUNDLES = 50


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
        counts: Callable[[], Counts],
        out_of_service: Callable[[], bool],
        taken_back: Callable[[], tuple[BundleReport, ...]] = tuple,
        catalogue: CatalogueKeeping | None = None,
        renew: Callable[[], None] = lambda: None,
        monotonic: Callable[[], float] = boot_seconds,
    ) -> None:
        self._access = access
        self._filing = filing
        self._devices = devices
        self._link = link
        self._about = about
        self._catalogue = catalogue
        self._renew = renew
        self._counts = counts
        self._out_of_service = out_of_service
        self._taken_back = taken_back
        self._monotonic = monotonic
        self._started = monotonic()
        self._last_beat = -math.inf
        self._beat_failed = False
        self._quiet_until = -math.inf  # the platform asked to be left alone until then (Retry-After), or is in trouble

    def look(self) -> None:
        """One round: a heartbeat when it is time, then what the outbox does by itself."""
        if self._beat_is_due():
            self._beat()
        # What stands against confirming anything is looked at in any case: most of all where the platform is away.
        self._filing.look(may_ask=self._monotonic() >= self._quiet_until)
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
        self._renew()

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
        queue, used = self._filing.counts(), self._counts()
        return wire.Heartbeat(
            terminal_id=self._about.terminal_id,
            operator=self._about.operator,
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
            consumables=_consumables(used),
            counters=(
                wire.CounterReport(key="a4_pages", total=used.a4_pages, since_refill=used.a4_since_refill),
                wire.CounterReport(key="receipts", total=used.receipts, since_refill=used.receipts_since_roll),
                wire.CounterReport(key="cards", total=used.cards),
                wire.CounterReport(key="visits", total=used.visits),
            ),
            out_of_service=self._out_of_service(),
            bundles_taken_back=self._taken_back()[:_MOST_BUNDLES],
            queue=wire.QueueReport(
                waiting=queue.waiting,
                parked=queue.parked,
                oldest_unsent_at=queue.oldest_waiting_at,
            ),
        )


def _consumables(used: Counts) -> tuple[wire.ConsumableReport, ...]:
    """The A4 paper, once an attendant has said how much there is: by what came out since."""
    if used.sheets_left is None:
        return ()
    level = used.sheets_left * 100 // used.sheets_put_in
    return (wire.ConsumableReport(device=Family.DOCUMENT_PRINTER.value, kind="paper", level_percent=level),)
