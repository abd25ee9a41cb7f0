"""Lamps follow what stands, and nothing keeps one burning."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from drivers.protocols import Condition, Contact, Contacts, DeviceStatus, Family, LampState, Place, Presence, Problem
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.effects import Audit, HearKeys, Light
from kiosk.session.lamps import lamps
from kiosk.session.nearby import CabinetChange, PadKey
from kiosk.session.reducer import advance, give_up
from tests.support.people import ADULT
from tests.support.situations import CERTIFICATE, DOCUMENT, READY, awaiting, events, sessions, world, worlds

VISITOR = m.Session(touched_at=990.0, tally=m.Tally(started=990.0))
READER_SLOW = frozenset({(Place.ID_CARD, LampState.SLOW)})


def lit(effects: object) -> list[object]:
    return [effect.lamps for effect in effects if isinstance(effect, Light)]  # type: ignore[attr-defined]


def test_whoever_asks_for_a_card_lights_the_reader_and_whoever_leaves_puts_it_out() -> None:
    notice = VISITOR.to(m.Notice(CERTIFICATE))
    asking = advance(notice, e.Agree(), world())
    assert lit(asking.effects) == [READER_SLOW]
    for event in (e.Back(), e.GoHome(), e.EndVisit()):
        assert lit(advance(asking.session, event, world()).effects) == [frozenset()], event


def test_while_a_card_is_read_its_lamp_stands_still() -> None:
    reading = awaiting(VISITOR.to(m.Identify(CERTIFICATE)), m.Waiting.CARD)
    assert lamps(reading, world()) == {(Place.ID_CARD, LampState.ON)}


def test_paper_is_to_be_taken_where_it_lies() -> None:
    taking = VISITOR.to(m.TakePaper(DOCUMENT, 1000.0, 1))
    assert lamps(taking, world()) == {(Place.DOCUMENTS, LampState.SLOW)}
    with_slip = replace(taking, receipt=m.ReceiptState.PRINTED)
    assert lamps(with_slip, world()) == {(Place.DOCUMENTS, LampState.SLOW), (Place.RECEIPT, LampState.SLOW)}
    assert lamps(replace(with_slip, stage=m.Home()), world()) == frozenset()


def test_a_card_that_was_forgotten_is_called_out_until_it_is_gone() -> None:
    left = m.Session(stage=m.CardLeft(), card=Presence.YES)
    assert lamps(left, world()) == {(Place.ID_CARD, LampState.QUICK)}
    assert lit(advance(left, e.CardMoved(Presence.NO), world()).effects) == [frozenset()]


@pytest.mark.parametrize("because", m.LeftBecause)
def test_paper_that_was_left_is_shown_by_its_tray(because: m.LeftBecause) -> None:
    assert (Place.DOCUMENTS, LampState.SLOW) in lamps(VISITOR.to(m.LeftPaper(because)), world())


def test_a_jam_calls_an_attendant_whoever_is_there_and_it_is_over_when_the_printer_says_so() -> None:
    jammed = DeviceStatus(Condition.NEEDS_ATTENTION, frozenset({Problem.PAPER_JAM}))
    here = MappingProxyType({**dict.fromkeys(Family, READY), Family.RECEIPT_PRINTER: jammed})
    attract = m.Session(stage=m.Attract())
    called = advance(attract, e.WorldChanged(), world(devices=here))
    assert lit(called.effects) == [frozenset({(Place.ATTENTION, LampState.SLOW)})]
    assert lit(advance(called.session, e.WorldChanged(), world()).effects) == [frozenset()]


def test_an_open_door_is_written_down_and_calls_an_attendant() -> None:
    opened = world(contacts=Contacts(door_open=Contact.YES))
    outcome = advance(m.Session(stage=m.Attract()), e.CabinetChanged(CabinetChange.DOOR_OPENED), opened)
    assert outcome.effects[0] == Audit(CabinetChange.DOOR_OPENED)
    assert lit(outcome.effects) == [frozenset({(Place.ATTENTION, LampState.SLOW)})]


def test_no_lamp_but_the_attendants_burns_when_nobody_is_there() -> None:
    for at in worlds():
        for session in (m.Session(stage=m.Attract()), m.Session(stage=m.Closed())):
            assert {place for place, _ in lamps(session, at)} <= {Place.ATTENTION}


def test_lamps_are_told_whenever_they_change_whatever_happened() -> None:
    """For every stage, event and world: what the effects say last is what the session after them wants."""
    changed = 0
    here = world()
    for session in sessions():
        before = lamps(session, here)
        for event in events(session):
            if isinstance(event, e.Overdue):
                continue
            outcome = advance(session, event, here)
            if (wanted := lamps(outcome.session, here)) != before:
                changed += 1
                assert lit(outcome.effects) == [wanted], f"{session.stage} x {event}"
    assert changed > 100


def test_a_mistake_of_ours_puts_the_lamps_out() -> None:
    assert lit(give_up(VISITOR.to(m.Identify(CERTIFICATE)), world()).effects) == [frozenset()]


def test_keys_that_wait_belong_to_no_visit() -> None:
    begun = advance(m.Session(stage=m.Attract()), e.Begin(), world())
    assert HearKeys(visit=True) in begun.effects
    assert HearKeys(visit=False) in advance(begun.session, e.EndVisit(), world()).effects
    assert HearKeys(visit=False) in give_up(begun.session, world()).effects


def test_a_key_and_a_headset_say_that_somebody_is_there() -> None:
    for event in (e.KeyPad(PadKey.DOWN), e.KeyPad(None), e.AccessChanged(headset=True)):
        assert advance(VISITOR.to(m.Home()), event, world(1150.0)).session.touched_at == 1150.0
    assert advance(VISITOR.to(m.Home()), e.PersonNear(near=True), world(1150.0)).session.touched_at == 990.0


def test_who_comes_near_is_not_served_for_that() -> None:
    attract = m.Session(stage=m.Attract())
    for event in (e.PersonNear(near=True), e.KeyPad(None), e.AccessChanged(headset=True)):
        after = advance(attract, event, world()).session
        assert isinstance(after.stage, m.Attract) and not after.visited
    known = replace(VISITOR, resident=m.Resident(ADULT)).to(m.Home())
    assert advance(known, e.PersonNear(near=False), world()).session.visited, "nor sent away"
