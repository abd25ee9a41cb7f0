"""Runs qmllint over every QML file of ours; any finding fails. Called by the lint command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import PySide6

_ROOT = Path(__file__).parents[2]


def main() -> int:
    """Exit code 0 when there is nothing to say, else 1 with the findings, each at its line."""
    # Absolute paths: qmllint finds the qmldir beside a singleton only by them.
    files = [str(file) for room in ("screens", "kiosk") for file in sorted((_ROOT / room).rglob("*.qml"))]
    program = Path(PySide6.__file__).with_name("qmllint")
    run = subprocess.run([str(program), "--json", "-", *files], capture_output=True, text=True, check=False)
    try:
        linted = json.loads(run.stdout)["files"]
    except (ValueError, KeyError):
        print(f"qmllint ended with {run.returncode}: {run.stdout}{run.stderr}")
        return 1
    findings = [
        f"{Path(file['filename']).relative_to(_ROOT)}:{warning.get('line', 1)}: {warning['id']}: {warning['message']}"
        for file in linted
        for warning in file["warnings"]
    ]
    if len(linted) != len(files):
        findings.append(f"{len(files)} files were given and {len(linted)} looked at")
    if findings:
        print("\n".join(findings))
        return 1
    print(f"qmllint: {len(files)} files, no findings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
