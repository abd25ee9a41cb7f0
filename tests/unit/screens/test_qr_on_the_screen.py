"""The code that takes a guide to a phone is read from the screen in every theme, on a high and on a low panel."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.models import TakeAlongBody, ThemeName
from tests.support.codes_read import qr_text
from tests.support.sample_pages import sample_pages
from tests.support.stage import SCREENS, Stage


@pytest.mark.parametrize("panel", ["1080x1920", "1024x768"])
@pytest.mark.parametrize("theme", [ThemeName.STANDARD, ThemeName.CONTRAST_DARK])
def test_a_phone_reads_the_code_from_the_screen(panel: str, theme: ThemeName, tmp_path: Path) -> None:
    page = sample_pages("zh-CN", theme)["05-take-along"]
    assert isinstance(page.body, TakeAlongBody)
    stage = Stage(SCREENS[panel])
    stage.show(page)
    stage.grab(tmp_path / "page.png")
    stage.close()
    assert stage.messages == []
    assert qr_text((tmp_path / "page.png").read_bytes()) == page.body.address
