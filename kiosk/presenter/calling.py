"""A person to come: the button, and how the call stands, on every page."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.presenter.setting import Setting
from kiosk.session.afterwards import CALL_OPEN
from kiosk.session.model import Session
from kiosk.session.steps.assistance import may_call
from kiosk.session.steps.reporting import may_report
from kiosk.texts import Words
from screens.models import Action


def call_action(session: Session, words: Words) -> Action | None:
    """To call, or to call off; None where nobody is served."""
    if session.call is not None and session.call.state in CALL_OPEN:
        return Action("action:call-cancel", words.of("call-cancel"))
    return Action("action:call-person", words.of("call-person")) if may_call(session) else None


def call_words(session: Session, words: Words, setting: Setting) -> str:
    """How the call stands; "" when nobody was called."""
    if session.call is None:
        return ""
    state = session.call.state.value.replace("_", "-")
    return words.of(f"call-{state}", hotline=setting.hotline, terminal=setting.terminal_id)


def help_actions(session: Session, words: Words) -> Iterator[Action]:
    """What the panel offers to whoever does not get on."""
    call = call_action(session, words)
    if call is not None:
        yield call
    if may_report(session):
        yield stuck_action(words)


def stuck_action(words: Words) -> Action:
    return Action("action:cannot-be-done", words.of("stuck-button"))
