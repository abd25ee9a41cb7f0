"""Releases under a booted service manager, every unit as it is installed: brought from the platform by the terminal,
verified, put in place and judged by ``kiosk-update.service`` with all that it is denied; from a stick with no network.

As root, with debootstrap, as ``test_install``, whose machine and packages it uses. The platform is this machine's, in
the network of the booted one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.bundles.kinds import Kind, Role
from kiosk.queue_commands import DATABASE
from offline_queue.sqlite_store import SqliteStore
from tests.packaging.booted import Booted, booted_hall
from tests.packaging.halls import BROKEN, NEW, broken_release, built, relabelled
from tests.packaging.test_booted import SESSION, UNIT, active, profile, well
from tests.packaging.test_install import QUEUED, pytestmark
from tests.support.bundles import City, make_bundle, make_city
from tests.support.outbox import sealed_row
from tests.support.platform import Sandbox, running_sandbox
from tests.support.waiting import wait_until

__all__ = ["pytestmark"]
UPDATER = "kiosk-update.service"
NEWER, NEWEST = "0.3.0", "0.4.0"
_RECORD = "/var/lib/kiosk-update/progress.json"
#: A package is brought, unpacked twice and watched.
_UPDATE_SECONDS = 400.0


@dataclass(frozen=True)
class Ground:
    """A booted terminal that is enrolled, its platform, and whose releases count there."""

    machine: Booted
    sandbox: Sandbox
    city: City
    folder: Path
    package: Path

    def bundle(self, package: Path, version: str, sequence: int) -> Path:
        now = datetime.now(UTC).replace(microsecond=0)
        return make_bundle(
            self.folder / f"{sequence}.bundle",
            package,
            kind=Kind.UPDATE,
            name="civic-kiosk",
            version=version,
            sequence=sequence,
            by=self.city.signers[Role.RELEASE],
            now=now,
            valid_from=now - timedelta(minutes=5),
        )

    def publish(self, bundle: Path, version: str, sequence: int) -> None:
        """At the platform, whose doors are in the machine's network alone. A terminal that begins asks at once."""
        asked = f"{self.sandbox.admin_url}/releases/{sequence}?version={version}&ring=all"
        said = self.machine.from_outside("curl", "-sS", "-f", "-X", "PUT", "--data-binary", f"@{bundle}", asked)
        assert json.loads(said)["sequence"] == sequence
        self.machine.told("systemctl", "restart", "--no-block", UNIT)

    def stage_after(self, version: str) -> dict[str, object]:
        """What the helper's record says when ``version`` came to its end."""
        self.machine.until(f'"version": "{version}"', "cat", _RECORD, seconds=_UPDATE_SECONDS)
        ended = self.machine.until_match(
            r'"stage": "(confirmed|rolled_back|idle)"', "cat", _RECORD, seconds=_UPDATE_SECONDS
        )
        return dict(json.loads(ended))

    def installed(self) -> str:
        return self.machine.told("dpkg-query", "-W", "-f=${Version}", "civic-kiosk")

    def held(self) -> int:
        """Rows that the platform has not taken: no terminal of this city has signed them."""
        said = self.machine.told(
            *("runuser", "-u", "kiosk", "--", "kiosk", "queue", "status", "--json"),
            *("--profile", "/etc/kiosk/terminal.toml"),
        )
        counts = json.loads(said)
        return int(counts["waiting"]) + int(counts["parked"])

    def reported(self) -> list[str]:
        """Stages that the platform heard of."""
        said = self.machine.from_outside("curl", "-sS", "-f", f"{self.sandbox.admin_url}/reports/updates")
        return [str(one["stage"]) for one in json.loads(said)]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("releases")
    city = make_city(now=datetime.now(UTC).replace(microsecond=0))
    trust = ("/etc/kiosk/trust.json", city.first.model_dump_json())
    package = built(NEW)
    with booted_hall("update-booted", package, trust, ("/etc/kiosk/session.env", SESSION)) as machine:
        machine.until("running", "systemctl", "is-system-running")
        with running_sandbox(folder / "platform", within=machine.network()) as sandbox:
            write(machine, "/etc/kiosk/terminal.toml", of_a_terminal_with(sandbox))
            write(machine, "/etc/kiosk/platform-ca.pem", sandbox.ca_file.read_text("utf-8"))
            keep_rows(machine)
            machine.told("systemctl", "start", UNIT)
            active(machine)
            well(machine)
            yield Ground(machine, sandbox, city, folder, package)


