"""Materials verified at their sources on a terminal that runs: some answer, some fail, the line goes, people leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue.facts import material_fact
from kiosk.catalogue.model import Mode
from kiosk.central import wire
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.application import FactState
from screens.models import ParametersBody
from tests.support.applications import Applying
from tests.support.capture_situations import LEASE, PHOTO, RESIDENCE
from tests.support.situations import QUERY, services
from tests.support.terminal import Terminal

_THERE = (wire.SourceChoice(key="there", label="市公安局"),)
_MODES = (("id_card", Mode.VERIFIED), (LEASE, Mode.VERIFIED), (PHOTO, Mode.VERIFIED))


def at_consents(terminal: Terminal) -> None:
    """Everything is filled in, all materials are to be verified; how one comes there the tests of the session try."""
    terminal.choose(QUERY)
    terminal.identify()
    session = terminal.runner.session
    assert session.resident is not None
    filled = Applying(services().services[RESIDENCE])
    filled.apply(m.Consents)
    application = filled.session.application
    assert application is not None
    whole = replace(application, subject=session.resident.card.number, modes=_MODES, held=())
    terminal.runner.session = replace(session, application=whole).to(m.Consents(RESIDENCE))
    terminal.runner.refresh()


def states(terminal: Terminal) -> dict[str, FactState]:
    application = terminal.runner.session.application
    asked = {material_fact(key): key for key, _ in _MODES}
    facts = application.facts if application is not None else ()
    return {asked[fact.name]: fact.state for fact in facts if fact.name in asked}


def agree(terminal: Terminal) -> None:
    terminal.do(e.Pick("lookup", "true"), e.Next())


def test_one_source_answers_and_another_has_nothing(terminal: Terminal) -> None:
    at_consents(terminal)
    lists = terminal.around.platform.lists
    lists[("psb.resident", "")] = lists[("psb.photo", "")] = _THERE
    agree(terminal)
    stage = terminal.until_at(m.Materials)
    assert states(terminal) == {"id_card": FactState.FOUND, LEASE: FactState.NONE, PHOTO: FactState.FOUND}
    assert stage.values.one(LEASE) == Mode.SCAN
    assert terminal.page is not None and isinstance(terminal.page.body, ParametersBody)
    assert "市公安局" in terminal.page.body.facts[0].value


@pytest.mark.parametrize("fault", [PlatformFault.SERVER_ERROR, PlatformFault.NO_LINK, PlatformFault.NOT_THE_PLATFORM])
def test_a_source_that_fails_is_down_and_never_nothing(terminal: Terminal, fault: PlatformFault) -> None:
    at_consents(terminal)
    terminal.around.platform.fault = PlatformError(fault)
    agree(terminal)
    terminal.until_at(m.Materials)
    assert set(states(terminal).values()) == {FactState.DOWN}
    terminal.around.platform.fault = None
    terminal.do(e.Pick(LEASE, Mode.VERIFIED), e.Pick(PHOTO, Mode.VERIFIED), e.Next())
    terminal.until_at(m.Preview)
    assert set(states(terminal).values()) == {FactState.DOWN}, "left to the department, and not asked again"


def test_two_taps_ask_once(terminal: Terminal) -> None:
    at_consents(terminal)
    platform = terminal.around.platform
    before = len(platform.asked_lists)
    terminal.do(e.Pick("lookup", "true"), e.Next(), e.Next())
    terminal.until_at(m.Materials)
    assert len(platform.asked_lists) - before == len(_MODES)


def test_who_leaves_while_departments_are_asked_leaves_nothing(terminal: Terminal) -> None:
    at_consents(terminal)
    platform = terminal.around.platform
    platform.open.clear()
    try:
        agree(terminal)
        terminal.until_at(m.Gathering)
        terminal.do(e.EndVisit())
    finally:
        platform.open.set()
    terminal.settle()
    assert terminal.runner.session.application is None and terminal.runner.session.resident is None
