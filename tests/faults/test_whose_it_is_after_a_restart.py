"""What somebody kept or handed in without a link is theirs after a restart of the terminal, too, and nobody else's; and
whose it is can be read off no disk."""

from __future__ import annotations

import hashlib
from uuid import UUID

import pytest

from kiosk.filed_here import FILE, FiledHere
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import matters_effects as mx
from kiosk.session.application import Delivery
from kiosk.session.identity import Body, Resident, Role
from kiosk.session.matters import Filed
from offline_queue.kinds import Kind
from offline_queue.model import State
from tests.faults.test_application_kept import CONTENT, Desk, desk
from tests.faults.test_drafts_on_their_way import ITEM, Person, nothing_before
from tests.faults.test_filing import bench
from tests.support.people import ADULT, ELDER
from tests.support.platform import terminal

__all__ = ["bench", "desk", "nothing_before", "terminal"]


def begin(desk: Desk, generation: int, resident: Resident | None = None) -> Filed:
    """What the next visit of somebody finds, without a link."""
    who = Person(desk, resident or Resident(ADULT), generation)
    return who.ask(fx.AskFacts(who.id(), ITEM, (), who.resident, False), e.FactsCame).filed


def file_it(person: Person) -> e.Kept:
    return person.ask(fx.KeepApplication(person.id(), ITEM, CONTENT, person.resident, "13800000001"), e.Kept)


def restarted(desk: Desk) -> Desk:
    """The same disk, and nothing else of what the process knew."""
    desk.filing.stop(10)
    assert desk.worker.stop(10)
    return Desk(desk.bench)


def test_a_draft_is_offered_to_its_resident_and_can_be_deleted(desk: Desk) -> None:
    kept = Person(desk).keep()
    again = restarted(desk)
    try:
        assert begin(again, 2, Resident(ELDER)).drafts_here == ()
        found = begin(again, 3)
        assert found.drafts_here == (kept.submission,) and found.here == ()
        person = Person(again, generation=4)
        person.ask(mx.DropKept(person.id(), ITEM, found.drafts_here, person.resident), e.DraftDeleted)
        fact = again.filing.where_is(UUID(kept.submission))
        assert fact is not None and fact.state is State.EXPIRED
        assert begin(again, 5).drafts_here == ()
    finally:
        assert again.worker.stop(10)


def test_what_was_handed_in_is_not_handed_in_twice(desk: Desk) -> None:
    kept = file_it(Person(desk))
    again = restarted(desk)
    try:
        assert begin(again, 2).here == (kept.local_number,)
        assert begin(again, 3, Resident(ELDER)).here == ()
    finally:
        assert again.worker.stop(10)


def test_a_draft_for_a_body_is_not_the_persons_own(desk: Desk) -> None:
    body = Body("示例公司", "91410499MA9DEM0018", (Role("agent", "经办人"),), "b1", "agent")
    Person(desk).keep()
    again = restarted(desk)
    try:
        assert begin(again, 2, Resident(ADULT, body=body)).drafts_here == ()
    finally:
        assert again.worker.stop(10)


def test_what_was_delivered_is_forgotten_on_the_disk_as_well(desk: Desk) -> None:
    person = Person(desk)
    kept = person.keep()
    file = desk.bench.folder / FILE
    assert kept.submission in file.read_text(encoding="utf-8")
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    begin(desk, 2, Resident(ELDER))
    assert kept.submission not in file.read_text(encoding="utf-8"), "whoever comes next"


def test_nothing_of_anybody_can_be_read_or_counted_through_without_the_key(desk: Desk) -> None:
    Person(desk).keep()
    told = (desk.bench.folder / FILE).read_text(encoding="utf-8")
    number = ADULT.number.encode()
    assert ADULT.number not in told and ADULT.number not in desk.bench.log.getvalue()
    assert hashlib.sha256(number).hexdigest() not in told
    place = desk.filing.place
    ours = FiledHere(place.state_folder, place.credentials, lambda row: True, desk.hands._log)
    elsewhere = FiledHere(place.state_folder, place.state_folder / "none", lambda row: True, desk.hands._log)
    assert ours.rows(Kind.DRAFT, ADULT.number, f"{ITEM}:")
    assert elsewhere.rows(Kind.DRAFT, ADULT.number, f"{ITEM}:") == ()


@pytest.mark.parametrize("told", ["", "[]", "{", '{"x": 1}', '{"x": ["1", "zz"]}', "null", "[" * 100_000])
def test_a_file_that_is_damaged_costs_what_it_knew_and_nothing_else(desk: Desk, told: str) -> None:
    (desk.bench.folder / FILE).write_text(told, encoding="utf-8")
    again = restarted(desk)
    try:
        assert begin(again, 2).drafts_here == ()
        kept = Person(again, generation=3).keep()
        assert begin(again, 4).drafts_here == (kept.submission,)
    finally:
        assert again.worker.stop(10)


def test_a_disk_that_takes_nothing_more_costs_no_more_than_the_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr("kiosk.filed_here.write_whole", full)
    kept = Person(desk).keep()
    assert begin(desk, 2).drafts_here == (kept.submission,), "until the next restart"
    assert FILE in desk.bench.log.getvalue()
