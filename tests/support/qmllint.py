"""Runs qmllint over every QML file of the screens; any finding fails. Called by the lint command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

_ROOT = Path(__file__).parents[2]


def main() -> int:
    """Exit code 0 when there is nothing to say, else 1 with the findings."""
    # Absolute paths: qmllint finds the qmldir beside a singleton only by them.
    files = [str(file) for file in sorted((_ROOT / "screens").rglob("*.qml"))]
    program = Path(PySide6.__file__).with_name("qmllint")
    run = subprocess.run([str(program), "--max-warnings", "0", *files], capture_output=True, text=True, check=False)
    findings = (run.stdout + run.stderr).strip()
    if run.returncode or findings:
        print(findings)
        return 1
    print(f"qmllint: {len(files)} files, no findings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
