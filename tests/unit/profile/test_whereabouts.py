"""What a profile names and this machine does not have, each at its line; two files that contradict, with both
places."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drivers.protocols import Family
from drivers.registry import REGISTRY
from kiosk.cli import main
from kiosk.profile import ProfileInvalid, load_profile
from kiosk.profile.option_forms import form_of
from kiosk.texts import COMPLETE, load_words
from tests.unit.profile.test_mistakes import GOOD, SECRET

SAMPLES = Path(__file__).parents[3] / "config" / "profiles"
NAMED = GOOD.replace('enrolment_code = "TOP-SECRET"', 'enrolment_code = { file = "code" }')


def check(file: Path, *more: str, chinese: bool = False) -> tuple[int, str]:
    locale = {"LC_ALL": "zh_CN.UTF-8" if chinese else "C.UTF-8"}
    result = CliRunner().invoke(main, ["profile", "check", *more, str(file)], env=locale)
    return result.exit_code, result.output


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "terminal.toml"
    file.write_text(NAMED, "utf-8")
    (tmp_path / "ca.pem").touch()
    (tmp_path / "services").mkdir()
    return file


def lay(file: Path, content: bytes = SECRET.encode(), mode: int = 0o600) -> Path:
    code = file.with_name("code")
    code.write_bytes(content)
    code.chmod(mode)
    return code


LINE = NAMED.splitlines().index('enrolment_code = { file = "code" }') + 1


def test_with_everything_in_its_place_it_is_right(file: Path) -> None:
    lay(file)
    assert check(file, "--here")[0] == 0


@pytest.mark.parametrize(
    ("content", "mode", "told"),
    [
        (SECRET.encode(), 0o644, "others can read {code}. Set its rights to 0600: chmod 600 {code}"),
        (SECRET.encode(), 0o640, "others can read {code}. Set its rights to 0600: chmod 600 {code}"),
        (b"", 0o600, "{code} holds no secret in UTF-8 text of at most 4 kB."),
        (b"\xff\xff", 0o600, "{code} holds no secret in UTF-8 text of at most 4 kB."),
    ],
    ids=["of everybody", "of the group", "empty", "no text"],
)
@pytest.mark.parametrize("more", [(), ("--here",)], ids=["anywhere", "here"])
def test_a_secret_that_lies_wrongly_is_told_wherever_it_is_looked_at(
    file: Path, content: bytes, mode: int, told: str, more: tuple[str, ...]
) -> None:
    code = lay(file, content, mode)
    exit_code, said = check(file, *more)
    assert exit_code == 2
    assert f"{file}:{LINE}: platform.enrolment_code: {told.format(code=code)}" in said
    assert SECRET not in said


def test_a_secret_that_is_not_there_is_told_on_the_terminal_and_not_on_a_desk(file: Path) -> None:
    assert check(file)[0] == 0
    assert "was not looked at" in check(file)[1]
    exit_code, said = check(file, "--here")
    assert exit_code == 2
    assert f"{file}:{LINE}: platform.enrolment_code: {file.with_name('code')} is not there." in said
    assert "install -m 600" in said
    (file.parent / "credentials").mkdir()
    assert check(file, "--here")[0] == 0, "it was used, and is without a meaning"


def test_a_folder_in_place_of_a_secret_is_told(file: Path) -> None:
    file.with_name("code").mkdir()
    exit_code, said = check(file)
    assert exit_code == 2
    assert f"{file}:{LINE}: platform.enrolment_code: {file.with_name('code')} is a folder." in said


def test_a_file_that_is_named_and_not_there_is_told_at_its_line(file: Path) -> None:
    lay(file)
    (file.parent / "ca.pem").unlink()
    exit_code, said = check(file, "--here")
    assert exit_code == 2
    assert f"{file}:{LINE - 2}: platform.ca_file: {file.parent / 'ca.pem'} is not there." in said


@pytest.mark.parametrize("sample", ["hall-24h", "bank-stm", "village"])
def test_the_pin_of_a_sample_is_told_as_long_as_it_stands(sample: str) -> None:
    exit_code, said = check(SAMPLES / f"{sample}.toml")
    assert exit_code == 0
    assert said.count("the PIN of the sample stands here still") == 2
    assert "the PIN of the sample" not in check(SAMPLES / "demo.toml")[1], "a rehearsal's PIN may be known"


# --- two layers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("below", "above", "told"),
    [
        (
            '[services]\ninclude = ["tax"]\n',
            'exclude = ["tax"]\n',
            'services.exclude: "tax" stands in both lists. Take it out of one of them. '
            "See: services.include (operator.toml:2)",
        ),
        (
            '[devices.code_scanner]\ndriver = "scanner-serial"\ndevice = "/dev/ttyS0"\n',
            "",
            'devices.code_scanner: "/dev/ttyS0" is the line of [devices.id_card] already.',
        ),
        (
            "[screen]\nkeyboard = false\n",
            'handwriting = ["reader"]\n',
            "(keyboard = false). See: screen.keyboard (operator.toml:2)",
        ),
        (
            '[hours]\npower_off = "01:00"\npower_on = "06:00"\n',
            '[hours]\npower = "rtc"\nupdate_from = "02:00"\n',
            "reach beyond power_off and power_on. See: hours.power_off (operator.toml:2)",
        ),
        ("[screen]\nwidth_px = 1920\n", "width_px = true\n", "terminal.toml:11: screen.width_px: "),
    ],
    ids=["chosen and not", "one port", "no keyboard", "off while updated", "the last word is wrong"],
)
def test_two_files_that_contradict_each_other_are_both_named(below: str, above: str, told: str, tmp_path: Path) -> None:
    section = {"exclude": '[services]\nfolder = "services"\n', "handwriting": "height_mm = 476.1\n"}
    place = section.get(above.partition(" ")[0])
    good = GOOD.replace(place, place + above, 1) if place else GOOD
    if above.startswith("width_px"):
        good = GOOD.replace("width_px = 1080", "width_px = true")
    more = "" if place or above.startswith("width_px") else above
    (tmp_path / "operator.toml").write_text(below, "utf-8")
    (tmp_path / "terminal.toml").write_text('layers = ["operator.toml"]\n' + good + more, "utf-8")
    said = check(tmp_path / "terminal.toml")[1]
    assert told in said.splitlines()[0]


# --- in the technician's language -------------------------------------------------------------------------------------


def test_what_an_option_of_a_driver_can_be_is_said_in_every_language() -> None:
    for family in Family:
        for name in REGISTRY.names(family):
            for each in fields(REGISTRY.find(name).options):
                check_of = each.metadata.get("check")
                if check_of is None:
                    continue
                form = form_of(check_of.expected)
                assert form is not None, f"{name}.{each.name}: {check_of.expected}"
                assert all("⟦" not in load_words(language).say(form) for language in COMPLETE)


def test_a_wrong_key_is_one_mistake_and_not_a_missing_one_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    wrong = GOOD.replace("hotline", "hotlin").replace('device = "/dev/ttyS0"', 'devise = "/dev/ttyS0"')
    file.write_text(wrong, "utf-8")
    with pytest.raises(ProfileInvalid) as caught:
        load_profile(file)
    assert [problem.key for problem in caught.value.problems] == ["terminal.hotlin", "devices.id_card.devise"]
