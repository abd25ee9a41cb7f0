"""A keypad beside the screen, and a finger that looks for things: real signals and real touches on real pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from screens.models import HomeBody, Page
from tests.support.sample_pages import sample_pages
from tests.support.stage import SMALL, Stage, keyboard_folder, put_sample_pictures
from tests.support.typing_hand import TypingHand

PAGES = sample_pages("zh-CN")
HOME = next(page for page in PAGES.values() if isinstance(page.body, HomeBody))


class Heard(QObject):
    """What the bridge tells the voice."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.met: list[tuple[str, bool]] = []
        self.wrote: list[tuple[str, str]] = []
        stage.bridge.metItem.connect(self._met)
        stage.bridge.wrote.connect(self._wrote)

    def _met(self, item: QObject, is_key: bool) -> None:
        self.met.append((item.objectName(), is_key))

    def _wrote(self, text: str, composed: str) -> None:
        self.wrote.append((text, composed))


@pytest.fixture(scope="module")
def panel() -> Iterator[Stage]:
    stage = Stage(SMALL, keyboard_folder())
    put_sample_pictures(stage)
    yield stage
    stage.close()
    assert stage.messages == []


@pytest.fixture
def heard(panel: Stage) -> Heard:
    return Heard(panel)


def press(stage: Stage, *keys: str) -> None:
    for key in keys:
        stage.bridge.press(key)
        stage.settle()


def focused(stage: Stage) -> str:
    item = stage.window.view.activeFocusItem()
    return "" if item is None else item.objectName()


def fresh(stage: Stage, page: Page) -> None:
    """As if somebody had just come to it."""
    stage.bridge.clear()
    stage.show(page)
    stage.intents.clear()


# --- the keypad -------------------------------------------------------------------------------------------------------


def test_the_keys_of_a_keypad_reach_the_page(panel: Stage) -> None:
    fresh(panel, PAGES["18-question"])
    press(panel, "down")
    assert focused(panel) != ""
    while focused(panel) != "action:received":
        press(panel, "down")
    press(panel, "select")
    assert panel.intents == [("action:received", {})]


@pytest.mark.parametrize(
    ("key", "intent"),
    [
        ("repeat", "action:repeat"),
        ("volume_up", "action:louder"),
        ("volume_down", "action:quieter"),
        ("help", "action:access"),
    ],
)
def test_keys_beside_the_five_say_what_they_are(panel: Stage, key: str, intent: str) -> None:
    fresh(panel, PAGES["18-question"])
    press(panel, key)
    assert panel.intents == [(intent, {})]


def test_digits_are_typed_into_the_field_that_the_keys_stand_on(panel: Stage, heard: Heard) -> None:
    fresh(panel, replace(HOME, by_keys=True))
    panel.item("field:search").forceActiveFocus()
    press(panel, "4", "1", "0", "clear")
    assert panel.item("field:search").property("text") == "41"
    assert panel.intents[-1] == ("field:search", {"text": "41"})
    assert heard.wrote == [("4", ""), ("41", ""), ("410", ""), ("41", "")]


def test_digits_mean_nothing_where_nothing_is_typed(panel: Stage) -> None:
    fresh(panel, PAGES["18-question"])
    press(panel, "down", "5", "clear")
    assert panel.intents == []


def test_a_field_opens_its_keys_and_each_is_told(panel: Stage, heard: Heard) -> None:
    fresh(panel, replace(HOME, by_keys=True))
    hand = TypingHand(panel, "field:search").open()
    press(panel, "select")
    assert heard.met and heard.met[-1][1], "the first key"
    while heard.met[-1] != ("key:s", True):
        press(panel, "down")
    press(panel, "select")
    while heard.met[-1] != ("key:h", True):
        press(panel, "down")
    press(panel, "select")
    panel.wait_until(lambda: hand.candidates() != [])
    assert heard.wrote[-1] == ("", "sh")
    third = hand.candidates()[2]
    press(panel, "3")
    assert hand.text == third, "digits pick among candidates, as on any keyboard"
    press(panel, "back")
    panel.wait_until(lambda: hand.seen() == {})
    assert focused(panel) == "field:search"


