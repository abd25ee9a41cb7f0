"""Whether a technician's network settings would have any effect here: what runs this machine's network.

The helper writes for systemd-networkd, and name servers reach programs by systemd-resolved. Where either does not run,
or another program holds the network, a file of ours changes nothing, or makes two hands of one. Stands on the standard
library alone.
"""

from __future__ import annotations

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
    ifupdown: Path = Path("/run/network/ifstate")  # a line an interface that it has brought up: "eth0=eth0"
    network_manager: Path = Path("/run/NetworkManager/devices")


def hindrance(places: NetworkPlaces = NetworkPlaces()) -> Hindered | None:
    """The first that holds; None where the settings count."""
    if _has_others(places):  # first: systemd-networkd beside them makes two hands of one
        return Hindered.OTHER_HANDS
    if not places.networkd.exists():
        return Hindered.NO_NETWORKD
    if not places.resolv_conf.resolve().is_relative_to(places.resolved.resolve()) or not places.resolved.is_dir():
        return Hindered.NO_RESOLVED
    return None


def _has_others(places: NetworkPlaces) -> bool:
    try:
        up = places.ifupdown.read_text("utf-8", "replace").splitlines()
    except OSError:
        up = []
    if any(line.strip() and line.partition("=")[0] != "lo" for line in up):
        return True
    try:
        return any(places.network_manager.iterdir())
    except OSError:
        return False
