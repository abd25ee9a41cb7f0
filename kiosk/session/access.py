"""How somebody uses the terminal who does not see it, reach it or touch it. Reset for the next one."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """One way of using the terminal; they combine."""

    LOW_REACH = "low_reach"  # everything to operate stands in the lower half of a high screen
    KEYS = "keys"  # the five keys: every text is a stop, and what is in focus is plain to see
    EXPLORE = "explore"  # a touch says what lies under it, a second one does it
    BLANK = "blank"  # nothing is shown: the keys and the ear are enough
    CALM = "calm"  # nothing moves


#: Modes whose people take longer: their times are doubled.
UNHURRIED = frozenset({Mode.LOW_REACH, Mode.KEYS, Mode.EXPLORE, Mode.BLANK})
