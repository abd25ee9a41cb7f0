"""Everybody begins in the terminal's first language, whatever the last person read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.protocols import Presence
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.reducer import advance, start
from tests.support.situations import world

MACAO = replace(world(), language="zh-Hant")


def test_the_first_session_of_a_run() -> None:
    assert start(MACAO, left_behind=False).session.looks == m.Looks("zh-Hant")


@pytest.mark.parametrize("stage", [m.Home(), m.Thanks(0.0), m.CardLeft()])
def test_after_a_visit_in_another_language(stage: m.Stage) -> None:
    session = m.Session(stage=stage, looks=m.Looks("pt", "XL"), touched_at=MACAO.now)
    ends: dict[type, e.Event] = {m.Home: e.EndVisit(), m.Thanks: e.Tick(), m.CardLeft: e.CardMoved(Presence.NO)}
    after = advance(session, ends[type(stage)], MACAO).session
    assert isinstance(after.stage, m.Attract)
    assert after.looks == m.Looks("zh-Hant")
