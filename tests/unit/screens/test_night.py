"""Out of hours the screen rests while nobody is there: dim it is touched as ever, dark it is lit by the first touch."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from screens.models import Light
from tests.support.sample_pages import sample_pages
from tests.support.stage import Stage

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def brightness(stage: Stage) -> int:
    """Of the middle of the header, which is white by day: 0 to 255."""
    picture = stage.window.view.grabWindow()
    return picture.pixelColor(picture.width() // 2, 4).lightness()


def tap_on(stage: Stage, name: str) -> None:
    place = QPoint(*(round(value) for value in stage.control(name).rectangle.centre))
    QTest.mouseClick(stage.window.view, LEFT, PLAIN, place)


@pytest.mark.parametrize(("light", "least", "most"), [(Light.FULL, 200, 255), (Light.DIM, 20, 120), (Light.DARK, 0, 2)])
def test_the_light_is_that_of_the_page(light: Light, least: int, most: int, stage: Stage) -> None:
    stage.show(replace(sample_pages("zh-CN")["01-attract"], light=light))
    stage.wait_until(lambda: least <= brightness(stage) <= most)


def test_a_dim_page_takes_every_touch(stage: Stage) -> None:
    stage.show(replace(sample_pages("zh-CN")["02-home"], light=Light.DIM))
    tap_on(stage, "option:theme:elder")
    stage.wait_until(lambda: [name for name, _ in stage.intents] == ["action:theme"])


def test_in_the_dark_nobody_touches_what_they_do_not_see(stage: Stage) -> None:
    stage.show(replace(sample_pages("zh-CN")["02-home"], light=Light.DARK))
    tap_on(stage, "option:theme:elder")
    stage.wait_until(lambda: stage.intents == [("action:touch", {})])
