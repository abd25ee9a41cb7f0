"""Every page as the terminal itself words it: large enough, apart, whole, and readable by the pixels that were painted.

An ordinary run measures each page in two looks, the long one in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor

from screens.models import ThemeName
from tests.pictures.pages import page_of, situations
from tests.support import layout
from tests.support.stage import SCREENS, Stage, put_sample_pictures

PANELS = ("1080x1920", "1024x768")
LANGUAGES = ("zh-CN", "zh-Hant", "en")
LOOKS = [(theme, language) for theme in ThemeName for language in LANGUAGES]


@pytest.fixture(scope="module", params=PANELS)
def panel(request: pytest.FixtureRequest) -> Iterator[Stage]:
    stage = Stage(SCREENS[request.param])
    put_sample_pictures(stage)
    yield stage
    stage.close()
    assert stage.messages == []


def faults(stage: Stage, name: str, theme: ThemeName, language: str) -> dict[str, list[str]]:
    stage.show(page_of(situations()[name], language, theme))
    found = layout.faults(stage, layout.measures_of(theme))
    return {f"{name} {theme} {language}": found} if found else {}


def test_each_page_keeps_its_measures_in_a_look(panel: Stage) -> None:
    """The next page in the next look: all looks are seen, and the other panel sees other ones."""
    start = PANELS.index(f"{panel.window.screen.width_px}x{panel.window.screen.height_px}") * (len(LOOKS) // 2)
    found: dict[str, list[str]] = {}
    for number, name in enumerate(situations(), start=start):
        found |= faults(panel, name, *LOOKS[number % len(LOOKS)])
    assert found == {}


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_keeps_its_measures_in_every_look(panel: Stage, theme: ThemeName, language: str) -> None:
    found: dict[str, list[str]] = {}
    for name in situations():
        found |= faults(panel, name, theme, language)
    assert found == {}


def test_words_that_are_too_pale_are_found_by_their_pixels(panel: Stage) -> None:
    panel.show(page_of(situations()["Asked"], "zh-CN", ThemeName.STANDARD))
    title = panel.item("text:title", below="page:question")
    meant = title.property("color")
    title.setProperty("color", QColor("#9a9a9a"))
    panel.window.view.update()
    found = layout.faults(panel)
    title.setProperty("color", meant)
    assert [fault for fault in found if "stands out by 2." in fault]
    assert layout.faults(panel) == []


def test_words_behind_a_veil_are_found_although_their_colour_is_right(panel: Stage) -> None:
    panel.show(page_of(situations()["Asked"], "zh-CN", ThemeName.STANDARD))
    title = panel.item("text:title", below="page:question")
    title.setProperty("opacity", 0.3)
    found = layout.faults(panel)
    title.setProperty("opacity", 1)
    assert [fault for fault in found if "stands out by" in fault]
