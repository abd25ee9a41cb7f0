"""`kiosk run` as a real process: a profile that cannot be used is a clear message, exit code 2, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.operations.instance import SingleInstance
from tests.unit.profile.test_mistakes import GOOD, SECRET

SERVICES = Path(__file__).parents[2] / "config/services"


def kiosk(*arguments: str | Path, locale: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": locale}
    command = [sys.executable, "-m", "kiosk", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)


def files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*"))


#: What is done to the file, and what the message says.
CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda file: None, "there is no such file"),
    "a folder": (lambda file: file.mkdir(), "cannot be read"),
    "no TOML": (lambda file: file.write_text("kind = "), "not TOML"),
    "not UTF-8": (lambda file: file.write_bytes(b"kind = '\xff'"), "not UTF-8"),
    "unknown key": (lambda file: file.write_text(GOOD.replace("hotline", "hotlin")), 'Did you mean "hotline"?'),
    "no services": (lambda file: file.write_text(GOOD), "There is no folder"),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_profile_is_explained_and_nothing_is_left_behind(case: str, tmp_path: Path) -> None:
    spoil, said = CASES[case]
    file = tmp_path / "terminal.toml"
    spoil(file)
    before = files(tmp_path)
    ended = kiosk("run", "--profile", file)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert SECRET not in ended.stderr + ended.stdout
    assert ended.stdout == ""
    assert files(tmp_path) == before


def test_message_stands_in_the_language_of_the_locale(tmp_path: Path) -> None:
    assert "没有这个文件" in kiosk("profile", "check", tmp_path / "none.toml", locale="zh_CN.UTF-8").stderr


def test_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    (tmp_path / "state").write_text("a file where the folder should be")
    file.write_text(GOOD.replace('"services"', f'"{SERVICES}"'))
    ended = kiosk("run", "--profile", file)
    assert ended.returncode == 2
    assert str(tmp_path / "state") in ended.stderr
    assert "Traceback" not in ended.stderr


def test_second_start_of_the_same_terminal_says_so(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    (tmp_path / "state").mkdir()
    file.write_text(GOOD.replace('"services"', f'"{SERVICES}"'))
    with SingleInstance(tmp_path / "state"):
        ended = kiosk("run", "--profile", file)
    assert ended.returncode == 2
    assert "TEST-0001 is already running" in ended.stderr


def test_services_with_mistakes_are_explained_at_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "item.yaml").write_text("code: 1\n")
    file.write_text(GOOD)
    ended = kiosk("run", "--profile", file)
    assert ended.returncode == 2
    assert "item.yaml:1: code: " in ended.stderr
    assert not (tmp_path / "state").exists()


def test_profile_that_is_right_is_said_to_be(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text(GOOD)
    ended = kiosk("profile", "check", file)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "TEST-0001" in ended.stdout


def test_attendant_confirms_the_paper_path_from_outside(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text(GOOD)
    assert kiosk("attendant", "paper-path-empty", "--profile", file).returncode == 2, "it never ran"
    (tmp_path / "state").mkdir()
    assert "not locked" in kiosk("attendant", "paper-path-empty", "--profile", file).stdout


@pytest.mark.parametrize("command", [("run",), ("attendant", "paper-path-empty")])
def test_print_journal_that_cannot_be_read_is_a_clear_error(command: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text(GOOD.replace('"services"', f'"{SERVICES}"'))
    (tmp_path / "state").mkdir(mode=0o700)
    (tmp_path / "state/print_journal.sqlite").write_text("not a database, as far as anybody can tell")
    ended = kiosk(*command, "--profile", file)
    assert ended.returncode == 2
    assert "print_journal.sqlite cannot be read" in ended.stderr
    assert "Traceback" not in ended.stderr
