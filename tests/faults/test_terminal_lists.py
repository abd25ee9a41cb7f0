"""Lists at the terminal, from the question to the platform to the choice; and items for which nobody is known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.central import wire
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.session import events as e
from kiosk.session import model as m
from tests.support.situations import VACANCIES
from tests.support.terminal import Around, Terminal

DOWN = PlatformError(PlatformFault.BUSY, wire.ProblemCode.UNAVAILABLE, retry_after=5)
PLACES = {
    ("regions.places", ""): (wire.SourceChoice(key="410000", label="河南省", opens=True),),
    ("regions.places", "410000"): (wire.SourceChoice(key="411000", label="许昌市"),),
}


@pytest.fixture
def terminal(around: Around) -> Iterator[Terminal]:
    around.platform.lists = dict(PLACES)
    opened = Terminal(around).open_for_people()
    yield opened
    opened.stop()


def listed(terminal: Terminal) -> None:
    terminal.until(lambda: not terminal.runner.session.pending, "the list")


def test_an_item_for_everybody_is_answered_without_anybody_being_known(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(VACANCIES), e.StartItem())
    assert isinstance(terminal.stage, m.Parameters), "nobody is asked for a card"
    terminal.do(e.Write("keyword", "会计"), e.Next())
    terminal.until_at(m.Table)
    assert terminal.around.platform.identified == [None]
    assert terminal.runner.session.resident is None
    terminal.do(e.EndVisit(), e.EndVisit())  # the second passes by the question how it was
    terminal.until_at(m.Attract)
    terminal.until(lambda: bool(terminal.around.platform.records), "the visit record")
    assert terminal.around.platform.records[-1].identified_by is None
    terminal.nothing_is_left()


def test_a_resident_is_recorded_by_the_way_and_nothing_else(terminal: Terminal) -> None:
    terminal.to_document()
    terminal.leave()
    terminal.until(lambda: bool(terminal.around.platform.records), "the visit record")
    assert terminal.around.platform.records[-1].identified_by is wire.IdentifiedBy.ID_CARD


def test_a_list_within_a_list_comes_from_the_platform(terminal: Terminal) -> None:
    """This terminal knows no places of its own."""
    terminal.do(e.Begin(), e.ChooseItem(VACANCIES), e.StartItem(), e.OpenField("place"))
    listed(terminal)
    terminal.do(e.Pick("place", "410000"))
    listed(terminal)
    terminal.do(e.Pick("place", "411000"), e.Next())
    terminal.until_at(m.Table)
    assert [one.within for one in terminal.around.platform.asked_lists] == ["", "410000"]


def test_a_department_that_is_down_is_said_and_never_shown_as_nothing_to_choose(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(VACANCIES), e.StartItem())
    terminal.around.platform.fault = DOWN
    terminal.do(e.OpenField("place"))
    trouble = terminal.until_at(m.Trouble)
    assert (trouble.kind, trouble.failure) == (m.TroubleKind.PLATFORM, m.AskFailure.BUSY)
    assert terminal.runner.session.offered == ()
    terminal.around.platform.fault = None
    terminal.do(e.TryAgain())
    terminal.until_at(m.Parameters)
    listed(terminal)
    terminal.do(e.Pick("place", "410000"))
    listed(terminal)
    assert len(terminal.runner.session.offered) == 2


def test_the_visit_ends_while_a_list_is_asked_for_and_its_answer_is_nobodys(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(VACANCIES), e.StartItem())
    terminal.around.platform.open.clear()
    terminal.around.platform.asked.clear()
    terminal.do(e.OpenField("place"))
    assert terminal.around.platform.asked.wait(10)
    terminal.do(e.EndVisit())
    terminal.until_at(m.Attract)
    terminal.around.platform.open.set()
    terminal.settle()
    assert terminal.runner.session.offered == ()
    terminal.nothing_is_left()
