# SPDX-License-Identifier: Apache-2.0
"""Codes in the keys of a scanner that plays a keyboard: US layout, Enter at the end.

A scanner types a key every few milliseconds. A key that comes later than the limit begins anew, so that what a person
types on the same device, or half a code, is never taken for one.
"""

from __future__ import annotations

from drivers.code_scanner.text import MAX_BYTES
from drivers.protocols import CodeReadError, CodeReadReason
from drivers.transports.input_events import EV_KEY, EV_SYN, KEY_PRESSED, KEY_RELEASED, SYN_DROPPED, InputEvent

KEY_ENTER = 28
KEY_KEYPAD_ENTER = 96
KEY_CAPS_LOCK = 58
KEY_LEFT_SHIFT = 42
SHIFTS = {KEY_LEFT_SHIFT, 54}
# They make no character, and a code typed with them held is not what it seems.
_MODIFIERS = {29, 97, 56, 100, 125, 126}  # control, alt, meta, left and right

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_KEYPAD = {71: "7", 72: "8", 73: "9", 74: "-", 75: "4", 76: "5", 77: "6", 78: "+", 79: "1", 80: "2", 81: "3", 82: "0"}

#: Key code (linux/input-event-codes.h) to the character without and with shift.
US_LAYOUT: dict[int, tuple[str, str]] = {
    first + offset: (plain[offset], shifted[offset]) for first, plain, shifted in _ROWS for offset in range(len(plain))
} | {code: (character, character) for code, character in ({**_KEYPAD, 55: "*", 83: ".", 98: "/"}).items()}


class WedgeReader:
    """Finds codes in key events. Total: any events in any order."""

    def __init__(self, inter_key_seconds: float) -> None:
        self._limit = inter_key_seconds
        self._text = ""
        self._bad = False
        self._last = 0.0
        self._held: set[int] = set()
        self._codes: list[str | CodeReadReason] = []

    def feed(self, event: InputEvent) -> None:
        if event.kind == EV_SYN and event.code == SYN_DROPPED:
            self._held.clear()
            self._bad = True  # until the Enter of the code that has a hole
            return
        if event.kind != EV_KEY:
            return
        if event.code in SHIFTS | _MODIFIERS:
            (self._held.discard if event.value == KEY_RELEASED else self._held.add)(event.code)
        if event.value != KEY_PRESSED or event.code == KEY_CAPS_LOCK:
            return
        if not 0 <= event.at - self._last <= self._limit:
            self._text, self._bad = "", False
        self._last = event.at
        if event.code in (KEY_ENTER, KEY_KEYPAD_ENTER):
            self._end()
        elif event.code not in SHIFTS | _MODIFIERS:
            self._type(event.code)

    def next_code(self) -> str | None:
        """The next code, or None until more has come. Raises CodeReadError for one that is refused."""
        if not self._codes:
            return None
        code = self._codes.pop(0)
        if isinstance(code, CodeReadReason):
            raise CodeReadError(code)
        return code

    def _type(self, code: int) -> None:
        if code not in US_LAYOUT or self._held & _MODIFIERS:
            self._bad = True
        elif len(self._text) <= MAX_BYTES:
            self._text += US_LAYOUT[code][bool(self._held & SHIFTS)]

    def _end(self) -> None:
        text, bad = self._text, self._bad
        self._text, self._bad = "", False
        if bad:
            self._codes.append(CodeReadReason.NOT_TEXT)
        elif len(text) > MAX_BYTES:
            self._codes.append(CodeReadReason.TOO_LONG)
        elif text:
            self._codes.append(text)


def keys_of(text: str) -> list[tuple[int, bool]]:
    """The keys, and whether with shift, that type ``text`` and Enter: for simulators. KeyError: no key types that."""
    where: dict[str, tuple[int, bool]] = {}
    for code, (plain, shifted) in US_LAYOUT.items():
        where.setdefault(shifted, (code, True))
        where[plain] = (code, False)
    return [where[each] for each in text] + [(KEY_ENTER, False)]
