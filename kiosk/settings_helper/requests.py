"""What may be asked for: a closed set, every value of it looked at. Pure."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

MOST_BYTES = 2048
#: A clock is set to what the platform says; further away than this it has not said so.
_FURTHEST = timedelta(days=3650)
_NETWORK_KEYS = {"dhcp": frozenset({"method"}), "static": frozenset({"method", "address", "gateway", "dns"})}
Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


class RefusedError(ValueError):
    """Not one of the requests, or with values that cannot be; the words say which part, never a value."""


@dataclass(frozen=True)
class SetNetwork:
    """``address`` None: the network says everything (DHCP)."""

    address: ipaddress.IPv4Interface | ipaddress.IPv6Interface | None = None
    gateway: Address | None = None
    dns: Address | None = None


@dataclass(frozen=True)
class SetTime:
    """``at`` is aware, and in UTC."""

    at: datetime


@dataclass(frozen=True)
class ForgetKey:
    """The terminal's sealed key, which is root's, is taken away: its case was opened."""


Request: TypeAlias = SetNetwork | SetTime | ForgetKey


def read_request(line: bytes, released: datetime) -> Request:
    """``released``: when this program was made; no time is earlier. Raises RefusedError."""
    if len(line) > MOST_BYTES:
        raise RefusedError("too long")
    try:
        said = json.loads(line)
    except ValueError:
        raise RefusedError("no JSON") from None
    if not isinstance(said, dict) or set(said) != {"action", "values"} or not isinstance(said["values"], dict):
        raise RefusedError("no request")
    values = said["values"]
    if not all(isinstance(key, str) and isinstance(value, str) for key, value in values.items()):
        raise RefusedError("values")
    match said["action"]:
        case "network":
            return _network(values)
        case "time":
            return _time(values, released)
        case "forget_key" if not values:
            return ForgetKey()
        case _:
            raise RefusedError("action")


def _network(values: Mapping[str, str]) -> SetNetwork:
    method = values.get("method", "")
    if frozenset(values) != _NETWORK_KEYS.get(method):
        raise RefusedError("method")
    if method == "dhcp":
        return SetNetwork()
    try:
        address = ipaddress.ip_interface(values["address"])
        gateway, dns = ipaddress.ip_address(values["gateway"]), ipaddress.ip_address(values["dns"])
    except ValueError:
        raise RefusedError("address") from None
    own = address.network
    alone = own.num_addresses > 2 and address.ip in (own.network_address, own.broadcast_address)
    if "/" not in values["address"] or alone or address.ip.is_loopback or address.ip.is_multicast:
        raise RefusedError("address")
    if gateway not in own or gateway == address.ip:
        raise RefusedError("gateway")
    if dns.is_multicast or dns.is_unspecified:
        raise RefusedError("dns")
    return SetNetwork(address, gateway, dns)


def _time(values: Mapping[str, str], released: datetime) -> SetTime:
    try:
        at = datetime.fromisoformat(values["at"]) if set(values) == {"at"} else None
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise RefusedError("at")
    if not released <= at <= released + _FURTHEST:
        raise RefusedError("at")
    return SetTime(at.astimezone(UTC))
