"""The helper itself: one request at a time over the socket that systemd hands over; it ends when nobody has asked for a
minute.

Its socket belongs to the terminal's group; who is at its other end is asked of the kernel all the same (SO_PEERCRED).
"""

from __future__ import annotations

import json
import os
import pwd
import socket
import struct
import sys
from datetime import datetime

from kiosk import RELEASED
from kiosk.settings_helper.applying import HasNoEffect, Machine, apply, this_machine
from kiosk.settings_helper.requests import MOST_BYTES, RefusedError, Request, read_request

USER = "kiosk"
_FIRST_DESCRIPTOR = 3  # sd_listen_fds(3)
_IDLE_SECONDS = 60.0
_TALK_SECONDS = 5.0
_PROVE_SECONDS = 120.0
#: What is said when a network that is tried shall stay.
KEEP = b"keep"


class Helper:
    """``dry_run``: everything is looked at, and nothing is done."""

    def __init__(
        self,
        machine: Machine,
        *,
        dry_run: bool,
        users: frozenset[int],
        released: datetime = RELEASED,
    ) -> None:
        self._machine = machine
        self._dry_run = dry_run
        self._users = users
        self._released = released

    def serve(self, listener: socket.socket, idle: float = _IDLE_SECONDS) -> None:
        """Until nobody has asked for ``idle`` seconds."""
        listener.settimeout(idle)
        while True:
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                return
            with connection:
                connection.settimeout(_TALK_SECONDS)
                try:
                    self._talk(connection)
                except OSError as error:
                    _say(f"a connection broke: {type(error).__name__}")

    def _talk(self, connection: socket.socket) -> None:
        line = _line(connection)
        if _user_of(connection) not in self._users:
            _say("refused: another user")
            _answer(connection, "refused")
            return
        try:
            request = read_request(line, self._released)
        except RefusedError as error:
            _say(f"refused: {error}")
            _answer(connection, "refused")
            return
        _answer(connection, self._do(request, connection))

    def _do(self, request: Request, connection: socket.socket) -> str:
        what = type(request).__name__
        if self._dry_run:
            _say(f"dry run: {what}")
            return "dry_run"
        try:
            done = apply(request, self._machine, lambda: _is_kept(connection))
        except HasNoEffect as why:
            _say(f"{what} would have no effect: {why}")
            return why.hindered.value
        except OSError as error:
            _say(f"{what} failed: {type(error).__name__}")
            return "refused"
        _say(f"{what}: {'done' if done else 'taken back'}")
        return "done" if done else "refused"


def run(interface: str, *, dry_run: bool) -> int:
    """Started by its socket unit, which hands over the socket. Exit code 2 when it was not. ``interface`` is the
    profile's."""
    if os.environ.get("LISTEN_FDS") != "1":
        _say("to be started by its socket unit")
        return 2
    users = frozenset({0, pwd.getpwnam(USER).pw_uid})
    listener = socket.socket(fileno=_FIRST_DESCRIPTOR)
    Helper(this_machine(interface), dry_run=dry_run, users=users).serve(listener)
    return 0


def _is_kept(connection: socket.socket) -> bool:
    """It is tried; whoever asked says within two minutes whether the platform can be reached. Silence is a no."""
    try:
        _answer(connection, "trying")
        connection.settimeout(_PROVE_SECONDS)
        return _line(connection).strip() == KEEP
    except OSError:
        return False


def _user_of(connection: socket.socket) -> int:
    raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", raw)
    return int(user)


def _line(connection: socket.socket) -> bytes:
    said = b""
    while not said.endswith(b"\n") and len(said) <= MOST_BYTES:
        chunk = connection.recv(MOST_BYTES + 1)
        if not chunk:
            break
        said += chunk
    return said


def _answer(connection: socket.socket, answer: str) -> None:
    connection.sendall(json.dumps({"answer": answer}).encode() + b"\n")


def _say(words: str) -> None:
    """To the journal: no value of a request."""
    print(words, file=sys.stderr, flush=True)
