"""A screen to rehearse on: the one there is, or a virtual one of our own (Xvfb)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.rehearsal.processes import Child, ProcessFailed

if TYPE_CHECKING:
    from PIL.Image import Image

_START_UP = 20.0


class VirtualDisplay:
    """An Xvfb of our own on a free number, ended with us. ``name`` is what DISPLAY says."""

    def __init__(self, width: int, height: int, folder: Path) -> None:
        """Raises ProcessFailed: no Xvfb here, or it does not start."""
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24"]
        command += ["-nolisten", "tcp", "-noreset", "-dpi", "96"]
        self._child = Child(command, folder / "xvfb.log")
        try:
            self.name = ":" + self._child.read_line(_START_UP).strip()
        except ProcessFailed as error:
            self.close()
            raise ProcessFailed(f"the virtual screen (Xvfb) does not start: {error}") from None

    def environment(self) -> dict[str, str]:
        """What a Qt or any other application needs to be shown on it. It has no graphics card."""
        return {"DISPLAY": self.name, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}

    def close(self) -> None:
        """May be called twice."""
        self._child.terminate()


def grab_screen(display: Any, x: int, y: int, width: int, height: int) -> Image:
    """A part of the screen as it is now, by XGetImage. ``display`` is an Xlib display."""
    from PIL import Image
    from Xlib import X

    raw = display.screen().root.get_image(x, y, width, height, X.ZPixmap, 0xFFFFFFFF)
    return Image.frombytes("RGB", (width, height), raw.data, "raw", "BGRX")
