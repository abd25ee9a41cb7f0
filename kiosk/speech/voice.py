"""Who says what no recording says: a small promise, and the smallest that keeps it, espeak-ng."""

from __future__ import annotations

import contextlib
import subprocess
from enum import StrEnum
from typing import Protocol

from kiosk.speech.player import Output, Player


class VoiceName(StrEnum):
    """What a profile can name."""

    ESPEAK = "espeak-ng"
    SPEECH_DISPATCHER = "speech-dispatcher"
    QT = "qt"


class VoiceFault(Exception):
    """The voice cannot speak. Its words are the voice's own, never what it was to say."""


class Voice(Protocol):
    """One at a time. ``rate`` and ``volume`` are in percent, 100 is an ordinary voice and full volume."""

    def say(self, text: str, language: str, rate: int, volume: int, output: Output) -> None:
        """Begin to say it, and return. Raises VoiceFault."""
        ...

    def wait(self) -> None:
        """Until it was said or stopped. Raises VoiceFault when it could not be said."""
        ...

    def stop(self) -> None:
        """From any thread: silence at once."""
        ...

    def close(self) -> None: ...


#: The pages' languages (BCP 47) as espeak-ng calls them.
ESPEAK_VOICES = {"zh-CN": "cmn", "zh-Hant": "cmn", "en": "en-gb", "pt": "pt"}
#: Words a minute of espeak-ng at a rate of 100, by language: its Mandarin is hard to follow any faster.
_ESPEAK_WORDS = {"cmn": 150, "en-gb": 165, "pt": 160}
_ESPEAK_RANGE = (80, 450)


def espeak_command(language: str, rate: int, volume: int) -> list[str]:
    """Reads the text from standard input, so that it stands in no list of processes; writes WAV to standard output."""
    voice = ESPEAK_VOICES.get(language, ESPEAK_VOICES["zh-CN"])
    least, most = _ESPEAK_RANGE
    words = max(least, min(most, _ESPEAK_WORDS[voice] * rate // 100))
    amplitude = max(0, min(100, volume))
    return ["espeak-ng", "--stdin", "--stdout", "-b", "1", "-v", voice, "-s", str(words), "-a", str(amplitude)]


class EspeakVoice:
    """espeak-ng as a child process, its sound piped to the player's. See ``Voice``."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._child: subprocess.Popen[bytes] | None = None

    def say(self, text: str, language: str, rate: int, volume: int, output: Output) -> None:
        try:
            child = subprocess.Popen(
                espeak_command(language, rate, volume),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise VoiceFault(error.strerror or "espeak-ng is not there") from None
        if child.stdin is None or child.stdout is None:
            raise VoiceFault("no pipe")
        try:
            with child.stdout:  # the player's from now on
                self._player.start(child.stdout, output)
            # It reads everything before it makes a sound; the words of a page are far less than a pipe holds.
            with contextlib.suppress(BrokenPipeError), child.stdin:
                child.stdin.write(text.encode())
        except OSError as error:
            child.kill()
            child.stdin.close()
            child.wait()
            raise VoiceFault(error.strerror or "the player is not there") from None
        self._child = child

    def wait(self) -> None:
        child, self._child = self._child, None
        fault = self._player.wait()
        if child is not None:
            if fault:
                child.kill()
            child.wait()
        if fault:
            raise VoiceFault(fault)

    def stop(self) -> None:
        if (child := self._child) is not None:
            child.kill()
        self._player.stop()

    def close(self) -> None:
        self.stop()
