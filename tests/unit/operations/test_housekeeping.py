"""What the terminal does by itself: it asks soon whether the link is back, and leaves a busy platform alone."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

import kiosk.filing
from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.sealing_keys import SealingKeys
from kiosk.central.terminal_reports import BundleReport, OperatorReport
from kiosk.devices import Devices, FittedDevices
from kiosk.filing import Filing, OutboxPlace
from kiosk.housekeeping import RETRY_SECONDS, About, Housekeeping
from kiosk.link_watch import LinkWatch
from kiosk.log import Log
from kiosk.session.world import Link
from offline_queue.kinds import Kind
from offline_queue.limits import WhyNot
from offline_queue.model import Submission
from offline_queue.sealing import keep_open
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from tests.support.platform import visit_record
from tests.support.situations import COUNTS

TAKEN_BACK = (
    BundleReport(kind="brand", name="lotus", sequence=7, instead=6),
    BundleReport(kind="profile", name="city", sequence=2, instead=None),
)


@dataclass
class Platform:
    """Takes heartbeats, or raises what it was told to."""

    beats: list[wire.Heartbeat] = field(default_factory=list)
    fault: PlatformError | None = None

    def client(self) -> PlatformClient:
        return cast(PlatformClient, self)

    def send_heartbeat(self, heartbeat: wire.Heartbeat) -> datetime:
        if self.fault:
            raise self.fault
        self.beats.append(heartbeat)
        return datetime.now(UTC)

    def sealing_keys(self) -> SealingKeys:
        return SealingKeys(keys=())


@dataclass
class Bench:
    housekeeping: Housekeeping
    filing: Filing
    platform: Platform
    outbox: SqliteStore
    link: LinkWatch
    now: list[float]

    def look_after(self, seconds: float) -> None:
        self.now[0] += seconds
        self.housekeeping.look()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    log = Log(io.StringIO())
    outbox, platform, now = SqliteStore(tmp_path / "outbox.sqlite"), Platform(), [1000.0]
    link = LinkWatch(log, lambda: None)
    devices = Devices(FittedDevices(), log, lambda: None, lambda presence: None)
    place = OutboxPlace(outbox, Spool(tmp_path / "outbox-materials"), tmp_path, tmp_path / "credentials")
    filing = Filing(place, access=platform, link=link, log=log, on_change=lambda: None, monotonic=lambda: now[0])
    housekeeping = Housekeeping(
        access=platform,
        filing=filing,
        devices=devices,
        link=link,
        about=About("TEST-001", "0.1.0", "files", 60.0, OperatorReport(name="示范市数据局", hotline="0375-1")),
        counts=lambda: COUNTS,
        out_of_service=lambda: True,
        taken_back=lambda: TAKEN_BACK,
        monotonic=lambda: now[0],
    )
    return Bench(housekeeping, filing, platform, outbox, link, now)


def fault(kind: PlatformFault, retry_after: float | None = None) -> PlatformError:
    return PlatformError(kind, retry_after=retry_after)


def test_it_beats_at_once_and_then_in_its_rhythm(bench: Bench) -> None:
    for seconds in (0, 59, 1):
        bench.look_after(seconds)
    assert len(bench.platform.beats) == 2
    assert bench.link.link is Link.ONLINE


def test_a_heartbeat_says_who_runs_the_terminal_and_which_bundles_were_taken_back(bench: Bench) -> None:
    bench.look_after(0)
    (beat,) = bench.platform.beats
    assert beat.bundles_taken_back == TAKEN_BACK
    assert beat.operator == OperatorReport(name="示范市数据局", hotline="0375-1")


def test_it_asks_soon_whether_the_link_is_back(bench: Bench) -> None:
    bench.look_after(0)
    bench.link.failed(fault(PlatformFault.TIMEOUT))  # a resident's question
    bench.look_after(RETRY_SECONDS)
    assert len(bench.platform.beats) == 2
    assert bench.link.link is Link.ONLINE


def test_a_terminal_that_was_never_enrolled_does_not_say_that_it_is_online(bench: Bench) -> None:
    bench.platform.fault = fault(PlatformFault.NOT_ENROLLED)
    bench.look_after(0)
    assert bench.link.link is Link.OFFLINE


def test_a_platform_that_cannot_be_reached_is_tried_again_and_again(bench: Bench) -> None:
    bench.platform.fault = fault(PlatformFault.NO_LINK)
    for _ in range(3):
        bench.look_after(RETRY_SECONDS)
    links = [bench.link.link]
    bench.platform.fault = None
    bench.look_after(RETRY_SECONDS)
    assert [*links, bench.link.link] == [Link.OFFLINE, Link.ONLINE]


def test_what_stands_against_confirming_is_looked_at_while_the_platform_is_away(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk.filing, "free_bytes", lambda folder: 0)
    bench.platform.fault = fault(PlatformFault.NO_LINK)
    bench.look_after(0)
    assert WhyNot.DISK_NEARLY_FULL in bench.filing.why_not()


def test_a_busy_platform_is_left_alone_as_long_as_it_asks(bench: Bench) -> None:
    bench.platform.fault = fault(PlatformFault.BUSY, retry_after=30)
    bench.look_after(0)
    bench.platform.fault = None
    bench.look_after(29)
    assert bench.platform.beats == []
    bench.look_after(1)
    assert len(bench.platform.beats) == 1


def test_a_heartbeat_says_what_waits(bench: Bench) -> None:
    record = visit_record()
    body, confirmed_at = record.model_dump_json().encode(), datetime.fromtimestamp(1_700_000_000, UTC)
    bench.outbox.keep(keep_open(Submission(record.record_id, Kind.VISIT_RECORD, body, confirmed_at)))
    bench.look_after(0)
    queue = bench.platform.beats[0].queue
    assert queue is not None
    assert (queue.waiting, queue.oldest_unsent_at) == (1, confirmed_at)


def test_a_heartbeat_says_what_was_used_and_that_nobody_is_served(bench: Bench) -> None:
    bench.look_after(0)
    beat = bench.platform.beats[0]
    counted = {counter.key: (counter.total, counter.since_refill) for counter in beat.counters}
    assert counted == {"a4_pages": (380, 190), "receipts": (90, 40), "cards": (400, None), "visits": (500, None)}
    assert [(one.device, one.kind, one.level_percent) for one in beat.consumables] == [("document_printer", "paper", 5)]
    assert beat.out_of_service
