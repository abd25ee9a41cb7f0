"""The units of the package, by what systemd itself says of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[3] / "packaging"
SERVICES = sorted((PACKAGING / "systemd").glob("*.service"))
#: How much of the system an attacker in the process would have, 0 to 10.
MOST_EXPOSED = 2.0
needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")


@needs_systemd
@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)
def test_a_unit_may_do_little(unit: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=yes", "--no-pager", str(unit)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    found = re.search(r"exposure level for \S+: ([\d.]+)", said.stdout)
    assert found is not None, said.stderr
    assert float(found[1]) <= MOST_EXPOSED


@needs_systemd
@pytest.mark.parametrize("unit", sorted((PACKAGING / "systemd").iterdir()), ids=lambda unit: unit.name)
def test_systemd_understands_every_line(unit: Path) -> None:
    said = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, timeout=60, check=False
    )
    strange = [line for line in said.stderr.splitlines() if unit.name in line and "is not executable" not in line]
    assert strange == []


def test_the_terminal_is_given_up_for_a_page_that_says_so() -> None:
    unit = (PACKAGING / "systemd" / "kiosk.service").read_text("utf-8")
    for line in ("Type=notify", "WatchdogSec=20", "OnFailure=kiosk-out-of-service.service", "MemorySwapMax=0"):
        assert f"\n{line}\n" in unit


def test_every_file_that_the_build_places_is_there() -> None:
    named = re.findall(r'^        "(system[^"]*)":', (PACKAGING / "build_deb.py").read_text("utf-8"), re.MULTILINE)
    assert len(named) > 8
    assert [name for name in named if not (PACKAGING / name).exists()] == []
