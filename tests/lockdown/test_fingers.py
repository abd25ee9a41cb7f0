"""Several fingers at once, which no pointer can play: the page stays, nothing zooms, turns or opens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtTest import QTest

from screens.models import PageKind
from tests.support.sample_pages import sample_pages
from tests.support.stage import SMALL, Stage, keyboard_folder

#: Where each finger goes down and where it is lifted, as parts of the window.
HANDS = {
    "pinched together": (((0.2, 0.3), (0.45, 0.5)), ((0.8, 0.7), (0.55, 0.5))),
    "spread apart": (((0.45, 0.5), (0.1, 0.2)), ((0.55, 0.5), (0.9, 0.8))),
    "turned": (((0.3, 0.3), (0.7, 0.3)), ((0.7, 0.7), (0.3, 0.7))),
    "three fingers down": tuple(((x, 0.1), (x, 0.8)) for x in (0.3, 0.5, 0.7)),
    "three fingers up": tuple(((x, 0.9), (x, 0.1)) for x in (0.3, 0.5, 0.7)),
    "four fingers aside": tuple(((0.9, y), (0.1, y)) for y in (0.2, 0.4, 0.6, 0.8)),
    "five fingers together": tuple(
        (place, (0.5, 0.5)) for place in ((0.1, 0.5), (0.3, 0.2), (0.5, 0.1), (0.7, 0.2), (0.9, 0.5))
    ),
    "ten fingers at once": tuple(((x / 11, 0.01), (x / 11, 0.01)) for x in range(1, 11)),
}  # fmt: skip


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    stage = Stage(SMALL, keyboard_folder())
    yield stage
    stage.close()
    assert stage.messages == []


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("page", ["02-home", "12-table", "13-document"])
def test_several_fingers_lead_nowhere(stage: Stage, page: str, hand: str) -> None:
    pages = sample_pages("zh-CN")
    name = next(each for each in pages if each.startswith(page[:3]))
    stage.show(pages[name])
    kind, size = stage.inspection.kind, (stage.window.view.width(), stage.window.view.height())
    stage.intents.clear()
    device = QTest.createTouchDevice()
    view = stage.window.view

    def at(place: tuple[float, float]) -> QPoint:
        return QPoint(round(place[0] * (size[0] - 1)), round(place[1] * (size[1] - 1)))

    fingers = list(enumerate(HANDS[hand]))
    for part in (0.0, 0.5, 1.0):
        sequence = QTest.touchEvent(view, device)
        for number, (start, end) in fingers:
            now = at((start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part))
            sequence = sequence.press(number, now, view) if part == 0.0 else sequence.move(number, now, view)
        sequence.commit()
    sequence = QTest.touchEvent(view, device)
    for number, (_, end) in fingers:
        sequence = sequence.release(number, at(end), view)
    sequence.commit()
    stage.settle()
    assert stage.inspection.kind is kind
    assert (view.width(), view.height()) == size
    assert stage.window.root.property("scale") == 1.0
    assert [window for window in QGuiApplication.topLevelWindows() if window.isVisible()] == [view]
    assert [name for name, _ in stage.intents if name not in ("action:touched",)] == []


def test_the_window_closes_when_we_say_so_alone(stage: Stage) -> None:
    view = stage.window.view
    event = QCloseEvent()
    QGuiApplication.sendEvent(view, event)
    assert not event.isAccepted()
    assert view.isVisible()
    assert stage.inspection.kind is not PageKind.CLOSED


def test_a_key_is_nobodys_where_no_keyboard_is_allowed() -> None:
    silent = Stage(SMALL.__class__(1080, 1920, 267.8, 476.1, scale=0.25, keyboard=False))
    silent.show(sample_pages("zh-CN")["02-home"])
    before = silent.inspection.focused
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(silent.window.view, key)
    silent.settle()
    assert (silent.inspection.focused, silent.intents) == (before, [])
    silent.close()
