"""Says one utterance after the other on a thread of its own, and can be silenced at any moment from any other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.speech.player import Output, Player
from kiosk.speech.sound import SoundError, louder, read_wave, write_wave
from kiosk.speech.tempo import at_rate
from kiosk.speech.utterance import Part, Prompt, Prompts, Utterance, resolve
from kiosk.speech.voice import Voice, VoiceFault


@dataclass(frozen=True)
class Manner:
    """The profile's own rate and volume, in percent: the visit's are percent of these."""

    rate: int = 100
    volume: int = 60


class Speaker:
    """``say`` and ``stop`` return at once.

    ``on_speaking`` hears True when an utterance begins and False when nothing is left to say; ``on_trouble`` the
    voice's or the player's own words, never what was to be said. Both are called from the speaker's thread.
    """

    def __init__(
        self,
        voice: Voice,
        player: Player,
        prompts: Callable[[str], Prompts | None],
        manner: Manner,
        *,
        on_speaking: Callable[[bool], None],
        on_trouble: Callable[[str], None],
    ) -> None:
        """``prompts``: the recordings of a language; asked on the speaker's thread, so it may take its time."""
        self._voice = voice
        self._player = player
        self._prompts = prompts
        self._manner = manner
        self._on_speaking = on_speaking
        self._on_trouble = on_trouble
        self._changed = threading.Condition()
        self._current: Utterance | None = None
        self._next: Utterance | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="speech", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def say(self, utterance: Utterance, *, interrupt: bool) -> None:
        """At once, or when the present one is over. Of several that wait only the last is said."""
        if not utterance.sentences:
            return
        with self._changed:
            self._next = utterance
            if interrupt:
                self._silence()
            self._changed.notify_all()

    def stop(self) -> None:
        """Silence: nothing that was to be said is said."""
        with self._changed:
            self._next = None
            self._silence()

    def close(self, seconds: float = 3.0) -> None:
        with self._changed:
            self._closed = True
            self._next = None
            self._silence()
            self._changed.notify_all()
        if self._thread.ident is not None:
            self._thread.join(seconds)
        self._voice.close()

    def _silence(self) -> None:
        """Under the lock: a part begins under it too, so none begins after this."""
        if self._current is not None:
            self._current = None
            self._voice.stop()
            self._player.stop()

    # --- on the speaker's thread --------------------------------------------------------------------------------------

    def _work(self) -> None:
        while (utterance := self._take()) is not None:
            self._on_speaking(True)
            for part in resolve(utterance, self._prompts(utterance.language)):
                if not self._said(part, utterance):
                    break
            with self._changed:
                if self._current is utterance:
                    self._current = None
                over = self._next is None
            if over:
                self._on_speaking(False)

    def _take(self) -> Utterance | None:
        with self._changed:
            self._changed.wait_for(lambda: self._next is not None or self._closed)
            if self._closed:
                return None
            self._current, self._next = self._next, None
            return self._current

    def _said(self, part: Part, utterance: Utterance) -> bool:
        """False when it was interrupted, or cannot be said."""
        output = Output.HEADSET if utterance.headset else Output.LOUDSPEAKER
        rate = self._manner.rate * utterance.rate // 100
        volume = min(100, self._manner.volume * utterance.volume // 100)
        try:
            sound = _prepared(part, rate, volume) if isinstance(part, Prompt) else b""
            with self._changed:
                if self._current is not utterance:
                    return False
                if isinstance(part, Prompt):
                    self._player.start(sound, output)
                else:
                    self._voice.say(part.words, utterance.language, rate, volume, output)
            if isinstance(part, Prompt):
                if fault := self._player.wait():
                    raise VoiceFault(fault)
            else:
                self._voice.wait()
        except (VoiceFault, OSError, SoundError) as fault:
            self._on_trouble(str(fault))
            return False
        return self._current is utterance


def _prepared(prompt: Prompt, rate: int, volume: int) -> bytes:
    if rate == 100 and volume == 100:
        return prompt.audio
    return write_wave(louder(at_rate(read_wave(prompt.audio), rate), volume / 100))
