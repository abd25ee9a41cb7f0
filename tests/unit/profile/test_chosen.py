"""What a profile names of the catalogue is looked up, and a mistake is told at its line with what was meant."""

from __future__ import annotations

from pathlib import Path

from kiosk.profile import load_profile
from kiosk.profile.chosen import check_chosen
from kiosk.profile.layers import read_layers
from tests.support.catalogues import QUERY, copy_services
from tests.unit.profile.test_mistakes import GOOD

NAMES = {QUERY, "human_resources"}


def mistakes(
    folder: Path, services: str, region: str = "411002", known: set[str] = NAMES
) -> list[tuple[str, str, str]]:
    """The key, the key that stands at the line, and what was meant."""
    text = GOOD.replace('folder = "services"', services).replace("hotline =", f'region = "{region}"\nhotline =')
    file = folder / "terminal.toml"
    file.write_text(text, "utf-8")
    lines = text.splitlines()
    found = check_chosen(read_layers(file), load_profile(file), known, {"411000", "411002"})
    return [
        (one.key, lines[one.line - 1].split(" ")[0], str(dict(one.text.arguments).get("meant", ""))) for one in found
    ]


def test_codes_and_departments_that_are_there_are_right(tmp_path: Path) -> None:
    assert mistakes(tmp_path, f'include = ["{QUERY}"]\nexclude = ["human_resources"]') == []


def test_what_is_not_there_is_told_with_what_was_meant(tmp_path: Path) -> None:
    found = mistakes(tmp_path, 'include = ["human_resource"]\nexclude = ["412014902001"]')
    assert found == [("services.include", "include", "human_resources"), ("services.exclude", "exclude", QUERY)]
    assert mistakes(tmp_path, "", region="411003") == [("terminal.region", "region", "411002")]


def test_nothing_is_said_against_what_cannot_be_known(tmp_path: Path) -> None:
    assert mistakes(tmp_path, 'include = ["411014902000"]', known=set()) == []


def test_the_command_looks_into_the_folder(tmp_path: Path) -> None:
    from tests.faults.test_start_with_a_bad_profile import kiosk  # noqa: PLC0415 - its helper alone

    copy_services(tmp_path / "services")
    file = tmp_path / "terminal.toml"
    file.write_text(GOOD.replace('folder = "services"', 'folder = "services"\nexclude = ["human_resorces"]'), "utf-8")
    ended = kiosk("profile", "check", file)
    assert ended.returncode == 2
    assert 'Did you mean "human_resources"?' in ended.stderr


def test_a_terminal_that_starts_says_it_too_and_goes_on(tmp_path: Path) -> None:
    """What ends this start is a state folder that cannot be made; what is not there was told before."""
    from tests.faults.test_start_with_a_bad_profile import kiosk  # noqa: PLC0415 - its helper alone

    copy_services(tmp_path / "services")
    text = GOOD.replace('folder = "services"', 'folder = "services"\nexclude = ["human_resorces"]')
    file = tmp_path / "terminal.toml"
    file.write_text(text, "utf-8")
    state = load_profile(file).folders.state
    state.write_bytes(b"a file where the folder should be")
    ended = kiosk("run", "--profile", file)
    assert f"{file}:" in ended.stderr and 'Did you mean "human_resources"?' in ended.stderr
    assert str(state) in ended.stderr.splitlines()[-1], "it did not go on to its folders"
