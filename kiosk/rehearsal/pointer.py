"""A hand at the screen: real pointer and key events, sent through the X server (XTEST) to whatever window is there."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

_SETTLE = 0.03  # seconds between two movements of a finger
_TOUCH = 0.06  # seconds that a finger stays down for a touch
_DRAG_STEPS = 8
_HOLD = 0.2  # a finger that stands still before it lifts lets go of no swing

_SHIFT = 0xFFE1  # XK_Shift_L


@dataclass(frozen=True)
class WindowPlace:
    """In pixels of the screen."""

    x: int
    y: int
    width: int
    height: int


class Hand:
    """Acts on one X display. Coordinates are pixels of the screen."""

    def __init__(self, display_name: str) -> None:
        """Raises Xlib.error.DisplayError when there is no such display."""
        self.display: Any = Display(display_name)
        self.display_name = display_name

    def close(self) -> None:
        self.display.close()

    def tap(self, x: float, y: float) -> float:
        """Touch once. When the finger was lifted (monotonic)."""
        return self.hold(x, y, _TOUCH)

    def hold(self, x: float, y: float, seconds: float) -> float:
        """Put a finger down, leave it there, lift it. When it was lifted (monotonic)."""
        self._move(x, y)
        self._button(X.ButtonPress)
        time.sleep(seconds)
        lifted = time.monotonic()
        self._button(X.ButtonRelease)
        return lifted

    def rest(self) -> None:
        """Away from everything."""
        self._move(0, 0)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Put a finger down, pull, stand still, lift."""
        self._move(*start)
        self._button(X.ButtonPress)
        for step in range(1, _DRAG_STEPS + 1):
            part = step / _DRAG_STEPS
            self._move(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
            time.sleep(_SETTLE)
        time.sleep(_HOLD)
        self._button(X.ButtonRelease)

    def draw(self, places: Sequence[tuple[float, float]]) -> None:
        """One stroke: the finger goes down at the first place, by the others, and up at the last."""
        self._move(*places[0])
        self._button(X.ButtonPress)
        for start, end in pairwise(places):
            for step in range(1, _DRAG_STEPS + 1):
                part = step / _DRAG_STEPS
                self._move(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
                time.sleep(_SETTLE)
        self._button(X.ButtonRelease)

    def type(self, text: str) -> None:
        """Keys of the keyboard, one character after another; what the keyboard lacks is put on a spare key."""
        for character in text:
            keycode, shifted = self._key_for(character)
            shift = self.display.keysym_to_keycode(_SHIFT)
            if shifted:
                xtest.fake_input(self.display, X.KeyPress, shift)
            xtest.fake_input(self.display, X.KeyPress, keycode)
            xtest.fake_input(self.display, X.KeyRelease, keycode)
            if shifted:
                xtest.fake_input(self.display, X.KeyRelease, shift)
            self.display.sync()

    def press(self, key: str) -> None:
        """A key of the keyboard by the name that X has for it: "Down", "Return", "Escape"."""
        keycode = self.display.keysym_to_keycode(XK.string_to_keysym(key))
        xtest.fake_input(self.display, X.KeyPress, keycode)
        xtest.fake_input(self.display, X.KeyRelease, keycode)
        self.display.sync()

    def window_of(self, pid: int) -> WindowPlace | None:
        """Where the window of that process is; None while it shows none."""
        root = self.display.screen().root
        window = self._window_of(root, self.display.intern_atom("_NET_WM_PID"), pid)
        if window is None:
            return None
        size = window.get_geometry()
        corner = window.translate_coords(root, 0, 0)  # the root's corner, seen from the window
        return WindowPlace(-int(corner.x), -int(corner.y), int(size.width), int(size.height))

    def _window_of(self, window: Any, atom: int, pid: int) -> Any:
        for child in window.query_tree().children:
            owner = child.get_full_property(atom, X.AnyPropertyType)
            shown = child.get_attributes().map_state == X.IsViewable
            if shown and owner is not None and owner.value[0] == pid:
                return child
            if (found := self._window_of(child, atom, pid)) is not None:
                return found
        return None

    def _key_for(self, character: str) -> tuple[int, bool]:
        keysym = XK.string_to_keysym(character) or ord(character)
        if ord(character) > 0xFF:
            keysym = 0x01000000 + ord(character)  # X protocol, appendix A: Unicode keysyms
        codes = self.display.keysym_to_keycodes(keysym)
        for keycode, index in codes:
            if index in (0, 1):
                return keycode, index == 1
        spare = self.display.display.info.max_keycode
        self.display.change_keyboard_mapping(spare, [(keysym, keysym)])
        self.display.sync()
        return spare, False

    def _move(self, x: float, y: float) -> None:
        xtest.fake_input(self.display, X.MotionNotify, x=round(x), y=round(y))
        self.display.sync()

    def _button(self, kind: int) -> None:
        xtest.fake_input(self.display, kind, 1)
        self.display.sync()
