"""Puts the voice together that a profile names: player, voice, recordings, speaker, narrator."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.log import Log, LogEvent
from kiosk.profile.model import Speech
from kiosk.speech.narrator import Narrator
from kiosk.speech.overhearing import Overhearing
from kiosk.speech.player import AlsaPlayer, Output
from kiosk.speech.shelf import PackShelf
from kiosk.speech.speaker import Manner, Speaker
from kiosk.speech.voices import make_voice


class Narration:
    """The terminal's voice. Made and used on the thread of the pages; ``on_speaking`` is called from any."""

    def __init__(
        self,
        speech: Speech,
        on_speaking: Callable[[bool], None],
        log: Log,
        ear: Callable[[str], None] | None = None,
    ) -> None:
        """``ear`` hears every sentence: for rehearsals alone."""
        self._log = log
        self._told: set[str] = set()
        player = AlsaPlayer({Output.LOUDSPEAKER: speech.loudspeaker, Output.HEADSET: speech.headset})
        shelf = PackShelf(speech.packs, speech.pack_key, self._on_trouble)
        self._speaker = Speaker(
            make_voice(speech.voice, player),
            player,
            shelf.prompts,
            Manner(speech.rate, speech.volume),
            on_speaking=on_speaking,
            on_trouble=self._on_trouble,
        )
        self.narrator = Narrator(self._speaker if ear is None else Overhearing(self._speaker, ear))

    def start(self) -> None:
        self._speaker.start()

    def stop(self) -> None:
        self._speaker.close()

    def _on_trouble(self, original: str) -> None:
        """Once for each: a device that is away would be told with every page."""
        if original not in self._told:
            self._told.add(original)
            self._log.write(LogEvent.SPEECH_TROUBLE, original=original)
