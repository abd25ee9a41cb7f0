"""The way in for attendants: held for two seconds and never tapped, and named for who cannot see it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.support.sample_pages import sample_pages
from tests.support.stage import Stage

NAME = "action:attendant"
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def place(stage: Stage) -> QPoint:
    return QPoint(*(round(value) for value in stage.control(NAME).rectangle.centre))


def test_a_tap_does_nothing_and_a_finger_that_stays_opens_the_pad(stage: Stage) -> None:
    stage.show(sample_pages("zh-CN")["01-attract"])
    stage.tap(NAME)
    assert stage.intents == []
    QTest.mousePress(stage.window.view, LEFT, PLAIN, place(stage))
    stage.wait_until(lambda: stage.intents == [(NAME, {})])
    QTest.mouseRelease(stage.window.view, LEFT, PLAIN, place(stage))
    assert stage.intents == [(NAME, {})]


def test_who_does_not_see_it_is_told_what_it_is_and_can_press_it(stage: Stage) -> None:
    stage.show(sample_pages("zh-CN")["01-attract"])
    interface = QAccessible.queryAccessibleInterface(stage.item(NAME))
    assert interface is not None and interface.role() == QAccessible.Role.Button
    assert "工作人员" in interface.text(QAccessible.Text.Name)
    assert not interface.state().invisible


def test_where_there_is_no_way_in_nothing_is_there_to_hold(stage: Stage) -> None:
    page = sample_pages("zh-CN")["01-attract"]
    stage.show(replace(page, footer=replace(page.footer, attendant=None)))
    assert NAME not in {control.name for control in stage.inspection.controls()}
    assert stage.control("text:help").text == page.footer.help


def test_the_digits_of_the_pad_say_themselves_and_what_was_entered_is_only_dots(stage: Stage) -> None:
    stage.show(sample_pages("zh-CN")["24-pin"])
    for digit in "0123456789":
        stage.intents.clear()
        stage.tap(f"option:pin:{digit}")
        assert stage.intents == [("field:pin", {"option": digit})]
    assert "2" in stage.control("text:progress").text
    stage.show(sample_pages("zh-CN")["25-pin-blocked"])
    stage.intents.clear()
    stage.tap("option:pin:7")
    stage.tap("action:desk-leave")
    assert stage.intents == [("action:desk-leave", {})]
