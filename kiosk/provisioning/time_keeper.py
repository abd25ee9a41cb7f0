"""Who on this machine keeps its clock: whoever does is told which time servers to ask."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from kiosk.provisioning.ground import Ground

_HEAD = "# Written by kiosk provision, as the profile says.\n"


class TimeKeeper(StrEnum):
    """By the name of its unit."""

    TIMESYNCD = "systemd-timesyncd"
    CHRONY = "chrony"


def time_keeper(ground: Ground) -> TimeKeeper | None:
    """None: nothing that corrects the clock is installed. Debian lets only one be there."""
    if ground.find("chronyd") is not None:
        return TimeKeeper.CHRONY
    return TimeKeeper.TIMESYNCD if ground.timesyncd.exists() else None


def time_settings(ground: Ground, keeper: TimeKeeper, servers: Sequence[str]) -> tuple[Path, str]:
    """The file that names the servers to who keeps the clock, and what stands in it."""
    if keeper is TimeKeeper.CHRONY:  # chrony.conf(5), sourcedir
        lines = "".join(f"server {server} iburst\n" for server in servers)
        return ground.system_settings.parent / "chrony" / "sources.d" / "60-kiosk.sources", f"{_HEAD}{lines}"
    file = ground.system_settings / "timesyncd.conf.d" / "60-kiosk.conf"
    return file, f"{_HEAD}[Time]\nNTP={' '.join(servers)}\n"
