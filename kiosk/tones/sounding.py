"""Plays tones on a thread of its own: nobody waits for one, and one that comes while another sounds is dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.brand.model import Tone
from kiosk.speech.player import Output, Player
from kiosk.tones.waves import own_wave


class Tones:
    """``sounds``: an operator's WAV files in place of the terminal's own tones.

    A player that cannot play, or a file that cannot be read, is told ``on_trouble`` in its own words, and then there is
    silence: a page is as usable without.
    """

    def __init__(self, player: Player, sounds: Mapping[str, Path], on_trouble: Callable[[str], None]) -> None:
        self._player = player
        self._sounds = sounds
        self._on_trouble = on_trouble
        self._wanted: Tone | None = None
        self._changed = threading.Condition()
        self._busy = False
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="tones", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def play(self, tone: Tone) -> None:
        """From any thread; returns at once."""
        with self._changed:
            if not self._busy:
                self._wanted = tone
                self._changed.notify_all()

    @property
    def busy(self) -> bool:
        """A tone sounds, or is about to."""
        with self._changed:
            return self._busy or self._wanted is not None

    def close(self) -> None:
        """Silence at once, and the end of the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._player.stop()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while (tone := self._next()) is not None:
            self._sound(tone)

    def _next(self) -> Tone | None:
        """None when it is over."""
        with self._changed:
            self._busy = False
            while self._wanted is None and not self._closed:
                self._changed.wait()
            tone, self._wanted = self._wanted, None
            self._busy = tone is not None
            return None if self._closed else tone

    def _sound(self, tone: Tone) -> None:
        try:
            own = self._sounds.get(tone)
            self._player.start(own_wave(tone) if own is None else own.read_bytes(), Output.LOUDSPEAKER)
            if trouble := self._player.wait():
                self._on_trouble(trouble)
        except OSError as error:
            self._on_trouble(str(error))
