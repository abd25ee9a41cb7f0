"""Hanzi by nine keys, strokes, radical and code."""

from __future__ import annotations

import pytest

from kiosk.hanzi.holdings import Library
from kiosk.hanzi.nine import digits_of
from kiosk.hanzi.radicals import hanzi_of_code


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


@pytest.mark.parametrize(
    ("keys", "text", "reading"),
    [("743226", "社保", "she'bao"), ("94664", "中", "zhong"), ("64426", "你好", "ni'hao"), ("9264", "王", "wang")],
)
def test_nine_keys_find_what_they_spell(library: Library, keys: str, text: str, reading: str) -> None:
    found = {candidate.text: candidate for candidate in library.nine.candidates(keys)[:4]}
    assert (found[text].reading, found[text].keys) == (reading, len(keys))


def test_the_likelier_comes_first(library: Library) -> None:
    zhong = [candidate.text for candidate in library.nine.candidates("94664")]
    assert zhong.index("中") < zhong.index("种") < zhong.index("仲")


def test_what_is_no_phrase_is_put_together(library: Library) -> None:
    """ "wang" and "she bao" are words, the three syllables are none."""
    best = library.nine.candidates("9264743226")[0]
    assert best.text in ("王社保", "网社保")
    assert (best.reading, best.keys) == ("wang'she'bao", 10)


def test_part_of_the_keys_is_offered_too_and_says_how_many(library: Library) -> None:
    parts = [candidate for candidate in library.nine.candidates("743226") if candidate.keys < 6]
    assert any(candidate.text == "社" and candidate.keys == 3 for candidate in parts)


def test_a_chosen_syllable_rules_out_the_others(library: Library) -> None:
    assert "she" in library.nine.readings("743226")
    assert library.nine.readings("743226", ("she",))[:2] == ("ban", "bao")
    assert all(candidate.reading.split("'")[0] == "qie" for candidate in library.nine.candidates("743", ("qie",)))


def test_a_candidate_is_offered_once(library: Library) -> None:
    found = [candidate.text for candidate in library.nine.candidates("743226")]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("keys", ["", "0", "1", "abc"])
def test_keys_that_spell_nothing_find_nothing(library: Library, keys: str) -> None:
    assert library.nine.candidates(keys) == ()


@pytest.mark.parametrize("keys", ["", "7", "74", "74322", "743226", "7432265", "94664226", "2222222222222222222"])
def test_letters_stand_in_the_field_for_just_the_keys_that_were_pressed(library: Library, keys: str) -> None:
    assert digits_of(library.nine.spelling(keys).encode()).decode() == keys


def test_letters_stand_in_the_field_as_they_will_be_read(library: Library) -> None:
    assert library.nine.spelling("743226") == "she'bao"
    assert library.nine.spelling("743226", ("qie",)).startswith("qie'")


@pytest.mark.parametrize(
    ("strokes", "hanzi"), [("12", "十"), ("34", "人"), ("251", "口"), ("134", "大"), ("454", "之"), ("1121", "王")]
)
def test_strokes_find_the_hanzi_that_has_just_these(library: Library, strokes: str, hanzi: str) -> None:
    assert hanzi in library.strokes.candidates(strokes)[:6]


def test_a_stroke_may_be_left_open(library: Library) -> None:
    assert library.strokes.candidates("**") == (), "that is no question yet"
    assert "十" in library.strokes.candidates("*2")
    assert "人" not in library.strokes.candidates("*2")


def test_a_rare_hanzi_is_found_when_enough_strokes_are_known(library: Library) -> None:
    assert "𠮷" in library.strokes.candidates("121251")
    assert "䶮" in library.strokes.candidates("135431134")
    assert "𠮷" not in library.strokes.candidates("121"), "there are too many, and what is common is meant"


@pytest.mark.parametrize("strokes", ["", "0", "6", "55555555555555555555"])
def test_strokes_of_no_hanzi_find_nothing(library: Library, strokes: str) -> None:
    assert library.strokes.candidates(strokes) == ()


@pytest.mark.parametrize(
    ("radical", "beside", "hanzi"), [(212, 4, "䶮"), (96, 15, "㼆"), (30, 3, "𠮷"), (85, 5, "河"), (9, 0, "人")]
)
def test_a_radical_and_the_strokes_beside_it_find_a_hanzi(
    library: Library, radical: int, beside: int, hanzi: str
) -> None:
    assert beside in library.radicals.strokes_beside(radical)
    assert hanzi in library.radicals.hanzi(radical, beside)


def test_there_are_214_radicals_the_simple_ones_first(library: Library) -> None:
    radicals = library.radicals.all()
    assert sorted(radical.number for radical in radicals) == list(range(1, 215))
    assert [radical.strokes for radical in radicals] == sorted(radical.strokes for radical in radicals)
    assert library.radicals.strokes_beside(215) == ()
    assert library.radicals.hanzi(212, 99) == ()


@pytest.mark.parametrize(
    ("typed", "hanzi"), [("4DAE", "䶮"), ("u+3f06", "㼆"), ("U+20BB7", "𠮷"), (" 9F98 ", "龘"), ("2CE93", "𬺓")]
)
def test_a_code_is_a_hanzi(typed: str, hanzi: str) -> None:
    assert hanzi_of_code(typed) == hanzi


@pytest.mark.parametrize("typed", ["", "41", "0041", "FFFFFF", "110000", "D800", "4DAG", "U+", "3000", "1F600"])
def test_a_code_of_something_else_is_none(typed: str) -> None:
    assert hanzi_of_code(typed) == ""
