"""The measure of an interruption: silence is when the player has let go of the card, and not before."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from kiosk.benchmarks.interruption import Card, measure


def test_what_the_card_still_holds_is_no_silence_and_an_open_card_is_none_either(tmp_path: Path) -> None:
    card = Card(tmp_path)
    writer = os.open(card.path, os.O_WRONLY)
    os.write(writer, b"sound")
    card.first_sound()
    os.write(writer, b"more")
    found: list[float] = []
    listener = threading.Thread(target=lambda: found.append(card.silence()))
    listener.start()
    listener.join(0.2)
    assert found == []
    os.close(writer)
    listener.join(5)
    assert len(found) == 1
    card.close()


def test_interruptions_are_counted_and_judged() -> None:
    report = measure(2)
    assert report.figures["interruptions"] == 2
    assert [aim.name for aim in report.aims] == ["silent_p99_ms"]
