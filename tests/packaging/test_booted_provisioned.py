"""A booted machine is provisioned as a terminal that serves people: its key sealed, its picture turned, its print jobs
in memory, and three keys that do nothing.

As root, with debootstrap, as ``test_install``, whose machine and package it uses. Cage is a stand-in that notes how it
was called; the platform is this machine's, in the network of the booted one.
"""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.packaging.booted import Booted, booted_hall
from tests.packaging.halls import NEW, built
from tests.packaging.test_booted import STORE, UNIT, active, profile, well
from tests.packaging.test_install import pytestmark
from tests.support.platform import Sandbox, running_sandbox

__all__ = ["pytestmark"]
_CAGE = """#!/bin/sh
[ "$1" != -h ] || { printf ' -r\\t Rotate the output 90 degrees clockwise\\n'; exit 0; }
echo "cage $*" > "$XDG_RUNTIME_DIR/cage-was-called"
while [ "$1" != -- ]; do shift; done
shift
exec "$@"
"""
#: The session asks for Wayland, and there is none.
_KIOSK = '#!/bin/sh\nexec env QT_QPA_PLATFORM=offscreen /usr/bin/kiosk "$@"\n'
_CODE = "/etc/kiosk/enrolment-code"
_CUPS = "[Service]\nExecStart=/usr/bin/sleep infinity\n"


@dataclass(frozen=True)
class Provisioned:
    machine: Booted
    sandbox: Sandbox
    told: dict[str, Any]


def provision(machine: Booted) -> dict[str, Any]:
    done = machine.asked("kiosk", "provision", "/srv/hall.toml", "--json", seconds=180)
    assert done.stdout, done.stderr
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def provisioned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provisioned]:
    files = (
        ("/usr/local/bin/cage", _CAGE),
        ("/usr/local/bin/kiosk", _KIOSK),
        ("/usr/sbin/cupsd", "#!/bin/sh\n"),
        ("/usr/lib/systemd/system/cups.service", _CUPS),
    )
    with booted_hall("provisioned-booted", built(NEW), *files) as machine:
        machine.until("running", "systemctl", "is-system-running")
        machine.told("chmod", "755", "/usr/local/bin/cage", "/usr/local/bin/kiosk", "/usr/sbin/cupsd")
        with running_sandbox(tmp_path_factory.mktemp("platform") / "state", within=machine.network()) as sandbox:
            (machine.root / "srv/hall.toml").write_text(that_serves_people(sandbox), "utf-8")
            code = machine.root / _CODE.lstrip("/")
            code.write_text(sandbox.enrolment_code, "utf-8")
            code.chmod(0o600)
            (machine.root / "srv/ca.pem").write_bytes(sandbox.ca_file.read_bytes())
            yield Provisioned(machine, sandbox, provision(machine))


def that_serves_people(sandbox: Sandbox) -> str:
    """A terminal for production, without devices, on a panel that stands on its side."""
    text = profile().replace('kind = "rehearsal"', 'kind = "production"')
    for key, value in (
        ("url", sandbox.url), ("ca_file", "ca.pem"), ("credentials", "/var/lib/kiosk/credentials"),
    ):  # fmt: skip
        text = re.sub(rf'^{key} = ".*"$', f'{key} = "{value}"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^enrolment_code = .*$", f'enrolment_code = {{ file = "{_CODE}" }}', text, flags=re.MULTILINE)
    return text.replace('key = "file"\n', "").replace("fullscreen = false", "rotate = 90")


def test_it_is_ready_and_a_second_call_changes_nothing(provisioned: Provisioned) -> None:
    open_steps = [step for step in provisioned.told["steps"] if step["ended"] not in ("done", "was_so")]
    assert provisioned.told["ready"], json.dumps(open_steps, ensure_ascii=False)
    active(provisioned.machine)
    well(provisioned.machine)
    assert not provision(provisioned.machine)["changed"]


def test_its_sealed_key_is_what_the_platform_knows_it_by(provisioned: Provisioned) -> None:
    machine = provisioned.machine
    assert machine.told("stat", "-c", "%a %U", f"{STORE}/kiosk.terminal-key") == "600 root"
    in_clear = machine.told("sh", "-c", "grep -rlE 'BEGIN( EC)? PRIVATE KEY' /var/lib/kiosk /etc/kiosk || true")
    assert in_clear == ""
    said = machine.from_outside("curl", "-sS", "-f", f"{provisioned.sandbox.admin_url}/reports/heartbeats")
    assert "DEMO-0001" in said


def test_its_picture_and_touch_are_turned_as_the_profile_says(provisioned: Provisioned) -> None:
    machine = provisioned.machine
    process = machine.value(UNIT, "MainPID")
    called = machine.told("nsenter", "-t", process, "-m", "--", "cat", "/run/kiosk/cage-was-called")
    assert called.startswith("cage -d -r -r -r -- "), "against the clock, by each -r"
    rule = (machine.root / "etc/udev/rules.d/69-kiosk-touch.rules").read_text("utf-8")
    assert 'LIBINPUT_CALIBRATION_MATRIX}="0 1 0 -1 0 1"' in rule


def test_three_keys_do_nothing_however_often(provisioned: Provisioned) -> None:
    machine = provisioned.machine
    for unit in ("ctrl-alt-del.target", "swap.target"):
        assert machine.asked("systemctl", "is-enabled", unit).stdout.strip() == "masked"
    first, process = machine.first(), machine.value(UNIT, "MainPID")
    for _ in range(8):
        os.kill(first, signal.SIGINT)  # what the kernel sends for Ctrl+Alt+Del
    machine.until("running", "systemctl", "is-system-running")
    assert machine.first() == first
    assert machine.value(UNIT, "MainPID") == process


def test_print_jobs_lie_in_memory(provisioned: Provisioned) -> None:
    machine = provisioned.machine
    machine.told("systemctl", "daemon-reload")
    machine.told("systemctl", "start", "cups.service")
    place = "/var/spool/cups"
    assert machine.told("stat", "-f", "-c", "%T", place) == "tmpfs"
    assert machine.told("stat", "-c", "%a %G", place) == "710 lp"
    options = machine.told("findmnt", "-n", "-o", "OPTIONS", place)
    assert {"noexec", "nosuid", "nodev"} <= set(options.split(","))
    machine.told("sh", "-c", f"echo a-residents-words > {place}/d00001-001")
    assert not list((machine.root / place.lstrip("/")).iterdir()), "on the disk below, there is nothing"


def test_a_case_that_was_opened_leaves_no_key(provisioned: Provisioned) -> None:
    machine = provisioned.machine
    ask = "import socket; s = socket.socket(socket.AF_UNIX); s.connect('/run/kiosk-settings/socket');"
    ask += 's.sendall(b\'{"action": "forget_key", "values": {}}\\n\'); print(s.recv(100))'
    machine.told("runuser", "-u", "kiosk", "--", "python3", "-c", ask)
    assert machine.told("ls", STORE) == ""
