"""A keypad: the first key of a visit switches on what its people need, and what that is stays theirs to decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.protocols import Presence
from kiosk.presenter import present
from kiosk.session import events as e
from kiosk.session import hearing as h
from kiosk.session import model as m
from kiosk.session.access import Mode
from kiosk.session.nearby import PadKey
from kiosk.session.reducer import advance
from kiosk.texts import Language, load_words
from tests.support.situations import sessions, world
from tests.support.stages import stage_of
from tests.support.terminal_around import SETTING

WORDS = load_words(Language.CHINESE)
VISITOR = m.Session(touched_at=1000.0, tally=m.Tally(started=990.0)).to(m.Home())


def after(session: m.Session, *events: e.Event, keys: bool = True) -> m.Session:
    for event in events:
        session = advance(session, event, replace(world(1001.0), has_keys=keys)).session
    return session


def spoken(session: m.Session, now: float = 1001.0, *, keys: bool = True) -> list[str]:
    return [part.words for part in present(session, replace(world(now), has_keys=keys), SETTING).spoken]


@pytest.mark.parametrize("key", PadKey)
def test_whichever_key_is_first_begins_a_visit_that_is_heard(key: PadKey) -> None:
    begun = after(m.Session(stage=m.Attract()), e.KeyPad(key))
    assert isinstance(begun.stage, m.Home) and begun.visited
    assert begun.looks.hearing.on and Mode.KEYS in begun.looks.modes
    assert WORDS.of("speech-keys") in spoken(begun)


def test_the_first_key_switches_on_at_every_page_and_leads_nowhere() -> None:
    for session in sessions():
        if isinstance(session.stage, m.Attract | m.AttendantPin | m.AttendantDesk | m.Closed | m.TechnicianStage):
            continue
        pressed = after(session, e.KeyPad(PadKey.DOWN))
        assert stage_of(pressed) == stage_of(session)
        assert pressed.looks.hearing.on and Mode.KEYS in pressed.looks.modes, session.stage


def test_who_switches_it_off_again_keeps_it_off_for_the_visit_and_for_nobody_after() -> None:
    silent = after(VISITOR, e.KeyPad(PadKey.DOWN), h.SwitchSpeech(), e.SwitchMode(Mode.KEYS), e.KeyPad(PadKey.DOWN))
    assert not silent.looks.hearing.on and Mode.KEYS not in silent.looks.modes
    rested = after(silent, e.EndVisit())
    assert rested.looks == m.Looks()
    assert after(rested, e.KeyPad(PadKey.UP)).looks.hearing.on


def test_a_key_that_means_nothing_switches_nothing_on() -> None:
    assert after(VISITOR, e.KeyPad(None)).looks == VISITOR.looks


def test_a_headset_finds_by_touch_where_there_are_no_keys_and_is_offered_them_where_there_are() -> None:
    resting = m.Session(stage=m.Attract())
    by_touch = after(resting, e.AccessChanged(True), keys=False)
    assert by_touch.looks.modes == {Mode.EXPLORE}
    assert WORDS.of("speech-explore") in spoken(by_touch, keys=False)
    by_keys = after(resting, e.AccessChanged(True))
    assert by_keys.looks.modes == frozenset()
    assert WORDS.of("speech-any-key") in spoken(by_keys)
    assert after(by_touch, e.AccessChanged(False), keys=False).looks == m.Looks()
    next_one = after(replace(VISITOR, headset=True), e.EndVisit(), keys=False)
    assert next_one.looks.modes == {Mode.EXPLORE}, "the headset is still plugged in"


def test_who_fell_silent_with_the_headset_hears_again_by_the_key_that_repeats() -> None:
    pulled = after(VISITOR, e.AccessChanged(True), e.AccessChanged(False))
    assert not pulled.looks.hearing.on
    assert after(pulled, h.SayAgain()).looks.hearing.on


def test_what_is_left_behind_is_called_out_to_the_room_again_and_again() -> None:
    left = replace(VISITOR, card=Presence.YES, touched_at=1000.0).to(m.CardLeft())
    first, later = (present(left, world(now), SETTING).speech for now in (1001.0, 1031.0))
    assert first.on and not left.looks.hearing.on
    assert later.repeats > first.repeats, "nobody may have heard the first call"
    assert not present(VISITOR, world(1001.0), SETTING).speech.on
