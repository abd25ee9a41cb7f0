"""The terminal starts without what its first page does not need, and says why it does not start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kiosk.rehearsal.processes import source_folder


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(source_folder()), "LC_ALL": "C"}
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, env=environment)


def test_a_wrong_profile_is_told_line_by_line_with_code_2(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text("schema_version = 1\n", "utf-8")
    direct = _run("-m", "kiosk", "run", "--profile", str(file))
    assert (direct.returncode, direct.stdout) == (2, "")
    assert f"{file}:1: terminal: " in direct.stderr
    by_the_command_line = _run("-m", "kiosk", "run", f"--profile={file}")
    assert (by_the_command_line.returncode, by_the_command_line.stderr) == (2, direct.stderr)


def test_the_command_lines_library_is_not_imported_by_the_terminal() -> None:
    unwanted = "{'typer', 'rich', 'yaml', 'requests', 'cryptography'}"
    code = f"import sys, kiosk.__main__, kiosk.starting, kiosk.app; print({unwanted} & {{*sys.modules}})"
    assert _run("-c", code).stdout.strip() == "set()"
