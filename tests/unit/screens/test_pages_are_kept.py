"""Pages are made once: showing them again and again makes nothing new."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

from screens.models import PageKind
from tests.support.sample_pages import sample_pages
from tests.support.stage import Stage


def objects(stage: Stage) -> int:
    """QML items of the scene, and the bridge's records and lists."""
    QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    stage.settle()
    gc.collect()
    return sum(1 for _ in stage.items()) + len(stage.bridge.findChildren(QObject))


@pytest.mark.parametrize("rounds", [6, pytest.param(50, marks=(pytest.mark.long, pytest.mark.timeout(900)))])
def test_many_rounds_over_all_pages_leave_as_many_objects_as_two(stage: Stage, rounds: int) -> None:
    pages = list({page.kind: page for page in sample_pages("zh-CN").values()}.values())
    assert {page.kind for page in pages} == set(PageKind)
    visit = 0

    def around() -> None:
        nonlocal visit
        for page in pages:
            visit += 1
            stage.bridge.show(replace(page, visit=visit))
            QGuiApplication.processEvents()
        stage.bridge.clear()

    around()
    around()
    after_two = objects(stage)
    for _ in range(rounds - 2):
        around()
    assert objects(stage) == after_two


def test_nothing_moves_under_a_finger_when_a_reminder_is_over(stage: Stage) -> None:
    samples = sample_pages("en")
    page = next(page for page in samples.values() if page.reminder)
    stage.show(page)
    title = stage.control("text:title").rectangle
    stage.show(replace(page, reminder=""))
    assert stage.control("text:title").rectangle == title
    stage.show(replace(page, reminder="", visit=page.visit + 1))
    assert stage.control("text:title").rectangle.y < title.y, "the next page has the room"
