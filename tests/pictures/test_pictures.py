"""Pages look as somebody who looked at them kept them, and the comparison tells a lost control from another font."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from screens.models import GuidanceBody, QuestionBody, ThemeName
from tests.pictures.drawing import KEPT, drawn
from tests.pictures.pages import page_of, situations
from tests.pictures.sheets import PANELS, SAME, Look, distance, keep, looks, sheet, small

PORTRAIT, TELLER = PANELS
#: What most people see, each in one look.
ORDINARY = (
    ("Attract", Look(PORTRAIT, ThemeName.STANDARD, "zh-CN")),
    ("Home-popular", Look(TELLER, ThemeName.ELDER, "zh-CN")),
    ("Identify", Look(TELLER, ThemeName.STANDARD, "en")),
    ("Parameters", Look(PORTRAIT, ThemeName.ELDER, "zh-Hant")),
    ("Document", Look(PORTRAIT, ThemeName.CONTRAST_DARK, "en")),
    ("Trouble-platform-no-link", Look(TELLER, ThemeName.CONTRAST_DARK, "zh-CN")),
)
RIGHT = "look at them in out/pictures (./dev pictures), and ./dev pictures --keep if they are right"


def differing(wanted: Iterable[tuple[str, Look]], folder: Path) -> list[str]:
    found = []
    for name, look, cell in drawn(wanted, folder):
        far = distance(cell, look, KEPT / f"{name}.png") if (KEPT / f"{name}.png").exists() else 255.0
        if far > SAME:
            found.append(f"{name} {look}: {far:.0f} of 255")
    return found


def test_what_most_people_see_looks_as_it_was_kept(tmp_path: Path) -> None:
    assert differing(ORDINARY, tmp_path) == [], RIGHT


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_every_page_in_every_look_is_as_it_was_kept(tmp_path: Path) -> None:
    assert differing([(name, look) for look in looks() for name in situations()], tmp_path) == [], RIGHT


@pytest.mark.long
def test_every_page_has_a_kept_sheet_and_every_sheet_a_page() -> None:
    assert {file.stem for file in KEPT.glob("*.png")} == set(situations()), RIGHT


def test_pages_are_drawn_with_what_they_are_for() -> None:
    doubt, called = (page_of(situations()[name], "zh-CN", "standard").body for name in ("Doubt", "Called"))
    assert isinstance(doubt, QuestionBody)
    assert doubt.facts, "nothing is doubted"
    assert isinstance(called, GuidanceBody)
    assert called.message, "it does not say until when"


LOOK = Look(PORTRAIT, ThemeName.STANDARD, "zh-CN")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """A page at the size of its panel."""
    folder = tmp_path_factory.mktemp("pictures")
    list(drawn([("Asked", LOOK)], folder))
    with Image.open(folder / "page.png") as opened:
        return opened.convert("RGB")


def far(page: Image.Image, changed: Image.Image, folder: Path) -> float:
    """How far ``changed`` is from ``page`` where that was kept."""
    file, kept = folder / "page.png", folder / "kept.png"
    page.save(file)
    keep(sheet({LOOK: small(file, LOOK)}), kept)
    changed.save(file)
    return distance(small(file, LOOK), LOOK, kept)


def test_the_same_page_is_the_same(page: Image.Image, tmp_path: Path) -> None:
    assert far(page, page, tmp_path) < SAME / 2


def test_another_hinting_is_the_same(page: Image.Image, tmp_path: Path) -> None:
    """Every edge half a pixel to the side, and every edge as soft as another renderer makes it."""
    half = Image.blend(page, ImageChops.offset(page, 1, 0), 0.5)
    assert far(page, half, tmp_path) < SAME
    assert far(page, page.filter(ImageFilter.GaussianBlur(0.7)), tmp_path) < SAME


def test_a_control_that_moved_is_noticed(page: Image.Image, tmp_path: Path) -> None:
    moved = page.copy()
    buttons = page.crop((0, 1690, 1080, 1790))
    moved.paste(buttons, (0, 1678))  # by 3 mm
    assert far(page, moved, tmp_path) > SAME


def test_a_control_that_is_lost_is_noticed(page: Image.Image, tmp_path: Path) -> None:
    lost = page.copy()
    lost.paste(page.getpixel((540, 1500)), (100, 1680, 540, 1800))  # type: ignore[arg-type]  # a colour of three
    assert far(page, lost, tmp_path) > SAME
