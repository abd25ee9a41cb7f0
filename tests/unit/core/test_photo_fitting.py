"""A picture of somebody as a document wants it: its format, its size, its background."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from kiosk.catalogue.definition.fields import Background, PhotoStandard
from kiosk.photo_fitting import fitted

_COLOURS = {Background.WHITE: (240, 242, 245), Background.RED: (200, 30, 40), Background.BLUE: (60, 140, 210)}


def _picture(background: tuple[int, int, int], size: tuple[int, int] = (480, 600)) -> bytes:
    picture = Image.new("RGB", size, background)
    draw = ImageDraw.Draw(picture)
    width, height = size
    draw.ellipse((width * 0.3, height * 0.2, width * 0.7, height * 0.75), fill=(210, 170, 140))
    draw.rectangle((width * 0.1, height * 0.78, width * 0.9, height), fill=(40, 50, 70))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92)
    return out.getvalue()


@pytest.mark.parametrize("wanted", Background)
@pytest.mark.parametrize("there", Background)
def test_a_background_of_another_colour_is_told(wanted: Background, there: Background) -> None:
    _, fits = fitted(_picture(_COLOURS[there]), PhotoStandard(background=wanted))
    assert fits is (wanted is there)


def test_a_hall_behind_somebody_is_no_white_background() -> None:
    _, fits = fitted(_picture((120, 130, 125)), PhotoStandard())
    assert not fits


@pytest.mark.parametrize("size", [(480, 600), (1280, 720), (300, 900)])
def test_it_is_cut_to_its_format_without_stretching_and_is_no_larger_than_it_may_be(size: tuple[int, int]) -> None:
    standard = PhotoStandard(width=260, height=378, most_kb=20, background=None)
    jpeg, fits = fitted(_picture((240, 240, 240), size), standard)
    with Image.open(io.BytesIO(jpeg)) as picture:
        assert picture.size == (260, 378) and round(picture.info["dpi"][0]) == 350
    assert len(jpeg) <= 20 * 1024 and fits


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0 cut off"])
def test_what_is_no_picture_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(ValueError, match="no picture"):
        fitted(content, PhotoStandard())
