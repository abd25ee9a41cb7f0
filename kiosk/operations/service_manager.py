"""What the service manager is told: that the terminal can be used, and again and again that it still answers.

The protocol is sd_notify(3): a datagram to the socket named in ``NOTIFY_SOCKET``. A process that systemd did not start
has no such socket, and nothing is said.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress


class ServiceManager:
    """One per process. Nothing here waits, and nothing here fails: a terminal serves without its manager too."""

    def __init__(
        self, environment: Mapping[str, str] = os.environ, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._monotonic = monotonic
        self._address = _address(environment.get("NOTIFY_SOCKET", ""))
        self._every = _interval(environment)
        self._due = 0.0

    def ready(self) -> None:
        """Somebody can use the terminal: the first page stands."""
        self._say("READY=1")

    def alive(self) -> None:
        """The terminal still answers. May be called as often as one likes; it is said twice in the time allowed."""
        if self._every is not None and self._monotonic() >= self._due:
            self._due = self._monotonic() + self._every
            self._say("WATCHDOG=1")

    def stopping(self) -> None:
        self._say("STOPPING=1")

    def _say(self, what: str) -> None:
        if self._address is None:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as line:
            line.sendto(what.encode("ascii"), self._address)


def _address(name: str) -> str | None:
    """The socket's address; one that begins with @ is in the abstract name space (sd_notify(3))."""
    if name.startswith("@"):
        return "\0" + name[1:]
    return name if name.startswith("/") else None


def _interval(environment: Mapping[str, str]) -> float | None:
    """Half the time after which the manager gives this process up; None when it does not (sd_watchdog_enabled(3))."""
    if environment.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return None
    try:
        microseconds = int(environment.get("WATCHDOG_USEC", ""))
    except ValueError:
        return None
    return microseconds / 2_000_000 if microseconds > 0 else None
