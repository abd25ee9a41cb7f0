"""A masked number beside its key is on one line, on every screen and in every size of letters: nobody compares a number
that is parted in the middle."""

from __future__ import annotations

import pytest

from screens.models import TextSize, ThemeName
from tests.support.sample_pages import sample_pages
from tests.support.stage import SCREENS, Stage, keyboard_folder, put_sample_pictures


@pytest.mark.parametrize("screen", ["1024x768", "1024x768-small", "1080x1920"])
def test_a_number_is_not_parted_in_the_middle(screen: str) -> None:
    stage = Stage(SCREENS[screen], keyboard_folder())
    put_sample_pictures(stage)
    parted = []
    for theme, size in (
        (ThemeName.STANDARD, TextSize.M),
        (ThemeName.ELDER, TextSize.M),
        (ThemeName.ELDER, TextSize.XL),
    ):
        for language in ("zh-CN", "en"):
            stage.show(sample_pages(language, theme, size)["16-document"])
            lines = stage.item("text:fact:number").property("lineCount")
            if lines != 1:
                parted.append((theme, size, language, lines))
    stage.close()
    assert parted == [] and stage.messages == []
