"""The places of a terminal come from its profile: said, shown and drawn where the hand needs them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.presenter import present
from kiosk.presenter.places import PlaceName, Places, Spot, where
from kiosk.session import model as m
from kiosk.texts import Language, load_words
from screens.models import CodeBody, GuidanceBody, IdentifyBody, NoticeBody
from tests.support.situations import sessions, world
from tests.support.stages import kind_of
from tests.support.terminal_around import SETTING

WORDS = load_words(Language.CHINESE)
SPOTS = {
    PlaceName.ID_CARD: Spot(480, 902),
    PlaceName.CARD: Spot(560, 902),
    PlaceName.CAMERA: Spot(310, 1520),
    PlaceName.CODE_SCANNER: Spot(310, 900),
    PlaceName.DOCUMENT_PRINTER: Spot(310, 700),
}
PLACES = Places(620, 1720, Spot(310, 1240), 268, 476, SPOTS)
PLACED = replace(SETTING, places=PLACES)


def placed(spot: Spot) -> str:
    return where(PlaceName.ID_CARD, replace(PLACES, spots={PlaceName.ID_CARD: spot}), WORDS)


def staged(stage: type[m.Stage]) -> m.Session:
    return next(session for session in sessions() if kind_of(session) is stage)


@pytest.mark.parametrize(
    ("spot", "direction"),
    [
        (Spot(480, 902), "屏幕右下方"),
        (Spot(310, 700), "屏幕下方"),
        (Spot(200, 700), "屏幕左下方"),
        (Spot(310, 1600), "屏幕上方"),
        (Spot(20, 1600), "屏幕左上方"),
        (Spot(600, 1240), "屏幕右侧"),
        (Spot(20, 1240), "屏幕左侧"),
        (Spot(330, 1200), "屏幕范围内"),
    ],
)
def test_a_place_is_said_from_the_screen_before_which_one_stands(spot: Spot, direction: str) -> None:
    assert f"在{direction}，" in placed(spot)


def test_heights_are_in_steps_that_a_hand_can_feel() -> None:
    assert placed(Spot(480, 902)) == "身份证读卡区在屏幕右下方，离地约90厘米。"
    assert "离地约85厘米" in placed(Spot(480, 862))


@pytest.mark.parametrize(
    "stage", [m.Identify, m.ChipCard, m.CardLeft, m.TakePaper, m.LeftPaper, m.FaceConsent, m.AppCode]
)
def test_who_needs_a_place_hears_reads_and_sees_it(stage: type[m.Stage]) -> None:
    page = present(staged(stage), world(), PLACED)
    body = page.body
    assert isinstance(body, IdentifyBody | GuidanceBody | NoticeBody | CodeBody)
    points = body.tips if isinstance(body, IdentifyBody) else body.points
    assert "离地约" in points[0].text
    assert points[0].text in [part.words for part in page.spoken]
    assert body.sketch is not None and len(body.sketch.marks) == 1
    without = present(staged(stage), world(), SETTING).body
    assert isinstance(without, IdentifyBody | GuidanceBody | NoticeBody | CodeBody) and without.sketch is None


def test_a_mark_lies_where_the_place_is() -> None:
    body = present(staged(m.CardLeft), world(), PLACED).body
    assert isinstance(body, GuidanceBody) and body.sketch is not None
    (mark,) = body.sketch.marks
    assert (mark.x, mark.y) == (480, 1720 - 902)


def test_a_place_that_the_profile_does_not_name_is_not_said() -> None:
    nowhere = replace(PLACED, places=replace(PLACES, spots={}))
    assert present(staged(m.CardLeft), world(), nowhere).body == present(staged(m.CardLeft), world(), SETTING).body
