"""A signature from somebody's own phone: it counts for what was read there, and for nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.central import phone_sessions as wire
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.phone_sessions import PhoneState
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.form.content import signed_digest
from kiosk.session.form.whole import scope_of_form
from kiosk.session.phone_stages import PhoneState as Seen
from kiosk.session.signatures import SignedBy
from tests.support.people import ADULT
from tests.support.phoning import to_phone_code
from tests.support.scripted_phone import ScriptedPhone
from tests.support.terminal import Terminal


def to_code(terminal: Terminal) -> str:
    """The code stands there; the digest of what is signed."""
    to_phone_code(terminal, signs=True)
    session, world = terminal.runner.session, terminal.runner.world()
    application = session.application
    assert application is not None
    service = world.catalogue.services[application.code]
    return signed_digest(service, application, scope_of_form(service, application.values, session, world))


def phone(terminal: Terminal) -> ScriptedPhone:
    return terminal.around.platform.phone


def signature_of(terminal: Terminal) -> object:
    application = terminal.runner.session.application
    return application.signature if application is not None else None


def leaves(terminal: Terminal) -> None:
    terminal.do(e.EndVisit())
    if isinstance(terminal.stage, m.Thanks):
        terminal.pass_time(10)
    terminal.until_at(m.Attract)
    phone(terminal).signature = None
    phone(terminal).opened.clear()
    terminal.nothing_is_left()


def test_what_is_read_on_the_phone_is_what_stands_here(terminal: Terminal) -> None:
    digest = to_code(terminal)
    asked = phone(terminal).opened[-1].asked
    assert isinstance(asked, wire.SignatureAsked)
    assert asked.digest == digest
    said = {line.value for line in asked.lines}
    assert {ADULT.name, ADULT.number, "13800000001"} <= said, "whole, since only who signs sees it"
    assert any(not line.value for line in asked.lines), "with headings"
    leaves(terminal)


@pytest.mark.parametrize("strokes", ["drawn", ""], ids=["drawn", "typed"])
def test_a_signature_on_the_phone_is_one(terminal: Terminal, strokes: str) -> None:
    digest = to_code(terminal)
    phone(terminal).signs(digest) if strokes else phone(terminal).signs(digest, "")
    terminal.until(lambda: not isinstance(terminal.stage, m.PhoneSign), "the signature")
    application = terminal.runner.session.application
    signature = application.signature if application is not None else None
    assert signature is not None
    assert (signature.by, signature.digest) == (SignedBy.PHONE, digest)
    assert signature.request == str(phone(terminal).page)
    held = terminal.store.get(terminal.runner.session.generation, signature.strokes)
    assert (held is not None and held.startswith(b"<svg")) == bool(strokes)
    terminal.settle()
    assert phone(terminal).revoked == [phone(terminal).page]
    leaves(terminal)


def test_a_signature_for_something_else_counts_for_nothing(terminal: Terminal) -> None:
    to_code(terminal)
    phone(terminal).signs("f" * 64)
    terminal.until(lambda: not isinstance(terminal.stage, m.PhoneSign), "an answer")
    assert isinstance(terminal.stage, m.Sign) and signature_of(terminal) is None, "it is to be signed still"
    leaves(terminal)


def test_a_signature_that_comes_after_its_page_was_left_is_none(terminal: Terminal) -> None:
    digest = to_code(terminal)
    with terminal.answers_on_the_way():
        phone(terminal).signs(digest)
        terminal.settle()
    terminal.runner.session = replace(terminal.runner.session, pending=())
    terminal.do(e.Back())
    assert isinstance(terminal.stage, m.Sign)
    assert signature_of(terminal) is None
    leaves(terminal)


@pytest.mark.parametrize("state", [PhoneState.DECLINED, PhoneState.EXPIRED, PhoneState.REVOKED])
def test_a_phone_that_does_not_sign_leaves_the_other_ways(terminal: Terminal, state: PhoneState) -> None:
    to_code(terminal)
    phone(terminal).state = state

    def told() -> bool:
        return isinstance(terminal.stage, m.PhoneSign) and terminal.stage.seen.state is Seen(state.value)

    terminal.until(told, "its end")
    terminal.do(e.OtherWay())
    assert isinstance(terminal.stage, m.Sign) and signature_of(terminal) is None
    leaves(terminal)


def test_the_link_lost_while_signing_and_back(terminal: Terminal) -> None:
    digest = to_code(terminal)
    terminal.around.platform.fault = PlatformError(PlatformFault.NO_LINK)
    terminal.until(lambda: isinstance(terminal.stage, m.PhoneSign) and terminal.stage.lost, "words for it")
    phone(terminal).signs(digest)
    terminal.around.platform.fault = None
    terminal.until(lambda: signature_of(terminal) is not None, "the signature")
    leaves(terminal)


def test_an_edit_voids_it(terminal: Terminal) -> None:
    digest = to_code(terminal)
    phone(terminal).signs(digest)
    terminal.until(lambda: signature_of(terminal) is not None, "the signature")
    application = terminal.runner.session.application
    assert application is not None
    edited = application.edited(application.values.put("phone", ("13900000009",)))
    assert edited.signature is None
    leaves(terminal)
