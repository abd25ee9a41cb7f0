"""Sound in memory: 16-bit samples of one channel. Reading, measuring, louder and faster. Pure."""

from __future__ import annotations

import array
import io
import math
import sys
import wave
from dataclasses import dataclass, field

_FULL = 32768
#: Quieter than this no part of a voice is, in dB of full scale.
SILENCE_DB = -50.0
_WINDOW_SECONDS = 0.02


class SoundError(ValueError):
    """Bytes that are no sound as it is kept here."""


@dataclass(frozen=True)
class Sound:
    """``rate`` in samples a second."""

    rate: int
    samples: array.array[int] = field(repr=False)

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    @property
    def loudness(self) -> float:
        """Root mean square of what is no silence, in dB of full scale; -inf when there is nothing."""
        loud = [level for level in self._levels() if decibels(level) > SILENCE_DB]
        return decibels(math.sqrt(sum(level * level for level in loud) / len(loud))) if loud else -math.inf

    @property
    def peak(self) -> float:
        """The loudest sample, in dB of full scale."""
        return decibels(max((abs(sample) for sample in self.samples), default=0))

    @property
    def clipped(self) -> int:
        """How many samples are at the limit with their neighbour: the microphone was too near."""
        limit = _FULL - 2
        pairs = zip(self.samples, self.samples[1:], strict=False)
        return sum(1 for one, two in pairs if abs(one) >= limit and abs(two) >= limit)

    @property
    def silence(self) -> tuple[float, float]:
        """Seconds before the first word and after the last."""
        loud = [number for number, level in enumerate(self._levels()) if decibels(level) > SILENCE_DB]
        if not loud:
            return self.seconds, self.seconds
        window = self._window()
        end = min(len(self.samples), (loud[-1] + 1) * window)
        return loud[0] * window / self.rate, (len(self.samples) - end) / self.rate

    def _window(self) -> int:
        return max(1, int(self.rate * _WINDOW_SECONDS))

    def _levels(self) -> list[float]:
        window = self._window()
        return [_rms(self.samples[start : start + window]) for start in range(0, len(self.samples), window)]


def decibels(level: float) -> float:
    """Of full scale, which is 0 dB."""
    return 20 * math.log10(level / _FULL) if level > 0 else -math.inf


def _rms(samples: array.array[int]) -> float:
    return math.sqrt(sum(sample * sample for sample in samples) / len(samples)) if samples else 0.0


def read_wave(content: bytes) -> Sound:
    """Raises SoundError for anything but PCM of 16 bits and one channel."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            if file.getnchannels() != 1 or file.getsampwidth() != 2 or file.getframerate() < 8000:
                raise SoundError("not one channel of 16 bits at 8000 or more a second")
            rate, frames = file.getframerate(), file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise SoundError(str(error) or "cut off") from None
    samples = array.array("h")
    samples.frombytes(frames[: len(frames) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return Sound(rate, samples)


def write_wave(sound: Sound) -> bytes:
    samples = sound.samples
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(samples.tobytes())
    return out.getvalue()


def louder(sound: Sound, gain: float) -> Sound:
    """``gain`` times as loud; what would go over the limit stays at it."""
    top = _FULL - 1
    return Sound(sound.rate, array.array("h", [max(-top, min(top, round(s * gain))) for s in sound.samples]))


def trimmed(sound: Sound, margin: float) -> Sound:
    """With at most ``margin`` seconds of silence at either end."""
    before, after = sound.silence
    first = int(max(0.0, before - margin) * sound.rate)
    last = len(sound.samples) - int(max(0.0, after - margin) * sound.rate)
    return Sound(sound.rate, sound.samples[first:last])
