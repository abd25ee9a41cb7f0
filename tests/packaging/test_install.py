"""A bare Debian 12 becomes a terminal: the package is installed without a network, provisioned from one file, runs by
its unit's own command, a journey is played on it, an upgrade keeps what residents confirmed, and a release that does
not come up is taken back.

As root, with debootstrap; the packages that ours depends on come from Debian's mirror, once.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from kiosk.queue_commands import DATABASE
from kiosk.rehearsal.display import VirtualDisplay
from kiosk.rehearsal.journey_command import OWN_JOURNEYS
from kiosk.rehearsal.journey_loading import load_journey
from kiosk.rehearsal.journey_run import Rehearsal
from kiosk.rehearsal.messages import WriteProfile
from offline_queue.migrations import VERSION
from offline_queue.sqlite_store import SqliteStore
from tests.packaging.halls import BROKEN, CONFIG, FIRST, NEW, ROOT, Hall, bare_hall, broken_release, built
from tests.packaging.releases import KEEP_IN_FIRST_FORM, last_with_the_first_form

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(os.geteuid() != 0, reason="a root of its own takes root"),
    pytest.mark.skipif(shutil.which("debootstrap") is None, reason="debootstrap is not here"),
]

DEMO_PROFILE = ROOT / "config" / "profiles" / "demo.toml"
QUEUED = 1000


@pytest.fixture(scope="module")
def package() -> Path:
    """Of this checkout."""
    return built(NEW)


@pytest.fixture(scope="module")
def hall() -> Iterator[Hall]:
    with bare_hall("hall") as made:
        yield made


@pytest.fixture(scope="module")
def installed(hall: Hall, package: Path) -> Hall:
    hall.install(package)
    return hall


def unit_command(hall: Hall) -> tuple[Sequence[str], dict[str, str]]:
    """What systemd would run, and with which environment, as the installed unit says."""
    unit = (hall.root / "usr/lib/systemd/system/kiosk.service").read_text("utf-8")
    (command,) = re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)
    pairs = [pair for line in re.findall(r"^Environment=(.*)$", unit, re.MULTILINE) for pair in line.split()]
    return command.split(), dict(pair.split("=", 1) for pair in pairs)


def test_it_is_installed_without_a_network_and_makes_its_user_and_folders(installed: Hall) -> None:
    assert installed.version() == NEW
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


class Started:
    """The installed terminal, begun by its unit's command as its own user, with a service manager that listens."""

    def __init__(self, hall: Hall, folder: Path, display: VirtualDisplay) -> None:
        command, environment = unit_command(hall)
        own = hall.root / "srv/own"
        own.mkdir(parents=True, exist_ok=True)
        text = DEMO_PROFILE.read_text("utf-8").replace("../../out/rehearsal/", "/srv/own/")
        text = text.replace('"../services"', f'"{CONFIG}/services"').replace(
            '"../regions.yaml"', f'"{CONFIG}/regions.yaml"'
        )
        text = re.sub(r"\[accessibility.speech\].*?\n\n", "", text, flags=re.DOTALL)
        (own / "terminal.toml").write_text(text, "utf-8")
        self.line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.line.bind(str(own / f"notify-{folder.name}"))
        (own / f"notify-{folder.name}").chmod(0o777)
        shown = {
            **environment,
            **display.environment(),
            "KIOSK_SESSION": "present",
            "KIOSK_PROFILE": "/srv/own/terminal.toml",
            "NOTIFY_SOCKET": f"/srv/own/notify-{folder.name}",
            "WATCHDOG_USEC": "4000000",
            "HOME": "/srv/own",
            "XDG_RUNTIME_DIR": "/srv/own",
            "PATH": "/usr/bin:/bin",
        }
        if (authority := display.environment().get("XAUTHORITY")) is not None:
            shutil.copyfile(authority, own / "authority")
            shown["XAUTHORITY"] = "/srv/own/authority"
        hall.inside("chown", "-R", "kiosk:kiosk", "/srv/own")
        self.process = subprocess.Popen(
            ["/usr/sbin/chroot", "--userspec=kiosk:kiosk", str(hall.root), *command],
            env=shown,
            stderr=subprocess.PIPE,
            text=True,
        )

    def said(self, seconds: float = 60) -> bytes:
        """What it tells its service manager next; b"" when it ends without a word."""
        self.line.settimeout(1.0)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                return self.line.recv(100)
            except TimeoutError:
                if self.process.poll() is not None:
                    return b""
        raise AssertionError("it neither says anything nor ends")

    def end(self) -> tuple[int, str]:
        """Its exit code and the end of what it wrote."""
        self.process.terminate()
        _, errors = self.process.communicate(timeout=30)
        self.line.close()
        return self.process.returncode, errors[-2000:]


@pytest.fixture
def display(tmp_path: Path) -> Iterator[VirtualDisplay]:
    shown = VirtualDisplay(1080, 1920, tmp_path)
    yield shown
    shown.close()


def test_it_says_ready_to_its_service_manager_as_the_terminals_own_user(
    installed: Hall, tmp_path: Path, display: VirtualDisplay
) -> None:
    started = Started(installed, tmp_path, display)
    try:
        assert started.said() == b"READY=1"
        assert started.said() == b"WATCHDOG=1"
    finally:
        code, errors = started.end()
    assert code == 0, errors


def give_to_the_terminals_user(hall: Hall, stage: Path) -> None:
    """What the rehearsal plays, and the lines on which it plays it, are root's: as udev would, give them away."""
    names = hall.inside("getent", "passwd", "kiosk").split(":")
    user, group = int(names[2]), int(names[3])
    for path in (stage, *stage.rglob("*")):
        os.chown(path.resolve() if path.is_symlink() else path, user, group)


