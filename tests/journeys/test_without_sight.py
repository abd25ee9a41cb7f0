"""A certificate and a claim by keys and ear, while a real assistive technology follows every step in the accessibility
tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.rehearsal.journey_command import OWN_JOURNEYS
from kiosk.rehearsal.journey_loading import load_journey
from kiosk.rehearsal.journey_model import Press
from kiosk.rehearsal.journey_run import Rehearsal, StepDone
from tests.journeys.test_journeys import DEMO_PROFILE
from tests.support.assistive import AssistiveBus, Node

#: Journeys by keys and ear, with controls that the keys must have stood on.
JOURNEYS = {
    "by-keys-and-ear": {"action:start", "action:agree", "action:next", "action:print", "action:end"},
    "unemployment-benefit-by-keys-and-ear": {
        "action:start",
        "action:agree",
        "action:next",
        "option:notice_read:true",
        "option:wants_job:yes",
        "option:pledge:true",
        "option:record:true",
        "action:print-slip",
        "action:end",
    },
}


@pytest.mark.long
@pytest.mark.parametrize("name", JOURNEYS)
def test_assistive_technology_stands_on_what_the_keys_stand_on(name: str, tmp_path: Path) -> None:
    journey = load_journey(OWN_JOURNEYS / f"{name}.yaml")
    thanks = {"timeouts": {"thanks_seconds": 1.0}}
    with (
        AssistiveBus(tmp_path / "bus") as bus,
        Rehearsal(DEMO_PROFILE, changes=thanks, environment=bus.environment) as rehearsal,
    ):
        rehearsal.prepare(journey)
        reader = bus.reader(rehearsal.kiosk.pid)
        followed: list[str] = []

        def follow(done: StepDone) -> None:
            step = done.step.step
            if not isinstance(step, Press) or step.until is None:
                return
            seen = rehearsal.inspection.look()
            controls = [control.text for control in seen.controls if control.name == seen.focused]

            def is_it(node: Node | None) -> bool:
                return node is not None and node.name in controls and "focused" in node.states

            node = reader.wait_for(is_it, f"assistive technology to stand on {step.until}")
            assert node is not None and "enabled" in node.states
            followed.append(step.until)

        result = rehearsal.play(journey, tmp_path / "pictures", follow)
    where = result.failed_at
    assert result.passed, f"step {where.number if where else 0}: {result.failure}"
    assert set(followed) >= JOURNEYS[name]
