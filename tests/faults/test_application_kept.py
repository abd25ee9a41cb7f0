"""What was confirmed, on a real outbox and a real platform: one row however often, sealed, followed to its number."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from kiosk.application_hands import ApplicationHands
from kiosk.asking import Asking
from kiosk.central.credentials import SEALING_KEYS_FILE
from kiosk.log import Log
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session.application import Delivery
from kiosk.session.form.content import Content
from kiosk.session.identity import Resident
from kiosk.session.model import EffectId
from kiosk.session.sheets import Held, Via
from kiosk.session_store import SessionStore
from kiosk.sheets import SheetStore
from kiosk.workers import Worker
from tests.faults.test_filing import Bench, bench
from tests.support.people import ADULT
from tests.support.platform import terminal

__all__ = ["bench", "terminal"]
CANARY = "示例路一号的店"
CONTENT = Content(f'{{"form":{{"shop":"{CANARY}"}}}}', "d" * 64)
ITEM = "412014902000"


@dataclass
class Desk:
    """The hands of applications, with what they answer."""

    bench: Bench
    answers: queue.SimpleQueue[e.Event] = field(default_factory=queue.SimpleQueue)
    mistakes: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        def mistake(_: str, error: BaseException) -> None:
            self.mistakes.append(error)

        self.filing = self.bench.start()
        self.worker = Worker("keeping", mistake)
        self.worker.start()
        log = Log(self.bench.log)
        asking = Asking(
            client=self.bench.line.client,
            inspect=lambda pdf, sha256: pytest.fail("no document is asked for"),
            store=SessionStore(),
            link=self.bench.link,
            log=log,
        )
        self.sheets = SheetStore(SessionStore())
        self.hands = ApplicationHands(
            asking=asking,
            filing=self.filing,
            sheets=self.sheets,
            platform=self.worker,
            keeping=self.worker,
            log=log,
            answer=self.answers.put,
            held=lambda generation, handle: None,
        )

    def confirm(self, number: int, content: Content = CONTENT, held: tuple[Held, ...] = ()) -> e.Event:
        self.hands.do(fx.KeepApplication(EffectId(1, number), ITEM, content, Resident(ADULT), "13800000001", held))
        return self.answers.get(timeout=20)


@pytest.fixture
def desk(bench: Bench) -> Iterator[Desk]:
    desk = Desk(bench)
    yield desk
    desk.hands.forget(1)
    assert desk.worker.stop(10)
    assert desk.mistakes == []


def test_the_same_content_confirmed_twice_is_one_row_with_one_number(desk: Desk) -> None:
    first, second = desk.confirm(1), desk.confirm(2)
    assert isinstance(first, e.Kept) and isinstance(second, e.Kept)
    assert (first.submission, first.local_number) == (second.submission, second.local_number)
    assert desk.filing.counts().waiting == 1
    other = desk.confirm(3, Content(CONTENT.text, "e" * 64))
    assert isinstance(other, e.Kept) and other.submission != first.submission
    assert desk.filing.counts().waiting == 2


def test_pages_are_sealed_with_it_and_the_platform_opens_every_one(desk: Desk) -> None:
    """A submission with a page that is missing or does not open is no case, and gets no number."""
    lease = tuple(desk.sheets.keep(1, f"{CANARY} {number}".encode()) for number in (1, 2))
    photo = desk.sheets.keep(1, CANARY.encode() * 100_000)
    kept = desk.confirm(1, held=(Held("home_proof", lease, Via.SCANNED), Held("photo", (photo,), Via.PHOTO)))
    assert isinstance(kept, e.Kept)
    row = desk.filing.where_is(UUID(kept.submission))
    assert row is not None and row.materials == 3
    assert CANARY.encode() not in desk.bench.on_the_disk()
    desk.hands.do(fx.AwaitCase(EffectId(1, 2), kept.submission))
    desk.filing.start()
    came = desk.answers.get(timeout=20)
    assert isinstance(came, e.CaseCame) and came.case_number


def test_without_a_page_that_was_given_nothing_is_kept(desk: Desk) -> None:
    page = desk.sheets.keep(1, CANARY.encode())
    desk.sheets.drop(1, (page.handle,))
    assert isinstance(desk.confirm(1, held=(Held("home_proof", (page,), Via.SCANNED),)), e.NotKept)
    assert desk.filing.counts().waiting == 0


def test_nothing_of_it_can_be_read_on_the_disk_or_in_the_log(desk: Desk) -> None:
    desk.confirm(1)
    on_the_disk = desk.bench.on_the_disk()
    for canary in (CANARY, ADULT.name, ADULT.number, "13800000001"):
        assert canary.encode() not in on_the_disk
        assert canary not in desk.bench.log.getvalue()


def test_it_is_followed_until_the_platform_has_given_its_number(desk: Desk) -> None:
    kept = desk.confirm(1)
    assert isinstance(kept, e.Kept)
    desk.hands.do(fx.AwaitCase(EffectId(1, 2), kept.submission))
    assert desk.answers.empty(), "nothing is sent yet"
    desk.filing.start()
    came = desk.answers.get(timeout=20)
    assert isinstance(came, e.CaseCame)
    assert (came.delivery, bool(came.case_number)) == (Delivery.DELIVERED, True)


def test_a_row_is_not_followed_after_its_visit(desk: Desk) -> None:
    kept = desk.confirm(1)
    assert isinstance(kept, e.Kept)
    desk.hands.do(fx.AwaitCase(EffectId(1, 2), kept.submission))
    desk.hands.forget(1)
    desk.filing.start()
    assert desk.worker.stop(10)
    assert desk.answers.empty()
    assert desk.filing.stop(10)
    assert desk.filing.where_is(UUID(kept.submission)) is not None, "it goes its way all the same"


def test_without_a_key_nothing_is_kept_and_that_is_said(bench: Bench) -> None:
    (bench.folder / "credentials" / SEALING_KEYS_FILE).unlink()
    desk = Desk(bench)
    try:
        assert isinstance(desk.confirm(1), e.NotKept)
        assert desk.filing.counts().waiting == 0
    finally:
        assert desk.worker.stop(10)
