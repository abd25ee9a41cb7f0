"""The on-screen keyboard: in the scene, what fits the field, and without a memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kiosk.hanzi.holdings import Library
from screens.models import Keyboard, Page, ParametersBody
from tests.support.sample_pages import sample_pages
from tests.support.stage import SCREENS, Stage, keyboard_folder
from tests.support.typing_hand import TypingHand

SEARCH = "field:search"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def form(keyboard: Keyboard, language: str = "zh-CN") -> Page:
    """The form page with an empty field ``field:name`` that takes what ``keyboard`` types."""
    page = sample_pages(language)["11-parameters-typed"]
    assert isinstance(page.body, ParametersBody)
    fields = tuple(
        replace(field, keyboard=keyboard, value="", longest=40) if field.key == "name" else replace(field, open=False)
        for field in page.body.fields
    )
    return replace(page, visit=page.visit + 1, body=replace(page.body, fields=fields, errors=()))


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage(SCREENS["1024x768"], keyboard_folder())
    yield stage
    stage.close()
    assert stage.messages == []


@pytest.fixture
def search(stage: Stage) -> TypingHand:
    stage.show(sample_pages("zh-CN")["02-home"])
    return TypingHand(stage, SEARCH).open()


def test_pinyin_can_be_typed_and_nothing_is_learned(stage: Stage, search: TypingHand) -> None:
    untouched = contents(keyboard_folder())
    hints = Qt.InputMethodHint(stage.item(SEARCH).inputMethodQuery(Qt.InputMethodQuery.ImHints))
    assert Qt.InputMethodHint.ImhSensitiveData in hints, "the keyboard would take words over into its user dictionary"

    search.press("shebao")
    assert search.candidates()[0] == "社保"
    search.press(["space"])
    assert stage.intents.count((SEARCH, {"text": "社保"})) == 1

    stage.bridge.clear()
    stage.settle()
    assert search.text == ""
    assert contents(keyboard_folder()) == untouched


@pytest.mark.parametrize(("way", "keys"), [("pinyin", "nie"), ("nine", "643")])
def test_what_was_chosen_does_not_come_sooner_for_the_next_person(
    stage: Stage, search: TypingHand, way: str, keys: str
) -> None:
    def offered() -> list[str]:
        search.press([f"leaf:{way}", *keys])
        return search.candidates()

    before = offered()
    search.press(["candidate:3"])
    stage.bridge.clear()
    stage.show(sample_pages("zh-CN")["02-home"])
    search.open()
    assert offered() == before


def test_candidates_of_the_person_before_are_gone_when_the_session_ends(stage: Stage, search: TypingHand) -> None:
    search.press(["leaf:stroke", *"12"])
    assert search.candidates() != []
    stage.bridge.clear()
    stage.show(sample_pages("zh-CN")["02-home"])
    search.open()
    assert search.candidates() == []
    assert search.composed == ""
    assert "leaf:pinyin" in search.seen(), "the next person finds the first way again"
    assert "q" in search.seen()


def test_nine_keys_spell_words_and_a_picked_syllable_narrows_them(search: TypingHand) -> None:
    search.press(["leaf:nine", *"743226"])
    assert search.composed == "she'bao"
    assert search.candidates()[0] == "社保"
    search.press(["reading:qie"])
    assert "社保" not in search.candidates()
    assert search.composed.startswith("qie")
    search.press(["back"])
    assert search.candidates()[0] == "社保"
    search.press(["candidate:0"])
    assert (search.text, search.composed) == ("社保", "")


def test_choosing_less_than_was_spelled_keeps_the_rest(search: TypingHand) -> None:
    search.press(["leaf:nine", *"743226"])
    search.choose("四大")
    assert search.text == "四大"
    assert search.composed != ""
    assert search.candidates() != []


def test_strokes_find_hanzi_and_stay_out_of_the_field(stage: Stage, search: TypingHand) -> None:
    search.press(["leaf:stroke", *"12"])
    assert (search.text, search.composed) == ("", "")
    assert stage.control("text:strokes").text == "一丨"
    search.choose("十")
    assert search.text == "十"
    assert search.candidates() == []


def test_an_unknown_stroke_may_be_left_open(search: TypingHand) -> None:
    search.press(["leaf:stroke", "1", "*", "1"])
    assert "工" in search.candidates()


def test_all_candidates_unfold_and_one_can_be_chosen(search: TypingHand) -> None:
    search.press([*"she", "more"])
    unfolded = search.candidates()
    assert len(unfolded) > 12
    search.choose(unfolded[10])
    assert search.text == unfolded[10]
    assert "q" in search.seen()


@pytest.mark.parametrize(("radical", "beside", "hanzi"), [(212, 4, "䶮"), (96, 15, "㼆"), (30, 3, "𠮷")])
def test_a_rare_hanzi_is_found_by_radical_and_strokes(
    stage: Stage, search: TypingHand, radical: int, beside: int, hanzi: str
) -> None:
    search.press(["leaf:rare"])
    number = [one.number for one in Library().radicals.all()].index(radical)
    search.press_beyond(f"radical:{number}")
    counts = stage.item("beside")
    counts.setProperty("contentX", max(0, counts.property("contentWidth") - counts.width()) * (beside > 9))
    stage.settle()
    search.press([f"beside:{beside}"])
    place = Library().radicals.hanzi(radical, beside).index(hanzi)
    search.press_beyond(f"hanzi:{place}")
    assert search.text == hanzi


@pytest.mark.parametrize(("code", "hanzi"), [("4DAE", "䶮"), ("3F06", "㼆"), ("20BB7", "𠮷")])
def test_a_rare_hanzi_is_found_by_its_code(search: TypingHand, code: str, hanzi: str) -> None:
    search.press(["leaf:rare", "by-code", *(f"code:{sign}" for sign in code), "hanzi:0"])
    assert search.text == hanzi


def test_traditional_input_is_offered_in_traditional_chinese_alone(stage: Stage, search: TypingHand) -> None:
    assert not {"leaf:cangjie", "leaf:zhuyin"} & search.seen().keys()
    stage.show(replace(sample_pages("zh-CN")["02-home"], language="zh-Hant"))
    search.press("日月")
    assert search.candidates() == ["明"]
    search.press(["space", "leaf:zhuyin", *"ㄕㄜˋ"])
    assert "設" in search.candidates()


def test_english_has_capitals(stage: Stage) -> None:
    stage.show(sample_pages("en")["02-home"])
    hand = TypingHand(stage, SEARCH).open()
    hand.press(["shift", *"tax", "space", "a", "back"])
    assert hand.text == "Tax "


@pytest.mark.parametrize(
    ("keyboard", "can", "cannot"),
    [
        (Keyboard.DIGITS, "0123456789", ".Xq"),
        (Keyboard.NUMBER, "0123456789.", "Xq"),
        (Keyboard.ID_NUMBER, "0123456789X", ".q"),
        (Keyboard.LATIN, "qwertyuiop", "，"),
        (Keyboard.WORDS, "qwertyuiop", "0"),
    ],
)
def test_a_field_gets_the_keys_it_takes(stage: Stage, keyboard: Keyboard, can: str, cannot: str) -> None:
    stage.show(form(keyboard))
    hand = TypingHand(stage, "field:name").open()
    assert set(can) <= hand.seen().keys()
    assert not set(cannot) & hand.seen().keys()
    for only_words in ("leaf:pinyin", "leaf:rare"):
        assert (only_words in hand.seen()) == (keyboard is Keyboard.WORDS)


def test_a_pad_types_erases_and_clears_and_the_page_hears_of_it(stage: Stage) -> None:
    stage.show(form(Keyboard.ID_NUMBER))
    hand = TypingHand(stage, "field:name").open()
    hand.press(["4", "1", "X", "back"])
    assert hand.text == "41"
    hand.press(["clear"])
    assert hand.text == ""
    assert stage.intents[-1] == ("field:name", {"text": ""})
    hand.press(["done"])
    stage.wait_until(lambda: hand.seen() == {})


def test_a_change_of_the_page_does_not_break_what_is_being_composed(stage: Stage) -> None:
    page = form(Keyboard.WORDS)
    stage.show(page)
    hand = TypingHand(stage, "field:name").open()
    hand.press(["leaf:nine", *"743"])
    stage.show(replace(page, header=replace(page.header, clock="14:27"), reminder="…"))
    hand.press("226")
    assert hand.composed == "she'bao"
    hand.press(["candidate:0"])
    assert hand.text == "社保"


def test_the_way_to_write_is_kept_from_field_to_field(stage: Stage, search: TypingHand) -> None:
    search.press(["leaf:stroke"])
    stage.show(form(Keyboard.WORDS))
    assert "any_stroke" not in search.seen()
    hand = TypingHand(stage, "field:name").open()
    assert {"1", "5", "*"} <= hand.seen().keys()


def test_keys_have_roles_and_names_for_assistive_technology_and_act_without_the_focus(
    stage: Stage, search: TypingHand
) -> None:
    search.press(["leaf:stroke"])
    keys = search.seen()
    assert {(key.role, key.text != "") for key in keys.values()} <= {("Button", True), ("RadioButton", True)}
    assert keys["1"].text == "横"
    assert keys["back"].text == "删除"
    assert keys["leaf:stroke"].checked
    interface = QAccessible.queryAccessibleInterface(stage.item("key:1"))
    interface.actionInterface().doAction(interface.actionInterface().pressAction())
    stage.settle()
    assert stage.control("text:strokes").text == "一"
    assert stage.item(SEARCH).property("activeFocus")


def walk_to(stage: Stage, key: str, by: str = "down") -> int:
    """How often a key is pressed until the keyboard stands on ``key``."""
    for pressed in range(60):
        if stage.inspection.focused == f"key:{key}":
            return pressed
        stage.use_key(by)
    raise AssertionError(f"{key} is not come to")


def test_five_keys_type_and_the_focus_stays_in_the_field(stage: Stage, search: TypingHand) -> None:
    stage.use_key("select")
    assert stage.inspection.focused == "key:q"
    stage.use_key("down")
    stage.use_key("select")
    stage.use_key("up")
    stage.settle()
    assert search.composed == "w"
    assert stage.item(SEARCH).property("activeFocus")
    stage.use_key("back")
    stage.wait_until(lambda: search.seen() == {})


def test_by_five_keys_the_letters_that_can_follow_come_first_and_the_candidates_are_a_key_away(
    stage: Stage, search: TypingHand
) -> None:
    """社保: what is composed says which letters can come next; up from the last one are the candidates."""
    stage.use_key("select")
    walk_to(stage, "s")
    presses = []
    for letter in ("h", "e"):
        stage.use_key("select")
        stage.settle()
        presses.append(walk_to(stage, letter))
    stage.use_key("select")
    stage.settle()
    assert search.composed == "she"
    assert max(presses) <= 4
    stage.use_key("up")
    assert stage.inspection.focused == "key:candidate:0"
    chosen = search.candidates()[0]
    stage.use_key("select")
    stage.wait_until(lambda: search.text == chosen)
    stage.use_key("down")
    assert stage.inspection.focused == "key:e"


def test_who_explores_by_touch_types_with_the_second_tap(stage: Stage) -> None:
    stage.show(replace(sample_pages("zh-CN")["02-home"], explore=True))
    hand = TypingHand(stage, SEARCH).open()
    hand.press(["q"])
    assert hand.composed == ""
    hand.press(["q"])
    assert hand.composed == "q"
    assert stage.item(SEARCH).property("activeFocus")


def test_without_a_folder_in_memory_there_is_no_keyboard_and_typing_still_works() -> None:
    stage = Stage(SCREENS["1024x768"])
    stage.show(sample_pages("zh-CN")["02-home"])
    stage.tap(SEARCH)
    QTest.keyClick(stage.window.view, Qt.Key.Key_A)
    stage.wait_until(lambda: stage.intents != [])
    assert stage.intents == [(SEARCH, {"text": "a"})]
    assert TypingHand(stage, SEARCH).seen() == {}
    stage.close()
    assert stage.messages == []
