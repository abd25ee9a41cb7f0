"""A bare Debian 12 becomes a terminal: the package is installed without a network, runs by its unit's own command, a
journey is played on it, and an upgrade keeps what residents confirmed.

As root, with debootstrap; the packages that ours depends on come from Debian's mirror, once.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.queue_commands import DATABASE
from kiosk.rehearsal.display import VirtualDisplay
from kiosk.rehearsal.journey_command import OWN_JOURNEYS
from kiosk.rehearsal.journey_loading import load_journey
from kiosk.rehearsal.journey_run import Rehearsal
from offline_queue.sqlite_store import SqliteStore
from tests.support.outbox import sealed_row

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(os.geteuid() != 0, reason="a root of its own takes root"),
    pytest.mark.skipif(shutil.which("debootstrap") is None, reason="debootstrap is not here"),
]

ROOT = Path(__file__).parents[2]
DEMO_PROFILE = ROOT / "config" / "profiles" / "demo.toml"
#: What a hall's machine and a package are made of is kept from run to run.
KEPT = Path(os.environ.get("KIOSK_INSTALL_TEST", ROOT / "out" / "install-test"))
OLD, NEW = "0.0.9", "0.1.0"
QUEUED = 1000


def run(*command: str | Path, seconds: float = 900, **more: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        env={**os.environ, **more},
    )
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]} {done.stderr[-2000:]}"
    return done.stdout


def remove(root: Path) -> None:
    """Take the folder away, and nothing of what is still mounted in it."""
    mounted = [line.split()[1] for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    assert not [folder for folder in mounted if folder.startswith(f"{root}/")], "something is still mounted"
    run("rm", "-rf", "--one-file-system", root)


class Hall:
    """A machine of a hall: a root folder, and programs run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def inside(self, *command: str, network: bool = True) -> str:
        """What a command says in there. Without a network it has a namespace of its own with nothing in it."""
        return run(
            *(() if network else ("unshare", "--net")), "chroot", self.root, *command, DEBIAN_FRONTEND="noninteractive"
        )

    def install(self, package: Path) -> float:
        """Seconds that it took, without a network."""
        shutil.copyfile(package, self.root / "srv" / package.name)
        before = time.monotonic()
        self.inside("dpkg", "-i", f"/srv/{package.name}", network=False)
        return time.monotonic() - before

    def version(self) -> str:
        return self.inside("dpkg-query", "-W", "-f=${Version}", "civic-kiosk")


@pytest.fixture(scope="module")
def packages() -> dict[str, Path]:
    """The package in two versions, of one tree."""
    built = {}
    for version in (OLD, NEW):
        said = run(ROOT / "packaging" / "build-deb", "--out", KEPT / "packages", "--version", version)
        built[version] = Path(said.splitlines()[-1])
    return built


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A fresh copy of the bare machine, with the kernel's file systems and the displays of this one."""
    bare, root = KEPT / "bare", KEPT / "hall"
    run("sh", ROOT / "packaging" / "make-root", bare)
    with ExitStack() as mounts:
        run("cp", "-a", bare, root)
        mounts.callback(remove, root)
        for folder in ("proc", "sys", "dev", "dev/pts", "dev/shm", "tmp"):
            (root / folder).mkdir(exist_ok=True)
            run("mount", "--bind", f"/{folder}", root / folder)
            mounts.callback(run, "umount", root / folder)
        yield Hall(root)


@pytest.fixture(scope="module")
def installed(hall: Hall, packages: dict[str, Path]) -> Hall:
    hall.install(packages[OLD])
    return hall


def unit_command(hall: Hall) -> tuple[Sequence[str], dict[str, str]]:
    """What systemd would run, and with which environment, as the installed unit says."""
    unit = (hall.root / "usr/lib/systemd/system/kiosk.service").read_text("utf-8")
    (command,) = re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)
    pairs = [pair for line in re.findall(r"^Environment=(.*)$", unit, re.MULTILINE) for pair in line.split()]
    return command.split(), dict(pair.split("=", 1) for pair in pairs)


def test_it_is_installed_without_a_network_and_makes_its_user_and_folders(installed: Hall) -> None:
    assert installed.version() == OLD
    assert "/usr/sbin/nologin" in installed.inside("getent", "passwd", "kiosk")
    for folder in ("var/lib/kiosk", "var/cache/kiosk"):
        assert (installed.root / folder).stat().st_mode & 0o777 == 0o700
    said = installed.inside("kiosk", "profile", "check", "/usr/lib/civic-kiosk/app/config/profiles/hall-24h.toml")
    assert "HALL24-0001" in said


def test_nothing_of_a_browser_of_remote_control_or_of_a_developer_is_in_it(installed: Hall) -> None:
    home = installed.root / "usr/lib/civic-kiosk"
    (site,) = home.glob("venv/lib/python3.*/site-packages")
    assert not {path.name for path in site.iterdir()} & {"pytest", "fastapi", "hypothesis", "mypy", "pip", "setuptools"}
    qt = {path.name for path in (site / "PySide6").rglob("*.so*")}
    assert "libqxcb.so" in qt
    assert "libqtvirtualkeyboardplugin.so" in qt
    assert [name for name in qt if re.search(r"WebEngine|Designer|Qt63D|qvnc", name)] == []
    assert "pip" not in {path.name for path in (home / "venv/bin").iterdir()}


