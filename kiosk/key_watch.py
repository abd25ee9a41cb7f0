"""Waits for keys on the keypad's own worker, and says what they mean. Nothing that is typed is ever written down.

A keypad of the terminal's own is listened to all the time, a bank's PIN pad in a visit alone, so that the bank's
program finds the port free. While the bank takes a PIN the driver says BUSY: then there is no key at all.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from drivers.protocols import DeviceError, Key, Keypad
from drivers.protocols.keypad import MOST_WAITING
from kiosk.session.nearby import PadKey
from kiosk.workers import Worker

_OWN_KEYS = {
    Key.UP: PadKey.UP,
    Key.DOWN: PadKey.DOWN,
    # A page is one line of things: left is the one before, right the one after.
    Key.LEFT: PadKey.UP,
    Key.RIGHT: PadKey.DOWN,
    Key.ENTER: PadKey.SELECT,
    Key.CANCEL: PadKey.BACK,
    Key.CLEAR: PadKey.CLEAR,
    Key.HELP: PadKey.HELP,
    Key.REPEAT: PadKey.REPEAT,
    Key.VOLUME_UP: PadKey.VOLUME_UP,
    Key.VOLUME_DOWN: PadKey.VOLUME_DOWN,
}
_TYPED = {Key(str(digit)): PadKey(str(digit)) for digit in range(10)}


@dataclass(frozen=True)
class KeyTimes:
    """Seconds."""

    wait: float = 0.1  # for a key, at a time: others share the bus
    away: float = 1.0  # between two tries while the keypad is away, or somebody else's


@dataclass(frozen=True)
class KeyMeaning:
    """What each key says; one that is not in ``keys`` says that somebody is there. ``in_visits``: the pad is a
    bank's, and listened to in visits alone."""

    keys: Mapping[Key, PadKey]
    in_visits: bool = False


def own_keypad() -> KeyMeaning:
    """Digits are typed."""
    return KeyMeaning(MappingProxyType(_OWN_KEYS | _TYPED))


def pin_pad(five_keys: Mapping[PadKey, str]) -> KeyMeaning:
    """Digits serve as the five keys: ``five_keys`` says which."""
    moves = {Key(digit): meaning for meaning, digit in five_keys.items()}
    return KeyMeaning(MappingProxyType(_OWN_KEYS | moves), in_visits=True)


class KeyWatch:
    """``hear`` may be called from every thread; keys are told from the worker's."""

    def __init__(
        self,
        keypad: Keypad,
        worker: Worker,
        meaning: KeyMeaning,
        *,
        on_key: Callable[[PadKey | None], None],
        on_headset: Callable[[bool], None],
        times: KeyTimes = KeyTimes(),
    ) -> None:
        self._keypad = keypad
        self._worker = worker
        self._meaning = meaning
        self._on_key = on_key
        self._on_headset = on_headset
        self._times = times
        self._lock = threading.Lock()
        self._turn = 0  # grows with each visit's beginning and end: what was pressed before is nobody's

    def start(self) -> None:
        """Before the first visit."""
        if not self._meaning.in_visits:
            self.hear(visit=False)

    def hear(self, *, visit: bool) -> None:
        """A visit begins or is over: keys that wait are dropped. Returns at once."""
        with self._lock:
            self._turn += 1
            turn = self._turn
        self._worker.run(lambda: self._begin(turn, visit=visit))

    def _begin(self, turn: int, *, visit: bool) -> None:
        if turn != self._turn:
            return
        if self._meaning.in_visits and not visit:
            self._keypad.close()
            return
        try:
            for _ in range(MOST_WAITING):
                key = self._keypad.next_key(0)
                if key is None:
                    break
                self._headset(key)
        except DeviceError:
            # It may come back with what was typed before.
            self._worker.run_later(lambda: self._begin(turn, visit=visit), self._times.away)
            return
        self._wait(turn)

    def _wait(self, turn: int) -> None:
        """One key, and the next after it, until another visit's turn."""
        if turn != self._turn:
            return
        pause = 0.0
        try:
            key = self._keypad.next_key(self._times.wait)
        except DeviceError:
            key, pause = None, self._times.away
        if key is not None and not self._headset(key) and turn == self._turn:
            self._on_key(self._meaning.keys.get(key))
        self._worker.run_later(lambda: self._wait(turn), pause)

    def _headset(self, key: Key) -> bool:
        """Whether the key was the headset's socket: that is no key of a person's, and lost for nobody."""
        if key not in (Key.HEADSET_PLUGGED, Key.HEADSET_UNPLUGGED):
            return False
        self._on_headset(key is Key.HEADSET_PLUGGED)
        return True
