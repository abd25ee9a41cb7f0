"""A profile of every version that was ever written is read by this program as it was meant, and is not written by it: a
release that is taken back finds the file as it left it. ``profile-1.toml`` is the village's sample as version 1 had it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.profile import ProfileInvalid, load_profile
from kiosk.profile.changes import SCHEMA_VERSION
from kiosk.profile.layers import read_layers
from kiosk.profile.migrating import present_form

HERE = Path(__file__).parent


def test_there_is_a_profile_of_every_earlier_version() -> None:
    assert {file.name for file in HERE.glob("profile-*.toml")} == {
        f"profile-{version}.toml" for version in range(1, SCHEMA_VERSION)
    }


def test_version_1_means_what_it_meant_and_stays_as_it_is() -> None:
    file = HERE / "profile-1.toml"
    before = file.read_bytes()
    profile = load_profile(file)
    assert profile.services.sync_seconds == 240 * 60
    assert (profile.timeouts.public_seconds, profile.timeouts.personal_seconds) == (300, 150)
    assert file.read_bytes() == before
    told = {old.place.line: old.found for old in read_layers(file).old_forms}
    assert set(told.values()) == {"1", "sync_seconds = 14400", "public_seconds = 300", "personal_seconds = 150"}


def test_written_anew_it_means_the_same(tmp_path: Path) -> None:
    old = HERE / "profile-1.toml"
    new = tmp_path / "profile-1.toml"
    new.write_text(present_form(old, old.read_text("utf-8")), "utf-8")
    assert read_layers(new).old_forms == ()
    assert load_profile(new).model_dump(exclude={"schema_version"}) == load_profile(old).model_dump(
        exclude={"schema_version"}
    )
    comments = [line for line in old.read_text("utf-8").splitlines() if "#" in line]
    assert [line for line in new.read_text("utf-8").splitlines() if "#" in line] == comments


def test_a_terminal_says_of_a_later_version_that_it_must_be_updated(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    text = (HERE / "profile-1.toml").read_text("utf-8")
    later = text.replace("schema_version = 1", f"schema_version = {SCHEMA_VERSION + 1}") + "\n[of_that_version]\n"
    file.write_text(later, "utf-8")
    with pytest.raises(ProfileInvalid) as refused:
        load_profile(file)
    (problem,) = refused.value.problems  # what that version knows is not called a mistake
    assert (problem.key, problem.text.id) == ("schema_version", "profile-made-for-later")
