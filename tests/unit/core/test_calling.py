"""A call that is wrong is told in the words of the locale; the profile can be named once for all calls."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.calling import PROFILE_VARIABLE
from kiosk.cli import main

DEMO = Path("config/profiles/demo.toml").absolute()
CHINESE = {"LC_ALL": "zh_CN.UTF-8", PROFILE_VARIABLE: None}
ENGLISH = {"LC_ALL": "en_US.UTF-8", PROFILE_VARIABLE: None}


@pytest.mark.parametrize(
    ("call", "english", "chinese"),
    [
        (["devices", "check"], "--profile is missing. Name the terminal's", "缺少 --profile。请写明"),
        (["devices", "record"], "name is missing", "缺少 name。"),
        (["devices", "list", "--colour"], "no option --colour", "没有选项 --colour"),
        (["bench", "hosts", "--rounds", "many"], "--rounds cannot be that", "--rounds 的值不对"),
        (["devices", "wath"], "This call is wrong: ", "命令写法不对："),
    ],
)
def test_a_wrong_call_is_told_in_the_words_of_the_locale(call: list[str], english: str, chinese: str) -> None:
    for environment, words, where in ((ENGLISH, english, "What there is: "), (CHINESE, chinese, "查看用法：")):
        result = CliRunner().invoke(main, call, env=environment)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert words in result.stderr
        assert where in result.stderr


def test_the_profile_named_once_stands_for_the_option() -> None:
    result = CliRunner().invoke(main, ["profile", "check", str(DEMO)], env=ENGLISH)
    assert result.exit_code == 0, result.output
    missing = CliRunner().invoke(main, ["doctor", "--json"], env=ENGLISH)
    assert missing.exit_code == 2
    told = CliRunner().invoke(main, ["doctor", "--json"], env={**ENGLISH, PROFILE_VARIABLE: str(DEMO)})
    assert told.stdout.startswith("{"), told.output


def test_the_demonstration_keeps_its_own_profile(tmp_path: Path) -> None:
    """``kiosk demo`` on a terminal must not take that terminal's devices."""
    result = CliRunner().invoke(main, ["demo", "--help"], env={**ENGLISH, PROFILE_VARIABLE: str(tmp_path / "none")})
    assert PROFILE_VARIABLE not in result.output
    assert PROFILE_VARIABLE in CliRunner().invoke(main, ["doctor", "--help"], env=ENGLISH).output


def test_without_a_command_there_is_the_help() -> None:
    result = CliRunner().invoke(main, ["devices"], env=ENGLISH)
    assert "print-test" in result.output


def test_an_exit_code_of_a_command_is_kept() -> None:
    assert CliRunner().invoke(main, ["generate", "--list"], env=ENGLISH).exit_code == 0
    assert CliRunner().invoke(main, ["generate", "nothing"], env=ENGLISH).exit_code == 2
