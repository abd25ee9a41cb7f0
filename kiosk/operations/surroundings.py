"""What ``kiosk doctor`` finds of network and time: only of what the profile says something about."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.operations.diagnosis import Check, Finding, Outcome
from kiosk.profile import Profile, ProfileKind
from kiosk.profile.surroundings import Network, Time
from kiosk.settings_helper.standing import NetworkPlaces, hindrance
from kiosk.texts import Argument

_CONNECT_SECONDS = 3.0
_HTTPS = 443


def _no_offset() -> timedelta | None:
    return None


@dataclass(frozen=True)
class Surroundings:
    """Where things are on a Debian; tests have other places.

    ``platform_offset``: the platform's time less this machine's, None where it does not say.
    """

    interfaces: Path = Path("/sys/class/net")
    time_settings: tuple[Path, ...] = field(
        default=tuple(
            map(
                Path,
                (
                    "/etc/systemd/timesyncd.conf",
                    "/etc/systemd/timesyncd.conf.d",
                    "/etc/chrony/chrony.conf",
                    "/etc/chrony/sources.d",
                ),
            )
        )
    )
    network: NetworkPlaces = field(default_factory=NetworkPlaces)
    platform_offset: Callable[[], timedelta | None] = _no_offset


def network_findings(profile: Profile, there: Surroundings) -> Iterator[Finding]:
    """The interface, what the platform's name stands for, and whether somebody listens there."""
    network = profile.network
    if network is None:
        return
    if network.interface is not None:
        yield _interface(network.interface, there.interfaces)
    yield from _platform(network, profile.platform.url)


def settings_findings(profile: Profile, there: Surroundings) -> Iterator[Finding]:
    """Whether the network that a technician sets counts; where the profile knows none, nobody sets any."""
    if profile.technician is not None and profile.kind is ProfileKind.PRODUCTION:
        found = hindrance(there.network)
        yield _found(Check.SETTINGS, Outcome.SETTINGS_COUNT if found is None else Outcome(f"settings_{found.value}"))


def time_findings(profile: Profile, there: Surroundings) -> Iterator[Finding]:
    """Who is asked for the time, and how far the clock is from the platform's."""
    if profile.time is not None:
        yield _servers(profile.time, there.time_settings)
        yield _apart(profile.time, there.platform_offset())


def _interface(name: str, interfaces: Path) -> Finding:
    try:
        state = (interfaces / name / "operstate").read_text("ascii").strip()
    except OSError:
        return _found(Check.NETWORK, Outcome.INTERFACE_MISSING, interface=name)
    # "unknown" is what drivers say that cannot tell, as the loopback's.
    outcome = Outcome.INTERFACE_UP if state in ("up", "unknown") else Outcome.INTERFACE_DOWN
    return _found(Check.NETWORK, outcome, interface=name)


def _platform(network: Network, url: str) -> Iterator[Finding]:
    """Behind a proxy it is the proxy that has to be reached, and that looks the name up."""
    reached = urlsplit(network.proxy or url)
    host, port = reached.hostname or "", reached.port or _HTTPS
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        yield _found(Check.NETWORK, Outcome.PLATFORM_UNKNOWN, host=host)
        return
    addresses = {str(each[4][0]) for each in found}
    if network.platform_addresses and network.proxy is None:
        strange = sorted(addresses - set(network.platform_addresses))
        if strange:
            yield _found(Check.NETWORK, Outcome.PLATFORM_ELSEWHERE, host=host, address=strange[0])
            return
    try:
        socket.create_connection((host, port), timeout=_CONNECT_SECONDS).close()
    except OSError:
        yield _found(Check.NETWORK, Outcome.PLATFORM_NOT_REACHED, host=host, port=str(port))
    else:
        yield _found(Check.NETWORK, Outcome.PLATFORM_REACHED, host=host)


def _servers(time: Time, settings: tuple[Path, ...]) -> Finding:
    """As systemd-timesyncd's or chrony's settings name them."""
    named = set()
    for place in settings:
        for file in sorted(place.glob("*")) if place.is_dir() else [place]:
            named |= _servers_in(file)
    missing = [server for server in time.servers if server not in named]
    if missing:
        return _found(Check.TIME, Outcome.TIME_SERVERS_MISSING, server=missing[0])
    return _found(Check.TIME, Outcome.TIME_SERVERS_NAMED)


def _servers_in(file: Path) -> set[str]:
    try:
        text = file.read_text("utf-8", "replace")
    except OSError:
        return set()
    lines = re.findall(r"^\s*(?:NTP=|server\s+|pool\s+|peer\s+)(.*)$", text, re.MULTILINE)
    return {word for line in lines for word in line.split()}


def _apart(time: Time, offset: timedelta | None) -> Finding:
    if offset is None:
        return _found(Check.TIME, Outcome.CLOCK_NOT_COMPARED)
    seconds = round(abs(offset.total_seconds()))
    if seconds > time.most_seconds_off:
        return _found(Check.TIME, Outcome.CLOCK_APART, seconds=seconds, most=round(time.most_seconds_off))
    return _found(Check.TIME, Outcome.CLOCK_AGREES, seconds=seconds)


def _found(check: Check, outcome: Outcome, **arguments: Argument) -> Finding:
    return Finding(check, outcome, tuple(arguments.items()))
