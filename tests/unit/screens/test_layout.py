"""Every page, in both languages, on a high and on a low screen: large enough, apart, whole, nothing over another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from screens.models import TextSize, ThemeName
from tests.support import layout
from tests.support.pseudo import PSEUDO
from tests.support.sample_pages import LANGUAGES, sample_pages
from tests.support.stage import SCREENS, Stage, keyboard_folder, put_sample_pictures


@pytest.fixture(scope="module", params=["1080x1920", "1024x768"])
def panel(request: pytest.FixtureRequest) -> Iterator[Stage]:
    stage = Stage(SCREENS[request.param], keyboard_folder())
    put_sample_pictures(stage)
    yield stage
    stage.close()
    assert stage.messages == []


#: High contrast has the geometry of the standard theme, and more to keep. The presenter's pages are seen in all looks.
LOOKS = [
    ("en", ThemeName.CONTRAST_DARK, TextSize.M),
    ("zh-CN", ThemeName.STANDARD, TextSize.XL),
    ("zh-CN", ThemeName.ELDER, TextSize.M),
]


@pytest.mark.parametrize(("language", "theme", "size"), LOOKS)
def test_every_page_is_well_laid_out(panel: Stage, language: str, theme: ThemeName, size: TextSize) -> None:
    found: dict[str, list[str]] = {}
    for name, page in sample_pages(language, theme, size).items():
        panel.show(page)
        found[name] = layout.faults(panel, layout.measures_of(theme))
    assert {name: faults for name, faults in found.items() if faults} == {}


#: A page of every layout; all of them, on every panel, in the long tests.
TELLING = ("01-", "02-", "03-home-list", "05-item-materials", "06d-", "06t-", "11-parameters-days", "14-", "15-")


@pytest.mark.parametrize("pseudo", sorted(PSEUDO))
def test_pages_hold_words_that_are_twice_as_long_or_written_from_the_right(panel: Stage, pseudo: str) -> None:
    found: dict[str, list[str]] = {}
    for name, page in sample_pages("en").items():
        if name.startswith(TELLING):
            panel.show(PSEUDO[pseudo](page))
            found[name] = layout.faults(panel)
    assert len(found) >= len(TELLING)
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.long
@pytest.mark.parametrize("screen", sorted(SCREENS))
@pytest.mark.parametrize("pseudo", sorted(PSEUDO))
def test_every_page_holds_words_that_are_twice_as_long_or_written_from_the_right(screen: str, pseudo: str) -> None:
    stage = Stage(SCREENS[screen], keyboard_folder())
    put_sample_pictures(stage)
    found: dict[str, list[str]] = {}
    for name, page in sample_pages("en").items():
        stage.show(PSEUDO[pseudo](page))
        found[name] = layout.faults(stage)
    stage.close()
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert stage.messages == []


@pytest.mark.long
@pytest.mark.parametrize("screen", sorted(SCREENS))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("size", list(TextSize))
def test_every_combination_is_well_laid_out(screen: str, language: str, theme: ThemeName, size: TextSize) -> None:
    stage = Stage(SCREENS[screen], keyboard_folder())
    put_sample_pictures(stage)
    found: dict[str, list[str]] = {}
    for name, page in sample_pages(language, theme, size).items():
        stage.show(page)
        found[name] = layout.faults(stage, layout.measures_of(theme))
    stage.close()
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert stage.messages == []
