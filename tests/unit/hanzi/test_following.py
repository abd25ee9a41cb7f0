"""The letters that can come next in pinyin, for who goes from key to key."""

from __future__ import annotations

import pytest

from kiosk.hanzi.following import following
from kiosk.hanzi.holdings import Library


@pytest.fixture(scope="module")
def syllables() -> frozenset[str]:
    return Library().syllables


@pytest.mark.parametrize(
    ("composed", "letters"),
    [
        ("z", "haueoi"),
        ("zh", "uaeoi"),
        ("zha", "nio"),
        ("zhan", "g"),
        ("zhang", ""),
        ("zhang s", "haueoi"),
        ("zhangs", "haueoi"),
        ("she'b", "iaeou"),
        ("xia", "no"),
        ("", ""),
        ("42", ""),
    ],
)
def test_what_goes_on_with_a_syllable_comes_in_the_order_of_how_many_it_makes(
    composed: str, letters: str, syllables: frozenset[str]
) -> None:
    assert following(composed, syllables) == letters
