"""An ear for what a terminal says: a real player into a file of its own, read back as sound."""

from __future__ import annotations

import array
import math
from pathlib import Path

from kiosk.speech.player import AlsaPlayer, Output
from kiosk.speech.sound import Sound

#: What espeak-ng speaks at; ALSA's file device keeps what is played as it comes.
ESPEAK_RATE = 22050


def ear_player(folder: Path) -> AlsaPlayer:
    """The real aplay, whose loudspeaker and headset are files in ``folder``."""
    return AlsaPlayer({output: f"file:'{folder / output.value}.raw',raw" for output in Output})


def heard(folder: Path, output: Output = Output.LOUDSPEAKER, rate: int = ESPEAK_RATE) -> Sound:
    """What was played there last; nothing when it was never opened."""
    file = folder / f"{output.value}.raw"
    samples = array.array("h")
    if file.exists():
        content = file.read_bytes()
        samples.frombytes(content[: len(content) // 2 * 2])
    return Sound(rate, samples)


def tone(seconds: float, level: float = 0.3, rate: int = ESPEAK_RATE, hertz: float = 220.0) -> Sound:
    """A steady tone: ``level`` of full scale."""
    count = int(seconds * rate)
    wave = (round(32767 * level * math.sin(2 * math.pi * hertz * n / rate)) for n in range(count))
    return Sound(rate, array.array("h", wave))


def joined(*sounds: Sound) -> Sound:
    samples = array.array("h")
    for sound in sounds:
        samples.extend(sound.samples)
    return Sound(sounds[0].rate, samples)


def crossings(sound: Sound) -> float:
    """How often a second the wave goes up through zero: its pitch."""
    ups = sum(1 for a, b in zip(sound.samples, sound.samples[1:], strict=False) if a < 0 <= b)
    return ups / sound.seconds
