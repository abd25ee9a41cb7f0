"""The line between the kiosk and the platform: a TCP relay on the loopback interface that can be cut and slowed.

It passes bytes on as they are, so TLS goes through it from end to end.
"""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import suppress
from enum import StrEnum

_CHUNK = 65536
#: SO_LINGER (on, 0 s): closing sends RST, as a cut line makes the other end see it.
_RESET = struct.pack("ii", 1, 0)


class LinkState(StrEnum):
    UP = "up"
    DOWN = "down"  # connections break, new ones are refused
    SLOW = "slow"  # every packet takes its time


class LinkProxy:
    """Relays what comes to ``port`` to ``target``. It listens from the start and refuses while the link is down."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        """Raises OSError when there is no free port."""
        self._lock = threading.Lock()
        self._listener: socket.socket | None = socket.create_server((host, 0))
        self.host = host
        self.port: int = self._listener.getsockname()[1]
        self._target: tuple[str, int] | None = None
        self._state = LinkState.UP
        self._delay = 0.0
        self._changed = threading.Event()  # set when the state changes, so that a delayed packet does not wait for it
        self._open: set[socket.socket] = set()
        self._listen(self._listener)

    @property
    def state(self) -> LinkState:
        return self._state

    def set_target(self, host: str, port: int) -> None:
        """Where connections go on to; before that they are closed at once."""
        self._target = (host, port)

    def set_state(self, state: LinkState, seconds: float = 0.0) -> None:
        """``seconds`` is the delay of every packet on a slow link. Raises OSError when the port was lost."""
        with self._lock:
            self._state = state
            self._delay = seconds if state is LinkState.SLOW else 0.0
            self._changed.set()
            self._changed = threading.Event()
        if state is LinkState.DOWN:
            self._stop_listening()
            self._break_connections()
        elif self._listener is None:
            self._listener = socket.create_server((self.host, self.port))
            self._listen(self._listener)

    def close(self) -> None:
        """Break everything. May be called twice."""
        self.set_state(LinkState.DOWN)

    def _listen(self, listener: socket.socket) -> None:
        threading.Thread(target=self._accept, args=(listener,), name="link", daemon=True).start()

    def _stop_listening(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)  # wakes accept, which close alone does not
            listener.close()

    def _break_connections(self) -> None:
        with self._lock:
            connections, self._open = self._open, set()
        for connection in connections:
            with suppress(OSError):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:  # shut down
                return
            try:
                far = self._reach_target()
            except OSError:
                near.close()
                continue
            with self._lock:
                if self._state is LinkState.DOWN:
                    near.close()
                    far.close()
                    continue
                self._open |= {near, far}
            threading.Thread(target=self._relay_both, args=(near, far), name="link relay", daemon=True).start()

    def _reach_target(self) -> socket.socket:
        if self._target is None:
            raise ConnectionRefusedError
        return socket.create_connection(self._target, timeout=5)

    def _relay_both(self, near: socket.socket, far: socket.socket) -> None:
        """Relay until both directions have ended."""
        back = threading.Thread(target=self._relay, args=(far, near), name="link relay back", daemon=True)
        back.start()
        self._relay(near, far)
        back.join()
        with self._lock:
            self._open -= {near, far}
        near.close()
        far.close()

    def _relay(self, source: socket.socket, sink: socket.socket) -> None:
        """One direction, to its end: what one side closes is closed for the other, too."""
        try:
            while chunk := source.recv(_CHUNK):
                if self._delay:
                    self._changed.wait(self._delay)
                sink.sendall(chunk)
            sink.shutdown(socket.SHUT_WR)
        except OSError:  # one of them is gone, and the other direction must hear of it
            for connection in (source, sink):
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
