"""What a profile says of the terminal's surroundings: its network, who tells it the time, and its log."""

from __future__ import annotations

from enum import StrEnum
from ipaddress import ip_address
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from kiosk.profile.secrets import SecretReference
from kiosk.profile.section import Section


def _addresses(addresses: tuple[str, ...]) -> tuple[str, ...]:
    for address in addresses:
        ip_address(address)
    return addresses


#: A name or address of a machine, without a port.
Host = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]([A-Za-z0-9.:-]{0,252}[A-Za-z0-9])?$")]


class Network(Section):
    """The way to the platform. Devices on the hall's own network are reached directly in any case."""

    proxy: Annotated[str, StringConstraints(pattern=r"^http://[A-Za-z0-9.-]+:\d{1,5}$")] | None = None
    proxy_login: SecretReference | None = None  # user:password
    interface: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,15}$")] | None = None
    # What the platform's name may stand for; empty: anything. A name that stands for something else was tampered with.
    platform_addresses: Annotated[tuple[str, ...], AfterValidator(_addresses)] = ()


class Time(Section):
    """Who tells the machine the time, and how far it may be from the platform's."""

    servers: Annotated[tuple[Host, ...], Field(min_length=1)]
    most_seconds_off: float = Field(strict=True, default=60, ge=1, le=3600)


class LogLevel(StrEnum):
    INFO = "info"  # everything that can be logged
    WARNING = "warning"  # what somebody should look at


class Logging(Section):
    """What is logged names nobody, at either level."""

    level: LogLevel = LogLevel.INFO
    days: int = Field(strict=True, default=30, ge=1, le=3660)  # how long the journal keeps it
    # Where each line is sent to besides (RFC 5424 over UDP); None: nowhere.
    remote: Annotated[str, StringConstraints(pattern=r"^udp://[A-Za-z0-9.-]+:\d{1,5}$")] | None = None
