"""The terminal's own way of filing, on a real platform: keys that come and change, limits, and a link that is down."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from kiosk.attendant.books import Books
from kiosk.attendant.work import AttendantWork
from kiosk.central.client import PlatformClient
from kiosk.central.credentials import SEALING_KEYS_FILE
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.filing import Filing, OutboxPlace
from kiosk.link_watch import LinkWatch
from kiosk.log import Log
from kiosk.operations.counters import Counters
from kiosk.operations.print_journal import PrintJournal
from kiosk.paper_path import PaperPath
from kiosk.session.desk import DeskAction
from kiosk.session.effects import Audit
from kiosk.session.world import Link
from kiosk.workers import Worker
from offline_queue.identifiers import new_id
from offline_queue.keys import KeyMissing
from offline_queue.kinds import Kind
from offline_queue.limits import Limits, WhyNot
from offline_queue.model import State, Submission
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from tests.support.platform import TERMINAL, Terminal, terminal, visit_record
from tests.support.submissions import body
from tests.support.waiting import wait_until

__all__ = ["terminal"]

CANARY = "陈建国的一句话"
DAY = 86_400.0


@dataclass
class Line:
    """The way to the platform, which can be cut."""

    client_of: PlatformClient
    fault: PlatformError | None = None

    def client(self) -> PlatformClient:
        if self.fault is not None:
            raise self.fault
        return self.client_of


@dataclass
class Bench:
    platform: Terminal
    folder: Path
    line: Line
    store: SqliteStore
    link: LinkWatch
    log: io.StringIO
    now: list[float] = field(default_factory=lambda: [1000.0])
    changes: list[int] = field(default_factory=list)
    filing: Filing | None = None

    def start(self, **limits: int) -> Filing:
        place = OutboxPlace(self.store, Spool(self.folder / "materials"), self.folder, self.folder / "credentials")
        self.filing = Filing(
            place,
            access=self.line,
            link=self.link,
            log=Log(self.log),
            on_change=lambda: self.changes.append(1),
            limits=Limits(**({"least_free_bytes": 0} | limits)),
            monotonic=lambda: self.now[0],
        )
        return self.filing

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.getvalue().splitlines()]

    def on_the_disk(self) -> bytes:
        return b"".join(file.read_bytes() for file in sorted(self.folder.rglob("*")) if file.is_file())


@pytest.fixture
def bench(tmp_path: Path, terminal: Terminal) -> Iterator[Bench]:
    shutil.copytree(terminal.credentials.folder, tmp_path / "credentials")
    log = io.StringIO()
    link = LinkWatch(Log(log), lambda: None)
    bench = Bench(terminal, tmp_path, Line(terminal.client), SqliteStore(tmp_path / "outbox.sqlite"), link, log)
    yield bench
    if bench.filing is not None:
        bench.filing.stop(10)
    bench.store.close()


def feedback(words: str = CANARY) -> Submission:
    return Submission(new_id(), Kind.FEEDBACK, body(causes=["other"], words=words), datetime.now(UTC))


def accepted(bench: Bench, submission: Submission) -> Callable[[], bool]:
    def is_there() -> bool:
        fact = bench.store.find(submission.id)
        return fact is not None and fact.state is State.ACCEPTED

    return is_there


def test_what_was_confirmed_is_sealed_and_reaches_the_platform(bench: Bench) -> None:
    filing, said = bench.start(), feedback()
    kept = filing.keep(said)
    assert len(kept.local_number) == 10
    assert CANARY.encode() not in bench.on_the_disk()
    filing.start()
    wait_until(accepted(bench, said), "the platform to have it")
    assert str(said.id) in str(requests.get(f"{bench.platform.sandbox.admin_url}/submissions", timeout=5).json())


def test_a_visit_is_counted_before_the_platform_has_given_a_key(bench: Bench) -> None:
    (bench.folder / "credentials" / SEALING_KEYS_FILE).unlink()
    filing, record = bench.start(), visit_record()
    plain = record.model_dump_json().encode()
    filing.keep_record(Submission(record.record_id, Kind.VISIT_RECORD, plain, datetime.now(UTC)))
    filing.start()
    wait_until(lambda: not bench.store.counts().waiting, "it to be sent")
    ids = [report["record_id"] for report in bench.platform.sandbox.reports("visit-records")]
    assert str(record.record_id) in ids


def test_without_a_key_nothing_personal_is_taken_and_the_key_is_fetched(bench: Bench) -> None:
    (bench.folder / "credentials" / SEALING_KEYS_FILE).unlink()
    filing = bench.start()
    filing.look()
    assert filing.why_not() == (WhyNot.KEY_MISSING,)
    with pytest.raises(KeyMissing):
        filing.keep(feedback())
    assert bench.store.counts().waiting == 0
    bench.link.answered()
    bench.now[0] += 1
    filing.look()
    assert filing.why_not() == ()
    assert len(bench.changes) == 2
    filing.keep(feedback())


def test_a_key_that_the_platform_changes_is_taken_over_the_next_day(bench: Bench) -> None:
    filing = bench.start()
    bench.link.answered()
    filing.look()
    before = filing.keep(feedback())
    new = requests.post(f"{bench.platform.sandbox.admin_url}/sealing-keys", timeout=5).json()["kid"]
    bench.now[0] += DAY
    filing.look()
    after = filing.keep(feedback())
    rows = [bench.store.row(kept.id) for kept in (before, after)]
    assert [row is not None and row.key_id == new for row in rows] == [False, True]
    filing.start()
    wait_until(lambda: not bench.store.counts().waiting, "both to be sent")
    assert bench.store.counts().parked == 0


@pytest.mark.parametrize(
    ("limits", "reason"),
    [({"least_free_bytes": 2**62}, WhyNot.DISK_NEARLY_FULL), ({"most_rows": 1}, WhyNot.QUEUE_FULL)],
)
def test_a_limit_is_known_before_anybody_types(bench: Bench, limits: dict[str, int], reason: WhyNot) -> None:
    filing = bench.start(**limits)
    filing.keep(feedback())
    filing.look()
    assert filing.why_not() == (reason,)
    assert bench.changes == [1]
    assert [line["problems"] for line in bench.lines() if line["event"] == "filing_limits"] == [reason.value]


def test_a_clock_that_cannot_be_right_is_not_believed_until_the_platform_has_told_the_time(bench: Bench) -> None:
    filing = bench.start()
    filing.keep(feedback())
    with sqlite3.connect(bench.folder / "outbox.sqlite") as connection:
        connection.execute("UPDATE outbox SET confirmed_at = '2099-01-01T00:00:00.000000Z'")
    connection.close()
    filing.look()
    assert filing.why_not() == (WhyNot.CLOCK_UNBELIEVABLE,)
    filing.platform_told_the_time(timedelta(0))
    bench.now[0] += 60
    filing.look()
    assert filing.why_not() == ()


def test_a_link_that_is_down_is_noticed_and_nothing_is_lost(bench: Bench) -> None:
    filing, said = bench.start(), feedback()
    bench.link.answered()
    bench.line.fault = PlatformError(PlatformFault.NO_LINK)
    filing.keep(said)
    filing.start()
    wait_until(lambda: bench.link.link is Link.OFFLINE, "the link to be seen down")
    assert bench.store.counts().waiting == 1
    bench.line.fault = None
    filing.link_is_up()
    wait_until(accepted(bench, said), "it to be sent at once")
    wait_until(lambda: bench.link.link is Link.ONLINE, "the link to be seen up")


def test_no_line_of_the_log_says_what_was_written(bench: Bench) -> None:
    filing, said = bench.start(), feedback()
    filing.keep(said)
    filing.start()
    wait_until(accepted(bench, said), "the platform to have it")
    assert CANARY not in bench.log.getvalue()


def audit(bench: Bench, filing: Filing) -> None:
    """What an attendant does is accounted for, on a worker that has come to its end when this returns."""
    worker = Worker("attendant", lambda where, error: pytest.fail(f"{where}: {error!r}"))
    path = PaperPath(PrintJournal(bench.folder), None, worker, Log(bench.log), lambda: None)
    attendant = AttendantWork(
        Books(Counters(bench.folder, Log(bench.log))),
        paper_path=path,
        filing=filing,
        worker=worker,
        terminal_id=TERMINAL,
        log=Log(bench.log),
        answer=lambda event: None,
    )
    worker.start()
    attendant.audit(Audit(DeskAction.PAPER_REFILLED, 100))
    assert worker.stop(10)


def test_what_an_attendant_does_is_sealed_and_reaches_the_platform(bench: Bench) -> None:
    filing = bench.start()
    audit(bench, filing)
    assert bench.store.counts().waiting == 1
    assert DeskAction.PAPER_REFILLED.value.encode() not in bench.on_the_disk()
    filing.start()
    wait_until(lambda: not bench.store.counts().waiting, "it to be sent")
    held = requests.get(f"{bench.platform.sandbox.admin_url}/submissions", timeout=5).json()
    assert held["counts"]["audit_event"] == 1
    assert [one["reason"] for one in held["submissions"] if one["kind"] == "audit_event"] == [None]


def test_without_a_key_what_an_attendant_does_is_in_the_log_alone(bench: Bench) -> None:
    (bench.folder / "credentials" / SEALING_KEYS_FILE).unlink()
    audit(bench, bench.start())
    assert bench.store.counts().waiting == 0
    (line,) = [line for line in bench.lines() if line["event"] == "attendant"]
    assert (line["action"], line["count"]) == ("paper_refilled", 100)
