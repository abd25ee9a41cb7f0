"""A page that nothing happens on paints nothing, and where motion is reduced nothing moves by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from screens.models import Page, Scene
from tests.pictures.pages import page_of, situations
from tests.support.stage import SMALL, Stage, keyboard_folder

#: What is looked at for a moment: the clock of the header is the model's, and does not tick here.
QUIET = ("Home-popular", "Parameters", "Document", "Table", "Asked", "Trouble-platform-no-link")
#: Those of the presenter's pages that show with hands what is to be done.
MOVING = {
    "Identify": Scene.LAY_CARD,
    "CardLeft": Scene.TAKE_CARD,
    "ChipCard": Scene.INSERT_CHIP,
    "FaceConsent": Scene.STAND_BEFORE,
    "Printing": Scene.PRINTING,
    "TakePaper": Scene.TAKE_PAPER,
    "ScanIntro": Scene.PLACE_PAGE,
}


@pytest.fixture
def moving() -> Iterator[Stage]:
    """A terminal on which things move."""
    stage = Stage(SMALL, keyboard_folder(), reduced_motion=False)
    yield stage
    stage.close()
    assert stage.messages == []


def page(name: str) -> Page:
    return page_of(situations()[name], "zh-CN", "standard")


def frames_within(stage: Stage, milliseconds: int) -> int:
    painted: list[None] = []

    def count() -> None:
        painted.append(None)

    stage.window.view.frameSwapped.connect(count)
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    stage.window.view.frameSwapped.disconnect(count)
    return len(painted)


def moves(stage: Stage) -> list[bool]:
    """Of the drawings that can move: whether they do."""
    timers = [child for item in stage.items() for child in item.children() if child.objectName() == "moves"]
    return [bool(timer.property("running")) for timer in timers]


@pytest.mark.parametrize("name", QUIET)
def test_a_quiet_page_paints_nothing(moving: Stage, name: str) -> None:
    moving.show(page(name))
    moving.wait_until(lambda: frames_within(moving, 100) == 0)  # the page before goes, pictures are decoded
    assert frames_within(moving, 500) == 0


@pytest.mark.parametrize("name", sorted(MOVING))
def test_what_shows_with_hands_what_to_do_moves_while_it_is_seen(moving: Stage, name: str) -> None:
    shown = page(name)
    assert getattr(shown.body, "scene", None) is MOVING[name]
    moving.show(shown)
    assert any(moves(moving))
    moving.show(page("Asked"))
    assert not any(moves(moving))


@pytest.mark.parametrize(("theme", "moving_on"), [("standard", True), ("elder", False)])
def test_the_first_page_shows_one_thing_after_the_other_and_to_the_elder_one_that_stays(
    moving: Stage, theme: str, moving_on: bool
) -> None:
    moving.show(page_of(situations()["Attract"], "zh-CN", theme))
    assert any(moves(moving)) is moving_on


@pytest.mark.parametrize("name", ["Attract", *sorted(MOVING)])
def test_nothing_moves_where_motion_is_reduced(stage: Stage, name: str) -> None:
    stage.show(page(name))
    assert moves(stage)
    assert not any(moves(stage))
