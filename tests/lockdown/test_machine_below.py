"""What the machine under the terminal allows: keyboards, sticks, other consoles of the system, what a crash leaves.

The files are read as they are placed; where a tool of the system reads them, it is asked.
"""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.technician.device_rules import rules

PACKAGING = Path(__file__).parents[2] / "packaging"
SYSTEM = PACKAGING / "system"


def settings(name: str) -> dict[str, str]:
    """Of a file of lines ``key = value``."""
    lines = (SYSTEM / name).read_text("utf-8").splitlines()
    parts = (line.partition("=") for line in lines if not line.startswith("#"))
    return {key.strip(): value.strip() for key, equals, value in parts if equals}


def rule_for(text: str, *matches: str) -> str:
    """The one rule that has all of these parts."""
    joined = text.replace("\\\n", " ")
    found = [line for line in joined.splitlines() if all(match in line for match in matches)]
    assert len(found) == 1, found
    return found[0]


def test_the_kernel_hears_no_keys_and_keeps_no_memory_of_a_crash() -> None:
    kernel = settings("sysctl.conf")
    assert kernel["kernel.sysrq"] == "0"
    assert kernel["kernel.core_pattern"] == "|/bin/false"
    assert kernel["fs.suid_dumpable"] == "0"
    for unit in (PACKAGING / "systemd").glob("kiosk*.service"):
        if "ExecStart=/usr/lib/civic-kiosk" in (text := unit.read_text("utf-8")):
            assert "\nLimitCORE=0\n" in text, unit.name


def seen_by_systemd(root: Path, name: str, file: str) -> str:
    """What systemd reads in ``file`` where the package has put ``name`` beside it."""
    folder = root / "usr/lib/systemd" / f"{file}.d"
    folder.mkdir(parents=True)
    shutil.copy(SYSTEM / name, folder / "civic-kiosk.conf")
    command = ["systemd-analyze", f"--root={root}", "cat-config", "--no-pager", f"systemd/{file}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout


needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")


@needs_systemd
def test_there_is_no_other_terminal_to_switch_to(tmp_path: Path) -> None:
    said = seen_by_systemd(tmp_path, "logind.conf", "logind.conf")
    assert "\nNAutoVTs=0\n" in said
    assert "\nReserveVT=0\n" in said
    assert re.search(r"^HandlePowerKey=ignore$", said, re.MULTILINE)


@needs_systemd
def test_three_keys_start_nothing_however_often(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\n[Manager]\nCtrlAltDelBurstAction=none\n" in seen_by_systemd(tmp_path, "manager.conf", "system.conf")
    monkeypatch.syspath_prepend(str(PACKAGING))
    units = tmp_path / "usr/lib/systemd/system"
    units.mkdir()
    (units / "reboot.target").write_text("[Unit]\nDescription=Reboot\n", "utf-8")
    (units / "ctrl-alt-del.target").symlink_to("reboot.target")
    command = ["systemctl", f"--root={tmp_path}", "is-enabled", "ctrl-alt-del.target"]

    def standing() -> str:
        return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False).stdout.strip()

    assert standing() != "masked"
    build = importlib.import_module("build_deb")
    build.mask(tmp_path)
    build.mask(tmp_path)  # a tree that is kept from one build to the next
    assert standing() == "masked"


def test_neither_display_switches_terminals_nor_ends_by_keys() -> None:
    xorg = (SYSTEM / "xorg.conf").read_text("utf-8")
    for option in ('"DontVTSwitch" "true"', '"DontZap" "true"', '"XkbOptions" "srvrkeys:none"'):
        assert option in xorg
    cage = re.search(r"exec cage (.*) -- ", (SYSTEM / "session").read_text("utf-8"))
    assert cage is not None
    assert "-s" not in cage[1].split(), "with it, keys switch terminals"


def test_a_keyboard_that_is_plugged_in_is_nobodys() -> None:
    rule = rule_for(rules(), 'SUBSYSTEM=="input"', "LIBINPUT_IGNORE_DEVICE")
    assert 'ENV{ID_BUS}=="usb|bluetooth"' in rule
    assert 'ENV{ID_INPUT_KEY}=="1"' in rule, "remote controls too, which are no keyboards to udev"
    assert 'ENV{ID_INPUT_TOUCHSCREEN}!="1"' in rule
    assert 'ENV{KIOSK_KEYBOARD}!="1"' in rule


def test_a_stick_that_is_plugged_in_is_mounted_by_nobody() -> None:
    rule = rule_for(rules(), 'SUBSYSTEM=="block"', "UDISKS_IGNORE")
    assert 'ENV{UDISKS_IGNORE}="1"' in rule
    assert 'ENV{SYSTEMD_READY}="0"' in rule
    opened = rule_for(rules(), 'SUBSYSTEM=="block"', "GROUP=")
    assert 'MODE="0640"' in opened, "its bytes may be read, and not written"
    control = (PACKAGING / "debian" / "control").read_text("utf-8")
    for package in ("udisks2", "gvfs", "usbmount", "autofs", "apport", "systemd-coredump"):
        assert package not in re.findall(r"[a-z0-9.+-]+", control)


def _knows_verify() -> bool:
    if shutil.which("udevadm") is None:
        return False
    said = subprocess.run(["udevadm", "--version"], capture_output=True, text=True, timeout=30, check=False).stdout
    return said.strip().isdecimal() and int(said) >= 254


@pytest.mark.skipif(not _knows_verify(), reason="udevadm verify came with systemd 254")
def test_udev_understands_every_rule() -> None:
    subprocess.run(["udevadm", "verify", str(SYSTEM / "udev.rules")], timeout=60, check=True)
