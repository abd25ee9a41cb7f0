"""Somebody's own way of using the terminal: more time, and gone with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.access import UNHURRIED, Mode
from kiosk.session.identity import Resident
from kiosk.session.patience import time_left
from kiosk.session.reducer import advance
from tests.support.people import ADULT
from tests.support.situations import TABLE, world

SOMEBODY = m.Session(stage=TABLE, resident=Resident(ADULT), touched_at=1000.0, visit=1, tally=m.Tally(started=990.0))


def seconds(session: m.Session, now: float = 1000.0) -> float:
    left = time_left(session, world(now))
    assert left is not None
    return left.seconds


@pytest.mark.parametrize("mode", list(Mode))
def test_a_mode_that_takes_longer_doubles_the_time(mode: Mode) -> None:
    slowly = advance(SOMEBODY, e.SwitchMode(mode), world()).session
    assert seconds(slowly) == seconds(SOMEBODY) * (2 if mode in UNHURRIED else 1)


def test_a_mode_is_switched_on_and_off() -> None:
    on = advance(SOMEBODY, e.SwitchMode("low_reach"), world()).session
    assert on.looks.modes == {Mode.LOW_REACH}
    assert advance(on, e.SwitchMode("low_reach"), world()).session.looks.modes == frozenset()
    assert advance(on, e.SwitchMode("levitation"), world()).session.looks == on.looks


def test_the_elder_theme_is_one_tap_there_and_one_back() -> None:
    elder = advance(SOMEBODY, e.SetTheme("elder"), world()).session
    assert elder.looks.theme == "elder"
    assert advance(elder, e.SetTheme("elder"), world()).session.looks.theme == "standard"


def test_nothing_of_it_meets_the_next_person() -> None:
    looks = m.Looks("en", "XL", "contrast_dark", frozenset(Mode), choosing=True)
    ended = advance(replace(SOMEBODY, looks=looks), e.EndVisit(), world()).session
    assert isinstance(ended.stage, m.Thanks)
    assert not ended.looks.choosing
    assert advance(ended, e.Tick(), world(2000.0)).session.looks == m.Looks()


def test_who_chooses_and_walks_away_leaves_the_first_page_as_it_was() -> None:
    chosen = advance(m.Session(stage=m.Attract(), touched_at=1000.0), e.SetTheme("contrast_dark"), world()).session
    assert advance(chosen, e.Tick(), world(1059.0)).session.looks.theme == "contrast_dark"
    assert advance(chosen, e.Tick(), world(1061.0)).session.looks == m.Looks()


def test_a_number_is_shown_in_full_for_five_seconds() -> None:
    shown = advance(SOMEBODY, e.Reveal("number"), world(1000.0)).session
    assert advance(shown, e.Tick(), world(1004.0)).session.revealed == "number"
    assert advance(shown, e.Tick(), world(1005.0)).session.revealed == ""


def test_another_page_hides_it_again() -> None:
    shown = advance(SOMEBODY, e.Reveal("number"), world()).session
    assert advance(shown, e.Back(), world()).session.revealed == ""
