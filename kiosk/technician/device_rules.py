"""The udev rules of the package: who may open the devices that are known, and which keyboards are none.

Written from ``drivers/discovery/known.toml``, so that a device that is recognised is one that can be opened. What
makes a path of a single terminal stay the same is not here: ``kiosk devices suggest`` writes those rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from drivers.discovery.recognition import known

GROUP = "kiosk"
_HEADING = """\
# Written by `kiosk generate udev-rules` from what is known of devices. A terminal's own rules, which give its devices
# names that stay, stand in /etc/udev/rules.d/71-kiosk-devices.rules: `kiosk devices suggest`.

# A keyboard that is plugged in types into no page, nor does a remote control: whoever brings one has keys that nobody
# listens to. Scanners and keypads that pretend to be keyboards are read by their drivers, whatever the screen hears.
# This is what libinput is told. The kernel's own console hears a keyboard all the same while nothing is on the screen:
# what it could do there is switched off elsewhere (no login, no SysRq, no Ctrl+Alt+Del).
# A terminal that has a keyboard (its profile says [lockdown] keyboard = true) says so here too, in a rule before this
# one, /etc/udev/rules.d/69-kiosk-keyboard.rules: SUBSYSTEM=="input", ENV{KIOSK_KEYBOARD}="1"
SUBSYSTEM=="input", ENV{ID_BUS}=="usb|bluetooth", ENV{ID_INPUT_KEY}=="1", ENV{ID_INPUT_TOUCHSCREEN}!="1", \\
    ENV{KIOSK_KEYBOARD}!="1", ENV{LIBINPUT_IGNORE_DEVICE}="1"

# Storage that is plugged in is mounted by nobody. The terminal may look at the bytes of a FAT file system, which is
# enough to find a technician's token on it.
SUBSYSTEM=="block", ENV{ID_BUS}=="usb", ENV{UDISKS_IGNORE}="1", ENV{SYSTEMD_READY}="0"
SUBSYSTEM=="block", ENV{ID_BUS}=="usb", ENV{ID_FS_TYPE}=="vfat", GROUP="kiosk", MODE="0640"

# Devices that are known, by maker and product.
"""


def rules() -> str:
    return _HEADING + "".join(f"{line}\n" for line in _openings())


def _openings() -> Iterator[str]:
    for usb, product in sorted(known().products.items()):
        maker, _, number = usb.partition(":")
        which = f'ATTR{{idVendor}}=="{maker}"' + (f', ATTR{{idProduct}}=="{number}"' if number != "*" else "")
        beside = which.replace("ATTR{", "ATTRS{")
        yield f"# {product.words}"
        yield f'SUBSYSTEM=="usb", ENV{{DEVTYPE}}=="usb_device", {which}, GROUP="{GROUP}", MODE="0660"'
        yield f'SUBSYSTEM=="hidraw", {beside}, GROUP="{GROUP}", MODE="0660"'
