"""The keys of a keypad, as far as they are the session's: who presses one goes by the keys, and hears.

What a key means on a page is the page's to know.
"""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from kiosk.session import events as e
from kiosk.session.access import Mode
from kiosk.session.model import AttendantDesk, AttendantPin, Session, TechnicianStage
from kiosk.session.step import Outcome
from kiosk.session.world import World

#: Who stands there needs no other way of using the terminal.
_OF_STAFF = (AttendantPin, AttendantDesk, *get_args(TechnicianStage))


def by_key(session: Session, stage: object, event: e.KeyPad, world: World) -> Outcome:
    """Somebody is there. The first key of a visit switches on what they need, and they may switch it off again."""
    looks = session.looks
    if event.key is None or looks.keyed or isinstance(stage, _OF_STAFF):
        return Outcome(session)
    # Who goes by the keys no longer needs a touch to say what lies under it.
    modes = looks.modes - {Mode.EXPLORE} | {Mode.KEYS}
    hearing = replace(looks.hearing, on=True)
    return Outcome(replace(session, looks=replace(looks, modes=modes, hearing=hearing, keyed=True)))
