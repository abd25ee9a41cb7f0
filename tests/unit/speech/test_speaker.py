"""Saying and silencing, with a real espeak-ng and a real aplay whose card is a file."""

from __future__ import annotations

import fcntl
import os
import subprocess
import termios
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.speech.player import AlsaPlayer, Output
from kiosk.speech.sound import SILENCE_DB, write_wave
from kiosk.speech.speaker import Manner, Speaker
from kiosk.speech.utterance import Prompt, Utterance
from kiosk.speech.voice import EspeakVoice, VoiceFault
from tests.support.ears import ear_player, heard, tone
from tests.support.waiting import wait_until

SENTENCE = "请将身份证平放在读卡区"


class Events:
    """What the speaker told."""

    def __init__(self) -> None:
        self.speaking: list[bool] = []
        self.troubles: list[str] = []
        self.silent = threading.Event()

    def on_speaking(self, on: bool) -> None:
        self.speaking.append(on)
        if not on:
            self.silent.set()


class OnePrompt:
    """A pack with one recording in it."""

    def __init__(self, words: str, audio: bytes) -> None:
        self._words = words
        self._audio = audio

    def find(self, words: str) -> Prompt | None:
        return Prompt("one", self._audio) if words == self._words else None


@pytest.fixture
def events() -> Events:
    return Events()


def make_speaker(player: AlsaPlayer, events: Events, prompts: OnePrompt | None = None, volume: int = 100) -> Speaker:
    speaker = Speaker(
        EspeakVoice(player),
        player,
        lambda language: prompts,
        Manner(volume=volume),
        on_speaking=events.on_speaking,
        on_trouble=events.troubles.append,
    )
    speaker.start()
    return speaker


@pytest.fixture
def speaker(tmp_path: Path, events: Events) -> Iterator[Speaker]:
    made = make_speaker(ear_player(tmp_path), events)
    yield made
    made.close()


def said(speaker: Speaker, events: Events, utterance: Utterance) -> None:
    events.silent.clear()
    speaker.say(utterance, interrupt=True)
    assert events.silent.wait(20)
    assert events.troubles == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-CN", SENTENCE), ("zh-Hant", "請將身份證平放"), ("en", "Lay your card flat"), ("pt", "Coloque o cartão")],
)
def test_every_language_makes_a_sound_that_can_be_heard(
    speaker: Speaker, events: Events, tmp_path: Path, language: str, words: str
) -> None:
    said(speaker, events, Utterance((words,), language))
    sound = heard(tmp_path)
    assert sound.seconds > 0.5
    assert sound.loudness > -30
    assert events.speaking == [True, False]


def test_faster_takes_less_time_and_quieter_is_quieter(speaker: Speaker, events: Events, tmp_path: Path) -> None:
    said(speaker, events, Utterance((SENTENCE,), "zh-CN"))
    normal = heard(tmp_path)
    said(speaker, events, Utterance((SENTENCE,), "zh-CN", rate=180))
    assert heard(tmp_path).seconds < 0.8 * normal.seconds
    said(speaker, events, Utterance((SENTENCE,), "zh-CN", volume=40))
    assert heard(tmp_path).loudness < normal.loudness - 3


def test_the_headset_is_another_device(speaker: Speaker, events: Events, tmp_path: Path) -> None:
    said(speaker, events, Utterance((SENTENCE,), "zh-CN", headset=True))
    assert heard(tmp_path, Output.HEADSET).loudness > SILENCE_DB
    assert heard(tmp_path).seconds == 0


def test_a_recording_is_played_for_its_very_words_alone(events: Events, tmp_path: Path) -> None:
    recording = tone(2.0, level=0.5)
    speaker = make_speaker(ear_player(tmp_path), events, OnePrompt("一", write_wave(recording)))
    said(speaker, events, Utterance(("一",), "zh-CN"))
    played = heard(tmp_path)
    assert played.seconds == pytest.approx(2.0, abs=0.4)
    assert played.loudness == pytest.approx(recording.loudness, abs=0.5)
    said(speaker, events, Utterance(("一",), "zh-CN", rate=180, volume=50))
    changed = heard(tmp_path)
    assert changed.seconds < 1.4
    assert changed.loudness == pytest.approx(recording.loudness - 6, abs=1.0)
    said(speaker, events, Utterance(("二",), "zh-CN"))
    assert heard(tmp_path).loudness != pytest.approx(recording.loudness, abs=0.5)
    speaker.close()


@pytest.fixture
def stuck(tmp_path: Path) -> Iterator[tuple[AlsaPlayer, int]]:
    """A sound card that stops taking anything after 64 KiB: a pipe that nobody reads."""
    pipe = tmp_path / "card"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    yield AlsaPlayer({Output.LOUDSPEAKER: f"file:'{pipe}',raw"}), reader
    os.close(reader)


