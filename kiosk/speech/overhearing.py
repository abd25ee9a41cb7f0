"""For rehearsals: keeps what the terminal says, as it hands it to its voice."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.speech.narrator import Mouth
from kiosk.speech.utterance import Utterance


class Overhearing:
    """A mouth that hands everything on to ``mouth``, and tells each sentence to ``ear`` first."""

    def __init__(self, mouth: Mouth, ear: Callable[[str], None]) -> None:
        self._mouth = mouth
        self._ear = ear

    def say(self, utterance: Utterance, *, interrupt: bool) -> None:
        for sentence in utterance.sentences:
            self._ear(sentence)
        self._mouth.say(utterance, interrupt=interrupt)

    def stop(self) -> None:
        self._mouth.stop()