def test_a_candidate_is_told_by_a_word_it_stands_in(panel: Stage) -> None:
    fresh(panel, replace(HOME, by_keys=True))
    hand = TypingHand(panel, "field:search").open()
    hand.press("she")
    hanzi = panel.window.root.property("hanzi")
    assert hanzi.example("社") == "社会"
    assert hanzi.example("社会") == ""
    assert hanzi.example("x") == ""


# --- the finger -------------------------------------------------------------------------------------------------------


@cache
def touch_screen() -> QPointingDevice:
    """Qt keeps it for the life of the process."""
    return QTest.createTouchDevice()


def wait_for_a_frame(stage: Stage) -> None:
    swapped: list[bool] = []
    view = stage.window.view
    connection = view.frameSwapped.connect(lambda: swapped.append(True))
    view.update()
    stage.wait_until(lambda: bool(swapped))
    view.frameSwapped.disconnect(connection)


class Finger:
    def __init__(self, stage: Stage, device: QPointingDevice) -> None:
        self._stage = stage
        self._touch = QTest.touchEvent(stage.window.view, device)
        self._at = QPoint()

    def down(self, name: str) -> None:
        self._at = self._middle(name)
        self._touch.press(0, self._at, self._stage.window.view).commit()
        self._stage.settle()

    def slide(self, name: str) -> None:
        """In steps, as a finger comes by."""
        start, end = QPointF(self._at), QPointF(self._middle(name))
        for step in range(1, 9):
            self._at = (start + (end - start) * step / 8).toPoint()
            self._touch.move(0, self._at, self._stage.window.view).commit()
            wait_for_a_frame(self._stage)  # moves are handed out with the frame that they belong to

    def up(self) -> None:
        self._touch.release(0, self._at, self._stage.window.view).commit()
        self._stage.settle()

    def _middle(self, name: str) -> QPoint:
        return QPoint(*(round(value) for value in self._stage.control(name).rectangle.centre))


def test_a_finger_that_slides_comes_upon_one_thing_after_another_and_does_nothing(panel: Stage) -> None:
    fresh(panel, replace(PAGES["18-question"], explore=True))
    finger = Finger(panel, touch_screen())
    finger.down("text:title")
    met: list[str] = []
    panel.window.view.activeFocusItemChanged.connect(lambda: met.append(focused(panel)))
    finger.slide("action:received")
    assert met[-1] == "action:received"
    assert len(met) > 1, "what lies on the way is met too"
    finger.slide("text:title")
    assert focused(panel) == "text:title"
    finger.slide("action:received")
    finger.up()
    assert panel.intents == [], "it has only looked"
    panel.tap("action:received")
    assert panel.intents == [("action:received", {})], "and this is the second touch"


def test_what_is_off_is_met_as_well(panel: Stage, heard: Heard) -> None:
    fresh(panel, replace(PAGES["03-home-list"], explore=True))
    off = [control.name for control in panel.inspection.controls() if not control.enabled and control.on_screen]
    assert off
    finger = Finger(panel, touch_screen())
    finger.down("text:hall")
    finger.slide(off[0])
    finger.up()
    assert (off[0], False) in heard.met
    assert panel.intents == []


def test_a_page_does_not_scroll_under_a_finger_that_looks(panel: Stage) -> None:
    long = replace(PAGES["03-home-list"], explore=True)
    fresh(panel, long)
    before = [control.rectangle for control in panel.inspection.controls() if control.name.startswith("item:")]
    names = [control.name for control in panel.inspection.controls() if control.name.startswith("item:")]
    finger = Finger(panel, touch_screen())
    finger.down(next(name for name in reversed(names) if panel.control(name).on_screen))
    finger.slide(names[0])
    finger.up()
    after = [control.rectangle for control in panel.inspection.controls() if control.name.startswith("item:")]
    assert after == before


def test_under_a_dialog_there_is_nothing_to_meet(panel: Stage) -> None:
    fresh(panel, replace(PAGES["15-table-idle-warning"], explore=True))
    finger = Finger(panel, touch_screen())
    finger.down("action:stay")
    finger.slide("action:back")
    finger.up()
    assert focused(panel) != "action:back"
    assert panel.intents == []
