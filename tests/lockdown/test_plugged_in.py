"""What udev itself makes of things that are plugged in, with the package's rules: a keyboard types into no page unless
the profile allows one, a touch screen is touched, a stick is mounted by nobody.

udev is asked about devices that are not there (umockdev), with our rules in the place of an administrator's, in mounts
of their own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.provisioning.steps.surroundings import KEYBOARD_RULE

RULES = Path(__file__).parents[2] / "packaging" / "system" / "udev.rules"
_HUB = "/devices/pci0000:00/0000:00:14.0/usb1/1-2"
_USB = f"""\
P: {_HUB}
E: DEVTYPE=usb_device
E: DRIVER=usb
E: SUBSYSTEM=usb
A: idVendor=046d
A: idProduct=c31c
A: bDeviceClass=00
A: bNumInterfaces= 1

P: {_HUB}/1-2:1.0
E: DEVTYPE=usb_interface
E: SUBSYSTEM=usb
A: bInterfaceClass=03
A: bInterfaceSubClass=01
A: bInterfaceProtocol=01
A: bInterfaceNumber=00

"""
_INPUT = f"{_HUB}/1-2:1.0/0003:046D:C31C.0001/input/input9"
#: By the bits of what each says of itself: keys of a keyboard, keys of a remote control, a finger on a panel.
_KINDS = {
    "keyboard": {"ev": "120013", "key": "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"},
    "remote control": {"ev": "100013", "key": "3f 301ff 0 0 0 0 483ffff17aff32d bfd4444600000000 1 130ff38b17d000 0"},
    "touch screen": {"ev": "b", "key": "400 0 0 0 0 0", "abs": "260800000000003", "properties": "2"},
}
_UNSHARE = ("unshare", "--mount", *(() if os.geteuid() == 0 else ("--user", "--map-root-user")))


def _can() -> bool:
    if None in (shutil.which("umockdev-run"), shutil.which("udevadm")) or not Path("/etc/udev/rules.d").is_dir():
        return False
    return subprocess.run([*_UNSHARE, "true"], capture_output=True, timeout=30, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not _can(), reason="no umockdev, no udev, or no mounts of our own")


def input_device(kind: str) -> str:
    said = {"abs": "0", "rel": "0", "properties": "0", **_KINDS[kind]}
    lines = [f"A: {'' if name == 'properties' else 'capabilities/'}{name}={value}" for name, value in said.items()]
    uevent = [f"E: {name.upper()}={value}" for name, value in said.items() if name in ("ev", "key", "abs")]
    uevent += ["E: PRODUCT=3/46d/c31c/110", f'E: NAME="{kind}"', "E: SUBSYSTEM=input", f"E: PROP={said['properties']}"]
    event = f"P: {_INPUT}/event9\nN: input/event9\nE: DEVNAME=/dev/input/event9\nE: SUBSYSTEM=input\n"
    return "\n".join((f"P: {_INPUT}", *uevent, *lines, f"A: name={kind}", "", event))


def known_by_udev(folder: Path, description: str, device: str, *more: tuple[str, str]) -> dict[str, str]:
    """What udev would know of it after all rules, and which rights it would give."""
    rules = folder / "rules"
    rules.mkdir(exist_ok=True)
    shutil.copy(RULES, rules / "70-civic-kiosk.rules")
    for name, text in more:
        (rules / name).write_text(text, "utf-8")
    (folder / "device.umockdev").write_text(_USB + description, "utf-8")
    inside = 'mount --bind "$1" /etc/udev/rules.d && exec umockdev-run --device "$2" -- udevadm test "/sys$3"'
    done = subprocess.run(
        [*_UNSHARE, "sh", "-euc", inside, "plugged-in", str(rules), str(folder / "device.umockdev"), device],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    pairs = (line.partition("=") for line in done.stdout.splitlines() if "=" in line)
    found = {key: value for key, equals, value in pairs if equals and key.strip(".").replace("_", "").isalnum()}
    assert found.get("SUBSYSTEM"), done.stdout + done.stderr
    return found


@pytest.mark.parametrize(("kind", "ignored"), [("keyboard", True), ("remote control", True), ("touch screen", False)])
def test_whose_keys_are_heard(tmp_path: Path, kind: str, ignored: bool) -> None:
    found = known_by_udev(tmp_path, input_device(kind), f"{_INPUT}/event9")
    assert found["ID_INPUT"] == "1"
    assert found["ID_BUS"] == "usb"
    assert (found.get("LIBINPUT_IGNORE_DEVICE") == "1") is ignored


def test_a_keyboard_is_heard_where_provisioning_wrote_that_the_profile_allows_it(tmp_path: Path) -> None:
    allowed = ("69-kiosk-keyboard.rules", KEYBOARD_RULE)
    found = known_by_udev(tmp_path, input_device("keyboard"), f"{_INPUT}/event9", allowed)
    assert found["ID_INPUT_KEYBOARD"] == "1"
    assert "LIBINPUT_IGNORE_DEVICE" not in found


@pytest.mark.parametrize(("bus", "ours"), [("usb", True), ("ata", False)])
def test_a_stick_is_nobodys_to_mount_and_a_disk_stays_as_it_was(tmp_path: Path, bus: str, ours: bool) -> None:
    place = f"{_HUB}/1-2:1.0/host6/target6:0:0/6:0:0:0/block/sdz"
    stick = f"P: {place}\nN: sdz\nE: DEVNAME=/dev/sdz\nE: DEVTYPE=disk\nE: SUBSYSTEM=block\n"
    stick += f"E: ID_BUS={bus}\nE: ID_SERIAL=one\n"  # as usb_id says, which asks a device that is there
    found = known_by_udev(tmp_path, f"{stick}E: ID_FS_TYPE=vfat\nA: size=100\n", place)
    assert (found.get("UDISKS_IGNORE") == "1") is ours
    assert (found.get("SYSTEMD_READY") == "0") is ours
