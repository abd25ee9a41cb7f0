"""Codes for phones, of a guide and a patrol, are read from the screen in every theme, on a high and a low panel."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from screens.models import TakeAlongBody, TechnicianBody, ThemeName
from tests.support.codes_read import qr_text
from tests.support.sample_pages import sample_pages
from tests.support.sample_pages.technician import PATROL_ADDRESS
from tests.support.stage import SCREENS, Stage


@pytest.mark.parametrize("panel", ["1080x1920", "1024x768"])
@pytest.mark.parametrize("theme", [ThemeName.STANDARD, ThemeName.CONTRAST_DARK])
@pytest.mark.parametrize("name", ["05-take-along", "60-technician-8-patrol"])
def test_a_phone_reads_the_code_from_the_screen(name: str, panel: str, theme: ThemeName, tmp_path: Path) -> None:
    page = sample_pages("zh-CN", theme)[name]
    assert isinstance(page.body, TakeAlongBody | TechnicianBody)
    stage = Stage(SCREENS[panel])
    stage.show(page)
    stage.grab(tmp_path / "page.png")
    stage.close()
    assert stage.messages == []
    expected = page.body.address if isinstance(page.body, TakeAlongBody) else PATROL_ADDRESS
    assert qr_text((tmp_path / "page.png").read_bytes()) == expected


def test_a_code_that_is_scrolled_out_of_view_is_painted_over_nothing(tmp_path: Path) -> None:
    """On the low panel with large letters it stands below what is seen of the page, where the buttons are."""
    page = sample_pages("en", ThemeName.ELDER)["60-technician-8-patrol"]
    assert isinstance(page.body, TechnicianBody)
    stage = Stage(SCREENS["1024x768"])
    pictures = []
    for code in ("", page.body.code):
        stage.show(replace(page, body=replace(page.body, code=code)))
        stage.grab(tmp_path / "page.png")
        with Image.open(tmp_path / "page.png") as picture:
            pictures.append(picture.convert("RGB").crop((0, picture.height - 170, picture.width, picture.height)))
    stage.close()
    without, beside = pictures
    assert ImageChops.difference(without, beside).getbbox() is None
