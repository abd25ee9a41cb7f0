"""The package for Debian 13 is built on one, installed there without a network, and becomes a terminal; the one for
arm64 is built, installed and asked where this machine runs programs of arm64.

As root, with debootstrap, as ``test_install``; what is built and the machines are kept where that keeps its own.
"""

from __future__ import annotations

import platform
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.booted import booted_hall
from tests.packaging.halls import CONFIG, KEPT, NEW, ROOT, Hall, bare_hall, run
from tests.packaging.test_booted import SESSION, UNIT, active, profile, well
from tests.packaging.test_install import become_a_terminal, pytestmark

__all__ = ["pytestmark"]
RELEASE = "trixie"
#: e_machine of elf(5).
_AARCH64 = 183
_BINFMT = Path("/proc/sys/fs/binfmt_misc/qemu-aarch64")


def built_for(processor: str) -> Path:
    said = run(
        *(ROOT / "packaging" / "build-for", RELEASE, processor),
        *("--out", KEPT / f"packages-{RELEASE}-{processor}", "--version", NEW),
        seconds=3600,
        KIOSK_BUILD_ROOTS=str(KEPT / "build-roots"),
    )
    return Path(said.splitlines()[-1])


@pytest.fixture(scope="module")
def package() -> Path:
    return built_for("amd64")


@pytest.fixture(scope="module")
def installed(package: Path) -> Iterator[Hall]:
    with bare_hall("hall-13", RELEASE) as made:
        made.install(package)
        yield made


def test_it_is_installed_without_a_network_and_finds_every_library(installed: Hall) -> None:
    assert installed.version() == NEW
    assert "HALL24-0001" in installed.inside("kiosk", "profile", "check", f"{CONFIG}/profiles/hall-24h.toml")
    find = "find /usr/lib/civic-kiosk -name '*.so*' -type f -print0 | xargs -0 -n 50 ldd 2>/dev/null"
    assert installed.inside("sh", "-c", f"{find} | grep 'not found' | sort -u || true").strip() == ""


def test_it_is_provisioned_and_a_journey_is_played_on_it(installed: Hall) -> None:
    become_a_terminal(installed)


def test_its_units_come_up_under_the_newer_service_manager(package: Path) -> None:
    files = (("/etc/kiosk/terminal.toml", profile()), ("/etc/kiosk/session.env", SESSION))
    with booted_hall("booted-13", package, *files, release=RELEASE) as machine:
        machine.until("running", "systemctl", "is-system-running")
        machine.told("systemctl", "start", UNIT)
        assert active(machine)
        well(machine)


def runs_programs_of_arm64() -> bool:
    return platform.machine() == "aarch64" or (_BINFMT.exists() and "F" in _BINFMT.read_text("ascii").split("\n")[2])


@pytest.mark.timeout(5400)
@pytest.mark.skipif(not runs_programs_of_arm64(), reason="programs of arm64 do not run here: qemu-user-static")
def test_the_package_for_arm64_is_of_arm64_alone_and_its_program_runs(tmp_path: Path) -> None:
    package = built_for("arm64")
    run("dpkg-deb", "-R", package, tmp_path / "tree")
    home = tmp_path / "tree/usr/lib/civic-kiosk"
    strange = [str(file.relative_to(home)) for file in home.rglob("*") if _processor(file) not in (None, _AARCH64)]
    assert strange == []
    (site,) = home.glob("venv/lib/python3.*/site-packages")
    assert sum(_processor(file) == _AARCH64 for file in site.rglob("*.so*")) > 100
    tags = {line for wheel in site.glob("*.dist-info/WHEEL") for line in wheel.read_text("utf-8").splitlines()}
    tags = {tag for tag in tags if tag.startswith("Tag:")}
    assert [tag for tag in tags if not tag.endswith(("-any", "aarch64"))] == []
    # Where it was built: to make another such machine under emulation takes half an hour.
    with bare_hall("hall-13-arm64", machine=KEPT / "build-roots" / f"{RELEASE}-arm64") as hall:
        hall.install(package)
        assert hall.inside("uname", "-m").strip() == "aarch64"
        assert "HALL24-0001" in hall.inside("kiosk", "profile", "check", f"{CONFIG}/profiles/hall-24h.toml")
        qt = "import sys; from PySide6.QtQuick import QQuickView; from PySide6.QtGui import QGuiApplication; "
        qt += "QGuiApplication([]); QQuickView(); sys.stdout.write('shown')"
        python = "/usr/lib/civic-kiosk/venv/bin/python"
        said = hall.inside("env", "QT_QPA_PLATFORM=offscreen", "QT_QUICK_BACKEND=software", python, "-c", qt)
        assert said == "shown"


def _processor(file: Path) -> int | None:
    """Of a program or library; None for anything else."""
    if file.is_symlink() or not file.is_file():
        return None
    with file.open("rb") as stream:
        head = stream.read(20)
    if len(head) < 20 or not head.startswith(b"\x7fELF"):
        return None
    return int(struct.unpack_from("<H" if head[5] == 1 else ">H", head, 18)[0])
