"""A page that nothing happens on paints nothing, and where motion is reduced nothing moves by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer

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
}


@pytest.fixture(scope="module")
def moving() -> Iterator[Stage]:
    """A terminal on which things move."""
    stage = Stage(SMALL, keyboard_folder(), reduced_motion=False)
    yield stage
    stage.close()
    assert stage.messages == []


def page(name: str) -> Page:
    return page_of(situations()[name], "zh-CN", "standard")


def frames_of_half_a_second(stage: Stage) -> int:
    painted: list[None] = []
    count = stage.window.view.frameSwapped.connect(lambda: painted.append(None))
    loop = QEventLoop()
    QTimer.singleShot(500, loop.quit)
    loop.exec()
    stage.window.view.frameSwapped.disconnect(count)
    return len(painted)


def moves(stage: Stage) -> list[bool]:
    """Of the drawings that can move: whether they do."""
    return [bool(timer.property("running")) for timer in stage.window.root.findChildren(QObject, "moves")]


@pytest.mark.parametrize("name", QUIET)
def test_a_quiet_page_paints_nothing(moving: Stage, name: str) -> None:
    moving.show(page(name))
    assert frames_of_half_a_second(moving) == 0


@pytest.mark.parametrize("name", sorted(MOVING))
def test_what_shows_with_hands_what_to_do_moves_and_stands_still_where_motion_is_reduced(
    moving: Stage, stage: Stage, name: str
) -> None:
    shown = page(name)
    assert getattr(shown.body, "scene", None) is MOVING[name]
    moving.show(shown)
    assert any(moves(moving))
    moving.show(page("Asked"))
    assert not any(moves(moving)), "a page that is not seen moves on"
    stage.show(shown)
    assert moves(stage)
    assert not any(moves(stage))
