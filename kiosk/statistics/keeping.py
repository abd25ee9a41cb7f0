"""Counts what the session shows, on a worker; hands every day that is over to the queue; forgets what is old."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from kiosk.central.identifiers import new_id
from kiosk.log import Log, LogEvent
from kiosk.session.watching import Mark
from kiosk.statistics.guide_pages import GuidePages
from kiosk.statistics.store import StatisticsStore, days_kept
from kiosk.statistics.telling import day_statistics
from kiosk.workers import Worker
from offline_queue.kinds import Kind
from offline_queue.model import Submission
from offline_queue.store import KnownError


@dataclass(frozen=True)
class StatisticsRule:
    """What the profile says. ``channel``: in whose place the terminal stands, told apart in every report."""

    terminal_id: str
    channel: str
    keep_days: int
    least: int


class Statistics:
    """``count`` may be called from every thread; ``look`` by one. A disk that fails costs no resident anything."""

    def __init__(
        self,
        store: StatisticsStore,
        rule: StatisticsRule,
        *,
        worker: Worker,
        keep: Callable[[Submission], None],
        today: Callable[[], date],
        log: Log,
    ) -> None:
        """``keep`` takes a record that names nobody. ``today``: the local day."""
        self._store = store
        self._rule = rule
        self._worker = worker
        self._keep = keep
        self._today = today
        self._log = log
        self._looked: date | None = None
        self._guides = GuidePages(store)
        self._guarded(lambda: self._guides.read(today()))

    def count(self, marks: tuple[Mark, ...]) -> None:
        day = self._today()
        self._guides.count(day, marks)

        def count() -> None:
            self._guarded(lambda: self._store.count(day, marks))

        self._worker.run(count)

    def guide_pages_today(self) -> int:
        """Of everybody's guides, that came out on this day. May be called from every thread."""
        return self._guides.on(self._today())

    def look(self) -> None:
        """Once a day: what is over goes out, what is old goes."""
        today = self._today()
        if self._looked != today and self._guarded(lambda: self._tell(today)):
            self._looked = today

    def _tell(self, today: date) -> None:
        rule = self._rule
        for day in self._store.unsent_before(today):
            told = day_statistics(rule.terminal_id, rule.channel, day, self._store.between(day, day), rule.least)
            body = told.model_dump_json().encode()
            self._keep(Submission(new_id(), Kind.STATISTICS, body, datetime.now(UTC)))
            self._store.was_sent(day)
        self._store.forget_before(days_kept(today, rule.keep_days))

    def _guarded(self, job: Callable[[], None]) -> bool:
        try:
            job()
        except (sqlite3.Error, KnownError, OSError) as error:
            self._log.write(LogEvent.COUNTERS_TROUBLE, fault=type(error).__name__)
            return False
        return True
