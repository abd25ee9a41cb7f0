"""Ratings and reports on a real outbox and a real platform: sealed, once, and delivered when the link allows."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
import requests

from kiosk.afterwards.calling import Calling
from kiosk.afterwards.hands import AfterwardsHands
from kiosk.afterwards.rows import Where
from kiosk.central.credentials import SEALING_KEYS_FILE
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.log import Log
from kiosk.session import afterwards_effects as fx
from kiosk.session import events as e
from kiosk.session.afterwards import Finished, Known, Level, Report, Review
from kiosk.session.identity import Resident
from kiosk.session.model import EffectId
from kiosk.workers import Worker
from offline_queue.model import State
from tests.faults.test_filing import Bench, bench
from tests.support.people import ADULT
from tests.support.platform import terminal
from tests.support.situations import QUERY, services
from tests.support.waiting import wait_until

__all__ = ["bench", "terminal"]
CANARY = "排了一上午的队"
HAD = Finished(QUERY, 1)
NOW = datetime.fromisoformat("2026-06-15T10:30:00+08:00")


@dataclass
class Desk:
    bench: Bench
    run: str
    answers: queue.SimpleQueue[e.Event] = field(default_factory=queue.SimpleQueue)
    mistakes: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        def mistake(_: str, error: BaseException) -> None:
            self.mistakes.append(error)

        self.filing = self.bench.start()
        self.worker = Worker("keeping", mistake)
        self.worker.start()
        self.hands = AfterwardsHands(
            filing=self.filing,
            keeping=self.worker,
            calling=Calling(
                client=self.bench.line.client,
                link=self.bench.link,
                worker=self.worker,
                terminal_id="TEST-001",
                answer=self.answers.put,
            ),
            where=Where("TEST-001", self.run, "410499"),
            now=lambda: NOW,
            log=Log(self.bench.log),
            answer=self.answers.put,
        )

    def rate(self, number: int, review: Review, resident: Resident | None) -> e.Event:
        service = services().services[QUERY]
        department = services().department(service)
        self.hands.do(fx.KeepReview(EffectId(1, number), review, resident, service, department))
        return self.answers.get(timeout=20)

    def report(self, number: int, report: Report) -> e.Event:
        resident = Resident(ADULT) if report.named else None
        self.hands.do(fx.KeepReport(EffectId(1, number), report, resident))
        return self.answers.get(timeout=20)

    def reviews(self) -> list[dict[str, Any]]:
        told = requests.get(f"{self.bench.platform.sandbox.admin_url}/reviews", timeout=5).json()
        return [one for one in told if one["projectNo"] == f"TEST-001-{self.run}-1-1"]

    def accepted(self, kept: e.Event) -> bool:
        assert isinstance(kept, e.Kept)
        fact = self.filing.where_is(UUID(kept.submission))
        return fact is not None and fact.state is State.ACCEPTED


@pytest.fixture
def desk(bench: Bench, request: pytest.FixtureRequest) -> Iterator[Desk]:
    desk = Desk(bench, f"{abs(hash(request.node.name)):x}"[:8])
    yield desk
    desk.hands.forget(1)
    assert desk.worker.stop(10)
    assert desk.mistakes == []


def test_a_rating_reaches_the_platform_with_its_reasons_and_the_one_supplement_after_it(desk: Desk) -> None:
    first = Review(HAD, Level.BAD, ("201",), CANARY, "13800000001")
    kept = desk.rate(1, first, Resident(ADULT))
    assert isinstance(kept, e.Kept) and kept.local_number == ""
    supplement = Review(replace(HAD, review=kept.submission), Level.BAD, (), "还是没人来", "", follows=kept.submission)
    added = desk.rate(2, supplement, Resident(ADULT))
    desk.filing.start()
    wait_until(lambda: desk.accepted(added), "the platform to have both")
    one, two = desk.reviews()
    assert (one["satisfaction"], one["evalDetail"], one["writingEvaluation"]) == (2, "201", CANARY)
    assert (one["pf"], one["assessNumber"], one["callbackPhone"]) == ("5", 1, "13800000001")
    assert (one["userName"], one["certkeyGOV"], one["userProp"]) == (ADULT.name, ADULT.number, "1")
    assert (one["areaCode"], one["proStatus"], one["promiseTime"]) == ("410499000000", "3", "2")
    assert (one["assessTime"], one["dataSource"]) == ("2026-06-15 10:30:00", "TEST-001")
    assert (two["assessNumber"], two["writingEvaluation"], two["callbackPhone"]) == (2, "还是没人来", None)


def test_who_was_not_identified_rates_without_a_name(desk: Desk) -> None:
    kept = desk.rate(1, Review(HAD, Level.VERY_GOOD), None)
    desk.filing.start()
    wait_until(lambda: desk.accepted(kept), "the platform to have it")
    (one,) = desk.reviews()
    assert (one["satisfaction"], one["userName"], one["certkeyGOV"]) == (5, "", "")


def test_the_same_said_twice_is_one_row(desk: Desk) -> None:
    review = Review(HAD, Level.GOOD)
    first, second = desk.rate(1, review, None), desk.rate(2, review, None)
    assert isinstance(first, e.Kept) and isinstance(second, e.Kept)
    assert first.submission == second.submission
    report = Report(("machine",), CANARY)
    one, two = desk.report(3, report), desk.report(4, report)
    assert isinstance(one, e.Kept) and isinstance(two, e.Kept)
    assert (one.submission, one.local_number) == (two.submission, two.local_number)
    assert desk.filing.counts().waiting == 2


def test_nothing_of_it_can_be_read_on_the_disk_or_in_the_log(desk: Desk) -> None:
    desk.rate(1, Review(HAD, Level.BAD, (), CANARY, "13800000001"), Resident(ADULT))
    desk.report(2, Report(("machine",), CANARY, Known(QUERY, "trouble", "timeout", "R1"), True, "13800000001"))
    on_the_disk = desk.bench.on_the_disk()
    for canary in (CANARY, ADULT.name, ADULT.number, "13800000001"):
        assert canary.encode() not in on_the_disk
        assert canary not in desk.bench.log.getvalue()


def test_a_report_made_with_the_link_lost_has_its_number_at_once_and_goes_out_when_it_is_back(desk: Desk) -> None:
    desk.bench.line.fault = PlatformError(PlatformFault.NO_LINK)
    desk.filing.start()
    kept = desk.report(1, Report(("machine",), CANARY, Known(QUERY, "trouble", "timeout", "R1"), True))
    assert isinstance(kept, e.Kept) and len(kept.local_number) == 10
    assert not desk.accepted(kept)
    desk.bench.line.fault = None
    desk.bench.link.answered()
    desk.filing.link_is_up()
    wait_until(lambda: desk.accepted(kept), "the platform to have it")


def test_without_a_key_nothing_is_kept_and_that_is_said(bench: Bench) -> None:
    (bench.folder / "credentials" / SEALING_KEYS_FILE).unlink()
    desk = Desk(bench, "nokey")
    try:
        assert isinstance(desk.rate(1, Review(HAD, Level.GOOD), None), e.NotKept)
        assert isinstance(desk.report(2, Report(("machine",))), e.NotKept)
        assert desk.filing.counts().waiting == 0
    finally:
        assert desk.worker.stop(10)
