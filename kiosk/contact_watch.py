"""Looks at the contacts of the case, and says what has changed: who comes near, a headset, the door, tampering.

Two looks in a row must agree, since contacts bounce and people walk past. What cannot be read stands as it was seen
last: a board that is away neither opens a door nor pulls out a headset.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import fields, replace

from drivers.protocols import Contact, Contacts, DeviceError, Signals
from kiosk.session import events as e
from kiosk.session.nearby import CabinetChange

_LOOK_SECONDS = 0.6


class ContactWatch:
    """``look`` runs on the board's worker, ``headset`` on the keypad's, ``contacts`` anywhere."""

    def __init__(self, answer: Callable[[e.Event], None]) -> None:
        self._answer = answer
        self._lock = threading.Lock()
        self._on_board = Contacts()
        self._candidate = Contacts()  # of the last look
        self._on_keypad = Contact.UNKNOWN  # the headset's socket there
        self._seen = Contacts()

    def contacts(self) -> Contacts:
        """As they were seen last. Never waits for a device."""
        return self._seen

    def look(self, signals: Signals) -> None:
        try:
            now = signals.contacts(_LOOK_SECONDS)
        except DeviceError:
            return
        with self._lock:
            before, self._candidate = self._candidate, now
            agreed = {
                each.name: contact
                for each in fields(Contacts)
                if (contact := getattr(now, each.name)) is getattr(before, each.name) and contact is not Contact.UNKNOWN
            }
            self._on_board = replace(self._on_board, **agreed)
            changes = self._take_over()
        for change in changes:
            self._answer(change)

    def headset(self, plugged: bool) -> None:
        """A keypad says so of its own socket."""
        with self._lock:
            self._on_keypad = Contact.YES if plugged else Contact.NO
            changes = self._take_over()
        for change in changes:
            self._answer(change)

    def _take_over(self) -> list[e.Event]:
        sockets = {self._on_board.headset_plugged, self._on_keypad}
        headset = next((each for each in (Contact.YES, Contact.NO) if each in sockets), Contact.UNKNOWN)
        before, self._seen = self._seen, replace(self._on_board, headset_plugged=headset)
        return list(_changes(before, self._seen))


def _changes(before: Contacts, now: Contacts) -> Iterator[e.Event]:
    """That something is as it should be is no change to what was never known."""

    def turned(name: str) -> bool | None:
        was, is_now = (getattr(seen, name) is Contact.YES for seen in (before, now))
        return is_now if was is not is_now else None

    if (near := turned("person_near")) is not None:
        yield e.PersonNear(near)
    if (plugged := turned("headset_plugged")) is not None:
        yield e.AccessChanged(plugged)
    if (opened := turned("door_open")) is not None:
        yield e.CabinetChanged(CabinetChange.DOOR_OPENED if opened else CabinetChange.DOOR_CLOSED)
    if (tampered := turned("tampered")) is not None:
        yield e.CabinetChanged(CabinetChange.TAMPERED if tampered else CabinetChange.TAMPER_OVER)
