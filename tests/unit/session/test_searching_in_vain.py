"""A search that found nothing is counted when it is given up, once, and not while somebody still types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.effects import CountUnanswered
from kiosk.session.reducer import advance
from tests.support.situations import QUERY, world


def counted(events: Iterable[e.Event]) -> list[str]:
    session = m.Session(touched_at=1000.0, tally=m.Tally(started=990.0)).to(m.Home())
    texts = []
    for event in events:
        outcome = advance(session, event, world())
        session = outcome.session
        texts += [effect.text for effect in outcome.effects if isinstance(effect, CountUnanswered)]
    return texts


def typed(*texts: str) -> list[e.Event]:
    return [e.Search(text) for text in texts]


@pytest.mark.parametrize(
    "leaving",
    [e.Search(""), e.Search("养老"), e.ChooseTab("themes"), e.ChooseItem(QUERY), e.EndVisit()],
    ids=lambda event: type(event).__name__,
)
def test_what_found_nothing_is_counted_when_it_is_given_up(leaving: e.Event) -> None:
    assert counted([*typed("宠", "宠物", "宠物狗"), leaving]) == ["宠物狗"]


@pytest.mark.parametrize("text", ["养老", "shbx", "", "  "])
def test_what_found_something_is_not(text: str) -> None:
    assert counted([*typed(text), e.ChooseTab("themes"), e.EndVisit()]) == []


def test_typing_on_and_correcting_is_no_giving_up() -> None:
    assert counted([*typed("宠物", "宠物狗", "宠物", "宠"), e.Tick(), e.WorldChanged()]) == []


def test_each_search_that_is_given_up_counts() -> None:
    assert counted([*typed("宠物", "", "彩票"), e.EndVisit()]) == ["宠物", "彩票"]


def test_leaving_without_a_word_counts_too() -> None:
    late = world(9000.0)
    session = replace(m.Session(touched_at=1000.0, tally=m.Tally(started=990.0)).to(m.Home("彩票")))
    outcome = advance(session, e.Tick(), late)
    assert CountUnanswered("彩票") in outcome.effects


def test_the_text_is_not_in_what_is_written_about_the_effect() -> None:
    assert "彩票" not in repr(CountUnanswered("彩票"))
