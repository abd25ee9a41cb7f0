"""Somebody at a terminal who has filled in everything but the papers."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import model as m
from tests.support.capture_situations import FILLED
from tests.support.situations import QUERY
from tests.support.terminal import Terminal


def giving_papers(terminal: Terminal, stage: m.CaptureStage) -> None:
    """They are known, and stand at ``stage``; how one comes there is what the tests of the session try."""
    terminal.choose(QUERY)
    terminal.identify()
    session = terminal.runner.session
    assert session.resident is not None
    application = replace(FILLED, subject=session.resident.card.number)
    terminal.runner.session = replace(session, application=application).to(stage)
    terminal.runner.refresh()
