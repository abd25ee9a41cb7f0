"""Speech: who it is on for, that nobody inherits it, and the clock that stands still while it speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.protocols import Presence
from kiosk.session import events as e
from kiosk.session import hearing as h
from kiosk.session import model as m
from kiosk.session.patience import time_left
from kiosk.session.reducer import advance
from tests.support.situations import TABLE, sessions, world
from tests.support.stages import stage_of

VISITOR = m.Session(touched_at=1000.0, tally=m.Tally(started=990.0)).to(m.Home())


def after(session: m.Session, *events: tuple[float, e.Event]) -> m.Session:
    for now, event in events:
        session = advance(session, event, world(now)).session
    return session


def seconds_left(session: m.Session, now: float) -> float:
    left = time_left(session, world(now))
    assert left is not None
    return left.seconds


def test_a_headset_switches_speech_on_and_taking_it_out_switches_it_off_at_every_stage() -> None:
    for session in sessions():
        if isinstance(session.stage, m.Closed):
            continue  # it opens by itself where nothing keeps it closed
        plugged = after(session, (1000.0, e.AccessChanged(True)))
        assert plugged.looks.hearing.on and plugged.headset
        assert stage_of(plugged) == stage_of(session)
        assert not after(plugged, (1001.0, e.AccessChanged(False))).looks.hearing.on


def test_the_same_word_about_the_headset_again_overrules_nobody() -> None:
    plugged = e.AccessChanged(True)
    silenced = after(VISITOR, (1000.0, plugged), (1001.0, h.SwitchSpeech()), (1002.0, plugged))
    assert not silenced.looks.hearing.on


def test_the_next_person_gets_the_terminals_own_rate_and_volume_and_silence() -> None:
    loud = after(VISITOR, (1000.0, h.SwitchSpeech()), (1001.0, h.SpeakLouder()), (1002.0, h.SpeakSlower()))
    assert loud.looks.hearing == h.Hearing(on=True, rate=-1, volume=1)
    assert after(loud, (1003.0, e.EndVisit())).looks == m.Looks()


def test_the_next_person_with_a_headset_is_spoken_to_from_the_first_page() -> None:
    session = after(VISITOR, (1000.0, e.AccessChanged(True)), (1001.0, h.SpeakLouder()), (1002.0, e.EndVisit()))
    assert isinstance(session.stage, m.Attract)
    assert session.looks.hearing == h.Hearing(on=True)


def test_the_page_that_calls_out_a_left_card_still_speaks() -> None:
    on = replace(after(VISITOR, (1000.0, h.SwitchSpeech())), card=Presence.YES)
    left = after(on, (1001.0, e.EndVisit()))
    assert isinstance(left.stage, m.CardLeft) and left.looks.hearing.on
    gone = after(left, (1002.0, e.CardMoved(Presence.NO)))
    assert isinstance(gone.stage, m.Attract) and not gone.looks.hearing.on


@pytest.mark.parametrize("event", [h.SpeakLouder(), h.SpeakQuieter(), h.SpeakFaster(), h.SpeakSlower()])
def test_rate_and_volume_have_an_end(event: e.Event) -> None:
    session = after(VISITOR, *((1000.0, event) for _ in range(20)))
    hearing = session.looks.hearing
    assert {abs(hearing.rate), abs(hearing.volume)} == {0, h.MOST_STEPS}


def test_saying_it_again_is_told_to_the_page() -> None:
    assert after(VISITOR, (1000.0, h.SayAgain()), (1000.0, h.SayAgain())).looks.hearing.repeats == 2


def test_the_clock_stands_still_while_it_speaks_and_goes_on_where_it_stood() -> None:
    on = after(VISITOR, (1000.0, h.SwitchSpeech()), (1010.0, h.Speaking(True)))
    before = seconds_left(on, 1010.0)
    assert seconds_left(on, 1100.0) == before
    ended = after(on, (1100.0, h.Speaking(False)))
    assert seconds_left(ended, 1100.0) == before
    assert seconds_left(ended, 1105.0) == before - 5


def test_a_touch_while_it_speaks_is_not_counted_twice() -> None:
    spoken = after(VISITOR, (1010.0, h.Speaking(True)), (1020.0, e.Touched()), (1025.0, h.Speaking(False)))
    assert spoken.touched_at == 1025.0


def test_one_utterance_after_another_adds_up() -> None:
    spoken = after(VISITOR, (1010.0, h.Speaking(True)), (1110.0, h.Speaking(True)), (1210.0, h.Speaking(False)))
    assert spoken.touched_at == 1200.0


def test_the_warning_that_is_spoken_stays_on_the_page() -> None:
    session = replace(VISITOR, touched_at=1000.0)
    speaking = after(session, (1190.0, h.Speaking(True)))
    left = time_left(speaking, world(1240.0))
    assert left is not None and left.warning and left.seconds == 20


def test_nobody_is_thrown_out_in_the_middle_of_a_sentence() -> None:
    speaking = after(VISITOR, (1200.0, h.Speaking(True)))
    assert after(speaking, (1300.0, e.Tick())).generation == VISITOR.generation


def test_a_voice_that_hangs_does_not_keep_a_visit_for_ever() -> None:
    known = replace(next(s for s in sessions() if s.stage == TABLE), speaking_since=1000.0)
    assert after(known, (1000.0 + h.MOST_SPOKEN + 111, e.Tick())).resident is None


def test_who_listens_has_twice_the_time() -> None:
    assert seconds_left(after(VISITOR, (1000.0, h.SwitchSpeech())), 1000.0) == 2 * seconds_left(VISITOR, 1000.0)


def test_what_is_spoken_in_one_visit_is_still_counted_in_the_next() -> None:
    ended = after(VISITOR, (1000.0, h.Speaking(True)), (1001.0, e.EndVisit()))
    assert ended.speaking_since is not None
    assert after(ended, (1005.0, h.Speaking(False))).speaking_since is None