def of_a_terminal_with(sandbox: Sandbox) -> str:
    text = profile()
    for key, value in (
        ("url", sandbox.url), ("ca_file", "/etc/kiosk/platform-ca.pem"), ("credentials", "/var/lib/kiosk/credentials"),
        ("enrolment_code", sandbox.enrolment_code),
    ):  # fmt: skip
        text = re.sub(rf'^{key} = ".*"$', f'{key} = "{value}"', text, count=1, flags=re.MULTILINE)
    return f"""{text}
[bundles]
trust = "/etc/kiosk/trust.json"
[hours]
update_from = "00:00"
update_until = "23:59"
[updates]
kilobytes_per_second = 100000
probation_minutes = 2
"""


def write(machine: Booted, place: str, text: str) -> None:
    """As root; for everybody to read."""
    (machine.root / place.lstrip("/")).write_text(text, "utf-8")


def keep_rows(machine: Booted) -> None:
    """A thousand rows, the terminal's own."""
    state = machine.root / "var/lib/kiosk"
    store = SqliteStore(state / DATABASE)
    for _ in range(QUEUED):
        store.keep(sealed_row())
    store.close()
    machine.told("chown", "-R", "kiosk:kiosk", "/var/lib/kiosk")


def test_a_release_that_does_not_come_up_is_brought_put_in_place_and_taken_back_by_its_unit(ground: Ground) -> None:
    ground.publish(ground.bundle(broken_release(ground.package, ground.folder), BROKEN, 2), BROKEN, 2)
    after = ground.stage_after(BROKEN)
    assert after["stage"] == "rolled_back", after
    assert ground.installed() == NEW
    active(ground.machine)
    assert ground.held() == QUEUED
    assert ground.machine.value(UPDATER, "Result") == "success"
    wait_until(lambda: "rolled_back" in ground.reported(), "the platform to hear of it", 60.0)


def test_a_release_that_holds_is_brought_and_confirmed_by_its_unit(ground: Ground) -> None:
    newer = relabelled(ground.package, NEWER, ground.folder)
    ground.publish(ground.bundle(newer, NEWER, 3), NEWER, 3)
    after = ground.stage_after(NEWER)
    assert after["stage"] == "confirmed", after
    assert ground.installed() == NEWER
    active(ground.machine)
    assert ground.held() == QUEUED
    ground.machine.until("inactive", "systemctl", "is-active", "kiosk-out-of-service.service")
    ground.machine.until(NEWER, "kiosk", "health", "--json", "--profile", "/etc/kiosk/terminal.toml")
    left = ground.machine.told("sh", "-c", "find /etc/systemd/system -name 'kiosk-update-guard*'")
    assert left == "", "the guard's own unit is there for as long as the update takes"


def test_a_release_comes_from_a_stick_where_there_is_no_network(ground: Ground) -> None:
    newest = relabelled(ground.package, NEWEST, ground.folder)
    bundle = ground.bundle(newest, NEWEST, 4)
    ground.machine.from_outside("ip", "link", "set", "lo", "down")
    (ground.machine.root / "srv/stick.bundle").write_bytes(bundle.read_bytes())
    done = ground.machine.asked(
        *("kiosk", "update", "install", "/srv/stick.bundle", "--profile", "/etc/kiosk/terminal.toml"),
        seconds=_UPDATE_SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert ground.installed() == NEWEST
    active(ground.machine)
    assert ground.held() == QUEUED
