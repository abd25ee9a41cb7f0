"""Who does not touch, does not reach or does not see: the five keys, the lower half, the black screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from screens.models import Page, TextSize, ThemeName
from tests.support.sample_pages import sample_pages
from tests.support.stage import SMALL, Stage, keyboard_folder, put_sample_pictures

PAGES = sample_pages("zh-CN")
#: What is held or drawn by hand, and what comes by itself for who goes by the keys.
BY_HAND = {"action:attendant", "field:signature", "action:scroll-up", "action:scroll-down"}
USABLE = ("action:", "item:", "option:", "tab:", "group:", "field:")


@pytest.fixture(scope="module")
def panel() -> Iterator[Stage]:
    stage = Stage(SMALL, keyboard_folder())
    put_sample_pictures(stage)
    yield stage
    stage.close()
    assert stage.messages == []


def focused(stage: Stage) -> QQuickItem | None:
    return stage.window.view.activeFocusItem()


def press(stage: Stage, key: str) -> None:
    stage.use_key(key)
    stage.settle()


def name_of(item: QQuickItem | None) -> str:
    return "" if item is None else item.objectName()


def walk(stage: Stage, page: Page) -> list[QQuickItem]:
    """Every stop of the page, until the first comes again."""
    stage.show(page)
    stops: list[QQuickItem] = []
    for _ in range(200):
        press(stage, "down")
        item = focused(stage)
        if item is None or (stops and item is stops[0]):
            return stops
        stops.append(item)
    raise AssertionError("the way along the page has no end")


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"01-attract"}))
def test_the_keys_reach_everything_that_can_be_used(panel: Stage, name: str) -> None:
    page = replace(PAGES[name], by_keys=True)
    reached = {name_of(item) for item in walk(panel, page)}
    panel.show(page)
    seen = {control.name for control in panel.inspection.controls() if control.enabled}
    wanted = {control for control in seen if control.startswith(USABLE)} - BY_HAND
    assert wanted - reached == set()


@pytest.mark.parametrize("name", ["14-table", "05-item-materials", "22-trouble-link", "03-home-list"])
def test_what_is_only_read_is_a_stop_too_and_is_in_sight_there(panel: Stage, name: str) -> None:
    page = replace(PAGES[name], by_keys=True)
    panel.show(page)
    window = QRectF(0, 0, panel.window.view.width(), panel.window.view.height())
    words = 0
    for _ in range(40):
        press(panel, "down")
        item = focused(panel)
        assert item is not None
        place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        assert place.intersects(window), name_of(item)
        words += item.inherits("QQuickText")
    assert words > 3


def test_without_the_keys_only_what_can_be_used_is_a_stop(panel: Stage) -> None:
    stops = walk(panel, PAGES["22-trouble-link"])
    assert stops
    assert not any(item.inherits("QQuickText") for item in stops)


def test_up_goes_back_the_way_that_down_came(panel: Stage) -> None:
    panel.show(PAGES["04-item"])
    press(panel, "down")
    first = focused(panel)
    press(panel, "down")
    assert focused(panel) is not first
    press(panel, "up")
    assert focused(panel) is first


def test_select_does_what_a_tap_does(panel: Stage) -> None:
    panel.show(PAGES["18-question"])
    panel.intents.clear()
    while not name_of(focused(panel)).startswith("action:received"):
        press(panel, "down")
    press(panel, "select")
    assert ("action:received", {}) in panel.intents


@pytest.mark.parametrize(
    ("name", "intent"),
    [("15-table-idle-warning", "action:stay"), ("30-access", "action:access-close"), ("04-item", "action:back")],
)
def test_back_leaves_the_nearest_thing(panel: Stage, name: str, intent: str) -> None:
    panel.show(PAGES[name])
    panel.intents.clear()
    press(panel, "back")
    assert panel.intents == [(intent, {})]


def test_a_layer_over_the_page_holds_the_keys(panel: Stage) -> None:
    names = {name_of(item) for item in walk(panel, replace(PAGES["15-table-idle-warning"], by_keys=False))}
    assert names == {"action:stay", "action:keep-draft", "action:end-now"}


def test_who_explores_hears_first_and_acts_second(panel: Stage) -> None:
    panel.show(PAGES["04-item"])
    panel.show(replace(PAGES["18-question"], explore=True))
    panel.intents.clear()
    panel.tap("action:received")
    assert panel.intents == []
    assert name_of(focused(panel)) == "action:received"
    panel.tap("action:received")
    assert panel.intents == [("action:received", {})]


def test_who_explores_hears_words_too(panel: Stage) -> None:
    panel.show(PAGES["04-item"])
    panel.show(replace(PAGES["18-question"], explore=True))
    panel.tap("text:title")
    assert name_of(focused(panel)) == "text:title"


def test_a_black_screen_comes_back_by_a_touch(panel: Stage) -> None:
    panel.show(replace(PAGES["18-question"], blank=True))
    panel.intents.clear()
    panel.tap("text:title")
    assert panel.intents == [("action:mode", {"key": "blank"})]


def test_a_black_screen_shows_nothing_of_the_page(panel: Stage) -> None:
    panel.show(replace(PAGES["14-table"], blank=True))
    image = panel.window.view.grabWindow()
    shades = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, round(image.height() * 0.9), 3)
    }
    assert shades == {"#000000"}


@pytest.mark.parametrize("theme", [ThemeName.STANDARD, ThemeName.ELDER])
def test_in_low_reach_everything_to_operate_is_in_the_lower_half(panel: Stage, theme: ThemeName) -> None:
    high: dict[str, list[str]] = {}
    for name, page in sample_pages("zh-CN", theme, TextSize.M).items():
        panel.show(replace(page, low_reach=True))
        middle = panel.window.view.height() / 2
        high[name] = [
            control.name
            for control in panel.inspection.controls()
            if control.name.startswith(USABLE) and control.rectangle.y < middle - 1
        ]
    assert {name: found for name, found in high.items() if found} == {}
