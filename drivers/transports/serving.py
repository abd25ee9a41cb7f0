# SPDX-License-Identifier: Apache-2.0
"""The far end of a line: lends a simulated device a pseudo-terminal or a TCP port, as a real one would have.

Both hand what comes to ``answer`` and send back, chunk by chunk, what it gives. ``answer`` is called in one thread.
"""

from __future__ import annotations

import os
import select
import socket
import threading
import tty
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

Answer = Callable[[bytes], Iterable[bytes]]


class PtyHost:
    """A pseudo-terminal that a driver opens like a serial port.

    ``device_path`` is what to open. With ``link`` it is a symbolic link of ours, so that a device that was pulled out and
    plugged in again (close, and a new PtyHost) has the same path as before, like udev's by-id names.
    """

    def __init__(self, answer: Answer, link: Path | None = None) -> None:
        self._answer = answer
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)  # no echo in the time before a driver has set the port
        self._stop, self._stopped = os.pipe()
        self._link = link
        self.device_path = os.ttyname(self._slave)
        if link is not None:
            link.unlink(missing_ok=True)
            link.symlink_to(self.device_path)
            self.device_path = str(link)
        self._thread = threading.Thread(target=self._serve, name="pty host", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Pull the plug: a driver in the middle of a call sees the line break. May be called twice."""
        if self._stopped < 0:
            return
        os.close(self._stopped)
        self._stopped = -1
        self._thread.join()
        for descriptor in (self._master, self._slave, self._stop):
            os.close(descriptor)
        if self._link is not None:
            self._link.unlink(missing_ok=True)

    def _serve(self) -> None:
        while self._ready(select.POLLIN):
            for chunk in self._answer(os.read(self._master, 4096)):
                # Waits while nobody takes what was sent, without missing the unplugging.
                if not self._ready(select.POLLOUT):
                    return
                os.write(self._master, chunk)

    def _ready(self, event: int) -> bool:
        """Wait until the line is ready for ``event``; False when the plug was pulled."""
        poller = select.poll()
        poller.register(self._master, event)
        poller.register(self._stop, 0)  # reports the hang-up by itself
        return self._stop not in {descriptor for descriptor, _ in poller.poll()}


class TcpHost:
    """A TCP port on the loopback interface, with one connection at a time, as small devices have."""

    def __init__(self, answer: Answer, port: int = 0) -> None:
        self._answer = answer
        self._listener = socket.create_server(("127.0.0.1", port))
        self.host = "127.0.0.1"
        self.port: int = self._listener.getsockname()[1]
        self._connection: socket.socket | None = None
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="tcp host", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Pull the plug: connections break, and new ones are refused. May be called twice."""
        self._closed.set()
        for open_socket in (self._listener, self._connection):
            if open_socket is not None:
                with suppress(OSError):
                    open_socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while not self._closed.is_set():
            try:
                self._connection, _ = self._listener.accept()
            except OSError:
                return
            if self._closed.is_set():
                self._connection.close()
                return
            with self._connection as connection, suppress(OSError):
                while not self._closed.is_set() and (received := connection.recv(4096)):
                    for chunk in self._answer(received):
                        connection.sendall(chunk)
