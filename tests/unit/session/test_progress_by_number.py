"""Progress without a card: from the item's button to where the case is, and no word more than anybody may read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, present
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session import matters_effects as mx
from kiosk.session import matters_stages as ms
from kiosk.session import model as m
from kiosk.session.matters import CaseState, CaseStep, Matters
from kiosk.session.reducer import advance, start
from kiosk.session.steps.case_number import MOST_MISSES
from kiosk.session.world import Link, World
from screens.models import ChoiceBody, Page, ParametersBody, TableBody, TakeAlongBody
from tests.support.matters_situations import BACK, CHANGED_AT, PROGRESS
from tests.support.people import ADULT
from tests.support.situations import world
from tests.support.stages import stage_of

NUMBER, DIGITS = "0123456788", "0001"
SETTING = Setting(Titled(**{"zh-CN": "大厅", "en": "Hall"}), "DEMO-0001", "12345", demonstration=True)
#: An office that writes down all it should not.
WRITTEN = f"{ADULT.name}（{ADULT.number}，13800000001）的户口簿缺页"
TOLD = replace(BACK, note=WRITTEN, history=(*BACK.history, CaseStep(CHANGED_AT, CaseState.SUPPLEMENT_WANTED, WRITTEN)))


def after(session: m.Session, *events: e.Event, around: World | None = None) -> tuple[m.Session, list[fx.Effect]]:
    effects: list[fx.Effect] = []
    for event in events:
        outcome = advance(session, event, around or world())
        session, effects = outcome.session, [*effects, *outcome.effects]
    return session, effects


def at_the_item(around: World | None = None) -> m.Session:
    around = around or world()
    return start(around, left_behind=False).session.to(m.ItemPage(PROGRESS))


def typed(around: World | None = None) -> m.Session:
    begun, _ = after(at_the_item(), e.StartItem(), e.Choose("case_number"), around=around)
    return after(begun, e.Write("case_number", "01234 567-88"), e.Write("last_digits", DIGITS))[0]


def asked() -> tuple[m.Session, mx.LookUpCase]:
    session, effects = after(typed(), e.Write("case_number", NUMBER), e.Next())
    (look_up,) = (effect for effect in effects if isinstance(effect, mx.LookUpCase))
    return session, look_up


def page(session: m.Session, around: World | None = None) -> Page:
    return present(session, around or world(), SETTING)


def test_the_way_is_open_from_the_items_button_and_nobody_is_identified_by_it() -> None:
    ways, _ = after(at_the_item(), e.StartItem())
    body = page(ways).body
    assert isinstance(body, ChoiceBody)
    (way,) = (option for option in body.options if option.name == "option:way:case_number")
    assert way.enabled
    session, _ = after(ways, e.Choose("case_number"))
    assert session.stage == ms.CaseNumber(PROGRESS) and session.resident is None
    assert isinstance(page(session).body, ParametersBody)


def test_without_a_link_the_way_is_closed_and_says_why() -> None:
    around = world(link=Link.OFFLINE)
    assert after(at_the_item(around), e.StartItem(), around=around)[0].stage == m.ItemPage(PROGRESS)
    ways, _ = after(at_the_item(), e.StartItem())
    body = page(ways, around).body
    assert isinstance(body, ChoiceBody)
    (way,) = (option for option in body.options if option.name == "option:way:case_number")
    assert not way.enabled and way.reason
    assert stage_of(after(ways, e.Choose("case_number"), around=around)[0]) == stage_of(ways)


def test_what_an_office_wrote_is_on_no_page_of_whoever_holds_a_number() -> None:
    session, look_up = asked()
    assert (look_up.number, look_up.digits) == (NUMBER, DIGITS)
    found, _ = after(session, e.MattersCame(look_up.id, Matters(cases=(TOLD,))))
    shown = page(found)
    assert isinstance(shown.body, TableBody)
    assert {action.name for action in shown.body.actions} == {"action:take-guide"}
    slip, _ = after(found, e.TakeGuide())
    assert isinstance(page(slip).body, TakeAlongBody)
    for one in (found, slip):
        text = repr(page(one)) + repr(one)
        for secret in (ADULT.name, ADULT.number, "13800000001", "户口簿缺页", "灵活就业证明", "现在做什么工作"):
            assert secret not in text
    assert "0123456788" in repr(shown) or TOLD.case_number in repr(shown), "its number is what they came with"
    for event in (e.WithdrawCase(), e.CorrectCase()):
        assert stage_of(after(found, event)[0]) == stage_of(found)


def test_the_slip_of_a_number_bears_no_name() -> None:
    session, look_up = asked()
    found, _ = after(session, e.MattersCame(look_up.id, Matters(cases=(TOLD,))))
    _, effects = after(found, e.TakeGuide(), e.PrintSlip())
    (slip,) = (effect for effect in effects if isinstance(effect, fx.PrintApplicationSlip))
    assert slip.resident is None


def test_a_wrong_pair_is_one_answer_and_the_third_is_the_last_of_a_visit() -> None:
    session, look_up = asked()
    told = []
    for answer in (e.AskFailed(look_up.id, m.AskFailure.NO_RECORD), e.MattersCame(look_up.id, Matters())):
        missed, _ = after(session, answer)
        assert isinstance(missed.stage, ms.CaseNumber) and missed.stage.refused and missed.lookups_missed == 1
        told.append(page(missed).body)
    assert told[0] == told[1], "no such number, and a number of somebody else, are one answer"
    last = replace(session, lookups_missed=MOST_MISSES - 1)
    over, _ = after(last, e.AskFailed(look_up.id, m.AskFailure.NO_RECORD))
    assert isinstance(over.stage, m.Trouble) and over.stage.kind is m.TroubleKind.CASE_NOT_FOUND


@pytest.mark.parametrize("failure", [m.AskFailure.NO_LINK, m.AskFailure.TIMEOUT, m.AskFailure.BUSY])
def test_a_link_that_is_lost_is_never_no_such_case_and_what_was_typed_stays(failure: m.AskFailure) -> None:
    session, look_up = asked()
    lost, _ = after(session, e.AskFailed(look_up.id, failure))
    assert isinstance(lost.stage, m.Trouble) and lost.stage.kind is m.TroubleKind.PLATFORM
    assert lost.lookups_missed == 0
    again, _ = after(lost, e.TryAgain())
    assert isinstance(again.stage, ms.CaseNumber)
    assert (again.stage.values.one("case_number"), again.stage.values.one("last_digits")) == (NUMBER, DIGITS)


@pytest.mark.parametrize("number", ["", "12", "编号一二三四五", "\u202e0123", "0\u200b1"])
def test_what_can_be_no_number_asks_nobody(number: str) -> None:
    session, _ = after(typed(), e.Write("case_number", number))
    wrong, effects = after(session, e.Next())
    assert not any(isinstance(effect, mx.LookUpCase) for effect in effects)
    body = page(wrong).body
    assert isinstance(body, ParametersBody) and body.errors
