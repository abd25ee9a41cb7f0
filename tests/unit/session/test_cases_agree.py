"""The cases that tests and pictures show are such as there can be: where one is, its time line has led it."""

from __future__ import annotations

from kiosk.session import matters_stages as ms
from tests.support.matters_situations import MATTERS
from tests.support.situations import sessions


def test_the_last_step_of_a_case_is_its_state() -> None:
    pages = [session.stage.case for session in sessions() if isinstance(session.stage, ms.CasePage)]
    cases = (*pages, *MATTERS.cases)
    assert len({case.state for case in cases}) > 4
    for case in cases:
        assert case.history[-1].state is case.state
        assert [step.at for step in case.history] == sorted(step.at for step in case.history)
        assert case.changed_at == case.history[-1].at
