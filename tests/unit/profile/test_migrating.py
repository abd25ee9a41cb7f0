"""An older profile goes on working, is told its new forms at their lines, and is written anew with its comments."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import main
from kiosk.profile import load_profile
from kiosk.profile.changes import CHANGES, SCHEMA_VERSION, Change, bring_forward
from kiosk.profile.layers import read_layers
from kiosk.profile.migrating import ByHand, migrated
from tests.unit.profile.test_mistakes import GOOD

SINCE = date(2026, 11, 23)
MOVED = Change(("panel",), ("screen",), SINCE)
ELSEWHERE = Change(("screen", "hotline"), ("terminal", "hotline"), SINCE)
OLD = GOOD.replace(
    "[timeouts]\nthanks_seconds = 6",
    "# Nobody stands in a queue here.\n[timeouts]  # seconds\npublic = 200 # long\n'thanks' = 7",
).replace('folder = "services"', 'folder = "services"\nsync_minutes = 2.5  # a thin line')


def call(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["profile", *map(str, arguments)], env={"LC_ALL": "C.UTF-8"})
    return result.exit_code, result.output


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "terminal.toml"
    file.write_text(OLD, "utf-8")
    return file


def line_of(text: str, begins: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(begins))


def test_an_older_file_means_what_it_meant(file: Path) -> None:
    profile = load_profile(file)
    assert profile.services.sync_seconds == 150
    assert (profile.timeouts.public_seconds, profile.timeouts.thanks_seconds) == (200, 7)


def test_check_tells_each_old_form_at_its_line_with_the_new_one(file: Path) -> None:
    code, said = call("check", file)
    assert code == 0, said
    for begins, told in (
        ("schema_version", f"version 1; the present one is {SCHEMA_VERSION}"),
        ("public", "timeouts.public: written since 2026-11-22 as: public_seconds = 200"),
        ("sync_minutes", "services.sync_minutes: written since 2026-11-23 as: sync_seconds = 150"),
    ):
        assert f"{file}:{line_of(OLD, begins)}: " in said
        assert told in said


def test_it_is_written_anew_with_its_comments_and_the_old_one_is_kept(file: Path) -> None:
    file.chmod(0o640)
    code, said = call("migrate", file)
    assert code == 0, said
    text = file.read_text("utf-8")
    for line in (
        f"schema_version = {SCHEMA_VERSION}",
        "# Nobody stands in a queue here.",
        "[timeouts]  # seconds",
        "public_seconds = 200 # long",
        "thanks_seconds = 7",
        "sync_seconds = 150  # a thin line",
    ):
        assert line in text.splitlines()
    kept = file.with_name("terminal.toml.before")
    assert kept.read_text("utf-8") == OLD
    assert {each.stat().st_mode & 0o777 for each in (kept, file)} == {0o640}
    assert read_layers(file).old_forms == ()
    assert loaded(kept) == loaded(file)
    assert "nothing was written" in call("migrate", file)[1]


def loaded(file: Path) -> dict[str, object]:
    return load_profile(file).model_dump(exclude={"schema_version"})


def test_a_dry_run_shows_the_lines_and_writes_none(file: Path) -> None:
    code, said = call("migrate", file, "--dry-run")
    assert code == 0
    assert {"-public = 200 # long", "+public_seconds = 200 # long"} <= set(said.splitlines())
    assert file.read_text("utf-8") == OLD
    assert [each.name for each in file.parent.iterdir()] == ["terminal.toml"]


def test_what_was_kept_of_an_earlier_call_is_not_written_over(file: Path) -> None:
    file.with_name("terminal.toml.before").write_text("first", "utf-8")
    code, said = call("migrate", file)
    assert code == 2
    assert "terminal.toml.before is there already" in said
    assert file.read_text("utf-8") == OLD


def test_a_layer_is_named_and_left_to_its_own_call(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text("[timeouts]\npublic = 170\n", "utf-8")
    top = tmp_path / "terminal.toml"
    top.write_text('layers = ["site.toml"]\n' + GOOD, "utf-8")
    code, said = call("migrate", top)
    assert code == 0
    assert f"site.toml has old forms, too: kiosk profile migrate {tmp_path / 'site.toml'}" in said
    assert call("migrate", tmp_path / "site.toml")[0] == 0
    assert (tmp_path / "site.toml").read_text("utf-8") == "[timeouts]\npublic_seconds = 170\n", "a layer has no version"


def test_a_future_version_is_refused_at_its_line(file: Path) -> None:
    file.write_text(GOOD.replace("schema_version = 1", f"schema_version = {SCHEMA_VERSION + 1}"), "utf-8")
    code, said = call("check", file)
    assert code == 2
    assert f"{file}:1: schema_version: this profile is of version {SCHEMA_VERSION + 1}" in said
    code, said = call("migrate", file)
    assert code == 2, "what is of a later version is not written in an older one"
    assert f"{file}:1: " in said


@pytest.mark.parametrize("version", ["0", "-1", "true", "1.0", '"1"'])
def test_a_version_that_never_was_is_refused(version: str, file: Path) -> None:
    file.write_text(GOOD.replace("schema_version = 1", f"schema_version = {version}"), "utf-8")
    code, said = call("check", file)
    assert code == 2
    assert f"{file}:1: schema_version: " in said


def test_what_has_no_effect_is_told_and_stays_where_the_file_would_not_load_without_it(file: Path) -> None:
    pin = (Path(__file__).parents[3] / "config/profiles/demo.toml").read_text("utf-8")
    pin = next(line for line in pin.splitlines() if line.startswith("pin_hash"))
    old = OLD + f'\n[technician]\n{pin}\npublic_key = "tokens.pem"\n'
    file.write_text(old, "utf-8")
    code, said = call("migrate", file)
    assert code == 0, said
    assert "technician.public_key: has no effect since 2026-11-23: take the line out." in said
    assert "public_key" in file.read_text("utf-8"), "nobody has said whose tokens count"
    trusted = tomllib.loads(migrated(old + '[bundles]\ntrust = "trust.json"\n'))
    assert "public_key" not in trusted["technician"]


# --- kinds of change --------------------------------------------------------------------------------------------------


def test_a_table_moves_with_everything_below_it() -> None:
    text = "[panel] # upright\nwidth = 1\n[panel.places]\nleft = 2\n[other]\npanel = 3\n"
    assert migrated(text, (MOVED,)) == (
        "[screen] # upright\nwidth = 1\n[screen.places]\nleft = 2\n[other]\npanel = 3\n"
    )


def test_a_key_goes_to_another_table_there_or_not() -> None:
    text = '[terminal]\nid = "X"\n\n[screen]\nwidth = 1\nhotline = "12345" # the city\'s\n'
    assert migrated(text, (ELSEWHERE,)) == (
        '[terminal]\nhotline = "12345" # the city\'s\nid = "X"\n\n[screen]\nwidth = 1\n'
    )
    assert migrated('[screen]\nhotline = "1"\n', (ELSEWHERE,)) == '[screen]\n\n[terminal]\nhotline = "1"\n'


@pytest.mark.parametrize(
    "text",
    [
        'screen = { hotline = "12345", width = 1 }\n',
        '[screen]\nhotline = """\n12345"""\n',
        '[screen]\n"hot\\u006cine" = "12345"\n',
    ],
    ids=["in one line with others", "over several lines", "written otherwise"],
)
def test_what_cannot_be_written_anew_line_by_line_is_left_to_a_hand(text: str) -> None:
    with pytest.raises(ByHand):
        migrated(text, (ELSEWHERE,))


def test_a_key_in_an_inline_table_is_renamed_there() -> None:
    text = "timeouts = { public = 3, thanks = 4 } # short\n"
    assert migrated(text) == "timeouts = { public_seconds = 3, thanks_seconds = 4 } # short\n"


def test_every_change_is_brought_forward_once_and_no_new_form_is_an_old_one() -> None:
    assert not {change.new for change in CHANGES} & {change.old for change in CHANGES}
    for change in CHANGES:
        section, key = change.old
        data = {section: {key: 6}}
        assert list(bring_forward(data)) == [change]
        if change.new is not None:
            assert data == {change.new[0]: {change.new[1]: 6 * change.factor}}


def test_every_dated_change_stands_in_the_list_of_changes() -> None:
    told = (Path(__file__).parents[3] / "config/CHANGES.md").read_text("utf-8")
    for change in CHANGES:
        assert f"## {change.since.isoformat()}" in told
