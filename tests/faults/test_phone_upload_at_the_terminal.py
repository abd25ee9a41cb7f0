"""Pages from somebody's own phone, and what can go wrong with them: nothing is taken unasked, and nothing is left."""

from __future__ import annotations

import pytest

from kiosk.central import phone_sessions as wire
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.phone_sessions import PhoneState
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.endings import AskFailure
from kiosk.session.phone_stages import PhoneState as Seen
from kiosk.session.sheets import MOST_SHEET_BYTES, Via
from screens.models import CodeBody
from tests.support.capture_situations import LEASE, RESIDENCE
from tests.support.phoning import to_phone_code
from tests.support.scripted_phone import SENT, TOKEN, ScriptedPhone
from tests.support.terminal import Terminal

NO_LINK = PlatformError(PlatformFault.NO_LINK)


def to_code(terminal: Terminal) -> None:
    to_phone_code(terminal)


def phone(terminal: Terminal) -> ScriptedPhone:
    return terminal.around.platform.phone


def come(terminal: Terminal) -> int:
    stage = terminal.stage
    return len(stage.seen.sheets) if isinstance(stage, m.PhoneUpload) else -1


def body(terminal: Terminal) -> CodeBody:
    terminal.runner.refresh()
    assert terminal.page is not None and isinstance(terminal.page.body, CodeBody)
    return terminal.page.body


def leaves(terminal: Terminal) -> None:
    terminal.do(e.EndVisit())
    if isinstance(terminal.stage, m.Thanks):
        terminal.pass_time(10)
    terminal.until_at(m.Attract)
    phone(terminal).sent.clear()
    phone(terminal).signature = None
    terminal.nothing_is_left()
    terminal.link_watch.answered()
    terminal.serve_next()


def test_what_a_phone_sends_is_counted_and_taken_at_a_touch_here(terminal: Terminal) -> None:
    to_code(terminal)
    shown = body(terminal)
    assert shown.number == "4827" and shown.drawing and not shown.actions[-1].enabled
    asked = phone(terminal).opened[-1]
    assert (asked.item, asked.language) == (RESIDENCE, "zh-CN")
    assert isinstance(asked.asked, wire.UploadAsked) and asked.asked.material == LEASE
    phone(terminal).state = PhoneState.OPEN
    terminal.until(lambda: not body(terminal).drawing, "a phone, after which the code is nobody's")
    phone(terminal).sent = {1: SENT, 2: SENT + b"2"}
    terminal.until(lambda: come(terminal) == 2, "two pages")
    assert "2" in body(terminal).actions[-1].label
    application = terminal.runner.session.application
    assert application is not None and application.given(LEASE) is None, "not before it is said here"
    phone(terminal).sent = {2: SENT + b"2"}
    terminal.until(lambda: come(terminal) == 1, "one taken back on the phone")
    phone(terminal).state = PhoneState.FINISHED
    terminal.until(lambda: body(terminal).title != "" and terminal_state(terminal) is Seen.FINISHED, "that it is all")
    terminal.do(e.Next())
    application = terminal.runner.session.application
    held = application.given(LEASE) if application is not None else None
    assert held is not None and (held.via, len(held.sheets)) == (Via.PHONE, 1)
    assert terminal.store.get(terminal.runner.session.generation, held.sheets[0].handle) == SENT + b"2"
    terminal.settle()
    assert phone(terminal).revoked == [phone(terminal).page], "the platform has none of it any more"
    leaves(terminal)


def terminal_state(terminal: Terminal) -> Seen | None:
    return terminal.stage.seen.state if isinstance(terminal.stage, m.PhoneUpload) else None


@pytest.mark.parametrize("way_out", [e.Back(), e.OtherWay(), e.Stop(), e.GoHome(), e.EndVisit()], ids=repr)
def test_whichever_way_the_page_is_left_the_code_is_dead(terminal: Terminal, way_out: e.Event) -> None:
    to_code(terminal)
    phone(terminal).sent = {1: SENT}
    terminal.until(lambda: come(terminal) == 1, "a page")
    page = phone(terminal).page
    terminal.do(way_out)
    terminal.until(lambda: phone(terminal).revoked == [page], "the end of the code")
    application = terminal.runner.session.application
    assert application is None or application.given(LEASE) is None
    leaves(terminal)


def test_a_visit_that_ends_by_itself_ends_the_code(terminal: Terminal) -> None:
    to_code(terminal)
    terminal.pass_time(400)
    assert isinstance(terminal.stage, m.Attract)
    terminal.until(lambda: phone(terminal).revoked == [phone(terminal).page], "the end of the code")
    terminal.nothing_is_left()


