"""What lies under the kiosk's document camera: a picture that its simulated source reads, drawn and nobody's paper.

The finding and judging of the real camera work on it, so that a blurred page is refused for what it is.
"""

from __future__ import annotations

import io
import shutil
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from kiosk.rehearsal.messages import PlateScene

_CAMERA = (1600, 1200)
_A4 = (720, 1018)
_PLATE, _PAPER, _INK = "#2f3438", "#e6e4dc", "#26262a"
_TILT = 3  # degrees: nobody lays a page down straight
_BLUR = 6  # pixels


def lay(folder: Path, scene: PlateScene) -> None:
    """Let the document camera see this; unplugged, it is gone."""
    if scene is PlateScene.UNPLUGGED:
        shutil.rmtree(folder, ignore_errors=True)
        return
    folder.mkdir(exist_ok=True)
    new = folder / "plate.new"
    new.write_bytes(_seen(scene))
    new.replace(folder / "plate.jpg")


@cache
def _seen(scene: PlateScene) -> bytes:
    plate = Image.new("RGB", _CAMERA, _PLATE)
    if scene is not PlateScene.EMPTY:
        turn = 180 if scene is PlateScene.UPSIDE_DOWN else 0
        page = _page(lines=9 if scene is PlateScene.SECOND_PAGE else 14).convert("RGBA").rotate(turn)
        page = page.rotate(_TILT, Image.Resampling.BICUBIC, expand=True)
        plate.paste(page, ((_CAMERA[0] - page.width) // 2, (_CAMERA[1] - page.height) // 2), page)
    if scene is PlateScene.BLURRED:
        plate = plate.filter(ImageFilter.GaussianBlur(_BLUR))
    out = io.BytesIO()
    plate.save(out, "JPEG", quality=92)
    return out.getvalue()


def _page(lines: int) -> Image.Image:
    """A heading, ``lines`` of characters that are squares with a hole, and a stamp at the foot."""
    page = Image.new("RGB", _A4, _PAPER)
    pen = ImageDraw.Draw(page)
    for place in range(8):
        _character(pen, 204 + 40 * place, 80, 30)
    for line in range(lines):
        for place in range(24 - 5 * (line % 3)):
            _character(pen, 80 + 23 * place, 190 + 46 * line, 16)
    pen.ellipse((500, 850, 620, 970), outline="#a03030", width=8)
    return page


def _character(pen: ImageDraw.ImageDraw, left: int, top: int, size: int) -> None:
    pen.rectangle((left, top, left + size, top + size), outline=_INK, width=size // 4)
