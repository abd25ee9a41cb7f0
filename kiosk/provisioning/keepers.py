"""Who on this machine keeps its clock and its network.

Time servers are told to whoever keeps the clock. The technician's page of network settings writes for systemd-networkd
(``kiosk/settings_helper``): where somebody else keeps the network, as ifupdown does on a Debian that was installed from
its own disk, it stays as it was set by hand, and that page changes nothing. Handing the network over is a person's
decision: done wrongly, nobody reaches the terminal any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from kiosk.provisioning.ground import Ground
from kiosk.provisioning.step import Problem
from kiosk.settings_helper.standing import interfaces_of_ifupdown
from kiosk.texts import Text

_HEAD = "# Written by kiosk provision, as the profile says.\n"


class ClockKeeper(StrEnum):
    TIMESYNCD = "systemd-timesyncd"
    CHRONY = "chrony"


class NetworkKeeper(StrEnum):
    NETWORKD = "systemd-networkd"
    IFUPDOWN = "ifupdown"
    NETWORK_MANAGER = "NetworkManager"
    NOBODY = "nobody"


_CURES = {
    NetworkKeeper.IFUPDOWN: Text.of("provision-network-ifupdown-cure"),
    NetworkKeeper.NETWORK_MANAGER: Text.of("provision-network-network-manager-cure"),
    NetworkKeeper.NOBODY: Text.of("provision-network-nobody-cure"),
}


def clock_keeper(ground: Ground) -> ClockKeeper | None:
    """None: nothing that corrects the clock is installed. Debian lets only one be there."""
    if ground.find("chronyd") is not None:
        return ClockKeeper.CHRONY
    return ClockKeeper.TIMESYNCD if ground.timesyncd.exists() else None


def time_settings(ground: Ground, keeper: ClockKeeper, servers: Sequence[str]) -> tuple[Path, str]:
    """The file that names the servers to who keeps the clock, and what stands in it."""
    if keeper is ClockKeeper.CHRONY:  # chrony.conf(5), sourcedir
        lines = "".join(f"server {server} iburst\n" for server in servers)
        return ground.system_settings.parent / "chrony" / "sources.d" / "60-kiosk.sources", f"{_HEAD}{lines}"
    file = ground.system_settings / "timesyncd.conf.d" / "60-kiosk.conf"
    return file, f"{_HEAD}[Time]\nNTP={' '.join(servers)}\n"


def network_keeper(ground: Ground) -> NetworkKeeper:
    """systemd-networkd only where it is alone: two who set the same interface undo each other's work."""
    if interfaces_of_ifupdown(ground.interfaces):
        return NetworkKeeper.IFUPDOWN
    if ground.network_manager.exists():
        return NetworkKeeper.NETWORK_MANAGER
    return NetworkKeeper.NETWORKD if ground.networkd.exists() else NetworkKeeper.NOBODY


def about_the_keepers(ground: Ground) -> Iterator[Problem]:
    """What a technician could not set at this terminal, and what never corrects its clock."""
    if clock_keeper(ground) is None:
        yield Problem(Text.of("provision-no-clock-keeper"), Text.of("provision-no-clock-keeper-cure"))
    keeper = network_keeper(ground)
    if keeper is not NetworkKeeper.NETWORKD:
        yield Problem(Text.of("provision-network-other", keeper=keeper.value), _CURES[keeper])
    elif not ground.resolved.exists():
        yield Problem(Text.of("provision-no-resolved"), Text.of("provision-no-resolved-cure"))
