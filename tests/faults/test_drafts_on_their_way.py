"""Drafts and cases between a real outbox and a real platform: kept sealed, delivered, opened elsewhere, deleted, and
what is said when the link goes in between."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
import requests

from kiosk.central.credentials import Credentials
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.sandbox.behaviour import Behaviour
from kiosk.central.sandbox.behaviour import Kind as Behave
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import matters_effects as mx
from kiosk.session.application import Delivery
from kiosk.session.form.content import Content
from kiosk.session.identity import Resident
from kiosk.session.matters import CaseState, Matters
from kiosk.session.model import AskFailure, EffectId
from offline_queue.kinds import Kind
from tests.faults.test_application_kept import Desk, desk
from tests.faults.test_filing import Bench, Line, bench
from tests.support.people import ADULT, ELDER
from tests.support.platform import terminal
from tests.support.submissions import PHONE

__all__ = ["bench", "desk", "terminal"]
CANARY = "示例路一号的店"
ITEM = "412014902000"
NO_LINK = PlatformError(PlatformFault.NO_LINK)
ME = Resident(ADULT)
AnswerT = TypeVar("AnswerT", bound=e.Event)


def draft(text: str = CANARY, version: int = 1) -> Content:
    return Content(json.dumps({"version": version, "form": {"shop": text}, "done": ["applicant"]}), "d" * 64)


class Person:
    """Somebody at a terminal: every effect under a number of its own."""

    def __init__(self, desk: Desk, resident: Resident = ME, generation: int = 1) -> None:
        self.desk, self.generation, self.number = desk, generation, 0
        desk.worker.run(lambda: desk.hands._asking.open_visit(generation, resident, "zh-CN"))
        self.resident = resident

    def id(self) -> EffectId:
        self.number += 1
        return EffectId(self.generation, self.number)

    def ask(self, effect: fx.ApplicationEffect | mx.MattersEffect, answer: type[AnswerT]) -> AnswerT:
        self.desk.hands.do(effect)
        came = self.desk.answers.get(timeout=20)
        assert isinstance(came, answer), came
        return came

    def keep(self, content: Content | None = None) -> e.Kept:
        return self.ask(mx.KeepDraft(self.id(), ITEM, content or draft(), self.resident), e.Kept)

    def follow(self, kept: e.Kept) -> Delivery:
        return self.ask(fx.AwaitCase(self.id(), kept.submission), e.CaseCame).delivery

    def matters(self) -> Matters:
        return self.ask(mx.AskMatters(self.id()), e.MattersCame).matters


@pytest.fixture(autouse=True)
def nothing_before(bench: Bench) -> Iterator[None]:
    requests.delete(f"{bench.platform.sandbox.admin_url}/submissions", timeout=5)
    yield
    bench.platform.sandbox.behave(Behaviour(kind=Behave.NORMAL))


@pytest.fixture
def elsewhere(bench: Bench, tmp_path: Path) -> Iterator[Desk]:
    """Another terminal, with nothing of the first one's."""
    folder = tmp_path / "elsewhere"
    credentials: Credentials = bench.platform.sandbox.enrol(folder / "credentials", "TEST-031")
    client = bench.platform.sandbox.client(credentials)
    other = Desk(replace(bench, folder=folder, line=Line(client), filing=None))
    yield other
    other.hands.forget(9)
    assert other.worker.stop(10)
    assert other.filing.stop(10)
    client.close()


def test_kept_here_without_a_link_it_is_gone_on_with_there_once_it_has_arrived(desk: Desk, elsewhere: Desk) -> None:
    person = Person(desk)
    desk.bench.line.fault = NO_LINK
    kept = person.keep()
    desk.filing.start()
    assert Person(elsewhere).matters().drafts == (), "it is not there yet"
    assert CANARY.encode() not in desk.bench.on_the_disk()
    desk.bench.line.fault = None
    desk.filing.link_is_up()
    assert person.follow(kept) is Delivery.DELIVERED
    again = Person(elsewhere, generation=2)
    (saved,) = again.matters().drafts
    came = again.ask(mx.FetchDraft(again.id(), saved.id), e.DraftCame).draft
    assert json.loads(came.form) == {"shop": CANARY}
    assert (came.version, came.done, came.saved) == (1, frozenset({"applicant"}), saved)
    assert CANARY not in desk.bench.log.getvalue()
    assert CANARY.encode() not in elsewhere.bench.on_the_disk()


def test_the_same_yes_twice_is_one_draft(desk: Desk) -> None:
    person = Person(desk)
    first, second = person.keep(), person.keep()
    assert first.submission == second.submission
    assert desk.filing.counts().waiting == 1


def test_it_is_nobody_elses_at_the_same_terminal(desk: Desk) -> None:
    person = Person(desk)
    kept = person.keep()
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    desk.hands.forget(1)
    other = Person(desk, Resident(ELDER), generation=2)
    assert other.matters().drafts == ()
    failed = other.ask(mx.FetchDraft(other.id(), kept.submission), e.AskFailed)
    assert failed.failure is AskFailure.NO_RECORD
    assert other.ask(mx.DeleteDraft(other.id(), kept.submission), e.AskFailed).failure is AskFailure.NO_RECORD


def test_a_link_lost_while_it_is_opened_or_deleted_leaves_it_where_it_is(desk: Desk) -> None:
    person = Person(desk)
    kept = person.keep()
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    (saved,) = person.matters().drafts
    desk.bench.line.fault = NO_LINK
    for effect in (mx.FetchDraft(person.id(), saved.id), mx.DeleteDraft(person.id(), saved.id)):
        assert person.ask(effect, e.AskFailed).failure is AskFailure.NO_LINK
    desk.bench.line.fault = None
    assert person.matters().drafts == (saved,)


