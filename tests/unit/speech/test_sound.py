"""Measuring and changing recordings."""

from __future__ import annotations

import array
import math
import wave
from io import BytesIO

import pytest

from kiosk.speech.sound import Sound, SoundError, louder, read_wave, trimmed, write_wave
from kiosk.speech.tempo import at_rate
from tests.support.ears import crossings, joined, tone

SILENT = Sound(22050, array.array("h", [0] * 22050))


def test_what_is_written_is_read() -> None:
    assert read_wave(write_wave(tone(0.1))) == tone(0.1)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound", write_wave(tone(0.1))[:20]])
def test_what_is_no_sound_is_refused(content: bytes) -> None:
    with pytest.raises(SoundError):
        read_wave(content)


@pytest.mark.parametrize(("channels", "width", "rate"), [(2, 2, 22050), (1, 1, 22050), (1, 2, 4000)])
def test_another_form_of_sound_is_refused(channels: int, width: int, rate: int) -> None:
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(bytes(400))
    with pytest.raises(SoundError):
        read_wave(out.getvalue())


def test_a_sine_is_three_decibels_below_its_peak() -> None:
    sound = tone(0.5, level=0.5)
    assert sound.peak == pytest.approx(-6.0, abs=0.1)
    assert sound.loudness == pytest.approx(-9.0, abs=0.1)
    assert SILENT.loudness == -math.inf and SILENT.peak == -math.inf


def test_silence_at_the_ends_is_found_and_cut() -> None:
    sound = joined(SILENT, tone(0.5), SILENT)
    before, after = sound.silence
    assert before == pytest.approx(1.0, abs=0.03) and after == pytest.approx(1.0, abs=0.03)
    assert trimmed(sound, 0.1).seconds == pytest.approx(0.7, abs=0.06)
    assert SILENT.silence == (1.0, 1.0)


def test_clipping_is_found() -> None:
    assert tone(0.2, level=0.9).clipped == 0
    assert louder(tone(0.2), 10).clipped > 100


def test_louder_never_turns_over() -> None:
    loud = louder(tone(0.2), 100)
    assert max(loud.samples) == 32767 and min(loud.samples) == -32767


@pytest.mark.parametrize("percent", [60, 87, 120, 180])
def test_another_rate_takes_another_time_at_the_same_pitch(percent: int) -> None:
    sound = tone(1.0)
    changed = at_rate(sound, percent)
    assert changed.seconds == pytest.approx(100 / percent, rel=0.08)
    assert crossings(changed) == pytest.approx(crossings(sound), rel=0.05)
    assert changed.loudness == pytest.approx(sound.loudness, abs=1.0)


@pytest.mark.parametrize("sound", [tone(0.0), tone(0.05), SILENT])
@pytest.mark.parametrize("percent", [0, 60, 100, 400])
def test_any_rate_of_any_sound_is_no_fault(sound: Sound, percent: int) -> None:
    assert at_rate(sound, percent).seconds >= 0
