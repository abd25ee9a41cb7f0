"""The log's lines on their way to a collector: RFC 5424 messages, one a datagram (RFC 5426).

Nothing is waited for and nothing repeated: the journal is the log, and this is a copy for who watches many terminals.
"""

from __future__ import annotations

import queue
import socket
import threading
from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import urlsplit

#: Facility local0, severities informational and warning.
_INFORMATIONAL, _WARNING = 16 * 8 + 6, 16 * 8 + 4
_MOST_BYTES = 2048  # what a receiver should take (RFC 5426, 3.2)
_MOST_WAITING = 1000


class RemoteLog:
    """Sends lines from a thread of its own; may be used from every thread. What cannot be sent is lost."""

    def __init__(self, address: str, terminal_id: str) -> None:
        """``address`` like udp://log.example.gov:514."""
        there = urlsplit(address)
        self._there = (there.hostname or "", there.port or 514)
        self._terminal = terminal_id
        self._socket: socket.socket | None = None
        self._waiting: queue.Queue[bytes] = queue.Queue(_MOST_WAITING)
        threading.Thread(target=self._work, name="remote log", daemon=True).start()

    def send(self, line: str, *, warning: bool) -> None:
        """Returns at once."""
        priority = _WARNING if warning else _INFORMATIONAL
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        message = f"<{priority}>1 {at} {self._terminal} kiosk - - - {line}".encode()[:_MOST_BYTES]
        with suppress(queue.Full):  # nobody takes them: the journal has them all
            self._waiting.put_nowait(message)

    def _work(self) -> None:
        while True:
            message = self._waiting.get()
            try:
                self._connected().send(message)
            except OSError:
                self._forget()

    def _connected(self) -> socket.socket:
        """Looks the name up once, and again after a failure. Raises OSError."""
        if self._socket is None:
            family, kind, protocol, _, address = socket.getaddrinfo(*self._there, type=socket.SOCK_DGRAM)[0]
            opened = socket.socket(family, kind, protocol)
            opened.connect(address)
            self._socket = opened
        return self._socket

    def _forget(self) -> None:
        opened, self._socket = self._socket, None
        if opened is not None:
            opened.close()
