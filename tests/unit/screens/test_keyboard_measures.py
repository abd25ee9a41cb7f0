"""The keyboard on every panel: keys that a finger hits, words that can be read, and the field over it in sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.qt.inspection import visible_items
from screens.models import FieldKind, HomeBody, Page, ParametersBody, TextSize, ThemeName
from tests.support.sample_pages import sample_pages
from tests.support.stage import SCREENS, Stage, keyboard_folder
from tests.support.typing_hand import TypingHand

PANELS = ("1080x1920", "1920x1080", "1280x1024", "1024x768")
LEAVES = ("pinyin", "nine", "stroke", "latin", "signs", "rare")
#: Keys of lists that scroll: they may be half out of sight.
IN_A_LIST = ("candidate:", "radical:", "beside:", "hanzi:", "reading:")
SMALLEST = {ThemeName.STANDARD: 10, ThemeName.ELDER: 14, ThemeName.CONTRAST_LIGHT: 10, ThemeName.CONTRAST_DARK: 10}


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    stage = Stage(SCREENS[request.param], keyboard_folder())
    yield stage
    stage.close()
    assert stage.messages == []


def written(page: Page) -> list[str]:
    """The fields of the page in which something is typed."""
    if page.access is not None:
        return []  # the choices lie over it
    if isinstance(page.body, HomeBody):
        return ["field:search"]
    if not isinstance(page.body, ParametersBody):
        return []
    return [f"field:{field.key}" for field in page.body.fields if field.kind is FieldKind.TEXT]


@pytest.mark.parametrize(
    ("stage", "theme"),
    [*((panel, ThemeName.ELDER) for panel in PANELS), ("1024x768", ThemeName.STANDARD)],
    indirect=["stage"],
)
def test_the_field_that_is_written_is_in_sight_over_the_keyboard(stage: Stage, theme: ThemeName) -> None:
    seen = set()
    for name, page in sample_pages("zh-CN", theme, TextSize.M).items():
        for field in written(page):
            if name.startswith("03-"):
                continue  # the same search field
            stage.bridge.show(page)
            stage.settle()
            hand = TypingHand(stage, field).open()
            control, top = stage.control(field), min(key.rectangle.y for key in hand.seen().values())
            bottom = control.rectangle.y + control.rectangle.height
            assert control.on_screen, f"{field} of {name} cannot be seen"
            assert bottom <= top + 1, f"{field} of {name} is under the keyboard"
            seen.add(name.split("-")[0])
    assert {"02", "11", "06n", "06r", "06t"} <= seen


@pytest.mark.parametrize(
    ("stage", "theme"),
    [
        ("1080x1920", ThemeName.ELDER),
        ("1024x768", ThemeName.ELDER),
        ("1024x768", ThemeName.STANDARD),
        ("1024x768", ThemeName.CONTRAST_DARK),
    ],
    indirect=["stage"],
)
def test_every_key_is_large_enough_and_none_lies_over_another(stage: Stage, theme: ThemeName) -> None:
    page = sample_pages("zh-CN", theme, TextSize.M)["06u-guardian"]
    scale = stage.window.screen.pixels_per_mm
    for language, leaves in (("zh-CN", LEAVES), ("zh-Hant", ("cangjie", "zhuyin"))):
        stage.show(replace(page, language=language))
        hand = TypingHand(stage, "field:principal_name").open()
        for leaf in leaves:
            hand.press([f"leaf:{leaf}"])
            keys = hand.seen()
            for name, key in keys.items():
                side = min(key.rectangle.width, key.rectangle.height) / scale
                assert side >= SMALLEST[theme] - 0.05, f"{name} of {leaf} is {side:.1f} mm"
            fixed = [(name, key.rectangle) for name, key in keys.items() if not name.startswith(IN_A_LIST)]
            for index, (name, one) in enumerate(fixed):
                assert one.x >= -1
                assert one.x + one.width <= stage.window.screen.width_px + 1, f"{name} of {leaf} leaves the screen"
                for other_name, other in fixed[index + 1 :]:
                    beside = one.x + one.width <= other.x + 1 or other.x + other.width <= one.x + 1
                    above = one.y + one.height <= other.y + 1 or other.y + other.height <= one.y + 1
                    assert beside or above, f"{name} lies over {other_name} of {leaf}"


@pytest.mark.parametrize("stage", ["1024x768"], indirect=True)
@pytest.mark.parametrize(("language", "theme"), [("zh-CN", ThemeName.ELDER), ("en", ThemeName.STANDARD)])
def test_what_stands_on_a_key_fits_it(stage: Stage, language: str, theme: ThemeName) -> None:
    stage.show(sample_pages(language, theme, TextSize.M)["06u-guardian"])
    hand = TypingHand(stage, "field:principal_name").open()
    board, window = stage.item("keyboard"), QRectF(0, 0, 1024, 768)
    read = set()
    for leaf in ("latin", "nine", "stroke", "rare"):
        hand.press([f"leaf:{leaf}"])
        for item, _ in visible_items(board, window):
            if not item.inherits("QQuickText") or not item.property("text"):
                continue
            painted = item.mapRectToScene(item.property("painted"))
            place = key_of(item).mapRectToScene(key_of(item).boundingRect())
            read.add(item.property("text"))
            inside = place.left() - 1 <= painted.left() and painted.right() <= place.right() + 1
            assert inside, f"{item.property('text')!r} sticks out of its key"
            assert not item.property("truncated")
    assert {"q", "ABC", "丿"} <= read


def key_of(item: QQuickItem) -> QQuickItem:
    """The key on which a text stands; itself for the words beside the keys."""
    key: QQuickItem | None = item
    while key is not None and not key.objectName().startswith("key:"):
        key = key.parentItem()
    return key or item
