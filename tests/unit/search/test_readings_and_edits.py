"""How hanzi are read, spelled and mistyped."""

from __future__ import annotations

import itertools

import pytest

from kiosk.search.building import _cells
from kiosk.search.readings import reading, simplified_of
from kiosk.search.spelling import plain
from kiosk.search.synonyms import read_synonyms, said_otherwise
from kiosk.search.typos import one_edit_lengths, one_edit_places


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("银行卡", "yin hang ka"),
        ("特种行业许可", "te zhong hang ye xu ke"),
        ("行政许可", "xing zheng xu ke"),
        ("通行证", "tong xing zheng"),
        ("还款明细", "huan kuan ming xi"),
        ("提前还清", "ti qian huan qing"),
        ("参保证明", "can bao zheng ming"),
        ("重度残疾", "zhong du can ji"),
        ("重新办理", "chong xin ban li"),
        ("单位", "dan wei"),
        ("人民调解", "ren min tiao jie"),
        ("个人所得税", "ge ren suo de shui"),
        ("旅馆", "lv guan"),
        ("法律援助", "fa lv yuan zhu"),
        ("会计", "kuai ji"),
        ("长期居住", "chang qi ju zhu"),
        ("校长", "xiao zhang"),
        ("名称", "ming cheng"),
        ("ic卡12345", "i c ka 1 2 3 4 5"),
    ],
)
def test_hanzi_are_read_as_in_their_word(word: str, said: str) -> None:
    assert reading(word) == said.split()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("ＳＨｂｘ １２３", "shbx 123"),
        ("Nǚ lü", "nv lv"),
        ("（社保）·证明", "社保 证明"),
        ("  a \t b\n", "a b"),
        ("ÉCOLE", "ecole"),
    ],
)
def test_one_spelling_for_all(text: str, same: str) -> None:
    assert plain(text) == same


def test_traditional_hanzi_become_what_the_titles_have() -> None:
    assert simplified_of({"险", "证", "房"}) == {"險": "险", "証": "证", "證": "证"}


def test_synonyms_are_words_that_change_something() -> None:
    synonyms = read_synonyms()
    assert all(word and said for word, said in synonyms.items())
    assert all(_cells(other) != _cells(word) for word, said in synonyms.items() for other in said)


def test_a_title_is_said_as_people_say_it() -> None:
    said = said_otherwise("不动产权证书自助领取", {"不动产权证书": ("房产证", "房本"), "领取": ("拿",), "税": ("x",)})
    assert said[:2] == ("房产证自助领取", "房本自助领取")
    assert set(said[2:]) == {"不动产权证书自助拿", "房产证自助拿", "房本自助拿"}


def edits(word: str, alphabet: str) -> set[str]:
    splits = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    return (
        {word}
        | {a + b[1:] for a, b in splits if b}
        | {a + c + b[1:] for a, b in splits if b for c in alphabet}
        | {a + c + b for a, b in splits for c in alphabet}
        | {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    )


def test_one_edit_is_each_of_the_four_and_nothing_else() -> None:
    words = ["".join(letters) for size in range(1, 5) for letters in itertools.product("ab", repeat=size)]
    for wanted in words:
        assert list(one_edit_lengths("", wanted)) == ([0] if len(wanted) == 1 else [])
        near = edits(wanted, "ab")
        for seen in words:
            lengths = set(one_edit_lengths(seen, wanted))
            assert lengths == {n for n in range(len(seen) + 1) if seen[:n] in near}, (seen, wanted)


def test_an_edit_never_reaches_over_the_end_of_a_text() -> None:
    assert list(one_edit_places("查询\n社保卡\n", "查询社保", 100)) == []
    assert list(one_edit_places("我查旬社保卡\n", "查询社保", 100)) == [1]
