"""Whether a technician's network settings would have any effect here: what runs this machine's network.

The helper writes for systemd-networkd, and name servers reach programs by systemd-resolved. Where either does not run,
or another program holds the network, a file of ours changes nothing, or makes two hands of one. Stands on the standard
library alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Hindered(StrEnum):
    """Why they would have none; the values are answers of the helper."""

    NO_NETWORKD = "no_networkd"  # systemd-networkd does not run
    NO_RESOLVED = "no_resolved"  # systemd-resolved does not run, or /etc/resolv.conf is not its
    OTHER_HANDS = "other_hands"  # ifupdown or NetworkManager has an interface


@dataclass(frozen=True)
class NetworkPlaces:
    """Where their traces are on a Debian; tests have other places."""

    networkd: Path = Path("/run/systemd/netif/state")
    resolved: Path = Path("/run/systemd/resolve")
    resolv_conf: Path = Path("/etc/resolv.conf")
    interfaces: Path = Path("/etc/network/interfaces")  # ifupdown's
    network_manager: Path = Path("/run/NetworkManager")


def hindrance(places: NetworkPlaces = NetworkPlaces()) -> Hindered | None:
    """The first that holds; None where the settings count."""
    if not places.networkd.exists():
        return Hindered.NO_NETWORKD
    if _has_others(places):
        return Hindered.OTHER_HANDS
    if not places.resolv_conf.resolve().is_relative_to(places.resolved.resolve()) or not places.resolved.is_dir():
        return Hindered.NO_RESOLVED
    return None


def interfaces_of_ifupdown(file: Path) -> set[str]:
    """interfaces(5): what has an ``iface`` and is not the loopback, there and in the folder beside it."""
    found: set[str] = set()
    for each in (file, *sorted(file.with_name(f"{file.name}.d").glob("*"))):
        try:
            text = each.read_text("utf-8", "replace")
        except OSError:
            continue
        found |= set(re.findall(r"^\s*iface\s+(\S+)", text, re.MULTILINE))
    return found - {"lo"}


def _has_others(places: NetworkPlaces) -> bool:
    return bool(interfaces_of_ifupdown(places.interfaces)) or places.network_manager.exists()
