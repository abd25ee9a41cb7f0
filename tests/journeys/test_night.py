"""The real terminal by night: it says that it is well, is closed out of hours, and stands aside for a release."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.rehearsal.journey_run import Rehearsal
from kiosk.rehearsal.messages import WriteProfile
from kiosk.rehearsal.profile_writing import load_rehearsal_profile
from kiosk.updating.record import UPDATE_REQUEST, Record
from kiosk.updating.states import Progress, Release, Stage
from kiosk.upkeep import FOLDER
from tests.support.bundles import city

ZONE = ZoneInfo("Asia/Shanghai")  # where the demonstration stands
DEMO = Path(__file__).parents[2] / "config" / "profiles" / "demo.toml"


def until(come: Callable[[], bool], seconds: float = 40.0) -> None:
    end = time.monotonic() + seconds
    while not come():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def rehearsal() -> Iterator[Rehearsal]:
    with Rehearsal(DEMO) as rehearsed:
        yield rehearsed


def test_closed_out_of_hours_it_is_well_all_the_same(rehearsal: Rehearsal) -> None:
    days = [f"{datetime.now(ZONE) + timedelta(days=ahead):%Y-%m-%d}" for ahead in (-1, 0, 1)]
    hours = {"outside": "closed", "holidays": days, "opening": {"monday": "09:00-17:00"}}
    rehearsal.control.do(WriteProfile(changes={"hours": hours}))
    rehearsal.start_kiosk()
    until(lambda: rehearsal.inspection.look().page == "closed")

    def health() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-B", "-m", "kiosk", "health", "--json", "--profile", str(rehearsal.stage.profile)]
        return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)

    until(lambda: health().returncode == 0)
    said = json.loads(health().stdout)
    assert said["well"]
    assert set(said["said"]["signs"].values()) == {True}
    rehearsal.kiosk.stop()
    until(lambda: not rehearsal.kiosk.running)


def test_for_a_release_it_stands_aside_and_asks_its_helper(rehearsal: Rehearsal) -> None:
    folder = load_rehearsal_profile(rehearsal.stage.profile).folders.state / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / "release.bundle").write_bytes(b"verified before it lay here")
    Record(folder / "progress.json").write(Progress(Stage.STAGED, Release("9.0", 9, 27, "a" * 64), 27))
    trust = rehearsal.stage.folder / "trust.json"
    trust.write_text(city().first.model_dump_json())
    now = [f"{datetime.now(ZONE) + timedelta(hours=hours):%H:%M}" for hours in (-1, 1)]
    window = {"update_from": now[0], "update_until": now[1]}
    rehearsal.control.do(WriteProfile(changes={"bundles": {"trust": str(trust)}, "hours": window}))
    rehearsal.start_kiosk()
    until(lambda: rehearsal.inspection.look().page == "closed")
    until((folder / UPDATE_REQUEST).exists)
    assert rehearsal.kiosk.complaints() == []
