"""Tones are short and soft, come with the right pages, never with trouble, and nobody waits for them."""

from __future__ import annotations

import io
import threading
import wave
from array import array
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import IO

import pytest

from kiosk.brand import Tone
from kiosk.speech.player import Output
from kiosk.tones.choosing import tone_of_intent, tone_of_page
from kiosk.tones.sounding import Tones
from kiosk.tones.waves import own_wave
from screens.models import Action, IdleWarning, Page
from tests.pictures.pages import page_of, situations
from tests.support.waiting import wait_until


@pytest.mark.parametrize("tone", list(Tone))
def test_a_tone_is_short_and_neither_clicks_nor_is_cut(tone: Tone) -> None:
    with wave.open(io.BytesIO(own_wave(tone))) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        assert 0.03 < sound.getnframes() / sound.getframerate() < 0.7
        samples = array("h", sound.readframes(sound.getnframes()))
    assert 3000 < max(samples) < 12000
    assert abs(samples[0]) < 100
    assert abs(samples[-1]) < 100
    assert max(abs(after - before) for before, after in pairwise(samples)) < 2500


def page(name: str) -> Page:
    return page_of(situations()[name], "zh-CN", "standard")


def test_pages_bring_their_tones() -> None:
    home = page("Home-popular")
    assert tone_of_page(home, page("TakePaper")) is Tone.SUCCESS
    assert tone_of_page(home, page("CardLeft")) is Tone.ATTENTION
    assert tone_of_page(home, replace(home, reminder="x")) is Tone.ATTENTION
    warning = IdleWarning("?", "", 20, Action("action:stay", ""), Action("action:end", ""))
    warned = replace(home, warning=warning)
    assert tone_of_page(home, warned) is Tone.ATTENTION
    assert tone_of_page(warned, replace(warned, warning=replace(warning, seconds=19))) is None
    assert tone_of_page(page("TakePaper"), page("TakePaper")) is None
    assert tone_of_page(None, home) is None


def test_trouble_is_quiet() -> None:
    home = page("Home-popular")
    troubles = [name for name in situations() if name.startswith("Trouble-")]
    assert len(troubles) > 20
    assert {tone_of_page(home, page(name)) for name in troubles} == {None}


def test_who_calmed_the_terminal_hears_nothing() -> None:
    calm = replace(page("TakePaper"), calm=True)
    assert tone_of_page(page("Home-popular"), calm) is None
    assert tone_of_intent("action:home", calm) is None


def test_touches_sound_and_typing_does_not() -> None:
    home = page("Home-popular")
    assert tone_of_intent("item:412014902000", home) is Tone.TOUCH
    assert tone_of_intent("field:search", home) is None


class Recorder:
    """A player that plays for as long as it is told to."""

    def __init__(self, trouble: str = "", error: OSError | None = None) -> None:
        self.played: list[bytes] = []
        self.go_on = threading.Event()
        self._trouble, self._error = trouble, error

    def start(self, source: bytes | IO[bytes], output: Output) -> None:
        if self._error is not None:
            raise self._error
        assert isinstance(source, bytes)
        assert output is Output.LOUDSPEAKER
        self.played.append(source)

    def wait(self) -> str:
        self.go_on.wait(10)
        return self._trouble

    def stop(self) -> None:
        self.go_on.set()


@pytest.fixture
def closing() -> Iterator[list[Tones]]:
    made: list[Tones] = []
    yield made
    for tones in made:
        tones.close()


def test_a_tone_that_comes_while_another_sounds_is_dropped(closing: list[Tones]) -> None:
    player = Recorder()
    tones = Tones(player, {}, pytest.fail)
    closing.append(tones)
    tones.start()
    tones.play(Tone.SUCCESS)
    wait_until(lambda: len(player.played) == 1, "the player")
    tones.play(Tone.TOUCH)
    player.go_on.set()
    wait_until(lambda: not tones.busy, "the player")
    tones.play(Tone.ATTENTION)
    wait_until(lambda: len(player.played) == 2, "the player")
    assert player.played == [own_wave(Tone.SUCCESS), own_wave(Tone.ATTENTION)]


def test_a_brand_has_its_own_and_what_cannot_be_read_is_told(tmp_path: Path, closing: list[Tones]) -> None:
    own, told = tmp_path / "touch.wav", list[str]()
    own.write_bytes(b"RIFF")
    player = Recorder()
    player.go_on.set()
    tones = Tones(player, {Tone.TOUCH: own, Tone.SUCCESS: tmp_path / "gone.wav"}, told.append)
    closing.append(tones)
    tones.start()
    tones.play(Tone.TOUCH)
    wait_until(lambda: player.played == [b"RIFF"] and not tones.busy, "the player")
    tones.play(Tone.SUCCESS)
    wait_until(lambda: len(told) == 1, "the player")


@pytest.mark.parametrize("player", [Recorder(trouble="no such device"), Recorder(error=FileNotFoundError("aplay"))])
def test_a_player_that_cannot_is_told_and_the_next_tone_is_tried(player: Recorder, closing: list[Tones]) -> None:
    player.go_on.set()
    told: list[str] = []
    tones = Tones(player, {}, told.append)
    closing.append(tones)
    tones.start()
    for count in (1, 2):
        wait_until(lambda: not tones.busy, "the player")
        tones.play(Tone.TOUCH)
        wait_until(lambda count=count: len(told) == count, "the player")  # type: ignore[misc]  # bound for this round


def test_closing_silences_at_once() -> None:
    player = Recorder()
    tones = Tones(player, {}, pytest.fail)
    tones.start()
    tones.play(Tone.ATTENTION)
    wait_until(lambda: len(player.played) == 1, "the player")
    tones.close()
    assert player.go_on.is_set()
