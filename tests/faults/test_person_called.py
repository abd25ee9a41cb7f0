"""A person is called: told to the desk, followed, taken back; with the link lost there are the lamp and the hotline."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from drivers.protocols import LampState, Place
from kiosk.central.assistance import AssistanceState
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.afterwards import CallState, Duty
from kiosk.session.lamps import lamps
from kiosk.session.reducer import advance
from tests.support.people import CANARIES
from tests.support.situations import QUERY, world
from tests.support.terminal import Terminal

CALLED_OUT = (Place.ATTENTION, LampState.SLOW)


def state(terminal: Terminal) -> CallState | None:
    call = terminal.runner.session.call
    return None if call is None else call.state


def reminder(terminal: Terminal) -> str:
    assert terminal.page is not None
    return terminal.page.reminder


def lit(terminal: Terminal) -> bool:
    return CALLED_OUT in lamps(terminal.runner.session, terminal.runner.world())


def test_the_desk_is_told_and_its_answer_is_shown(terminal: Terminal) -> None:
    platform = terminal.around.platform
    terminal.do(e.CallPerson())
    terminal.until(lambda: state(terminal) is CallState.CALLED, "the call to arrive")
    assert lit(terminal)
    assert "12345" in reminder(terminal)
    platform.call_state = AssistanceState.COMING
    terminal.until(lambda: state(terminal) is CallState.COMING, "somebody to come")
    assert not any(canary in repr(platform.calls) for canary in CANARIES)


def test_a_call_outlasts_the_visit_and_is_taken_back_by_whoever_stands_there(terminal: Terminal) -> None:
    platform = terminal.around.platform
    terminal.choose(QUERY)
    terminal.do(e.CallPerson())
    terminal.until(lambda: state(terminal) is CallState.CALLED, "the call to arrive")
    assert [call.item for call in platform.calls] == [QUERY]
    terminal.do(e.EndVisit())
    assert isinstance(terminal.stage, m.Attract) and state(terminal) is CallState.CALLED
    terminal.do(e.CancelCall())
    assert state(terminal) is None and not lit(terminal)
    terminal.until(lambda: platform.taken_back == [platform.calls[0].call_id], "the desk to be told")


def test_with_the_link_lost_the_lamp_is_lit_and_the_hotline_named_until_it_is_back(terminal: Terminal) -> None:
    platform = terminal.around.platform
    platform.fault = PlatformError(PlatformFault.NO_LINK)
    terminal.do(e.CallPerson())
    terminal.until(lambda: state(terminal) is CallState.NOT_REACHED, "the call to fail")
    assert lit(terminal)
    assert "12345" in reminder(terminal)
    platform.fault = None
    terminal.link_watch.answered()
    terminal.until(lambda: state(terminal) is CallState.CALLED, "the call to arrive")


def test_nobody_answers_and_that_is_said(terminal: Terminal) -> None:
    terminal.do(e.CallPerson())
    terminal.until(lambda: state(terminal) is CallState.CALLED, "the call to arrive")
    terminal.pass_time(200)
    terminal.until(lambda: state(terminal) is CallState.UNANSWERED, "the waiting to end")
    assert not lit(terminal)
    terminal.do(e.CallPerson())
    terminal.until(lambda: state(terminal) is CallState.CALLED, "another call to arrive")


@pytest.mark.parametrize("hour, answered", [(8, False), (9, True), (16, True), (17, False), (23, False)])
def test_out_of_hours_nobody_is_disturbed_and_nobody_is_told_that_somebody_comes(hour: int, answered: bool) -> None:
    duty = Duty(time(9), time(17))
    here = world(duty=duty)
    here = replace(here, wall=here.wall.replace(hour=hour))
    outcome = advance(m.Session(stage=m.Home(), tally=m.Tally(started=1.0)), e.CallPerson(), here)
    call = outcome.session.call
    assert call is not None
    assert (call.state is CallState.CALLING) is answered
    assert any(type(effect).__name__ == "CallAttendant" for effect in outcome.effects) is answered


@pytest.mark.parametrize(
    "day, hour, covered",
    [(14, 23, True), (15, 3, True), (15, 12, False), (19, 23, True), (20, 3, True), (20, 23, False)],
)
def test_hours_may_go_over_midnight(day: int, hour: int, covered: bool) -> None:
    duty = Duty(time(22), time(6), frozenset({1, 2, 3, 4, 5, 7}))  # 20 June 2026 is a Saturday
    assert duty.covers(world().wall.replace(day=day, hour=hour)) is covered
