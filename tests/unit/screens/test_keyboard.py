"""The on-screen keyboard: in the scene, beside the field, and without a memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.support.sample_pages import sample_pages
from tests.support.stage import SCREENS, Stage, keyboard_folder


def keys(stage: Stage) -> dict[str, QQuickItem]:
    """The keys that can be seen, by what they type."""
    return {
        str(item.property("text")): item
        for item in stage.items()
        if item.metaObject().indexOfProperty("keyType") >= 0 and item.isVisible() and item.property("text")
    }


def press(stage: Stage, key: QQuickItem) -> None:
    centre = key.mapRectToScene(key.boundingRect()).center().toPoint()
    QTest.mouseClick(stage.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(centre))
    stage.settle()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(params=["1080x1920", "1024x768"])
def panel(request: pytest.FixtureRequest) -> Iterator[Stage]:
    stage = Stage(SCREENS[request.param], keyboard_folder())
    yield stage
    stage.close()
    assert stage.messages == []


def test_pinyin_can_be_typed_with_the_field_in_sight_and_nothing_is_learned(panel: Stage) -> None:
    panel.show(sample_pages("zh-CN")["02-home"])
    panel.tap("field:search")
    panel.wait_until(lambda: "q" in keys(panel), 20)
    panel.settle()
    untouched = contents(keyboard_folder())

    hints = Qt.InputMethodHint(panel.item("field:search").inputMethodQuery(Qt.InputMethodQuery.ImHints))
    assert Qt.InputMethodHint.ImhSensitiveData in hints, "the keyboard would take words over into its user dictionary"

    field = panel.control("field:search")
    top_of_keyboard = min(key.mapRectToScene(key.boundingRect()).top() for key in keys(panel).values())
    assert field.rectangle.y + field.rectangle.height < top_of_keyboard

    for letter in "shebao":
        press(panel, keys(panel)[letter])
    press(panel, keys(panel)[" "])
    panel.wait_until(lambda: ("field:search", {"text": "社保"}) in panel.intents)
    assert panel.intents.count(("field:search", {"text": "社保"})) == 1

    panel.bridge.clear()
    panel.settle()
    assert panel.item("field:search").property("text") == ""
    assert contents(keyboard_folder()) == untouched


def test_without_a_folder_in_memory_there_is_no_keyboard_and_typing_still_works() -> None:
    stage = Stage(SCREENS["1024x768"])
    stage.show(sample_pages("zh-CN")["02-home"])
    stage.tap("field:search")
    QTest.keyClick(stage.window.view, Qt.Key.Key_A)
    stage.wait_until(lambda: stage.intents != [])
    assert stage.intents == [("field:search", {"text": "a"})]
    assert keys(stage) == {}
    stage.close()
    assert stage.messages == []
