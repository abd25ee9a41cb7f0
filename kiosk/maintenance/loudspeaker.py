"""A tone on one side alone, played by ALSA's own player: whether it was heard, the technician says."""

from __future__ import annotations

import io
import math
import struct
import subprocess
import wave

_RATE = 22_050
_SECONDS = 1.2
_HERTZ = 660.0
_LOUD = 9_000  # of 32767
_PATIENCE = 8.0


def tone(*, left: bool, right: bool) -> bytes:
    """A WAV file with two channels."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        frames = bytearray()
        for number in range(round(_RATE * _SECONDS)):
            sample = round(_LOUD * math.sin(2 * math.pi * _HERTZ * number / _RATE))
            frames += struct.pack("<hh", sample if left else 0, sample if right else 0)
        file.writeframes(bytes(frames))
    return held.getvalue()


def play(sound: bytes, device: str, program: str = "aplay") -> bool:
    """Whether the player came to its end well. ``device`` is ALSA's name of it."""
    try:
        said = subprocess.run(
            [program, "-q", "-D", device, "-"],
            input=sound,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0
