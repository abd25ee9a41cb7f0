"""The first release that could be updated is, on a bare Debian 12, by its own guard: a release whose program does not
come up is taken back, one that holds is confirmed, and a thousand queued rows are there after both.

As root, with debootstrap, as ``test_install``, whose machine and packages it uses.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.bundles.kinds import Kind, Role
from kiosk.queue_commands import DATABASE
from offline_queue.sqlite_store import SqliteStore
from tests.packaging.halls import BROKEN, CONFIG, NEW, OLD, ROOT, Hall, bare_hall, broken_release, built
from tests.packaging.releases import first_that_updates_itself
from tests.packaging.test_install import QUEUED, pytestmark, unit_command
from tests.support.bundles import make_bundle, make_city
from tests.support.outbox import sealed_row

__all__ = ["pytestmark"]
OWN = "/srv/own"
#: Of the demonstration, what stands without anything around it.
_SECTIONS_AWAY = r"^\[(devices|accessibility|rehearsal|sounds|attendant)[^\]]*\]\n(?:(?!\[).*\n)*"


def lay_out(hall: Hall, demo_profile: Path) -> None:
    """A terminal without devices, its thousand rows, and a service manager that keeps it. The profile is of the release
    that is there: the next one has to understand it."""
    own = hall.root / OWN.lstrip("/")
    for name in ("state", "cache", "runtime", "home"):
        (own / name).mkdir(parents=True)
    text = demo_profile.read_text("utf-8").replace("../../out/rehearsal/", f"{OWN}/")
    for name in ("services", "regions.yaml"):
        text = text.replace(f'"../{name}"', f'"{CONFIG}/{name}"')
    text = re.sub(_SECTIONS_AWAY, "", text, flags=re.MULTILINE)
    (own / "terminal.toml").write_text(f'{text}\n[bundles]\ntrust = "{OWN}/trust.json"\n', "utf-8")
    store = SqliteStore(own / "state" / DATABASE)
    for _ in range(QUEUED):
        store.keep(sealed_row())
    store.close()
    command, environment = unit_command(hall)
    shown = {
        **environment,
        "KIOSK_SESSION": "present",
        "KIOSK_PROFILE": f"{OWN}/terminal.toml",
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": OWN,
        "XDG_RUNTIME_DIR": f"{OWN}/runtime",
        "PATH": "/usr/sbin:/usr/bin:/bin",
    }
    told = {"command": ["runuser", "-u", "kiosk", "--", *command], "environment": shown}
    (own / "services.json").write_text(json.dumps(told), "utf-8")
    shutil.copyfile(ROOT / "tests/support/hall_services.py", own / "hall_services.py")
    hall.inside("chown", "-R", "kiosk:kiosk", OWN)


def update(hall: Hall, package: Path, version: str, sequence: int, probation: float) -> int:
    """From a stick, as a technician does. The exit code of the guard."""
    own = hall.root / OWN.lstrip("/")
    now = datetime.now(UTC).replace(microsecond=0)
    city = make_city(now=now)
    (own / "trust.json").write_text(city.first.model_dump_json())
    make_bundle(
        own / "stick.bundle",
        package,
        kind=Kind.UPDATE,
        name="civic-kiosk",
        version=version,
        sequence=sequence,
        by=city.signers[Role.RELEASE],
        now=now,
        valid_from=now - timedelta(minutes=5),
    )
    settings = {
        "root": "/",
        "state": f"{OWN}/state",
        "runtime": f"{OWN}/runtime",
        "probation_seconds": probation,
        "steady_seconds": 5.0,
        "systemctl": ["/usr/bin/python3", f"{OWN}/hall_services.py"],
        "unit_folder": f"{OWN}/units",
    }
    (own / "home/machine.json").write_text(json.dumps(settings))
    command = ["chroot", str(hall.root), "kiosk", "update", "install", f"{OWN}/stick.bundle"]
    command += ["--profile", f"{OWN}/terminal.toml", "--home", f"{OWN}/home"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    log = own / "terminal.log"
    print(done.stdout, done.stderr, log.read_text("utf-8")[-3000:] if log.exists() else "")
    return done.returncode


def held(hall: Hall) -> int:
    """Rows that the platform does not have, those that are parked too: what no terminal of this city has signed is.

    Asked as the terminal's own user: what root makes in these folders the terminal could not open.
    """
    command = ("runuser", "-u", "kiosk", "--", "kiosk", "queue", "status", "--json")
    said = json.loads(hall.inside(*command, "--profile", f"{OWN}/terminal.toml"))
    return int(said["waiting"]) + int(said["parked"])


def test_a_broken_release_is_taken_back_and_a_good_one_is_confirmed(tmp_path: Path) -> None:
    older, source = first_that_updates_itself(OLD)
    with bare_hall("update-hall") as installed:
        installed.install(older)
        lay_out(installed, source / "config/profiles/demo.toml")
        assert held(installed) == QUEUED
        be_updated(installed, tmp_path)


def be_updated(installed: Hall, tmp_path: Path) -> None:
    newer = built(NEW)
    try:
        assert update(installed, broken_release(newer, tmp_path), BROKEN, 2, 120.0) == 3
        assert installed.version() == OLD
        assert held(installed) == QUEUED
        assert update(installed, newer, NEW, 3, 120.0) == 0
        assert installed.version() == NEW
        assert held(installed) == QUEUED
        well = json.loads(installed.inside("kiosk", "health", "--json", "--profile", f"{OWN}/terminal.toml"))
        assert well["said"]["version"] == NEW
    finally:
        installed.inside("/usr/bin/python3", f"{OWN}/hall_services.py", "stop", "kiosk.service")
    owner = (installed.root / OWN.lstrip("/") / "state" / DATABASE).stat().st_uid
    assert owner == (installed.root / OWN.lstrip("/") / "terminal.toml").stat().st_uid
