"""What the search benchmark measures is what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.benchmarks.search import keystrokes, like_table, recall_by_kind
from kiosk.benchmarks.search_guides import Labelled, each_its_own, make_guides

ITEMS = Path(__file__).parents[2] / "data" / "search" / "items.csv"


def test_recall_counts_what_five_places_can_hold() -> None:
    labelled = [
        Labelled("one", "a", frozenset("a")),
        Labelled("one", "b", frozenset("ab")),
        Labelled("many", "c", frozenset("abcdefgh")),
    ]
    assert recall_by_kind(lambda text, limit: "axbyz"[:limit], labelled) == {"one": [1.0, 1.0], "many": [0.4]}
    assert recall_by_kind(lambda text, limit: "", labelled) == {"one": [0.0, 0.0], "many": [0.0]}


def test_every_key_is_a_keystroke() -> None:
    assert keystrokes([Labelled("one", "abc", frozenset("a"))]) == ["a", "ab", "abc"]


@pytest.mark.parametrize("count", [1, 2144, 100_000])
def test_guides_are_as_many_as_asked_and_always_the_same(count: int) -> None:
    guides = make_guides(ITEMS, count)
    assert len({guide.key for guide in guides}) == count
    assert len({(guide.code, guide.region) for guide in guides}) == count
    assert guides == make_guides(ITEMS, count)


def test_there_are_only_so_many_districts() -> None:
    with pytest.raises(ValueError, match="districts"):
        make_guides(ITEMS, 1_000_000)


def test_titles_of_their_own_are_all_different() -> None:
    own = each_its_own(make_guides(ITEMS, 2144))
    assert len({guide.title for guide in own}) == len({guide.code for guide in own}) == 2144


def test_the_peer_finds_what_like_finds() -> None:
    find = like_table(make_guides(ITEMS, 342))
    assert list(find("营业执照", 5)) == ["412031901000"]
    assert list(find("yyzz", 5)) == []
