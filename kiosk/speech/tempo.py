"""A recording faster or slower, with its pitch as it was: overlap and add, at the place where the waves agree best."""

from __future__ import annotations

import array

from kiosk.speech.sound import Sound

_FRAME_SECONDS = 0.03
_OVERLAP_SECONDS = 0.01
_SEARCH_SECONDS = 0.008
#: Only every so many samples are compared: good enough for speech, and a second of it takes milliseconds.
_COARSE = 8


def at_rate(sound: Sound, percent: int) -> Sound:
    """``percent`` of its own tempo: 200 takes half as long."""
    frame = int(sound.rate * _FRAME_SECONDS)
    if percent == 100 or percent <= 0 or len(sound.samples) < 3 * frame:
        return sound
    overlap = int(sound.rate * _OVERLAP_SECONDS)
    search = int(sound.rate * _SEARCH_SECONDS)
    samples, hop = sound.samples, frame - overlap
    made = samples[:frame]
    step = hop * percent / 100
    number = 1
    while (wanted := int(number * step)) + frame + search < len(samples):
        tail = made[-overlap:]
        start = _best(samples, tail, max(0, wanted - search), wanted + search)
        piece = samples[start : start + frame]
        for offset in range(overlap):
            made[-overlap + offset] = (tail[offset] * (overlap - offset) + piece[offset] * offset) // overlap
        made.extend(piece[overlap:])
        number += 1
    return Sound(sound.rate, made)


def _best(samples: array.array[int], tail: array.array[int], first: int, last: int) -> int:
    """Where, from ``first`` to ``last``, the samples go on as ``tail`` does."""
    offsets = range(0, len(tail), _COARSE)

    def likeness(start: int) -> int:
        return sum(tail[offset] * samples[start + offset] for offset in offsets)

    return max(range(first, last, _COARSE), key=likeness)
