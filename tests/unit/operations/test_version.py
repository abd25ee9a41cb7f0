"""``kiosk --version``: what somebody on the telephone is asked for first."""

from __future__ import annotations

from typer.testing import CliRunner

from kiosk.cli import main
from kiosk.updating.own import own_version


def test_the_command_line_says_which_release_it_is() -> None:
    said = CliRunner().invoke(main, ["--version"])
    assert (said.exit_code, said.output) == (0, f"{own_version()}\n")
