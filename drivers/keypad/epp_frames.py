# SPDX-License-Identifier: Apache-2.0
"""Frames and keys on the line of an SZZT encrypting PIN pad (ZT588, ZT598).

A frame, either way: ``02 | LLL | text | 03 | CC``. LLL is the length of the text in three decimal digits, CC the
exclusive or of LLL to 03 in two hexadecimal digits. Bytes outside frames are keys: their scan codes. While a PIN is
being entered the pad sends a mask character for each digit instead.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from operator import xor

from drivers.protocols import Key

_STX, _ETX = 0x02, 0x03
_LONGEST = 400  # of a text; the answer to USER_INFORMATION has some 150 characters
PIN_MASK = ord("*")


class Command(Enum):
    """All that is ever sent to a pad. It belongs to the bank: no key is loaded, no table, and no PIN is asked for."""

    USER_INFORMATION = b"3"  # asks, when nothing follows it
    ENABLE_KEYS = b"5033"
    DISABLE_KEYS = b"5032"


class PadError(Enum):
    """What a pad says instead of an answer."""

    LOW_BATTERY = 0xE0
    IMK_REQUIRED = 0xE1
    TMK_REQUIRED = 0xE2
    KEY_NOT_FOUND = 0xE4
    COMMAND_LENGTH = 0xE8
    INCORRECT_DATA = 0xE9
    INCORRECT_PARAMETER = 0xEB
    AUTHORISATION_REQUIRED = 0xEC
    INPUT_TIMED_OUT = 0xEE
    GENERAL = 0xEF


#: Scan codes as the pad has them from the factory; the keys beside the screen are A to H.
KEYS = (
    {ord(str(digit)): Key(str(digit)) for digit in range(10)}
    | {0x1B: Key.CANCEL, 0x08: Key.CLEAR, 0x0D: Key.ENTER, ord("."): Key.POINT, ord("#"): Key.DOUBLE_ZERO}
    | {ord("A") + number: Key(f"function_{number + 1}") for number in range(8)}
)


@dataclass(frozen=True, repr=False)
class Answer:
    """The text of a frame. Its ``repr`` shows its first byte, which names the command or the error."""

    text: bytes

    def __repr__(self) -> str:
        return f"Answer({self.words})"

    @property
    def words(self) -> str:
        error = self.error
        return f"{self.text[:1].hex().upper()} {error.name.lower().replace('_', ' ')}" if error else self.text[:1].hex()

    @property
    def error(self) -> PadError | None:
        if not self.text or not 0xE0 <= self.text[0] <= 0xEF:
            return None
        try:
            return PadError(self.text[0])
        except ValueError:
            return PadError.GENERAL


def encode_frame(text: bytes) -> bytes:
    """A whole frame around ``text``."""
    counted = b"%03d" % len(text) + text + bytes([_ETX])
    return bytes([_STX]) + counted + b"%02X" % reduce(xor, counted)


class PadReader:
    """Takes apart what a pad sends: answers, keys, and mask characters. Total: any bytes, split anywhere.

    Keys are scan codes here, since what a code means may be asked of the pad only later.
    """

    def __init__(self) -> None:
        self._buffer = b""
        self.answers: deque[Answer] = deque()
        self.codes: deque[int] = deque(maxlen=64)  # more keys than that nobody waits for

    def feed(self, received: bytes) -> None:
        self._buffer += received
        while self._buffer and self._take():
            pass

    def quiet(self) -> None:
        """Nothing has come for a while: half a frame is noise, and no key."""
        self._buffer = b""

    def _take(self) -> bool:
        """Take a key or a frame; False when more must come first."""
        if self._buffer[0] != _STX:
            self.codes.append(self._buffer[0])
            self._buffer = self._buffer[1:]
            return True
        length = self._buffer[1:4]
        if length and not length.isdigit():
            return self._drop()
        if len(length) < 3:
            return False
        end = 4 + int(length) + 3
        if int(length) > _LONGEST:
            return self._drop()
        if len(self._buffer) < end:
            return False
        frame = self._buffer[:end]
        if frame[-3] != _ETX or b"%02X" % reduce(xor, frame[1:-2]) != frame[-2:].upper():
            return self._drop()
        self.answers.append(Answer(frame[4:-3]))
        self._buffer = self._buffer[end:]
        return True

    def _drop(self) -> bool:
        """A damaged frame: all of it goes, since its bytes would look like keys that nobody pressed."""
        next_frame = self._buffer.find(bytes([_STX]), 1)
        self._buffer = self._buffer[next_frame:] if next_frame > 0 else b""
        return True
