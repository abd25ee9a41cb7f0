# SPDX-License-Identifier: Apache-2.0
"""What a keypad promises: single keys, for moving about and for numbers that are no secret. Never a bank PIN."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocols.common import DeviceStatus


class Key(StrEnum):
    """The keys of encrypting PIN pads and of accessibility keypads.

    What was typed may be somebody's number: keys are handed on and never noted.
    """

    DIGIT_0 = "0"
    DIGIT_1 = "1"
    DIGIT_2 = "2"
    DIGIT_3 = "3"
    DIGIT_4 = "4"
    DIGIT_5 = "5"
    DIGIT_6 = "6"
    DIGIT_7 = "7"
    DIGIT_8 = "8"
    DIGIT_9 = "9"
    DOUBLE_ZERO = "00"
    POINT = "."
    CANCEL = "cancel"
    CLEAR = "clear"
    ENTER = "enter"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    HELP = "help"
    REPEAT = "repeat"
    VOLUME_UP = "volume_up"
    VOLUME_DOWN = "volume_down"
    # The keys beside the screen, left side from top to bottom, then right side.
    FUNCTION_1 = "function_1"
    FUNCTION_2 = "function_2"
    FUNCTION_3 = "function_3"
    FUNCTION_4 = "function_4"
    FUNCTION_5 = "function_5"
    FUNCTION_6 = "function_6"
    FUNCTION_7 = "function_7"
    FUNCTION_8 = "function_8"
    # Accessibility keypads report their headset socket as keys.
    HEADSET_PLUGGED = "headset_plugged"
    HEADSET_UNPLUGGED = "headset_unplugged"
    UNKNOWN = "unknown"  # a key was pressed that has no name here


#: Keys that are kept while nobody asks for them, the last ones: somebody may lean on a keypad all day.
MOST_WAITING = 32


@runtime_checkable
class Keypad(Protocol):
    """A keypad outside PIN entry."""

    def status(self, deadline: float) -> DeviceStatus:
        """How the keypad is; BUSY while the bank takes a PIN on it. Never raises, and loses no key."""

    def next_key(self, deadline: float) -> Key | None:
        """The next key that is pressed, or None when none is within ``deadline`` seconds.

        Raises DeviceError; BUSY while the bank takes a PIN.
        """

    def close(self) -> None:
        """Let go of the port. May be called twice; the next call opens it again."""
