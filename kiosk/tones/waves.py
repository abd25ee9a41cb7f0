"""The terminal's own tones: short, soft, made of two partials that fade. PURE."""

from __future__ import annotations

import io
import math
import wave
from array import array
from functools import cache

from kiosk.brand.model import Tone

RATE = 44100
#: Of full scale: a sign for who stands here, and nothing for the next terminal.
_LEVEL = 0.28
_RISE_SECONDS = 0.006
#: Frequencies in Hz and seconds of each note; a rest has no frequency. A fifth upwards for what went well, a falling
#: third for what is to be looked at.
_NOTES: dict[Tone, tuple[tuple[float, float], ...]] = {
    Tone.TOUCH: ((880.0, 0.045),),
    Tone.SUCCESS: ((523.25, 0.14), (783.99, 0.30)),
    Tone.ATTENTION: ((659.26, 0.20), (0.0, 0.06), (523.25, 0.34)),
}


@cache
def own_wave(tone: Tone) -> bytes:
    """A WAV file: PCM, 16 bits, one channel."""
    samples = array("h")
    for frequency, seconds in _NOTES[tone]:
        samples.extend(_note(frequency, seconds))
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return written.getvalue()


def _note(frequency: float, seconds: float) -> array[int]:
    count = round(seconds * RATE)
    return array("h", (round(32767 * _LEVEL * _sample(frequency, number / RATE, seconds)) for number in range(count)))


def _sample(frequency: float, at: float, seconds: float) -> float:
    if frequency == 0:
        return 0.0
    turn = math.tau * frequency * at
    # Rises at once and fades to nothing: an edge would click.
    loudness = min(1.0, at / _RISE_SECONDS) * (1 - at / seconds) ** 2
    return loudness * (0.85 * math.sin(turn) + 0.15 * math.sin(2 * turn))