#: A kept connection that breaks is tried once more unseen.
@pytest.mark.parametrize(("how", "times"), [(Behave.DROP, 2), (Behave.SOMEBODY_ELSE, 1)])
def test_an_answer_that_is_lost_while_deleting_is_no_word_that_it_is_gone_and_again_is_once(
    desk: Desk, how: Behave, times: int
) -> None:
    person = Person(desk)
    kept = person.keep()
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    (saved,) = person.matters().drafts
    path = f"/v1/sessions/{desk.hands._asking._session(1)}/drafts"
    desk.bench.platform.sandbox.behave(Behaviour(kind=how, path=path, times=times))
    person.ask(mx.DeleteDraft(person.id(), saved.id), e.AskFailed)
    person.ask(mx.DeleteDraft(person.id(), saved.id), e.DraftDeleted)
    assert person.matters().drafts == ()


@pytest.mark.parametrize("how", [Behave.GARBAGE, Behave.CAPTIVE_PORTAL, Behave.FAIL])
def test_a_draft_that_comes_damaged_is_no_draft_and_not_nothing_either(desk: Desk, how: Behave) -> None:
    person = Person(desk)
    kept = person.keep()
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    path = f"/v1/sessions/{desk.hands._asking._session(1)}"
    desk.bench.platform.sandbox.behave(Behaviour(kind=how, path=path))
    for effect in (mx.FetchDraft(person.id(), kept.submission), mx.AskMatters(person.id())):
        failed = person.ask(effect, e.AskFailed)
        assert failed.failure in (AskFailure.NOT_THE_PLATFORM, AskFailure.SERVER)


def test_a_visit_that_ends_while_it_is_stored_changes_nothing(desk: Desk) -> None:
    person = Person(desk)
    desk.hands.do(mx.KeepDraft(person.id(), ITEM, draft(), ME))
    desk.hands.forget(1)
    assert isinstance(desk.answers.get(timeout=20), e.Kept)
    assert desk.filing.counts().waiting == 1


# --- duplicates in flight, progress -----------------------------------------------------------------------------------


def begin(person: Person, *, online: bool = True) -> e.FactsCame:
    return person.ask(fx.AskFacts(person.id(), ITEM, (), person.resident, online), e.FactsCame)


def file_it(person: Person) -> e.Kept:
    content = Content('{"form":{"shop":"x"},"version":1,"materials":{}}', "e" * 64)
    return person.ask(fx.KeepApplication(person.id(), ITEM, content, person.resident, PHONE), e.Kept)


def test_what_was_filed_is_said_at_the_next_beginning_from_the_outbox_and_then_from_the_platform(desk: Desk) -> None:
    person = Person(desk)
    kept = file_it(person)
    offline = begin(person, online=False).filed
    assert (offline.known, offline.here) == (False, (kept.local_number,))
    assert begin(Person(desk, Resident(ELDER), generation=2), online=False).filed.here == ()
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    online = begin(Person(desk, generation=3)).filed
    assert (online.known, online.here) == (True, ())
    case = online.case_under_way(ITEM)
    assert case is not None and case.submission == kept.submission


def test_nothing_of_who_filed_what_is_on_the_disk(desk: Desk) -> None:
    file_it(Person(desk))
    assert ADULT.number.encode() not in desk.bench.on_the_disk()


def test_a_case_is_found_by_either_number_and_a_wrong_pair_is_never_told_apart(desk: Desk) -> None:
    person = Person(desk)
    kept = file_it(person)
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    (case,) = person.matters().cases
    for number in (kept.local_number, case.case_number):
        found = person.ask(mx.LookUpCase(person.id(), number, PHONE[-4:], "en"), e.MattersCame).matters
        assert [one.submission for one in found.cases] == [kept.submission]
    told = {
        person.ask(mx.LookUpCase(person.id(), number, digits, "en"), e.AskFailed).failure
        for number, digits in ((kept.local_number, "9999"), ("9999999999", PHONE[-4:]), ("9999999999", "9999"))
    }
    assert told == {AskFailure.NO_RECORD}


def test_a_case_that_is_taken_back_is_taken_back_once(desk: Desk) -> None:
    person = Person(desk)
    kept = file_it(person)
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    rows = [person.ask(mx.FileWithdrawal(person.id(), ITEM, kept.submission, ME), e.Kept) for _ in range(2)]
    assert len({row.submission for row in rows}) == 1
    assert person.follow(rows[0]) is Delivery.DELIVERED
    (case,) = person.matters().cases
    assert (case.state, case.open, case.may_withdraw) == (CaseState.WITHDRAWN, False, False)


def test_handed_in_again_it_follows_its_case(desk: Desk) -> None:
    person = Person(desk)
    kept = file_it(person)
    desk.filing.start()
    assert person.follow(kept) is Delivery.DELIVERED
    address = f"{desk.bench.platform.sandbox.admin_url}/submissions/{kept.submission}"
    requests.put(address, json={"state": "supplement_wanted", "note": "请补正"}, timeout=5)
    (back,) = person.matters().drafts
    assert (back.corrects, back.note) == (kept.submission, "请补正")
    content = Content('{"form":{"shop":"y"},"version":1,"materials":{}}', "f" * 64)
    again = fx.KeepApplication(person.id(), ITEM, content, ME, PHONE, follows=kept.submission)
    sent = person.ask(again, e.Kept)
    assert person.follow(sent) is Delivery.DELIVERED
    held = requests.get(f"{desk.bench.platform.sandbox.admin_url}/submissions", timeout=5).json()["counts"]
    assert held == {Kind.APPLICATION.value: 1, Kind.SUPPLEMENT.value: 1}
    (case,) = person.matters().cases
    assert case.state is CaseState.IN_PROGRESS and person.matters().drafts == ()
