"""What a person hears: the settings of their visit, and the events that change them.

A terminal speaks for whom switched it on, or plugged a headset in, and for nobody after them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

#: Steps from the terminal's own rate and volume, either way.
MOST_STEPS = 3
#: A voice that never ends (a device that hangs) keeps a visit open this long, in seconds, and no longer.
MOST_SPOKEN = 180.0


@dataclass(frozen=True)
class Hearing:
    """How this person wants to hear the terminal. ``rate`` and ``volume`` are steps from the profile's.

    ``repeats`` grows whenever the page is to be said once more.
    """

    on: bool = False
    rate: int = 0
    volume: int = 0
    repeats: int = 0

    def stepped(self, *, rate: int = 0, volume: int = 0) -> Hearing:
        """A step further, as far as there is one."""
        return replace(self, rate=_bounded(self.rate + rate), volume=_bounded(self.volume + volume))


def _bounded(steps: int) -> int:
    return max(-MOST_STEPS, min(MOST_STEPS, steps))


# --- events -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SwitchSpeech:
    """On, or off again."""


@dataclass(frozen=True)
class SayAgain:
    pass


@dataclass(frozen=True)
class SpeakLouder:
    pass


@dataclass(frozen=True)
class SpeakQuieter:
    pass


@dataclass(frozen=True)
class SpeakFaster:
    pass


@dataclass(frozen=True)
class SpeakSlower:
    pass


@dataclass(frozen=True)
class Speaking:
    """The voice has begun, or come to its end; it was heard, or was interrupted. While it speaks no time runs out."""

    on: bool


SpeechGesture = SwitchSpeech | SayAgain | SpeakLouder | SpeakQuieter | SpeakFaster | SpeakSlower
