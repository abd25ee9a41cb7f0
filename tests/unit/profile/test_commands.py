"""``kiosk profile``: what a technician is told, and the files that are generated for editors and readers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import main
from kiosk.profile.entries import entries
from kiosk.profile.filling import PANELS, NotInSample, fill_in
from kiosk.profile.toml_writing import as_toml
from kiosk.texts import COMPLETE, load_words
from tests.unit.profile.test_mistakes import GOOD

CONFIG = Path(__file__).parents[3] / "config"
PROFILES = sorted((CONFIG / "profiles").glob("*.toml"))
TAPLO = shutil.which("taplo") or str(Path(sys.executable).parent / "taplo")


def call(*arguments: str | Path, answers: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["profile", *map(str, arguments)], input=answers, env={"LC_ALL": "C.UTF-8"})
    return result.exit_code, result.output


@pytest.fixture
def terminal(tmp_path: Path) -> Path:
    file = tmp_path / "terminal.toml"
    file.write_text('layers = ["site.toml"]\n' + GOOD, "utf-8")
    (tmp_path / "site.toml").write_text("[timeouts]\nthanks = 9\npublic = 170\n", "utf-8")
    return file


def test_every_key_has_its_words_in_every_language() -> None:
    for language in COMPLETE:
        said = load_words(language)
        for each in entries():
            assert "⟦" not in said.say(each.text), each.key


def test_explain_says_what_holds_who_said_it_and_whom_it_overrules(terminal: Path) -> None:
    code, said = call("explain", "timeouts.thanks_seconds", "--profile", terminal)
    assert code == 0
    lines = said.splitlines()
    assert lines[0] == "timeouts.thanks_seconds = 6"
    assert lines[-2] == f"Said by {terminal}:31"
    assert lines[-1] == f"overrules {terminal.parent / 'site.toml'}:2"


def test_explain_says_when_nobody_said_it(terminal: Path) -> None:
    _, said = call("explain", "timeouts.personal_seconds", "--profile", terminal)
    assert said.splitlines()[0] == "timeouts.personal_seconds = 90"
    assert "default" in said.splitlines()[-1]


def test_explain_knows_the_options_of_a_driver(terminal: Path) -> None:
    _, said = call("explain", "devices.id_card.device", "--profile", terminal)
    assert said.splitlines()[0] == 'devices.id_card.device = "/dev/ttyS0"'


def test_explain_knows_an_option_that_nobody_said_and_what_it_can_be(terminal: Path) -> None:
    _, said = call("explain", "devices.id_card.baud_rate", "--profile", terminal)
    assert said.splitlines() == [
        "devices.id_card.baud_rate = 115200",
        "Can be: 0 to search for it, or one of 9600, 19200, 38400, 57600, 115200, 230400",
        "Nobody says it: this is the default.",
    ]


def test_explain_names_what_is_in_a_section_and_limits_as_people_write_them(terminal: Path) -> None:
    assert "In it: guide_pages, guide_pages_a_day, slips" in call("explain", "limits", "--profile", terminal)[1]
    assert "≤ 1000000" in call("explain", "limits.outbox_rows", "--profile", terminal)[1]


def test_explain_says_which_key_was_probably_meant(terminal: Path) -> None:
    code, said = call("explain", "timeout.thanks", "--profile", terminal)
    assert code == 2
    assert "timeouts.thanks" in said


def test_explain_and_diff_say_nothing_of_a_secret(terminal: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(GOOD.replace("TOP-SECRET", "ANOTHER"), "utf-8")
    said = call("explain", "platform.enrolment_code", "--profile", terminal)[1] + call("diff", terminal, other)[1]
    assert "platform.enrolment_code" in said
    assert "TOP-SECRET" not in said
    assert "ANOTHER" not in said


def test_diff_tells_what_is_meant_not_how_it_is_written(terminal: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(GOOD.replace("thanks_seconds = 6", "public_seconds = 180"), "utf-8")
    code, said = call("diff", terminal, other, "--json")
    found = {each["key"]: each for each in json.loads(said)["differences"]}
    assert code == 1
    assert set(found) == {"timeouts.public_seconds"}, "thanks_seconds is 6 here, and 6 by default there"
    assert found["timeouts.public_seconds"]["left"]["said"].endswith("site.toml:3")


def test_a_profile_and_itself_do_not_differ(terminal: Path) -> None:
    assert call("diff", terminal, terminal)[0] == 0


def test_check_tells_old_names_and_the_files_it_is_made_of(terminal: Path) -> None:
    code, said = call("check", terminal)
    assert code == 0
    assert "site.toml:2: timeouts.thanks: written since 2026-11-22 as: thanks_seconds = 9" in said
    assert "site.toml, terminal.toml" in said


def test_a_new_profile_is_right_at_once_and_keeps_the_samples_comments(tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    answers = "village 7\nVILLAGE-0007\n梨树村便民服务站\nPear Tree Village\n\n\n12345\n411023\n\nnone\n10.4-lying\nn\n"
    code, said = call("new", file, "--kind", "village", answers=answers)
    assert code == 0, said
    assert "3 to 32 capitals" in said, "a wrong answer is asked again, with the reason"
    text = file.read_text("utf-8")
    assert 'id = "VILLAGE-0007"' in text
    assert "width_mm = 211.2" in text
    assert 'hall = { zh-CN = "梨树村便民服务站", en = "Pear Tree Village", zh-Hant = "梨樹村便民服務站" }' in text
    assert "# A mobile link over the hills" in text
    still = {line.split(": ")[1] for line in said.splitlines() if "still the word of the sample" in line}
    assert {"operator.name", "operator.hotline", "time.servers", "technician.pin_hash"} <= still
    assert not {"terminal.hall", "terminal.region"} & still


def test_a_new_profile_overwrites_nothing(terminal: Path) -> None:
    before = terminal.read_bytes()
    assert call("new", terminal, "--yes")[0] == 2
    assert terminal.read_bytes() == before


@pytest.mark.parametrize("kind", ["hall-24h", "bank-stm", "village"])
def test_every_sample_has_a_line_for_every_question_and_panel(kind: str) -> None:
    sample = (CONFIG / "profiles" / f"{kind}.toml").read_text("utf-8")
    for panel in PANELS:
        assert f"width_mm = {as_toml(panel.width_mm)}" in fill_in(sample, panel.values())
    with pytest.raises(NotInSample):
        fill_in(sample, {("terminal", "colour"): "red"})


def taplo(*files: Path) -> subprocess.CompletedProcess[str]:
    schema = (CONFIG / "profile.schema.json").as_uri()
    command = [TAPLO, "lint", "--schema", schema, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_checker_that_knows_nothing_of_us_accepts_the_samples_by_the_schema() -> None:
    done = taplo(*PROFILES)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('kind = "production"', 'kind = "producton"'),
        ("width_px = 1080", 'width_px = "1080"'),
        ('driver = "samv-serial"', 'driver = "samv-seriel"'),
        ('hotline = "12345"', 'hotlin = "12345"'),
        ("[platform]", "[platfrom]"),
    ],
)
def test_the_checker_refuses_by_the_schema_what_we_refuse(tmp_path: Path, right: str, wrong: str) -> None:
    sample = (CONFIG / "profiles" / "hall-24h.toml").read_text("utf-8")
    assert right in sample
    file = tmp_path / "wrong.toml"
    file.write_text(sample.replace(right, wrong), "utf-8")
    assert taplo(file).returncode != 0
