"""A draft that its terminal still keeps is deleted by whose it is: nothing of it is left, whenever it is sent."""

from __future__ import annotations

from uuid import UUID

import pytest
import requests

from kiosk.central.outbox_transport import PlatformTransport
from kiosk.central.sandbox.behaviour import Behaviour
from kiosk.central.sandbox.behaviour import Kind as Behave
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import matters_effects as mx
from kiosk.session.application import Delivery
from kiosk.session.identity import Resident
from offline_queue.kinds import Kind
from offline_queue.model import WITHDRAWN, State
from tests.faults.test_application_kept import Desk, desk
from tests.faults.test_drafts_on_their_way import CANARY, ITEM, NO_LINK, Person, elsewhere, nothing_before
from tests.faults.test_filing import bench
from tests.support.people import ADULT, ELDER
from tests.support.platform import terminal
from tests.support.waiting import wait_until

__all__ = ["bench", "desk", "elsewhere", "nothing_before", "terminal"]


def drop(person: Person, kept: e.Kept) -> None:
    person.ask(mx.DropKept(person.id(), ITEM, (kept.submission,), person.resident), e.DraftDeleted)


def held(desk: Desk) -> dict[str, int]:
    counts: dict[str, int] = requests.get(f"{desk.bench.platform.sandbox.admin_url}/submissions", timeout=5).json()[
        "counts"
    ]
    return counts


def everything_is_sent(desk: Desk, *, started: bool = False) -> None:
    if not started:
        desk.filing.start()
    desk.filing.link_is_up()
    wait_until(lambda: desk.filing.counts().waiting == 0, "what waits to be sent", seconds=20)


def test_nothing_of_it_is_left_here_and_the_platform_never_gets_it(desk: Desk) -> None:
    person = Person(desk)
    kept = person.keep()
    row = desk.filing._place.store.row(UUID(kept.submission))
    assert row is not None and row.body in desk.bench.on_the_disk()
    drop(person, kept)
    left = desk.bench.on_the_disk()
    assert row.body not in left and row.statement not in left and row.signature not in left
    fact = desk.filing.where_is(UUID(kept.submission))
    assert fact is not None and (fact.state, fact.reason) == (State.EXPIRED, WITHDRAWN)
    everything_is_sent(desk)
    assert held(desk) == {Kind.WITHDRAWAL.value: 1}, "that it is gone came, and nothing of it"
    assert person.matters().drafts == () and person.matters().cases == ()
    assert CANARY not in desk.bench.log.getvalue()


def test_tried_in_vain_and_then_deleted_it_is_not_sent_when_the_link_is_back(desk: Desk) -> None:
    person = Person(desk)
    desk.bench.line.fault = NO_LINK
    kept = person.keep()
    desk.filing.start()
    wait_until(lambda: desk.filing._place.store.pause() is not None, "a try without a link", seconds=20)
    drop(person, kept)
    desk.bench.line.fault = None
    everything_is_sent(desk, started=True)
    assert held(desk) == {Kind.WITHDRAWAL.value: 1}


def test_delivered_already_it_is_deleted_at_the_platform_and_everywhere(desk: Desk, elsewhere: Desk) -> None:
    person = Person(desk)
    kept = person.keep()
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    assert len(Person(elsewhere).matters().drafts) == 1
    drop(person, kept)
    everything_is_sent(desk, started=True)
    assert person.matters().drafts == () and Person(elsewhere, generation=2).matters().drafts == ()
    fact = desk.filing.where_is(UUID(kept.submission))
    assert fact is not None and fact.state is State.ACCEPTED, "the fact that it was delivered stands"


def test_deleted_while_it_is_on_its_way_it_is_gone_whoever_is_faster(desk: Desk) -> None:
    person = Person(desk)
    desk.bench.platform.sandbox.behave(Behaviour(kind=Behave.LATE, path="/v1/submissions", seconds=0.5, times=1))
    kept = person.keep()
    desk.filing.start()
    wait_until(lambda: _state(desk, kept) is not State.WAITING, "the draft on its way", seconds=20)
    drop(person, kept)
    everything_is_sent(desk, started=True)
    wait_until(lambda: person.matters().drafts == (), "no draft at the platform", seconds=20)


def test_a_copy_that_was_carried_away_is_deleted_when_it_comes_after_its_end(desk: Desk) -> None:
    """A stick, or a request that hung: the platform hears that it is gone before it hears of it."""
    person = Person(desk)
    kept = person.keep()
    store = desk.filing._place.store
    row = store.row(UUID(kept.submission))
    assert row is not None
    drop(person, kept)
    everything_is_sent(desk)
    PlatformTransport(lambda: desk.bench.platform.client).send(row)
    assert held(desk) == {Kind.WITHDRAWAL.value: 1, Kind.DRAFT.value: 1}
    assert person.matters().drafts == ()


def test_somebody_elses_word_deletes_nothing(desk: Desk) -> None:
    person = Person(desk)
    kept = person.keep()
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    thief = Person(desk, Resident(ELDER), generation=2)
    thief.ask(mx.DropKept(thief.id(), ITEM, (kept.submission,), thief.resident), e.DraftDeleted)
    wait_until(lambda: desk.filing.counts().waiting == 0, "what waits to be sent", seconds=20)
    assert len(Person(desk, generation=3).matters().drafts) == 1


def test_the_same_typed_again_after_its_end_is_kept_again(desk: Desk) -> None:
    person = Person(desk)
    first = person.keep()
    drop(person, first)
    second = person.keep()
    assert second.submission != first.submission
    everything_is_sent(desk)
    (saved,) = person.matters().drafts
    assert saved.id == second.submission


def test_said_twice_it_is_deleted_once(desk: Desk) -> None:
    person = Person(desk)
    kept = person.keep()
    drop(person, kept)
    drop(person, kept)
    assert desk.filing.counts().waiting == 1


def test_the_next_visit_of_the_same_person_finds_it_and_nobody_elses_does(desk: Desk) -> None:
    person = Person(desk)
    kept = person.keep()

    def begin(who: Person) -> tuple[str, ...]:
        asked = fx.AskFacts(who.id(), ITEM, (), who.resident, False)
        return who.ask(asked, e.FactsCame).filed.drafts_here

    assert begin(Person(desk, Resident(ELDER), generation=2)) == ()
    again = Person(desk, generation=3)
    assert begin(again) == (kept.submission,)
    drop(again, kept)
    assert begin(Person(desk, generation=4)) == ()
    assert ADULT.number.encode() not in desk.bench.on_the_disk()


def test_a_disk_that_takes_nothing_never_says_that_it_is_deleted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person(desk)
    kept = person.keep()

    def fails(*_: object) -> bool:
        raise OSError(28, "no room")

    with monkeypatch.context() as broken:
        broken.setattr(desk.filing._place.store, "take_back", fails)
        person.ask(mx.DropKept(person.id(), ITEM, (kept.submission,), person.resident), e.AskFailed)
    drop(person, kept)
    everything_is_sent(desk)
    assert held(desk) == {Kind.WITHDRAWAL.value: 1}


def _state(desk: Desk, kept: e.Kept) -> State | None:
    fact = desk.filing.where_is(UUID(kept.submission))
    return fact.state if fact is not None else None