def test_who_is_at_work_on_a_phone_is_not_sent_away(terminal: Terminal) -> None:
    to_code(terminal)
    terminal.pass_time(200)
    phone(terminal).state = PhoneState.OPEN
    terminal.until(lambda: terminal_state(terminal) is Seen.OPEN, "the phone")
    terminal.pass_time(200)
    assert isinstance(terminal.stage, m.PhoneUpload)
    assert terminal.page is not None and terminal.page.warning is None
    leaves(terminal)


def test_the_link_lost_and_back_loses_nothing(terminal: Terminal) -> None:
    to_code(terminal)
    phone(terminal).state, phone(terminal).sent = PhoneState.OPEN, {1: SENT}
    terminal.until(lambda: come(terminal) == 1, "a page")
    terminal.around.platform.fault = NO_LINK
    terminal.until(lambda: bool(body(terminal).problem), "words for it")
    assert come(terminal) == 1 and body(terminal).actions[-1].enabled
    phone(terminal).sent[2] = SENT + b"2"
    terminal.around.platform.fault = None
    terminal.until(lambda: come(terminal) == 2, "the rest")
    assert not body(terminal).problem
    leaves(terminal)


def test_the_link_lost_before_there_is_a_code(terminal: Terminal) -> None:
    to_code(terminal)
    terminal.around.platform.fault = NO_LINK
    terminal.do(e.SendAgain())
    terminal.until(lambda: getattr(terminal.stage, "failure", None) is AskFailure.NO_LINK, "words for it")
    assert body(terminal).actions and not body(terminal).drawing
    terminal.around.platform.fault = None
    terminal.do(e.SendAgain())
    terminal.until(lambda: getattr(terminal.stage, "ours", None) is not None, "another code")
    leaves(terminal)


@pytest.mark.parametrize("state", [PhoneState.EXPIRED, PhoneState.REVOKED])
def test_a_code_that_is_over_leaves_what_has_come(terminal: Terminal, state: PhoneState) -> None:
    to_code(terminal)
    phone(terminal).state, phone(terminal).sent = PhoneState.OPEN, {1: SENT}
    terminal.until(lambda: come(terminal) == 1, "a page")
    phone(terminal).state, phone(terminal).sent = state, {}
    terminal.until(lambda: terminal_state(terminal) is Seen(state.value), "its end")
    assert come(terminal) == 1
    terminal.do(e.Next())
    assert not isinstance(terminal.stage, m.PhoneUpload)
    leaves(terminal)


def test_declined_on_the_phone_keeps_nothing(terminal: Terminal) -> None:
    to_code(terminal)
    phone(terminal).sent = {1: SENT}
    terminal.until(lambda: come(terminal) == 1, "a page")
    phone(terminal).state, phone(terminal).sent = PhoneState.DECLINED, {}
    terminal.until(lambda: terminal_state(terminal) is Seen.DECLINED, "their word")
    assert come(terminal) == 0
    terminal.settle()
    assert len(terminal.store) == 0
    leaves(terminal)


def test_a_platform_that_knows_nothing_of_it_any_more(terminal: Terminal) -> None:
    to_code(terminal)
    phone(terminal).known = False
    terminal.until(lambda: terminal_state(terminal) is Seen.EXPIRED, "its end")
    leaves(terminal)


def test_a_file_that_is_not_what_was_told_of_it_is_not_taken(terminal: Terminal) -> None:
    to_code(terminal)
    phone(terminal).strange = {1}
    phone(terminal).sent = {1: SENT, 2: SENT + b"2"}
    terminal.until(lambda: come(terminal) == 1, "the good one")
    phone(terminal).strange = set()
    terminal.until(lambda: come(terminal) == 2, "the other, once it is itself")
    leaves(terminal)


def test_a_file_for_which_there_is_no_room_is_said(terminal: Terminal) -> None:
    to_code(terminal)
    phone(terminal).sent = {1: SENT + bytes(MOST_SHEET_BYTES), 2: SENT}
    terminal.until(lambda: come(terminal) == 1 and bool(body(terminal).problem), "words for it")
    leaves(terminal)


def test_a_code_that_comes_after_the_resident_has_left_is_ended(terminal: Terminal) -> None:
    to_code(terminal)
    terminal.around.platform.open.clear()
    terminal.do(e.SendAgain())
    terminal.do(e.EndVisit())
    terminal.around.platform.open.set()
    terminal.until(lambda: phone(terminal).page in phone(terminal).revoked, "the end of a code that nobody saw")
    leaves(terminal)


def test_the_address_is_in_its_drawing_and_nowhere_else(terminal: Terminal) -> None:
    to_code(terminal)
    assert not [one for one in terminal.leftovers() if TOKEN in one]
    assert TOKEN not in repr(terminal.runner.session)
    leaves(terminal)
