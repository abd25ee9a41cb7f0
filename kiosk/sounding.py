"""Puts the tones together that a profile asks for: player, waves, and when they sound."""

from __future__ import annotations

from kiosk.brand import Brand, Tone
from kiosk.log import Log, LogEvent
from kiosk.profile.model import Sounds
from kiosk.speech.player import AlsaPlayer, Output
from kiosk.tones.choosing import tone_of_intent, tone_of_page
from kiosk.tones.sounding import Tones
from screens.models import Page


class Sounding:
    """The terminal's tones. Used on the thread of the pages, which it never holds up."""

    def __init__(self, sounds: Sounds, brand: Brand, log: Log) -> None:
        self._log = log
        self._told: set[str] = set()
        self._touch = sounds.touch
        self._page: Page | None = None  # the one that is shown; gone with its visit
        player = AlsaPlayer({Output.LOUDSPEAKER: sounds.loudspeaker})
        self._tones = Tones(player, brand.sounds, self._on_trouble)

    def start(self) -> None:
        self._tones.start()

    def stop(self) -> None:
        self._tones.close()

    def touched(self, name: str) -> None:
        """Somebody touched the control ``name``."""
        if self._touch:
            self._play(tone_of_intent(name, self._page))

    def show(self, page: Page) -> None:
        """``page`` comes in the place of the one before."""
        self._play(tone_of_page(self._page, page))
        self._page = page

    def forget(self) -> None:
        """The visit is over."""
        self._page = None

    def _play(self, tone: Tone | None) -> None:
        if tone is not None:
            self._tones.play(tone)

    def _on_trouble(self, original: str) -> None:
        """Once for each: a loudspeaker that is away would be told with every touch."""
        if original not in self._told:
            self._told.add(original)
            self._log.write(LogEvent.SOUND_TROUBLE, original=original)