def test_every_library_that_it_loads_is_a_dependency_of_the_package(installed: Hall) -> None:
    find = "find /usr/lib/civic-kiosk -name '*.so*' -type f -print0 | xargs -0 -n 50 ldd 2>/dev/null"
    said = installed.inside("sh", "-c", f"{find} | grep 'not found' | sort -u || true")
    assert said.split("\n") == [""]


def test_it_says_ready_to_its_service_manager_as_the_terminals_own_user(installed: Hall, tmp_path: Path) -> None:
    command, environment = unit_command(installed)
    folder = installed.root / "srv/own"
    folder.mkdir(parents=True, exist_ok=True)
    text = DEMO_PROFILE.read_text("utf-8").replace("../../out/rehearsal/", "/srv/own/")
    text = text.replace('"../services"', '"/usr/lib/civic-kiosk/app/config/services"')
    text = text.replace('"../regions.yaml"', '"/usr/lib/civic-kiosk/app/config/regions.yaml"')
    text = re.sub(r"\[accessibility.speech\].*?\n\n", "", text, flags=re.DOTALL)
    (folder / "terminal.toml").write_text(text, "utf-8")
    installed.inside("chown", "-R", "kiosk:kiosk", "/srv/own")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line, ExitStack() as ended:
        notify = folder / "notify"
        line.bind(str(notify))
        notify.chmod(0o777)
        line.settimeout(60)
        display = VirtualDisplay(1080, 1920, tmp_path)
        ended.callback(display.close)
        shown = {
            **environment,
            **display.environment(),
            "KIOSK_SESSION": "present",
            "KIOSK_PROFILE": "/srv/own/terminal.toml",
            "NOTIFY_SOCKET": "/srv/own/notify",
            "WATCHDOG_USEC": "4000000",
            "HOME": "/srv/own",
            "XDG_RUNTIME_DIR": "/srv/own",
            "PATH": "/usr/bin:/bin",
        }
        if (authority := display.environment().get("XAUTHORITY")) is not None:
            shutil.copyfile(authority, folder / "authority")
            installed.inside("chown", "kiosk", "/srv/own/authority")
            shown["XAUTHORITY"] = "/srv/own/authority"
        terminal = subprocess.Popen(
            ["/usr/sbin/chroot", "--userspec=kiosk:kiosk", str(installed.root), *command],
            env=shown,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert line.recv(100) == b"READY=1"
            assert line.recv(100) == b"WATCHDOG=1"
        finally:
            terminal.terminate()
            _, errors = terminal.communicate(timeout=30)
    assert terminal.returncode == 0, errors[-2000:]


def test_a_journey_is_played_on_it_by_its_units_command(installed: Hall, tmp_path: Path) -> None:
    command, environment = unit_command(installed)

    def program(profile: Path) -> Sequence[str]:
        # What the rehearsal writes lies below /tmp, which both roots share.
        set_ = [f"{key}={value}" for key, value in environment.items() if key not in ("XDG_RUNTIME_DIR", "HOME")]
        set_ += [f"KIOSK_PROFILE={profile}", "KIOSK_SESSION=present", "PATH=/usr/bin:/bin"]
        return ("chroot", str(installed.root), "env", *set_, *command)

    changes: dict[str, dict[str, object]] = {
        "services": {
            "folder": "/usr/lib/civic-kiosk/app/config/services",
            "regions": "/usr/lib/civic-kiosk/app/config/regions.yaml",
        },
        "timeouts": {"thanks_seconds": 1.0},
    }
    with Rehearsal(DEMO_PROFILE, changes=changes, program=program) as rehearsal:
        result = rehearsal.play(load_journey(OWN_JOURNEYS / "print-insurance-certificate.yaml"), tmp_path / "pictures")
    where = result.failed_at
    assert result.passed, f"step {where.number if where else 0}: {result.failure}"


def test_an_upgrade_keeps_what_residents_confirmed(installed: Hall, packages: dict[str, Path]) -> None:
    state = installed.root / "var/lib/kiosk"
    store = SqliteStore(state / DATABASE)
    for _ in range(QUEUED):
        store.keep(sealed_row())
    store.close()
    profile = installed.root / "etc/kiosk/terminal.toml"
    profile.parent.mkdir(exist_ok=True)
    profile.write_text((ROOT / "config/profiles/hall-24h.toml").read_text("utf-8"), "utf-8")

    def waiting() -> int:
        said = installed.inside("kiosk", "queue", "status", "--json", "--profile", "/etc/kiosk/terminal.toml")
        return int(json.loads(said)["waiting"])

    assert waiting() == QUEUED
    installed.install(packages[NEW])
    assert installed.version() == NEW
    assert waiting() == QUEUED
    # And back again, as after a release that does not hold.
    installed.install(packages[OLD])
    assert installed.version() == OLD
    assert waiting() == QUEUED


def test_removing_it_leaves_the_outbox_to_be_delivered(installed: Hall) -> None:
    said = run("chroot", installed.root, "dpkg", "--purge", "civic-kiosk")
    assert said
    assert (installed.root / "var/lib/kiosk/outbox.sqlite").exists()
    assert not (installed.root / "usr/lib/civic-kiosk").exists()
