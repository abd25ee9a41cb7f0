"""Who stands before the kiosk's face camera: files that its played driver reads, drawn and nobody's picture."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.rehearsal.messages import FaceScene
from kiosk.rehearsal.people import PEOPLE, CardName

_SIZE = (480, 600)
_HALL, _COAT, _HAIR, _SKIN, _MOUTH = "#8a97a3", "#34495e", "#2c2420", "#d9a983", "#b5765c"
_OVALS = (
    (_COAT, (40, 440, 440, 760)),
    (_HAIR, (120, 80, 360, 380)),
    (_SKIN, (142, 130, 338, 400)),
    (_HAIR, (180, 235, 214, 251)),
    (_HAIR, (266, 235, 300, 251)),
    (_MOUTH, (208, 335, 272, 353)),
)


def stand(folder: Path, scene: FaceScene, face: CardName) -> None:
    """Let the camera see this. The number that the sandbox compares by stands in a comment of the picture."""
    folder.mkdir(exist_ok=True)
    if scene is FaceScene.UNPLUGGED:
        (folder / "scene").unlink(missing_ok=True)
        return
    person = PEOPLE.get(face)
    _put(folder / "face.jpg", _drawn(person.number if person is not None else "nobody"))
    _put(folder / "scene", scene.value.encode("ascii"))


def _drawn(number: str) -> bytes:
    picture = Image.new("RGB", _SIZE, _HALL)
    draw = ImageDraw.Draw(picture)
    for colour, box in _OVALS:
        draw.ellipse(box, fill=colour)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, comment=f"face-of:{number}".encode("ascii"))
    return out.getvalue()


def _put(file: Path, content: bytes) -> None:
    """In one step: nobody reads half a file."""
    new = file.with_suffix(".new")
    new.write_bytes(content)
    new.replace(file)
