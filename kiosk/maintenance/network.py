"""How the machine is connected: what its kernel says, and how long names and the platform take. It changes nothing."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_SIOCGIFADDR = 0x8915  # netdevice(7): the address of an interface
_CONNECT_SECONDS = 4.0
_PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")


@dataclass(frozen=True)
class Interface:
    name: str
    up: bool
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Reached:
    """``fault`` is "" when it was; ``milliseconds`` are those of the answer, or of the try."""

    address: str
    milliseconds: int
    fault: str = ""


def interfaces(sys_net: Path = Path("/sys/class/net")) -> tuple[Interface, ...]:
    """All but the loopback."""
    try:
        names = sorted(entry.name for entry in sys_net.iterdir() if entry.name != "lo")
    except OSError:
        return ()
    return tuple(Interface(name, _is_up(sys_net / name), tuple(_addresses(name))) for name in names)


def gateway(routes: Path = Path("/proc/self/net/route")) -> str:
    """The address of the default gateway (IPv4); "" where there is none."""
    try:
        lines = routes.read_text("ascii").splitlines()[1:]
    except OSError:
        return ""
    for line in lines:
        parts = line.split()
        if len(parts) > 2 and parts[1] == "00000000" and parts[2] != "00000000":
            return socket.inet_ntoa(struct.pack("<I", int(parts[2], 16)))
    return ""


def proxy() -> str:
    """Host and port of the proxy that programs are told of, without a name or a word to it; "" for none."""
    for name in _PROXIES:
        if value := os.environ.get(name):
            return shown_proxy(value)
    return ""


def shown_proxy(url: str) -> str:
    """Its host and port."""
    parts = urlsplit(url if "//" in url else f"//{url}")
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def resolve(host: str) -> Reached:
    """The first address of a name."""
    began = time.monotonic()
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        return Reached("", _milliseconds(began), type(error).__name__)
    return Reached(str(found[0][4][0]), _milliseconds(began))


def connect(host: str, port: int, seconds: float = _CONNECT_SECONDS) -> Reached:
    """Whether somebody listens there."""
    began = time.monotonic()
    try:
        with socket.create_connection((host, port), timeout=seconds) as connection:
            address = str(connection.getpeername()[0])
    except OSError as error:
        return Reached("", _milliseconds(began), type(error).__name__)
    return Reached(address, _milliseconds(began))


def host_and_port(url: str) -> tuple[str, int]:
    """Of the platform."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or 443


def _is_up(folder: Path) -> bool:
    try:
        return (folder / "operstate").read_text("ascii").strip() in ("up", "unknown")
    except OSError:
        return False


def _addresses(name: str) -> Iterator[str]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            said = fcntl.ioctl(asking.fileno(), _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
        except OSError:
            return
        yield socket.inet_ntoa(said[20:24])


def _milliseconds(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
