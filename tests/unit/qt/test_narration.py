"""The voice hears of what the keys stand on as the accessibility tree has it, and of every touch and key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.qt.narration import FocusWatcher, describe
from screens.models import ControlRole, FocusedControl, HomeBody
from tests.support.sample_pages import sample_pages
from tests.support.stage import Stage

PAGES = sample_pages("zh-CN")


class Listener:
    def __init__(self) -> None:
        self.controls: list[FocusedControl] = []
        self.hands = 0

    def on_focus(self, control: FocusedControl) -> None:
        self.controls.append(control)

    def on_hand(self) -> None:
        self.hands += 1


@pytest.fixture
def listener(stage: Stage) -> Iterator[Listener]:
    heard = Listener()
    watcher = FocusWatcher(stage.window.view, heard.on_focus, heard.on_hand)
    yield heard
    watcher.close()


def press(stage: Stage, key: Qt.Key) -> None:
    QTest.keyClick(stage.window.view, key)
    stage.settle()


def test_every_control_that_tab_comes_to_has_a_name_and_a_role(stage: Stage, listener: Listener) -> None:
    stage.show(next(page for name, page in PAGES.items() if isinstance(page.body, HomeBody)))
    stage.window.view.requestActivate()
    for _ in range(60):
        press(stage, Qt.Key.Key_Tab)
    assert len(listener.controls) >= 20
    assert all(control.name for control in listener.controls)
    assert {ControlRole.BUTTON, ControlRole.CHOICE, ControlRole.FIELD} <= {c.role for c in listener.controls}


def test_a_key_and_a_touch_are_each_told_once(stage: Stage, listener: Listener) -> None:
    stage.show(next(iter(PAGES.values())))
    press(stage, Qt.Key.Key_Tab)
    assert listener.hands == 1
    QTest.mouseClick(stage.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    assert listener.hands == 2


def test_one_of_several_says_which_and_whether_it_is_chosen(stage: Stage) -> None:
    stage.show(next(iter(PAGES.values())))
    page = next(page for page in PAGES.values() if isinstance(page.body, HomeBody))
    two = page.header.languages[:2]
    stage.show(replace(page, header=replace(page.header, languages=two, text_sizes=())))
    chosen, other = (describe(stage.item(f"option:language:{choice.key}")) for choice in two)
    assert chosen is not None and other is not None
    assert (chosen.role, chosen.chosen, chosen.position, chosen.count) == (ControlRole.CHOICE, True, 1, 2)
    assert (other.chosen, other.position, other.count) == (False, 2, 2)


def test_a_field_says_what_stands_in_it_and_nowhere_else(stage: Stage) -> None:
    page = next(page for page in PAGES.values() if isinstance(page.body, HomeBody))
    assert isinstance(page.body, HomeBody)
    stage.show(replace(page, body=replace(page.body, search="林小满", search_revision=99)))
    field = describe(stage.item("field:search"))
    assert field is not None
    assert (field.role, field.value) == (ControlRole.FIELD, "林小满")
    assert "林小满" not in field.name + field.description


def test_what_is_not_there_and_what_has_no_name_is_nothing(stage: Stage) -> None:
    assert describe(None) is None
    assert describe(stage.bridge) is None
