"""What happens on and around the terminal's case: who comes near, a headset, the door, keys. Values and events."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class CabinetChange(StrEnum):
    """What is written down and told to the platform: somebody may be at what residents left in the case."""

    DOOR_OPENED = "door_opened"
    DOOR_CLOSED = "door_closed"
    TAMPERED = "tampered"
    TAMPER_OVER = "tamper_over"


class PadKey(StrEnum):
    """What a keypad can say to a page: five keys to move about with, a few beside them, and digits that are typed."""

    UP = "up"
    DOWN = "down"
    BACK = "back"
    SELECT = "select"
    REPEAT = "repeat"
    HELP = "help"
    VOLUME_UP = "volume_up"
    VOLUME_DOWN = "volume_down"
    CLEAR = "clear"  # the digit that was typed last
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


@dataclass(frozen=True)
class KeyPad:
    """A key was pressed. None: one that means nothing here, and yet somebody is there."""

    key: PadKey | None = field(repr=False)  # people type numbers


@dataclass(frozen=True)
class PersonNear:
    """Somebody came up to the terminal, or went away. Nobody is served for that alone."""

    near: bool


@dataclass(frozen=True)
class AccessChanged:
    """A headset was plugged in or pulled out."""

    headset: bool


@dataclass(frozen=True)
class CabinetChanged:
    """The door, or what tells of tampering."""

    change: CabinetChange
