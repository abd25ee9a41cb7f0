"""Writing with a finger: a leaf of its own where the terminal has an engine, none where it has not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

import tests.support.handwriting_engine as engine
from kiosk.hanzi.handwriting import HandwritingProgram
from tests.support.sample_pages import sample_pages
from tests.support.stage import SCREENS, Stage, keyboard_folder
from tests.support.typing_hand import TypingHand

SEARCH = "field:search"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stage() -> Iterator[Stage]:
    program = HandwritingProgram([sys.executable, str(Path(engine.__file__))])
    stage = Stage(SCREENS["1024x768"], keyboard_folder(), handwriting=program)
    stage.show(sample_pages("zh-CN")["02-home"])
    yield stage
    stage.close()
    program.close()
    assert stage.messages == []


def draw(stage: Stage, hand: TypingHand, height: float) -> None:
    """A line from left to right over the paper, at ``height`` of it."""
    paper, view = hand.seen()["paper"].rectangle, stage.window.view
    y = round(paper.y + paper.height * height)
    left, right = (QPoint(round(paper.x + paper.width * part), y) for part in (0.2, 0.8))
    QTest.mousePress(view, LEFT, pos=left)
    QTest.mouseMove(view, right)
    QTest.mouseRelease(view, LEFT, pos=right)


def test_what_a_finger_writes_is_read_chosen_and_wiped(stage: Stage) -> None:
    hand = TypingHand(stage, SEARCH).open()
    hand.press(["leaf:write"])
    draw(stage, hand, 0.3)
    stage.wait_until(lambda: hand.candidates() == ["一", "乙"])
    draw(stage, hand, 0.7)
    stage.wait_until(lambda: hand.candidates() == ["二", "十", "人"])
    hand.press(["candidate:0"])
    assert hand.text == "二"
    assert hand.candidates() == []
    draw(stage, hand, 0.5)
    stage.wait_until(lambda: hand.candidates() == ["一", "乙"])


def test_the_last_stroke_can_be_taken_back_and_then_a_written_hanzi(stage: Stage) -> None:
    hand = TypingHand(stage, SEARCH).open()
    hand.press(["leaf:write"])
    draw(stage, hand, 0.3)
    draw(stage, hand, 0.7)
    stage.wait_until(lambda: hand.candidates() == ["二", "十", "人"])
    hand.press(["back"])
    stage.wait_until(lambda: hand.candidates() == ["一", "乙"])
    hand.press(["candidate:0", "back"])
    assert hand.text == ""


def test_strokes_of_the_person_before_are_nobody_s(stage: Stage) -> None:
    hand = TypingHand(stage, SEARCH).open()
    hand.press(["leaf:write"])
    draw(stage, hand, 0.3)
    stage.bridge.clear()
    stage.show(sample_pages("zh-CN")["02-home"])
    hand.open()
    hand.press(["leaf:write"])
    draw(stage, hand, 0.5)
    stage.wait_until(lambda: hand.candidates() != [])
    assert hand.candidates() == ["一", "乙"], "one stroke, not two"


def test_without_an_engine_there_is_nothing_to_write_on() -> None:
    stage = Stage(SCREENS["1024x768"], keyboard_folder())
    stage.show(sample_pages("zh-CN")["02-home"])
    assert "leaf:write" not in TypingHand(stage, SEARCH).open().seen()
    stage.close()
    assert stage.messages == []
