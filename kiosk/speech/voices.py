"""The voice of a name. Each is imported when it is asked for."""

from __future__ import annotations

from kiosk.speech.player import Player
from kiosk.speech.voice import EspeakVoice, Voice, VoiceName


def make_voice(name: VoiceName, player: Player) -> Voice:
    """Must be called on the thread of the pages: Qt's voice lives there."""
    match name:
        case VoiceName.ESPEAK:
            return EspeakVoice(player)
        case VoiceName.SPEECH_DISPATCHER:
            from kiosk.speech.dispatcher import DispatcherVoice

            return DispatcherVoice()
        case VoiceName.QT:
            from kiosk.speech.qt_voice import QtVoice

            return QtVoice()