def waiting_bytes(reader: int) -> int:
    return int.from_bytes(fcntl.ioctl(reader, termios.FIONREAD, bytes(4)), "little")


def children() -> set[str]:
    listed = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "comm="], capture_output=True, text=True, check=False
    )
    return {name for name in listed.stdout.split() if name in ("aplay", "espeak-ng")}


def test_an_interruption_ends_voice_and_player_in_the_middle(events: Events, stuck: tuple[AlsaPlayer, int]) -> None:
    player, reader = stuck
    speaker = make_speaker(player, events)
    speaker.say(Utterance((SENTENCE * 20,), "zh-CN"), interrupt=True)
    wait_until(lambda: waiting_bytes(reader) > 30_000, "sound on its way")
    assert not events.silent.is_set()
    speaker.stop()
    assert events.silent.wait(5)
    wait_until(lambda: not children(), "both children gone")
    assert events.troubles == []
    speaker.close()


def test_an_interruption_by_other_words_is_heard_as_those(events: Events, tmp_path: Path) -> None:
    speaker = make_speaker(ear_player(tmp_path), events, OnePrompt("短", write_wave(tone(0.5))))
    for _ in range(10):
        speaker.say(Utterance((SENTENCE * 20,), "zh-CN"), interrupt=True)
    speaker.say(Utterance(("短",), "zh-CN"), interrupt=True)
    wait_until(lambda: events.speaking[-1:] == [False], "silence")
    assert heard(tmp_path).seconds == pytest.approx(0.5, abs=0.4)
    assert events.troubles == []
    speaker.close()


def test_what_waits_is_said_after_and_only_the_last_of_it(events: Events, stuck: tuple[AlsaPlayer, int]) -> None:
    player, reader = stuck
    heard_words: list[str] = []

    class Listening(OnePrompt):
        def find(self, words: str) -> Prompt | None:
            heard_words.append(words)
            return None

    speaker = make_speaker(player, events, Listening("", b""))
    speaker.say(Utterance((SENTENCE * 20,), "zh-CN"), interrupt=True)
    wait_until(lambda: waiting_bytes(reader) > 30_000, "sound on its way")
    speaker.say(Utterance(("二",), "zh-CN"), interrupt=False)
    speaker.say(Utterance(("三",), "zh-CN"), interrupt=False)
    assert heard_words == [SENTENCE * 20]
    os.set_blocking(reader, True)
    threading.Thread(target=drain, args=(reader, events.silent), daemon=True).start()
    assert events.silent.wait(20)
    assert heard_words == [SENTENCE * 20, "三"]
    speaker.close()


def drain(reader: int, until: threading.Event) -> None:
    while not until.is_set() and os.read(reader, 65536):
        pass


def test_a_device_that_is_not_there_is_told_in_its_own_words_and_not_in_ours(events: Events) -> None:
    speaker = make_speaker(AlsaPlayer({Output.LOUDSPEAKER: "nobody"}), events)
    speaker.say(Utterance((SENTENCE,), "zh-CN"), interrupt=True)
    assert events.silent.wait(10)
    assert len(events.troubles) == 1
    assert "nobody" in events.troubles[0]
    assert SENTENCE not in events.troubles[0]
    speaker.close()


def test_a_player_that_is_not_installed_is_a_fault_and_no_crash(events: Events) -> None:
    speaker = make_speaker(AlsaPlayer({}, program="no-such-player"), events)
    for count in (1, 2):
        events.silent.clear()
        speaker.say(Utterance((SENTENCE,), "zh-CN"), interrupt=True)
        assert events.silent.wait(10)
        assert len(events.troubles) == count
    wait_until(lambda: not children(), "no child is left")
    speaker.close()


def test_a_voice_that_is_not_installed_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(VoiceFault):
        EspeakVoice(ear_player(tmp_path)).say("一", "zh-CN", 100, 100, Output.LOUDSPEAKER)


def test_what_is_said_stands_in_no_list_of_processes(events: Events, stuck: tuple[AlsaPlayer, int]) -> None:
    player, reader = stuck
    speaker = make_speaker(player, events)
    speaker.say(Utterance((SENTENCE * 20,), "zh-CN"), interrupt=True)
    wait_until(lambda: waiting_bytes(reader) > 30_000, "sound on its way")
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert "espeak-ng" in listed and "aplay" in listed
    assert SENTENCE not in listed
    speaker.close()
    wait_until(lambda: not children(), "both children gone")


def test_nothing_of_what_is_said_is_in_a_repr() -> None:
    assert SENTENCE not in repr(Utterance((SENTENCE,), "zh-CN"))
    assert "RIFF" not in repr(Prompt("one", write_wave(tone(0.1))))
