"""A brand: names, mark, colours of the standard theme, words of the attract page, tones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kiosk.catalogue.model import Titled


class Tone(StrEnum):
    """The three short sounds. There is none for a mistake: nobody is put to shame in a hall."""

    TOUCH = "touch"
    SUCCESS = "success"
    ATTENTION = "attention"


@dataclass(frozen=True)
class Brand:
    """What is not given stays the terminal's own.

    ``colours`` are "#rrggbb" by their names in ``kiosk.brand.palette``, for the standard theme alone. ``mark`` is SVG
    path data in a square of 64 units, drawn in one colour; ``picture`` is a PNG instead of it.
    """

    names: Titled | None = None
    mark: str = ""
    picture: Path | None = None
    colours: Mapping[str, str] = field(default_factory=dict, hash=False)
    headline: Titled | None = None  # of the attract page
    note: Titled | None = None
    sounds: Mapping[str, Path] = field(default_factory=dict, hash=False)  # WAV files by their Tone

    def for_screens(self) -> dict[str, object]:
        """What the pages need of it: colours by name, ``mark``, and ``picture`` as an address."""
        picture = "" if self.picture is None else self.picture.as_uri()
        return {**self.colours, "path": self.mark, "picture": picture}


#: Nobody's: the terminal as it comes.
PLAIN = Brand()
