"""The installed units under a service manager that is booted: the terminal comes up, is watched, gets its sealed key;
and what stands where it does not come up.

As root, with debootstrap, as ``test_install``, whose machine and packages it uses. What shows the page is Qt without a
display; everything else is as the units say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.packaging.booted import Booted, booted_hall
from tests.packaging.halls import CONFIG, NEW, built
from tests.packaging.test_install import DEMO_PROFILE, pytestmark
from tests.packaging.test_update import _SECTIONS_AWAY

__all__ = ["pytestmark"]
UNIT = "kiosk.service"
#: Of a display and its devices there is nothing here.
SESSION = "KIOSK_SESSION=present\nQT_QPA_PLATFORM=offscreen\n"
STORE = "/etc/credstore.encrypted"


def profile() -> str:
    text = DEMO_PROFILE.read_text("utf-8")
    for name, place in (("state", "lib/kiosk"), ("cache", "cache/kiosk"), ("platform", "lib/kiosk/platform")):
        text = text.replace(f'"../../out/rehearsal/{name}', f'"/var/{place}')
    text = text.replace('"../../out/rehearsal/runtime"', '"/run/kiosk"')
    for name in ("services", "regions.yaml"):
        text = text.replace(f'"../{name}"', f'"{CONFIG}/{name}"')
    return re.sub(_SECTIONS_AWAY, "", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def booted() -> Iterator[Booted]:
    files = (("/etc/kiosk/terminal.toml", profile()), ("/etc/kiosk/session.env", SESSION))
    with booted_hall("booted-hall", built(NEW), *files) as machine:
        machine.until("running", "systemctl", "is-system-running")
        yield machine


def active(machine: Booted, unit: str = UNIT) -> int:
    """Its main process, once it says that it is ready."""
    machine.until("=active\n", "systemctl", "show", "-p", "ActiveState", unit, seconds=90)
    return int(machine.value(unit, "MainPID") or 0)


def well(machine: Booted) -> None:
    """It says that it is, and logs no mistake of ours: what its unit denies it, it does without."""
    machine.until('"well": true', "kiosk", "health", "--json", "--profile", "/etc/kiosk/terminal.toml", seconds=90)
    said = machine.told("journalctl", "--no-pager", "-o", "cat", "-u", UNIT)
    ours = ('"event": "mistake"', '"event": "qt_message"', '"fault": "worker"')
    assert [line for line in said.splitlines() if any(each in line for each in ours)] == []


def test_the_terminal_comes_up_without_a_sealed_key_and_with_one(booted: Booted) -> None:
    booted.told("systemctl", "start", UNIT)
    active(booted)
    # By a process of its own.
    booted.until('"event": "catalogue_taken"', "journalctl", "--no-pager", "-o", "cat", "-u", UNIT)
    well(booted)
    booted.told("systemctl", "stop", UNIT)
    sealing = f"mkdir -p -m 700 {STORE} && printf %s a-key | systemd-creds encrypt --with-key=host"
    booted.told("sh", "-c", f"{sealing} --name=kiosk.terminal-key - {STORE}/kiosk.terminal-key")
    booted.told("systemctl", "start", UNIT)
    process = active(booted)
    own = booted.told("sh", "-c", f"tr '\\0' '\\n' < /proc/{process}/environ | sed -n s/^CREDENTIALS_DIRECTORY=//p")
    assert own == "/run/credentials/kiosk.service"
    within = ("nsenter", "-t", str(process), "-m", "--", "runuser", "-u")  # as the unit sees the file systems
    key = f"{own}/kiosk.terminal-key"
    assert booted.told(*within, "kiosk", "--", "cat", key) == "a-key"
    assert booted.asked(*within, "nobody", "--", "cat", key).returncode != 0
    assert booted.asked("runuser", "-u", "kiosk", "--", "cat", f"{STORE}/kiosk.terminal-key").returncode != 0


def test_one_that_is_killed_and_one_that_hangs_come_up_again(booted: Booted) -> None:
    first = active(booted)
    booted.told("sh", "-c", f"kill -KILL {first}")
    booted.until("1", "systemctl", "show", "-p", "NRestarts", "--value", UNIT)
    second = active(booted)
    assert second != first
    booted.told("sh", "-c", f"kill -STOP {second}")
    booted.until("2", "systemctl", "show", "-p", "NRestarts", "--value", UNIT)
    third = active(booted)
    assert third not in (first, second)
    assert "watchdog" in booted.said.lower()


def test_one_that_does_not_come_up_leaves_the_page_and_another_try(booted: Booted) -> None:
    booted.told("systemctl", "stop", UNIT)
    booted.told("sh", "-c", "echo 'no TOML' >> /etc/kiosk/terminal.toml")
    booted.told("systemctl", "start", "--no-block", UNIT)
    active(booted, "kiosk-out-of-service.service")
    active(booted, "kiosk-retry.timer")
    assert booted.value(UNIT, "Result") == "exit-code"
    booted.told("sed", "-i", "$d", "/etc/kiosk/terminal.toml")
    booted.told("systemctl", "start", "kiosk-retry.service")
    active(booted)
    assert booted.asked("systemctl", "is-active", "kiosk-out-of-service.service").stdout.strip() == "inactive"


def test_a_request_for_an_update_is_heard_and_refused_in_words(booted: Booted) -> None:
    active(booted)
    assert booted.value("kiosk-update.path", "ActiveState") == "active"
    owner = ("runuser", "-u", "kiosk", "--", "sh", "-c")
    booted.told(*owner, "mkdir -p /var/lib/kiosk/updates && touch /var/lib/kiosk/updates/request")
    booted.until("exit-code", "systemctl", "show", "-p", "Result", "--value", "kiosk-update.service")
    active(booted)


def test_the_settings_helper_answers_the_terminals_user_alone(booted: Booted) -> None:
    ask = "import socket; s = socket.socket(socket.AF_UNIX); s.connect('/run/kiosk-settings/socket');"
    ask += 's.sendall(b\'{"action": "forget_key", "values": {}}\\n\'); print(s.recv(100))'
    refused = booted.asked("runuser", "-u", "nobody", "--", "python3", "-c", ask)
    assert "PermissionError" in refused.stderr
    assert "dry_run" in booted.told("runuser", "-u", "kiosk", "--", "python3", "-c", ask)
