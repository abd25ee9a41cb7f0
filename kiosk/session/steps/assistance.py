"""A person is called: from every page, by whoever stands there, known or not. The call belongs to the place and
outlasts a visit; nothing of it is about a person but that one is there."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import events as e
from kiosk.session.afterwards import CALL_OPEN, Call, CallState
from kiosk.session.afterwards_effects import CallAttendant, CancelAttendant
from kiosk.session.attendant_stages import AttendantDesk, AttendantPin
from kiosk.session.model import Closed, Session, Starting
from kiosk.session.step import Handlers, Outcome
from kiosk.session.steps.reporting import known_of
from kiosk.session.values import EffectId
from kiosk.session.world import World

#: What came of a call is said for so long, when nothing more can come of it.
_SAID_SECONDS = 60.0
#: Nobody has come for so long: the lamp goes out, and whoever still waits may call again.
_MOST_SECONDS = 900.0
_NOT_FROM = (Starting, Closed, AttendantPin, AttendantDesk)


def may_call(session: Session) -> bool:
    return not isinstance(session.stage, _NOT_FROM) and (session.call is None or session.call.state not in CALL_OPEN)


def call_person(session: Session, stage: object, event: e.CallPerson, world: World) -> Outcome:
    """Outside the hours of duty nobody is disturbed, and nobody is told that somebody comes."""
    if not may_call(session):
        return Outcome(session)
    call = EffectId(session.generation, session.next_number)
    session = replace(
        session,
        next_number=session.next_number + 1,
        touched_at=world.now,
        looks=replace(session.looks, choosing=False),
    )
    if not world.on_duty:
        return Outcome(replace(session, call=Call(call, CallState.NOBODY_HERE, world.now)))
    called = replace(session, call=Call(call, CallState.CALLING, world.now))
    return Outcome(called, (CallAttendant(call, known_of(session)),))


def cancel_call(session: Session, stage: object, event: e.CancelCall, world: World) -> Outcome:
    call = session.call
    session = replace(session, touched_at=world.now, call=None, looks=replace(session.looks, choosing=False))
    if call is None or call.state not in CALL_OPEN:
        return Outcome(session)
    return Outcome(session, (CancelAttendant(call.id),))


def call_moved(session: Session, stage: object, event: e.CallMoved, world: World) -> Outcome:
    """What is told of a call that was taken back, or of an earlier one, is told to nobody."""
    call = session.call
    if call is None or call.id != event.call or call.state not in CALL_OPEN or call.state is event.state:
        return Outcome(session)
    return Outcome(replace(session, call=replace(call, state=event.state, since=world.now)))


def call_over(session: Session, world: World) -> Outcome:
    """With the clock: an answer that nobody gave, and words that were read."""
    call = session.call
    if call is None:
        return Outcome(session)
    waited = world.now - call.since
    if call.state in CALL_OPEN:
        limit = world.patience.call if call.state in (CallState.CALLING, CallState.CALLED) else _MOST_SECONDS
        if waited < limit:
            return Outcome(session)
        unanswered = replace(session, call=replace(call, state=CallState.UNANSWERED, since=world.now))
        return Outcome(unanswered, (CancelAttendant(call.id),))
    return Outcome(replace(session, call=None) if waited >= _SAID_SECONDS else session)


CALLING: Handlers = {e.CallPerson: call_person, e.CancelCall: cancel_call, e.CallMoved: call_moved}
