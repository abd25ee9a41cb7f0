"""``kiosk bench interruption``: how long the voice goes on after a key, and how long until it says the next thing.

A real espeak-ng and a real aplay, into a sound card that is a pipe and takes samples as fast as they are heard.
"""

from __future__ import annotations

import fcntl
import os
import select
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from kiosk.benchmarks.report import Aim, Op, Report
from kiosk.speech.player import AlsaPlayer, Output
from kiosk.speech.speaker import Manner, Speaker
from kiosk.speech.utterance import Utterance
from kiosk.speech.voice import EspeakVoice

_BYTES_A_SECOND = 2 * 22050  # espeak-ng: 16 bits, one channel
_BUFFER = 4096  # the smallest pipe there is: a tenth of a second, as a sound card has
_HEARD_SECONDS = 0.3  # before it is interrupted
_ANSWER_SECONDS = 10.0
_LONG = Utterance(("请将身份证平放在读卡区，听到提示前请不要移动。" * 8,), "zh-CN")
_NEXT = Utterance(("下一步",), "zh-CN")


class NotHeard(Exception):
    """The voice said nothing, or did not stop."""


class Card:
    """The far end of the pipe."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "card"
        os.mkfifo(self.path)
        self._end = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
        fcntl.fcntl(self._end, fcntl.F_SETPIPE_SZ, _BUFFER)

    def close(self) -> None:
        os.close(self._end)

    def first_sound(self) -> float:
        """The moment at which something is played. Raises NotHeard."""
        until = time.monotonic() + _ANSWER_SECONDS
        while time.monotonic() < until:
            if self._read():
                return time.monotonic()
            time.sleep(0.001)
        raise NotHeard("nothing was said")

    def listen(self, seconds: float) -> None:
        """Take what is played, as fast as it is heard."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(_BUFFER / 4 / _BYTES_A_SECOND)
            self._read(_BUFFER // 4)

    def silence(self) -> float:
        """The moment at which the player has let go of the card. Raises NotHeard."""
        until = time.monotonic() + _ANSWER_SECONDS
        while time.monotonic() < until:
            if self._read() == b"":
                return time.monotonic()
            select.select([self._end], [], [], 0.05)
        raise NotHeard("it went on")

    def _read(self, most: int = _BUFFER) -> bytes | None:
        """Empty when nobody plays; None while somebody does and nothing has come."""
        try:
            return os.read(self._end, most)
        except BlockingIOError:
            return None


def run_interruption_benchmark(rounds: int, *, json: bool) -> int:
    """Measure, and print. Exit code 0 when it was measured, 1 when not."""
    try:
        report = measure(rounds)
    except NotHeard as fault:
        print(f"kiosk bench interruption: {fault}", file=sys.stderr)
        return 1
    print(report.as_json() if json else report.as_lines())
    return 0


def measure(rounds: int) -> Report:
    """Raises NotHeard."""
    troubles: list[str] = []
    over = threading.Event()
    with tempfile.TemporaryDirectory(prefix="kiosk-interruption-") as folder:
        card = Card(Path(folder))
        player = AlsaPlayer({Output.LOUDSPEAKER: f"file:'{card.path}',raw"})
        speaker = Speaker(
            EspeakVoice(player),
            player,
            lambda language: None,
            Manner(volume=100),
            on_speaking=lambda on: over.clear() if on else over.set(),
            on_trouble=troubles.append,
        )
        speaker.start()
        silent, next_word = [], []
        try:
            for _ in range(rounds):
                speaker.say(_LONG, interrupt=True)
                card.first_sound()
                card.listen(_HEARD_SECONDS)
                pressed = time.monotonic()
                speaker.stop()
                stopped = card.silence()
                speaker.say(_NEXT, interrupt=True)
                begun = card.first_sound()
                silent.append(1000 * (stopped - pressed))
                next_word.append(1000 * (begun - stopped))
                speaker.stop()
                card.silence()
                if not over.wait(_ANSWER_SECONDS) or troubles:
                    raise NotHeard(troubles[0] if troubles else "the voice did not end")
        finally:
            speaker.close()
            card.close()
    return _report(silent, next_word)


def _report(silent: list[float], next_word: list[float]) -> Report:
    cuts = statistics.quantiles(silent, n=100, method="inclusive")
    figures: dict[str, float | int | str] = {
        "interruptions": len(silent),
        "silent_p50_ms": round(cuts[49], 1),
        "silent_p95_ms": round(cuts[94], 1),
        "silent_p99_ms": round(cuts[98], 1),
        "next_word_p50_ms": round(statistics.median(next_word), 1),
    }
    return Report("interruption", figures, (Aim("silent_p99_ms", round(cuts[98], 1), Op.AT_MOST, 100.0),))
