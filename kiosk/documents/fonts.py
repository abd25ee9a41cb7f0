"""Where the fonts of paper are.

Noto CJK draws nearly everything. Of what it lacks, DejaVu has the Latin letters (Polish, Turkish), Hanazono the rare
hanzi of names.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_NOTO = Path("/usr/share/fonts/opentype/noto")
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
_HANAZONO = Path("/usr/share/fonts/truetype/hanazono")
#: Indices in Noto's collections of the faces with the forms of mainland China and of Hong Kong and Macao.
_SIMPLIFIED, _TRADITIONAL = 2, 4


class FontMissing(Exception):
    """A font that the Debian package of this name brings is not on this machine."""


@dataclass(frozen=True)
class FontFile:
    """One face: a file, and which face of it when it is a collection."""

    path: Path
    index: int = 0


def text_faces(language: str) -> tuple[FontFile, FontFile]:
    """The regular and the bold face, with the forms that readers of the language (BCP 47) write. Raises FontMissing."""
    index = _TRADITIONAL if language == "zh-Hant" else _SIMPLIFIED
    return (
        _present(FontFile(_NOTO / "NotoSansCJK-Regular.ttc", index), "fonts-noto-cjk"),
        _present(FontFile(_NOTO / "NotoSansCJK-Bold.ttc", index), "fonts-noto-cjk"),
    )


def rare_hanzi_faces() -> tuple[FontFile, FontFile]:
    """HanaMinA has the basic plane, HanaMinB the supplementary ideographic plane. Raises FontMissing."""
    return (
        _present(FontFile(_HANAZONO / "HanaMinA.ttf"), "fonts-hanazono"),
        _present(FontFile(_HANAZONO / "HanaMinB.ttf"), "fonts-hanazono"),
    )


def letters_face() -> FontFile:
    """Latin letters with every mark. Raises FontMissing."""
    return _present(FontFile(_DEJAVU / "DejaVuSans.ttf"), "fonts-dejavu-core")


def _present(face: FontFile, package: str) -> FontFile:
    if not face.path.is_file():
        raise FontMissing(f"{face.path} is not there: install the Debian package {package}")
    return face
