"""A hundred visits: what is counted agrees with what happened, and nothing of anybody is in the file."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from drivers.protocols import CardReadReason, JobState, JobStatus, Presence
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.effects import PrintPages, ReadCard
from kiosk.session.reducer import advance
from kiosk.session.step import Outcome
from kiosk.session.watching import Mark, What, watched
from kiosk.statistics.store import StatisticsStore
from kiosk.statistics.telling import day_statistics, first_read_rate
from tests.support.people import ADULT, CANARIES
from tests.support.situations import CERTIFICATE, HELD, QUERY, RESULT, world

TODAY = date(2026, 6, 15)


class Walk:
    """Somebody walks through a visit; every event is watched, as the runner does."""

    def __init__(self, store: StatisticsStore) -> None:
        self.store = store
        self.now = 1000.0
        self.session = m.Session(stage=m.Attract(), touched_at=self.now, card=Presence.NO)
        self.last = Outcome(self.session)

    def do(self, event: e.Event, **around: object) -> None:
        self.now += 1
        before = self.session
        self.last = advance(before, event, world(self.now, **around))
        self.session = self.last.session
        marks = watched(before, event, self.session, self.now)
        if marks:
            self.store.count(TODAY, marks)

    def awaited(self) -> m.EffectId:
        return self.session.pending[-1].id

    def choose(self, item: str) -> None:
        self.do(e.Begin())
        self.do(e.Search(ADULT.name))
        self.do(e.ChooseItem(item))
        self.do(e.StartItem())
        for _ in range(5):
            if isinstance(self.session.stage, m.Identify):
                return
            self.do(e.Choose("id_card") if isinstance(self.session.stage, m.Ways) else e.Agree())
        raise AssertionError(self.session.stage)

    def read_card(self, failures: int) -> None:
        for _ in range(failures + 1):
            if not any(isinstance(effect, ReadCard) for effect in self.last.effects):
                self.do(e.CardMoved(Presence.YES))
            if _ < failures:
                self.do(e.CardUnread(self.awaited(), CardReadReason.NOT_READABLE))
                self.do(e.CardMoved(Presence.NO))
        self.do(e.CardRead(self.awaited(), ADULT))

    def print_it(self, pages: int) -> None:
        self.do(e.Print())
        job = self.awaited()
        assert any(isinstance(effect, PrintPages) for effect in self.last.effects)
        self.do(e.PrintProgressed(job, JobStatus(JobState.PRINTING, 1), pages))
        self.do(e.PrintEnded(job, m.PrintEnd.COMPLETED, pages))

    def leave(self, rate: bool) -> None:
        self.do(e.EndVisit())
        if isinstance(self.session.stage, m.Rate) and rate:
            self.do(e.Choose("2"))
            self.do(e.Write("said_words", f"{ADULT.name} {ADULT.number}"))
            self.do(e.Write("said_phone", "13800000001"))
            self.do(e.Next())
        if isinstance(self.session.stage, m.Rate | m.Rated):
            self.do(e.EndVisit())
        self.now += 60
        self.do(e.Tick())
        assert isinstance(self.session.stage, m.Attract | m.CardLeft), self.session.stage


def visits(walk: Walk, happened: Counter[tuple[What, str]]) -> None:
    """A hundred of them, as chance has it; ``happened`` is written down by the test itself."""
    chance = random.Random(7)  # noqa: S311 - no secret
    for _ in range(100):
        happened[What.VISIT, ""] += 1
        item = chance.choice((QUERY, CERTIFICATE))
        walk.choose(item)
        happened[What.OPENED, item] += 1
        happened[What.STARTED, item] += 1
        if chance.random() < 0.2:
            happened[What.LEFT_AT, "identify"] += 1
            walk.do(e.EndVisit())
            walk.now += 60
            walk.do(e.Tick())
            continue
        failures = chance.choice((0, 0, 0, 1))
        walk.read_card(failures)
        happened[What.CARD_NOT_READ, "not_readable"] += failures
        happened[What.CARD_AGAIN if failures else What.CARD_AT_ONCE, "id_card"] += 1
        walk.do(e.CardMoved(Presence.NO))
        if item == CERTIFICATE:
            walk.do(e.Pick("insurances", "pension"))
        walk.do(e.Next())
        happened[What.ASKED, item] += 1
        if chance.random() < 0.2:
            walk.do(e.AskFailed(walk.awaited(), m.AskFailure.TIMEOUT))
            happened[What.FAILED, "timeout"] += 1
            happened[What.LEFT_AT, "trouble"] += 1
            walk.leave(False)
            continue
        done = e.QueryAnswered(walk.awaited(), RESULT) if item == QUERY else e.DocumentReady(walk.awaited(), HELD)
        walk.do(done)
        pages = chance.choice((1, 3))
        walk.print_it(pages)
        happened[What.FINISHED, item] += 1
        happened[What.PRINTED, item] += 1
        happened[What.PAGES, item] += pages
        rate = chance.random() < 0.5
        happened[What.RATED, item] += rate
        walk.leave(rate)


@pytest.fixture
def walked(tmp_path: Path) -> Iterator[tuple[StatisticsStore, Counter[tuple[What, str]]]]:
    store, happened = StatisticsStore(tmp_path), Counter[tuple[What, str]]()
    visits(Walk(store), happened)
    yield store, happened


Walked = tuple[StatisticsStore, Counter[tuple[What, str]]]
#: Told apart by their detail, the others by item.
BY_DETAIL = {What.LEFT_AT, What.FAILED, What.CARD_AGAIN, What.CARD_AT_ONCE, What.CARD_NOT_READ}


def test_the_numbers_of_a_hundred_visits_agree_with_what_happened(walked: Walked) -> None:
    store, happened = walked
    counted: Counter[tuple[What, str]] = Counter()
    for row in store.between(TODAY, TODAY):
        counted[row.what, row.detail if row.what in BY_DETAIL else row.item] += row.count
    assert {key: count for key, count in counted.items() if key[0] is not What.USED_SECONDS} == +happened
    assert counted[What.VISIT, ""] == 100
    assert counted[What.USED_SECONDS, ""] > 100


def test_nothing_of_any_visit_is_in_the_file(walked: Walked, tmp_path: Path) -> None:
    files = b"".join(file.read_bytes() for file in sorted(tmp_path.rglob("*")) if file.is_file())
    assert files
    for canary in (*CANARIES, "13800000001", HELD.verification_code):
        assert canary.encode() not in files, "somebody's"
    told = day_statistics("T-001", "hall", TODAY, walked[0].between(TODAY, TODAY), 3).model_dump_json()
    assert not any(canary in told for canary in CANARIES)


def test_the_first_read_rate_is_of_cards_that_were_read(walked: Walked) -> None:
    store, happened = walked
    at_once, again = happened[What.CARD_AT_ONCE, "id_card"], happened[What.CARD_AGAIN, "id_card"]
    assert first_read_rate(store.between(TODAY, TODAY)) == pytest.approx(at_once / (at_once + again))
    assert first_read_rate(()) is None


def test_an_item_that_was_seldom_used_is_not_named_and_nothing_is_left_out(tmp_path: Path) -> None:
    store = StatisticsStore(tmp_path)
    for item, times in ((QUERY, 3), (CERTIFICATE, 2)):
        for _ in range(times):
            store.count(TODAY, (Mark(What.STARTED, item), Mark(What.FAILED, item, "timeout")))
    told = day_statistics("T-001", "hall", TODAY, store.between(TODAY, TODAY), 3)
    assert {(one.what, one.item, one.detail, one.count) for one in told.counts} == {
        ("started", QUERY, "", 3),
        ("started", None, "", 2),
        ("failed", QUERY, "timeout", 3),
        ("failed", None, "timeout", 2),
    }
    assert json.loads(told.model_dump_json())["day"] == "2026-06-15"


def test_days_that_are_over_are_sent_once_and_old_ones_are_forgotten(tmp_path: Path) -> None:
    store = StatisticsStore(tmp_path)
    for back in range(4):
        store.count(TODAY - timedelta(days=back), (Mark(What.VISIT),))
    yesterday, before = TODAY - timedelta(days=1), TODAY - timedelta(days=2)
    store.forget_before(before)
    assert store.unsent_before(TODAY) == (before, yesterday), "today is not over"
    store.was_sent(before)
    assert store.unsent_before(TODAY) == (yesterday,)
    assert replace(store.between(before, before)[0]).count == 1
