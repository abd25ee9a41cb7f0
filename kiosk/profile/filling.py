"""A new profile out of one that ships: its lines and comments stay, values are put in at their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.profile.changes import KeyPath
from kiosk.profile.lines import key_lines
from kiosk.profile.toml_writing import as_toml


class NotInSample(LookupError):
    """The sample has no line for a value: a mistake of ours, not of who answers."""


@dataclass(frozen=True)
class Panel:
    """A panel as it stands: pixels, and millimetres of what is lit."""

    name: str
    width_px: int
    height_px: int
    width_mm: float
    height_mm: float

    def values(self) -> dict[KeyPath, object]:
        return {("screen", key): getattr(self, key) for key in ("width_px", "height_px", "width_mm", "height_mm")}


#: Millimetres of 16:9 and 4:3 panels by their diagonal; who has another measures it.
PANELS = (
    Panel("21.5-upright", 1080, 1920, 267.8, 476.1),
    Panel("21.5-lying", 1920, 1080, 476.1, 267.8),
    Panel("32-upright", 1080, 1920, 398.5, 708.4),
    Panel("19-lying", 1280, 1024, 376.3, 301.1),
    Panel("15-lying", 1024, 768, 304.1, 228.1),
    Panel("10.4-lying", 1024, 768, 211.2, 158.4),
)


def fill_in(sample: str, values: Mapping[KeyPath, object]) -> str:
    """``sample`` with each key of ``values`` set, on the line where it stands. Raises NotInSample."""
    lines, places = sample.split("\n"), key_lines(sample)
    for path, value in values.items():
        if path not in places:
            raise NotInSample(".".join(path))
        lines[places[path] - 1] = f"{path[-1]} = {as_toml(value)}"
    return "\n".join(lines)


def with_devices(sample: str, sections: str) -> str:
    """``sample`` with ``sections`` in place of its own devices, as ``kiosk devices suggest`` writes them."""
    kept: list[str] = []
    ours = False
    for line in sample.split("\n"):
        heading = line.strip()
        if heading.startswith("["):
            ours = heading.startswith("[devices.")
        if not ours:
            kept.append(line)
    return "\n".join(kept).rstrip() + "\n\n" + sections.strip() + "\n"
