"""The resident's own phone in a journey: it reads the code off the kiosk's real window, and does what a step says."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.rehearsal import journey_model as j
from kiosk.rehearsal.code_reading import read_code
from kiosk.rehearsal.mobile import Mobile, MobileFailed

#: A name as it is drawn: a wave over most of the pad.
_WAVE = [(0.15 + 0.7 * step / 40, 0.5 + 0.28 * math.sin(step / 2.2)) for step in range(41)]
_A4 = (1240, 1754)  # pixels, at 150 dots an inch


class MobileHand:
    """One phone, taken out with its first step. ``close`` puts it away."""

    def __init__(self, folder: Path, url: str, ca_file: Path, grab: Callable[[Path], None]) -> None:
        """``folder`` is there and may be filled; ``grab`` writes a picture of the kiosk's window."""
        self._folder = folder
        self._url = url
        self._ca_file = ca_file
        self._grab = grab
        self._mobile: Mobile | None = None

    def close(self) -> None:
        """May be called twice."""
        if self._mobile is not None:
            self._mobile.close()
            self._mobile = None

    def do(self, step: j.MobileStep, picture: Path) -> Path | None:
        """``picture`` is where a picture goes, where the step takes one. Raises MobileFailed, ProcessFailed."""
        if step.do == "scan":
            self._scan()
            return None
        mobile = self._taken_out()
        if step.press:
            mobile.press(step.press)
        if step.into and step.text:
            mobile.write(step.into, step.text)
        if step.into and step.pages:
            mobile.choose(step.into, [self._page(number) for number in range(1, step.pages + 1)])
        if step.draw:
            mobile.draw(step.draw, _WAVE)
        for words in step.expect:
            mobile.wait_for(words)
        if not step.picture:
            return None
        mobile.picture(picture)
        return picture

    def _scan(self) -> None:
        """Off the screen, as anybody does: what cannot be read there cannot be used."""
        seen = self._folder / "window.png"
        self._grab(seen)
        url = read_code(seen)
        if not url.startswith(f"{self._url}/"):
            raise MobileFailed("there is no code of the platform's on the kiosk's window")
        self.close()
        self._taken_out().open(url)

    def _taken_out(self) -> Mobile:
        if self._mobile is None:
            self._mobile = Mobile(self._folder / "mobile", self._url, self._ca_file)
        return self._mobile

    def _page(self, number: int) -> Path:
        """A sheet as a phone's camera takes it: lines on paper on a table."""
        sheet = Image.new("RGB", _A4, "#8a7a66")
        pen = ImageDraw.Draw(sheet)
        pen.rectangle((70, 90, _A4[0] - 80, _A4[1] - 70), fill="#f6f5f0")
        for line in range(20 + number):
            pen.rectangle((150, 200 + 60 * line, _A4[0] - 200 - 37 * (line % 5), 216 + 60 * line), fill="#2a2a2e")
        file = self._folder / f"page-{number}.jpg"
        sheet.save(file, quality=85)
        return file
