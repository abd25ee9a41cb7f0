"""Lamps, contacts and keys, put together out of what is fitted. What is not there costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from drivers.protocols import Contacts, Family, Keypad, Signals
from kiosk.contact_watch import ContactWatch
from kiosk.devices import Devices
from kiosk.key_watch import KeyMeaning, KeyTimes, KeyWatch
from kiosk.lamp_board import LampBoard
from kiosk.session import effects as fx
from kiosk.session import events as e
from kiosk.session.nearby import PadKey

_CONTACTS_EVERY = 0.25
_LAMPS_EVERY = 2.0
_KEY_TIMES = KeyTimes()


class Nearby:
    """To be made before the devices' workers start, and started after them."""

    def __init__(
        self,
        devices: Devices,
        meaning: KeyMeaning | None,
        answer: Callable[[e.Event], None],
        *,
        contacts_every: float = _CONTACTS_EVERY,
        lamps_every: float = _LAMPS_EVERY,
        key_times: KeyTimes = _KEY_TIMES,
    ) -> None:
        """``meaning`` None: keys are not listened to."""
        self._answer = answer
        self._watch = ContactWatch(answer)
        self._lamps: LampBoard | None = None
        self._keys: KeyWatch | None = None
        signals = devices.fitted.others.get(Family.SIGNALS)
        if isinstance(signals, Signals):
            worker = devices.workers[Family.SIGNALS]
            self._lamps = LampBoard(signals, worker)
            worker.look_every(partial(self._watch.look, signals), contacts_every)
            worker.look_every(self._lamps.catch_up, lamps_every)
        keypad = devices.fitted.others.get(Family.KEYPAD)
        if isinstance(keypad, Keypad) and meaning is not None:
            self._keys = KeyWatch(
                keypad,
                devices.workers[Family.KEYPAD],
                meaning,
                on_key=self._pressed,
                on_headset=self._watch.headset,
                times=key_times,
            )

    def start(self) -> None:
        if self._keys is not None:
            self._keys.start()

    def contacts(self) -> Contacts:
        return self._watch.contacts()

    def do(self, effect: fx.Light | fx.HearKeys) -> None:
        """Start it and return at once."""
        match effect:
            case fx.Light() if self._lamps is not None:
                self._lamps.show(effect.lamps)
            case fx.HearKeys() if self._keys is not None:
                self._keys.hear(visit=effect.visit)

    def _pressed(self, key: PadKey | None) -> None:
        self._answer(e.KeyPad(key))
