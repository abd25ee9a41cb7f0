"""speech-dispatcher: the real daemon with a configuration of its own, playing into nothing."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.speech.dispatcher import DispatcherVoice, scaled
from kiosk.speech.player import Output
from kiosk.speech.voice import VoiceFault
from tests.support.waiting import wait_until

MODULE = Path("/etc/speech-dispatcher/modules/espeak-ng.conf")
CONFIGURATION = """\
LogLevel 1
CommunicationMethod "unix_socket"
AudioOutputMethod "alsa"
AudioALSADevice "null"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
"""
SENTENCE = "请将身份证平放在读卡区。"


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[Path]:
    assert shutil.which("speech-dispatcher"), "packaging/apt-development.txt names it"
    configuration = tmp_path / "conf"
    (configuration / "modules").mkdir(parents=True)
    (configuration / "speechd.conf").write_text(CONFIGURATION)
    shutil.copy(MODULE, configuration / "modules")
    (tmp_path / "log").mkdir()
    place = tmp_path / "sock"
    command = ["speech-dispatcher", "-s", "-t", "60", "-c", "unix_socket", "-S", str(place), "-C", str(configuration)]
    process = subprocess.Popen(
        [*command, "-L", str(tmp_path / "log"), "-P", str(tmp_path / "pid")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_until(place.is_socket, "the daemon's socket")
    yield place
    process.terminate()
    process.wait(10)


def test_what_is_said_comes_to_its_end_in_every_language(daemon: Path, tmp_path: Path) -> None:
    voice = DispatcherVoice(daemon)
    for language, text in (("zh-CN", SENTENCE), ("en", "Lay your card flat.\n.A line with a stop."), ("pt", "Olá")):
        voice.say(text, language, 120, 60, Output.LOUDSPEAKER)
        voice.wait()
    voice.close()
    logged = "".join(file.read_text(errors="replace") for file in (tmp_path / "log").rglob("*.log"))
    assert "身份证" not in logged and "Lay your card" not in logged


def test_an_interruption_ends_it_and_the_next_is_said(daemon: Path) -> None:
    voice = DispatcherVoice(daemon)
    voice.say(SENTENCE * 200, "zh-CN", 100, 60, Output.LOUDSPEAKER)
    over = threading.Event()

    def wait() -> None:
        voice.wait()
        over.set()

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    voice.stop()
    assert over.wait(10)
    waiting.join()
    voice.say(SENTENCE, "zh-CN", 100, 60, Output.LOUDSPEAKER)
    voice.wait()
    voice.close()


def test_a_daemon_that_is_not_there_is_a_fault_without_what_was_to_be_said(tmp_path: Path) -> None:
    with pytest.raises(VoiceFault) as fault:
        DispatcherVoice(tmp_path / "nobody").say(SENTENCE, "zh-CN", 100, 60, Output.LOUDSPEAKER)
    assert SENTENCE not in str(fault.value)


@pytest.mark.parametrize(("percent", "value"), [(100, 0), (200, 100), (50, -100), (400, 100), (10, -100), (150, 50)])
def test_percent_are_its_steps(percent: int, value: int) -> None:
    assert scaled(percent) == value
