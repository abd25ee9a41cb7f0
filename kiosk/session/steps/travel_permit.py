"""A travel permit: its number and the day of birth are typed, and the platform knows whose it is by the face.

No reader of a terminal reads the chip of these permits. Number and day together are what the chip itself is opened with
at a border; who cannot type them, or will not show their face, takes an equal way.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.rules.travel_permits import LONGEST, is_travel_permit, tidy_permit
from kiosk.session import events as e
from kiosk.session.identity import TravelPermit
from kiosk.session.model import PermitNumber, Session, Ways
from kiosk.session.step import Outcome, identity_step
from kiosk.session.steps import face
from kiosk.session.steps.completing import underway
from kiosk.session.world import World

NUMBER, BIRTH = "permit_number", "birth"
#: Eight digits: year, month, day.
DIGITS = 8
_LONGEST = {NUMBER: LONGEST, BIRTH: DIGITS}


def start(session: Session, code: str, world: World) -> Outcome:
    return Outcome(session.to(PermitNumber(code)))


def written(session: Session, stage: PermitNumber, event: e.Write, world: World) -> Outcome:
    if event.key not in _LONGEST:
        return Outcome(session)
    text = event.text[: _LONGEST[event.key] + 4]  # blanks are typed, too
    return Outcome(session.to(replace(stage, values=stage.values.put(event.key, (text,)))))


def wrong(stage: PermitNumber, today: date) -> frozenset[str]:
    """The fields in which something stands that cannot be right."""
    number = is_travel_permit(tidy_permit(stage.values.one(NUMBER)))
    born = _born(stage, today) is not None
    return frozenset(key for key, good in ((NUMBER, number), (BIRTH, born)) if not good)


def _born(stage: PermitNumber, today: date) -> date | None:
    typed = tidy_permit(stage.values.one(BIRTH))
    if len(typed) != DIGITS or not (typed.isascii() and typed.isdigit()):
        return None
    try:
        day = date(int(typed[:4]), int(typed[4:6]), int(typed[6:]))
    except ValueError:
        return None
    return day if day.year >= 1900 and day <= today else None


def typed(session: Session, stage: PermitNumber, event: e.Next, world: World) -> Outcome:
    """What cannot be a permit is said here; whether there is one the platform knows, and tells nobody by itself."""
    today = world.wall.date()
    born = _born(stage, today)
    if wrong(stage, today) or born is None:
        return Outcome(session.to(replace(stage, checked=True)))
    permit = TravelPermit(tidy_permit(stage.values.one(NUMBER)), born)
    return face.start(replace(session, underway=replace(underway(session), permit=permit)), stage.code, world)


def leave(session: Session, stage: PermitNumber, event: e.Back | e.OtherWay, world: World) -> Outcome:
    return Outcome(session.to(Ways(stage.code)))


STEPS = (identity_step(PermitNumber, {e.Write: written, e.Next: typed, e.Back: leave, e.OtherWay: leave}),)
