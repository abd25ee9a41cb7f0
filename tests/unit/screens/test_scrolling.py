"""A list that swings, and a finger that comes down on it: a real touch on a real page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject

from screens.models import HomeBody, Page
from tests.support.sample_pages import sample_pages
from tests.support.stage import SMALL, Stage, keyboard_folder

HOME = sample_pages("zh-CN")["02-home"]


def long_home() -> Page:
    """The first page with more than fits."""
    body = HOME.body
    assert isinstance(body, HomeBody)
    tiles = tuple(replace(tile, key=f"{tile.key}-{time}") for time in range(5) for tile in body.tiles)
    return replace(HOME, body=replace(body, tiles=tiles))


@pytest.fixture(scope="module")
def panel() -> Iterator[Stage]:
    stage = Stage(SMALL, keyboard_folder())
    yield stage
    stage.close()
    assert stage.messages == []


def test_a_touch_right_after_a_list_has_swung_to_its_end_is_not_lost(panel: Stage) -> None:
    panel.show(long_home())
    panel.settle()
    panel.intents.clear()
    list_ = next(
        item
        for item in panel.items()
        if item.objectName() == "scroll" and item.property("contentHeight") > item.height() > 0 and item.isVisible()
    )
    end = list_.property("contentHeight") - list_.height()
    list_.setProperty("contentY", end - 100)
    QMetaObject.invokeMethod(list_, "flick", Q_ARG(float, 0.0), Q_ARG(float, -2500.0))  # as a finger leaves it
    panel.wait_until(lambda: bool(list_.property("atYEnd")))
    last = [item for item in panel.items() if item.objectName().startswith("item:") and item.isVisible()][-1]
    panel.tap(last.objectName())
    panel.wait_until(lambda: bool(panel.intents))
    assert panel.intents[0][0] == last.objectName()
