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


class Unplugged(Exception):
    """Raised by an ``answer`` whose device loses power at this moment: the line breaks as when the plug is pulled."""


Answer = Callable[[bytes], Iterable[bytes]]


class NoPseudoTerminals(RuntimeError):
    """A bare chroot has none until somebody mounts them."""

    def __init__(self) -> None:
        super().__init__("no pseudo-terminals: /dev/pts is not mounted (mount -t devpts devpts /dev/pts)")


class PtyHost:
    """A pseudo-terminal that a driver opens like a serial port.

    ``device_path`` is what to open. With ``link`` it is a symbolic link of ours, so that a device that was pulled out
    and plugged in again (close, and a new PtyHost) has the same path as before, like udev's by-id names.
    """

    def __init__(self, answer: Answer, link: Path | None = None) -> None:
        self._answer = answer
        try:
            self._master, self._slave = os.openpty()
        except OSError as error:
            raise NoPseudoTerminals from error
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

    def send(self, data: bytes) -> None:
        """Say something unasked, as a scanner or a keypad does. Not after ``close``."""
        os.write(self._master, data)

    def close(self) -> None:
        """Pull the plug: a driver in the middle of a call sees the line break. May be called twice."""
        if self._stopped < 0:
            return
        os.close(self._stopped)
        self._stopped = -1
        self._thread.join()
        os.close(self._stop)

    def _serve(self) -> None:
        with suppress(Unplugged):
            while self._ready(select.POLLIN):
                for chunk in self._answer(os.read(self._master, 4096)):
                    # Waits while nobody takes what was sent, without missing the unplugging.
                    if self._ready(select.POLLOUT):
                        os.write(self._master, chunk)
        os.close(self._master)
        os.close(self._slave)
        if self._link is not None:
            self._link.unlink(missing_ok=True)

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

    @property
    def closed(self) -> bool:
        """True after ``close``, and after the device lost power by itself."""
        return self._closed.is_set()

    def close(self) -> None:
        """Pull the plug: connections break, and new ones are refused. May be called twice."""
        self._closed.set()
        for open_socket in (self._listener, self._connection):
            if open_socket is not None:
                with suppress(OSError):  # closed already
                    open_socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()

    def _serve(self) -> None:
        with self._listener, suppress(Unplugged):
            while not self._closed.is_set():
                try:
                    self._connection, _ = self._listener.accept()
                except OSError:  # shut down by close
                    break
                with self._connection:
                    self._talk(self._connection)

    def _talk(self, connection: socket.socket) -> None:
        """Serve one connection to its end."""
        try:
            while not self._closed.is_set() and (received := connection.recv(4096)):
                for chunk in self._answer(received):
                    connection.sendall(chunk)
        except OSError:  # the other side is gone
            return
        except Unplugged:
            # Refuse new connections before this one breaks, as a dead device does.
            self._closed.set()
            self._listener.close()
            raise
