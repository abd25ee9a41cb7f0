"""Waiting for those who were called to sign elsewhere."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.model import Session, Waiting
from kiosk.session.signatures import Call, CallState
from kiosk.session.signing_effects import AwaitSigners
from kiosk.session.step import Outcome, begin_effect
from kiosk.session.world import World

#: So long an answer is waited for; then it is asked anew.
_SECONDS = 600.0


def await_signers(session: Session, world: World) -> Outcome:
    """The platform is asked, as long as this page stands and somebody is waited for."""
    calls = waiting_calls(session)
    if not calls or any(pending.waiting is Waiting.SIGNERS for pending in session.pending):
        return Outcome(session)
    return begin_effect(session, world, Waiting.SIGNERS, _SECONDS, lambda effect: AwaitSigners(effect, calls))


def waiting_calls(session: Session) -> tuple[Call, ...]:
    calls = session.application.calls if session.application is not None else ()
    return tuple(call for call in calls if call.state is CallState.WAITING)


def moved(session: Session, calls: tuple[Call, ...]) -> Session:
    """With what the platform said of calls that there are."""
    if session.application is None:
        return session
    now = {call.request: call for call in calls}
    known = tuple(now.get(call.request, call) for call in session.application.calls)
    return replace(session, application=replace(session.application, calls=known))
