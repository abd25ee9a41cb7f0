"""Qt's own text to speech, for voices that only it reaches. The one module of speech with Qt in it.

It chooses the sound card itself. The object lives on the thread of the pages; the speaker's thread asks it by signals.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtTextToSpeech import QTextToSpeech

from kiosk.speech.player import Output
from kiosk.speech.voice import VoiceFault

_LOCALES = {"zh-CN": "zh_CN", "zh-Hant": "zh_TW", "en": "en_GB", "pt": "pt_PT"}
_OVER = (QTextToSpeech.State.Ready, QTextToSpeech.State.Error)


def scaled(percent: int) -> float:
    """100 percent is Qt's 0.0; half is -1.0 and double 1.0."""
    value = (percent - 100) / 100 if percent >= 100 else (percent - 100) / 50
    return max(-1.0, min(1.0, value))


class QtVoice(QObject):
    """See ``Voice``. Make it on the thread of the pages, which must be running its events to speak."""

    _said = Signal(str, str, float, float)
    _stopped = Signal()

    def __init__(self, engine: str = "") -> None:
        """``engine``: one of Qt's names; "" is the best of those that are there."""
        super().__init__()
        self._speech = QTextToSpeech(engine, self) if engine else QTextToSpeech(self)
        self._over = threading.Event()
        self._over.set()
        self._said.connect(self._say, Qt.ConnectionType.QueuedConnection)
        self._stopped.connect(self._stop, Qt.ConnectionType.QueuedConnection)
        self._speech.stateChanged.connect(self._changed)

    def say(self, text: str, language: str, rate: int, volume: int, output: Output) -> None:
        self._over.clear()
        self._said.emit(text, _LOCALES.get(language, "zh_CN"), scaled(rate), max(0, min(100, volume)) / 100)

    def wait(self) -> None:
        self._over.wait()
        if self._speech.state() is QTextToSpeech.State.Error:
            raise VoiceFault(f"Qt: {self._speech.errorReason().name}")

    def stop(self) -> None:
        self._over.set()
        self._stopped.emit()

    def close(self) -> None:
        self.stop()

    def _say(self, text: str, locale: str, rate: float, volume: float) -> None:
        if self._over.is_set():
            return  # it was stopped before it began
        self._speech.setLocale(QLocale(locale))
        self._speech.setRate(rate)
        self._speech.setVolume(volume)
        self._speech.say(text)
        if self._speech.state() is QTextToSpeech.State.Error:
            self._over.set()

    def _stop(self) -> None:
        if self._over.is_set():
            self._speech.stop(QTextToSpeech.BoundaryHint.Immediate)

    def _changed(self, state: QTextToSpeech.State) -> None:
        if state in _OVER:
            self._over.set()
