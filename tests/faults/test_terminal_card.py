"""Cards that are taken away, cannot be read, are unknown, expired, a child's; and the reader that goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drivers.id_card.simulated import Fault
from drivers.protocols import CardReadReason, Presence
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.effects import Note
from tests.support.people import ADULT, CHILD
from tests.support.situations import CERTIFICATE, QUERY
from tests.support.terminal import Terminal

EXPIRED = replace(ADULT, valid_from=date(2005, 1, 1), valid_to=date(2015, 1, 1))


def waits_again(terminal: Terminal, reason: CardReadReason) -> bool:
    return isinstance(terminal.stage, m.Identify) and terminal.stage.failure is reason


def test_card_taken_away_in_mid_read_and_laid_down_again(terminal: Terminal) -> None:
    terminal.choose(QUERY)
    terminal.do(e.Agree())
    terminal.around.reader.slot.fail(Fault.TAKEN_IN_MID_READ)
    terminal.lay(ADULT)
    terminal.until(lambda: waits_again(terminal, CardReadReason.TAKEN_AWAY), "the page to ask for the card again")
    terminal.around.reader.slot.fail(None)
    terminal.lay(ADULT)
    terminal.until_at(m.Parameters)
    terminal.take_card()
    terminal.leave()
    terminal.nothing_is_left()
    terminal.serve_next()


def test_card_put_back_before_anybody_looked_is_read_all_the_same(terminal: Terminal) -> None:
    """The reader is looked at between two reads: a card that goes and comes meanwhile never was away."""
    slot = terminal.around.reader.slot
    remove = slot.remove

    def remove_and_put_back() -> None:
        remove()
        slot.fail(None)
        terminal.lay(ADULT)

    terminal.choose(QUERY)
    terminal.do(e.Agree())
    slot.remove = remove_and_put_back  # type: ignore[method-assign]
    slot.fail(Fault.TAKEN_IN_MID_READ)
    terminal.lay(ADULT)
    terminal.until_at(m.Parameters)


@pytest.mark.parametrize("fault", [Fault.READ_FAILED, Fault.CARD_REFUSES_SAM, Fault.VERIFICATION_FAILED])
def test_card_unread_three_times_and_then_another_try(terminal: Terminal, fault: Fault) -> None:
    slot = terminal.around.reader.slot
    terminal.choose(QUERY)
    terminal.do(e.Agree())
    slot.fail(fault)
    for attempt in (1, 2):
        terminal.lay(ADULT)
        terminal.until(lambda n=attempt: getattr(terminal.stage, "attempts", 0) == n, "an attempt")  # type: ignore[misc]
        terminal.take_card()
    terminal.lay(ADULT)
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.CARD_UNREAD
    assert terminal.runner.session.resident is None
    slot.fail(None)
    terminal.do(e.TryAgain())
    terminal.until_at(m.Parameters)
    terminal.take_card()
    terminal.leave()
    terminal.nothing_is_left()


def test_unknown_card(terminal: Terminal) -> None:
    terminal.around.reader.slot.fail(Fault.UNKNOWN_CARD_TYPE)
    terminal.choose(QUERY)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.CARD_UNKNOWN
    terminal.around.reader.slot.fail(None)
    terminal.take_card()
    terminal.do(e.EndVisit())
    terminal.nothing_is_left()
    terminal.serve_next()


def test_expired_card_is_not_kept_at_all(terminal: Terminal) -> None:
    terminal.choose(QUERY)
    terminal.do(e.Agree())
    terminal.lay(EXPIRED)
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.CARD_EXPIRED
    terminal.take_card()
    terminal.nothing_is_left()  # the page says so, and the visit is not even over
    terminal.do(e.EndVisit())
    terminal.serve_next()


def test_child_is_told_what_to_do_instead(terminal: Terminal) -> None:
    terminal.choose(CERTIFICATE)
    terminal.do(e.Agree())
    terminal.lay(CHILD)
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.UNDER_AGE
    terminal.take_card()
    terminal.leave()
    terminal.nothing_is_left()
    assert terminal.around.platform.sessions == [], "nothing was asked"
    terminal.serve_next()


def test_card_first_and_the_items_follow(terminal: Terminal) -> None:
    terminal.lay(ADULT)
    terminal.until_at(m.Notice)
    terminal.do(e.Agree())
    terminal.until_at(m.Home)
    terminal.take_card()
    terminal.do(e.ChooseItem(QUERY), e.StartItem(), e.Next())
    terminal.until_at(m.Table)
    terminal.leave()
    terminal.nothing_is_left()


def test_reader_unplugged_while_identifying_and_back(terminal: Terminal) -> None:
    terminal.choose(QUERY)
    terminal.do(e.Agree())
    terminal.around.reader.plugged = False
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.READER_AWAY
    terminal.around.reader.plugged = True
    terminal.until_at(m.Identify)
    terminal.lay(ADULT)
    terminal.until_at(m.Parameters)
    terminal.take_card()
    terminal.leave()
    terminal.nothing_is_left()
    assert [line["family"] for line in terminal.logged("device_gone")] == ["id_card"], "one line a happening"
    assert len(terminal.logged("device_back")) == 1


def test_reader_unplugged_in_the_middle_of_a_read(terminal: Terminal) -> None:
    terminal.choose(QUERY)
    terminal.do(e.Agree())
    terminal.around.reader.slot.fail(Fault.SILENT)
    terminal.lay(ADULT)
    assert terminal.until_at(m.Trouble).kind is m.TroubleKind.READER_AWAY
    terminal.around.reader.slot.fail(None)
    terminal.until_at(m.Parameters)
    terminal.take_card()
    terminal.leave()
    terminal.nothing_is_left()


def test_reader_that_goes_with_a_card_on_it_does_not_keep_everybody_waiting(terminal: Terminal) -> None:
    terminal.around.reader.slot.fail(Fault.READ_FAILED)
    terminal.choose(QUERY)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    terminal.until(lambda: waits_again(terminal, CardReadReason.NOT_READABLE), "the failed read")
    terminal.do(e.EndVisit())
    assert isinstance(terminal.stage, m.CardLeft), "the card still lies there"
    terminal.around.reader.plugged = False
    terminal.until_at(m.Attract)
    assert terminal.runner.session.card is Presence.UNKNOWN
    terminal.nothing_is_left()


def test_card_left_on_the_reader_is_called_out_before_anybody_is_served(terminal: Terminal) -> None:
    terminal.around.reader.slot.fail(Fault.READ_FAILED)
    terminal.lay(ADULT)
    terminal.until_at(m.Notice)
    terminal.do(e.EndVisit())
    assert isinstance(terminal.stage, m.CardLeft)
    terminal.do(e.Begin(), e.GoHome())
    assert isinstance(terminal.stage, m.CardLeft)
    terminal.around.reader.slot.fail(None)
    terminal.take_card()
    terminal.until_at(m.Attract)
    terminal.serve_next()


def test_read_that_takes_too_long_and_comes_after_all_is_nobodys(terminal: Terminal) -> None:
    terminal.choose(QUERY)
    terminal.do(e.Agree())
    terminal.around.reader.answers.clear()
    terminal.lay(ADULT)
    terminal.until(lambda: bool(terminal.runner.session.pending), "the read to begin")
    terminal.pass_time(9)
    assert waits_again(terminal, CardReadReason.NOT_READABLE)
    terminal.do(e.EndVisit())
    terminal.around.reader.answers.set()
    terminal.settle()
    assert terminal.hands.counts[Note.LATE_ANSWER] == 1
    assert terminal.runner.session.resident is None
    terminal.take_card()
    terminal.until_at(m.Attract)
    terminal.nothing_is_left()
