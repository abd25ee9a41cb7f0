"""The voice at a running terminal: what is heard, that time stands still for it, and that nothing of it is left."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.log import Log
from kiosk.narrating import Narration
from kiosk.presenter import interpret
from kiosk.profile.model import Speech
from kiosk.runner import Runner
from kiosk.session import model as m
from kiosk.session.effects import Forget
from kiosk.session.hearing import Speaking
from kiosk.session.nearby import AccessChanged
from kiosk.session.patience import time_left
from kiosk.speech.player import Output
from kiosk.speech.sound import SILENCE_DB
from screens.models import Page
from tests.support.ears import heard
from tests.support.situations import TABLE, sessions
from tests.support.waiting import wait_until
from tests.unit.core.test_runner import Bench

HOME = m.Session(touched_at=1000.0, tally=m.Tally(started=990.0)).to(m.Home())
KNOWN = next(session for session in sessions() if session.stage == TABLE)


class Room(Bench):
    """A runner whose pages are said, by a voice whose sound card is a folder."""

    def __init__(self, folder: Path, **speech: str) -> None:
        super().__init__()
        self.folder = folder
        self.log = io.StringIO()
        devices = {output.value: f"file:'{folder / output.value}.raw',raw" for output in Output}
        self.heard_speaking: list[bool] = []
        self.narration = Narration(Speech.model_validate({**devices, **speech}), self._on_speaking, Log(self.log))
        self.runner._show = self._show
        self.runner._wake = lambda: None
        self.quiet = threading.Event()
        self.narration.start()

    def _on_speaking(self, on: bool) -> None:
        self.heard_speaking.append(on)
        self.runner.submit(Speaking(on))
        if not on:
            self.quiet.set()

    def _show(self, page: Page) -> None:
        self.pages.append(page)
        self.narration.narrator.show(page)

    def touch(self, name: str) -> None:
        """As the window does it: silence first, then what the control means."""
        self.narration.narrator.hush()
        event = interpret(name, {})
        assert event is not None
        self.quiet.clear()
        self.runner.submit(event)
        self.runner.pump()

    def listen(self) -> None:
        """Until nothing is left to say."""
        assert self.quiet.wait(20)
        self.runner.pump()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.narration.stop()


def crank(room: Room, session: m.Session) -> Runner:
    runner = room.at(session)
    runner.refresh()
    return runner


def test_the_switch_makes_the_page_heard(room: Room) -> None:
    crank(room, HOME)
    assert heard(room.folder).seconds == 0
    room.touch("action:speech")
    room.listen()
    assert heard(room.folder).seconds > 1
    assert heard(room.folder).loudness > SILENCE_DB
    assert room.heard_speaking == [True, False]


def test_time_stands_still_while_it_speaks(tmp_path: Path) -> None:
    pipe = tmp_path / "card"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # a sound card that never gets to the end
    room = Room(tmp_path, loudspeaker=f"file:'{pipe}',raw")
    runner = crank(room, HOME)
    room.touch("action:speech")
    wait_until(lambda: room.heard_speaking == [True], "the voice")
    runner.pump()
    before = time_left(runner.session, runner.world())
    room.now += 100
    runner.tick()
    assert time_left(runner.session, runner.world()) == before
    room.narration.narrator.hush()
    room.listen()
    room.now += 10
    after = time_left(runner.session, runner.world())
    assert before is not None and after is not None
    assert after.seconds == before.seconds - 10
    room.narration.stop()
    os.close(reader)


def test_a_headset_hears_what_the_room_does_not(room: Room) -> None:
    crank(room, KNOWN)
    room.touch("action:speech")
    room.listen()
    aloud = heard(room.folder).seconds
    assert heard(room.folder, Output.HEADSET).seconds == 0
    room.quiet.clear()
    room.runner.submit(AccessChanged(True))
    room.runner.pump()
    room.listen()
    assert heard(room.folder, Output.HEADSET).seconds > 2 * aloud, "every row of the table"


def test_once_more_and_faster_are_heard(room: Room) -> None:
    crank(room, HOME)
    room.touch("action:speech")
    room.listen()
    first = heard(room.folder).seconds
    room.touch("action:repeat")
    room.listen()
    assert heard(room.folder).seconds == pytest.approx(first, rel=0.05)
    for _ in range(3):
        room.touch("action:faster")
    room.listen()
    wait_until(lambda: room.heard_speaking[-1] is False, "silence")
    assert heard(room.folder).seconds < 0.8 * first


def test_a_headset_pulled_out_is_silence_at_once(room: Room) -> None:
    crank(room, KNOWN)
    room.runner.submit(AccessChanged(True))
    room.runner.pump()
    wait_until(lambda: room.heard_speaking[:1] == [True], "the voice")
    room.runner.submit(AccessChanged(False))
    room.runner.pump()
    assert room.quiet.wait(5)
    assert heard(room.folder).seconds == 0, "nothing of it goes to the loudspeaker"


def test_the_end_of_a_visit_is_silence_and_the_next_person_hears_nothing(room: Room) -> None:
    crank(room, HOME)
    room.touch("action:speech")
    room.touch("action:end")
    assert any(isinstance(effect, Forget) for effect in room.effects)
    room.narration.narrator.forget()
    wait_until(lambda: room.heard_speaking[-1:] != [True], "silence")
    assert not room.runner.session.looks.hearing.on
    count = len(room.heard_speaking)
    room.touch("action:touch")
    assert len(room.heard_speaking) == count


def test_a_sound_card_that_is_away_is_logged_once_and_stops_nobody(tmp_path: Path) -> None:
    room = Room(tmp_path, loudspeaker="nobody")
    crank(room, KNOWN)
    for name in ("action:speech", "action:repeat", "action:repeat"):
        room.touch(name)
        room.listen()
    lines = room.log.getvalue().splitlines()
    assert len(lines) == 1 and "speech_trouble" in lines[0]
    assert all(part.words not in lines[0] for part in room.pages[-1].spoken)
    assert room.mistakes == []
    room.narration.stop()


def test_nothing_of_what_is_said_is_in_a_log_or_a_file(room: Room) -> None:
    crank(room, KNOWN)
    room.runner.submit(AccessChanged(True))
    room.runner.pump()
    wait_until(lambda: room.heard_speaking[:1] == [True], "the voice")
    room.narration.narrator.hush()
    wait_until(lambda: room.heard_speaking[-1:] == [False], "silence")
    assert room.log.getvalue() == ""
    assert {file.name for file in room.folder.iterdir()} <= {"loudspeaker.raw", "headset.raw"}
