"""Qt's text to speech, with the engine of its own that makes no sound.

Its library speaks as it is loaded, and Qt takes its settings at the first word: the application comes first, here and
at the terminal.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.speech.player import Output
from tests.support.stage import qt_application
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from kiosk.speech.qt_voice import QtVoice


@pytest.fixture
def voice() -> QtVoice:
    qt_application()
    from kiosk.speech.qt_voice import QtVoice  # noqa: PLC0415

    return QtVoice("mock")


def run_until(condition: threading.Event) -> None:
    def worked() -> bool:
        QCoreApplication.processEvents()
        return condition.is_set()

    wait_until(worked, "the voice", 20)


def said(voice: QtVoice, text: str) -> threading.Event:
    """As the speaker's thread does it."""
    over = threading.Event()

    def work() -> None:
        voice.say(text, "zh-CN", 100, 60, Output.LOUDSPEAKER)
        voice.wait()
        over.set()

    threading.Thread(target=work, daemon=True).start()
    return over


def test_what_is_said_comes_to_its_end(voice: QtVoice) -> None:
    run_until(said(voice, "one two"))


def test_an_interruption_ends_it_before_it_began_or_after(voice: QtVoice) -> None:
    over = said(voice, "many words " * 500)
    voice.stop()
    run_until(over)
    run_until(said(voice, "next"))


@pytest.mark.parametrize(("percent", "value"), [(100, 0.0), (200, 1.0), (50, -1.0), (400, 1.0), (10, -1.0)])
def test_percent_are_its_steps(voice: QtVoice, percent: int, value: float) -> None:
    from kiosk.speech.qt_voice import scaled  # noqa: PLC0415

    assert scaled(percent) == value