def test_it_is_provisioned_from_one_file_and_a_journey_is_played_on_it_by_its_units_command(
    installed: Hall,
) -> None:
    become_a_terminal(installed)


def become_a_terminal(installed: Hall) -> None:
    """Provisioned twice, started by its unit's command, and one journey."""
    command, environment = unit_command(installed)

    def program(profile: Path) -> Sequence[str]:
        # What the rehearsal writes lies in memory, which both roots share.
        own = profile.parent / "runtime"
        set_ = [f"{key}={value}" for key, value in environment.items() if key not in ("XDG_RUNTIME_DIR", "HOME")]
        set_ += [f"XDG_RUNTIME_DIR={own}", f"HOME={own}", "KIOSK_SESSION=present", "PATH=/usr/bin:/bin"]
        give_to_the_terminals_user(installed, profile.parent)
        return ("chroot", "--userspec=kiosk:kiosk", str(installed.root), "env", *set_, *command)

    def provision(*more: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(
            installed.inside("kiosk", "provision", str(rehearsal.stage.profile), "--json", *more)
        )
        return told

    changes: dict[str, dict[str, object]] = {
        "services": {"folder": f"{CONFIG}/services", "regions": f"{CONFIG}/regions.yaml"},
        "timeouts": {"thanks_seconds": 1.0},
    }
    with Rehearsal(DEMO_PROFILE, changes=changes, program=program) as rehearsal:
        rehearsal.control.do(WriteProfile(changes=changes))
        give_to_the_terminals_user(installed, rehearsal.stage.folder)
        would = provision("--dry-run")
        assert {step["step"] for step in would["steps"] if step["ended"] == "would_do"} >= {"profile", "key", "service"}
        assert not (installed.root / "etc/kiosk/terminal.toml").exists()

        first = provision()
        assert first["ready"], first
        assert (installed.root / "etc/systemd/system/multi-user.target.wants/kiosk.service").is_symlink()
        assert (rehearsal.stage.folder / "state/readiness/readiness.pdf").exists()
        again = provision()
        assert not again["changed"], again

        journey = load_journey(OWN_JOURNEYS / "print-insurance-certificate.yaml")
        mask = os.umask(0)  # the terminal's user draws the pictures into a folder that we make
        try:
            result = rehearsal.play(journey, rehearsal.stage.folder / "pictures")
        finally:
            os.umask(mask)
    where = result.failed_at
    assert result.passed, f"step {where.number if where else 0}: {result.failure}"


@pytest.fixture(scope="module")
def of_before() -> Iterator[Hall]:
    """A machine with the program of before the outbox's second form."""
    older = last_with_the_first_form(FIRST)
    with bare_hall("hall-of-before") as made:
        made.install(older)
        yield made


@pytest.fixture(scope="module")
def upgraded(of_before: Hall, package: Path) -> tuple[Hall, list[str]]:
    """The same machine with this release, and the rows that were queued by the one before, in their order."""
    python = "/usr/lib/civic-kiosk/venv/bin/python"
    database = f"/var/lib/kiosk/{DATABASE}"
    own = ("runuser", "-u", "kiosk", "--", python, "-c", KEEP_IN_FIRST_FORM, database, str(QUEUED))
    kept = of_before.inside(*own).split()
    assert version_of(of_before) == 1
    profile = of_before.root / "etc/kiosk/terminal.toml"
    profile.parent.mkdir(exist_ok=True)
    profile.write_text((ROOT / "config/profiles/hall-24h.toml").read_text("utf-8"), "utf-8")
    of_before.install(package)
    return of_before, kept


def test_an_upgrade_brings_what_was_queued_to_the_newest_form_and_loses_nothing(
    upgraded: tuple[Hall, list[str]],
) -> None:
    hall, kept = upgraded
    assert hall.version() == NEW
    assert waiting(hall) == QUEUED
    assert version_of(hall) == VERSION
    store = SqliteStore(hall.root / "var/lib/kiosk" / DATABASE)
    try:
        assert [str(fact.id) for fact in store.facts(most=QUEUED + 1)] == kept
    finally:
        store.close()


def version_of(hall: Hall) -> int:
    """The form of its outbox."""
    connection = sqlite3.connect(f"file:{hall.root / 'var/lib/kiosk' / DATABASE}?mode=ro", uri=True)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def waiting(hall: Hall) -> int:
    """Rows that the platform does not have yet."""
    said = hall.inside("kiosk", "queue", "status", "--json", "--profile", "/etc/kiosk/terminal.toml")
    return int(json.loads(said)["waiting"])


def test_a_release_that_does_not_come_up_is_taken_back_and_nothing_is_lost(
    upgraded: tuple[Hall, list[str]], package: Path, tmp_path: Path, display: VirtualDisplay
) -> None:
    hall, _ = upgraded
    hall.install(broken_release(package, tmp_path))
    assert hall.version() == BROKEN
    first = Started(hall, tmp_path, display)
    assert first.said() == b""
    assert "broken on purpose" in first.end()[1]
    hall.install(package)
    assert hall.version() == NEW
    (tmp_path / "again").mkdir()
    second = Started(hall, tmp_path / "again", display)
    try:
        assert second.said() == b"READY=1"
    finally:
        code, errors = second.end()
    assert code == 0, errors
    assert waiting(hall) == QUEUED


def test_removing_it_leaves_the_outbox_to_be_delivered(upgraded: tuple[Hall, list[str]]) -> None:
    hall, _ = upgraded
    hall.inside("dpkg", "--purge", "civic-kiosk")
    assert (hall.root / "var/lib/kiosk/outbox.sqlite").exists()
    assert not (hall.root / "usr/lib/civic-kiosk").exists()
