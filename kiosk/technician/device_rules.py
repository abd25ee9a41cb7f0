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

# A keyboard on USB types into no page: whoever plugs one in has a keyboard that nobody listens to. Scanners and keypads
# that pretend to be keyboards are read by their drivers, whatever the screen is told. A terminal that has a keyboard
# says so: ENV{KIOSK_KEYBOARD}="1" in a rule of its own.
SUBSYSTEM=="input", ENV{ID_BUS}=="usb", ENV{ID_INPUT_KEYBOARD}=="1", ENV{KIOSK_KEYBOARD}!="1", \\
    ENV{LIBINPUT_IGNORE_DEVICE}="1"

# Storage that is plugged in is mounted by nobody: a technician's command opens it when it is asked to.
SUBSYSTEM=="block", ENV{ID_BUS}=="usb", ENV{UDISKS_IGNORE}="1", ENV{SYSTEMD_READY}="0"

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
