"""A signature: drawn with a finger, told as numbers, and gone with the one who drew it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPointingDevice
from PySide6.QtTest import QTest

from screens.models import Page, PageKind, SignatureBody
from tests.support.sample_pages import sample_pages
from tests.support.stage import Stage

Place = tuple[float, float]  # parts of the pad's width and height

ACROSS: list[Place] = [(0.2, 0.5), (0.35, 0.3), (0.5, 0.6), (0.65, 0.35), (0.8, 0.5)]
DOWN: list[Place] = [(0.5, 0.2), (0.5, 0.4), (0.5, 0.7)]


@cache
def finger() -> QPointingDevice:
    """Qt keeps it for the life of the process."""
    return QTest.createTouchDevice()


def signature_page(language: str = "zh-CN") -> Page:
    return sample_pages(language)["30-signature"]


def draw(stage: Stage, places: Sequence[Place]) -> None:
    """One stroke, by touch."""
    box = stage.control("field:signature").rectangle
    points = [QPoint(round(box.x + x * box.width), round(box.y + y * box.height)) for x, y in places]
    touch = QTest.touchEvent(stage.window.view, finger())
    touch.press(0, points[0], stage.window.view).commit()
    for point in points[1:]:
        touch.move(0, point, stage.window.view).commit()
        wait_for_a_frame(stage)  # moves are handed out with the frame that they belong to
    touch.release(0, points[-1], stage.window.view).commit()
    stage.settle()


def wait_for_a_frame(stage: Stage) -> None:
    swapped: list[bool] = []

    def note() -> None:
        swapped.append(True)

    view = stage.window.view
    view.frameSwapped.connect(note)
    view.update()
    stage.wait_until(lambda: bool(swapped))
    view.frameSwapped.disconnect(note)


def told(stage: Stage) -> list[list[tuple[int, int, int]]]:
    """The strokes that were told last."""
    name, values = stage.intents[-1]
    assert name == "field:signature" and set(values) == {"strokes", "width"} and float(values["width"]) > 50
    strokes = [
        [tuple(map(int, point.split(","))) for point in stroke.split()] for stroke in values["strokes"].split(";")
    ]
    return [stroke for stroke in strokes if stroke]  # type: ignore[misc]


def dark(stage: Stage) -> int:
    """Pixels of ink within the pad."""
    stage.settle()
    view = stage.window.view
    image: QImage = view.grabWindow()
    scale = image.width() / view.width()
    box = stage.control("field:signature").rectangle
    inset = 4
    columns = range(round((box.x + inset) * scale), round((box.x + box.width * 0.9) * scale))
    rows = range(round((box.y + inset) * scale), round((box.y + box.height * 0.68) * scale))
    return sum(image.pixelColor(x, y).lightness() < 70 for x in columns for y in rows)


def test_what_a_finger_draws_is_seen_and_told_as_numbers(stage: Stage) -> None:
    stage.show(signature_page())
    draw(stage, ACROSS)
    (stroke,) = told(stage)
    assert len(stroke) == len(ACROSS)
    for (x, _, _), (wanted, _) in zip(stroke, ACROSS, strict=True):
        assert abs(x - 1000 * wanted) < 10
    assert [at for _, _, at in stroke] == sorted(at for _, _, at in stroke) and stroke[0][2] == 0
    one = dark(stage)
    assert one > 20
    draw(stage, DOWN)
    assert [len(stroke) for stroke in told(stage)] == [len(ACROSS), len(DOWN)], "all of them, each time"
    assert dark(stage) > one


def test_a_stroke_that_leaves_the_pad_stays_within_it_and_scrolls_nothing(stage: Stage) -> None:
    stage.show(signature_page())
    before = stage.control("field:signature").rectangle
    draw(stage, [(0.5, 0.5), (0.9, 0.2), (1.3, -0.4)])
    (stroke,) = told(stage)
    assert all(0 <= x <= 1000 and y >= 0 for x, y, _ in stroke)
    assert stage.control("field:signature").rectangle == before


def test_a_touch_that_trembles_on_the_spot_is_one_point(stage: Stage) -> None:
    stage.show(signature_page())
    draw(stage, [(0.5, 0.5), (0.501, 0.5), (0.5, 0.501)])
    assert [len(stroke) for stroke in told(stage)] == [1]


def test_it_can_be_cleared_and_begun_anew(stage: Stage) -> None:
    stage.show(signature_page())
    assert "action:clear-signature" not in {control.name for control in stage.inspection.controls()}, "nothing to clear"
    draw(stage, ACROSS)
    stage.tap("action:clear-signature")
    assert told(stage) == []
    assert dark(stage) == 0
    draw(stage, DOWN)
    assert [len(stroke) for stroke in told(stage)] == [len(DOWN)]


def test_the_model_empties_it_with_a_new_revision_and_with_nothing_else(stage: Stage) -> None:
    page = signature_page()
    assert isinstance(page.body, SignatureBody)
    stage.show(page)
    draw(stage, ACROSS)
    stage.show(replace(page, body=replace(page.body, problem="…")))
    assert dark(stage) > 20, "what somebody drew is theirs"
    stage.show(replace(page, body=replace(page.body, revision=1)))
    assert dark(stage) == 0


def test_nothing_of_a_signature_is_left_when_its_page_or_its_person_is_gone(stage: Stage) -> None:
    page = signature_page()
    stage.show(page)
    draw(stage, ACROSS)
    pad = next(item for item in stage.items() if item.property("strokes") is not None)
    assert pad.property("points") == len(ACROSS)
    stage.bridge.clear()
    stage.settle()
    assert pad.property("points") == 0
    stage.show(page)
    assert dark(stage) == 0
    draw(stage, ACROSS)
    other = next(each for each in sample_pages("zh-CN").values() if each.kind is PageKind.WORKING)
    stage.show(replace(other, visit=2))
    assert pad.property("points") == 0
    stage.show(replace(page, visit=3))
    assert dark(stage) == 0
