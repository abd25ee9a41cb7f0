"""The control socket, both ends: a Unix socket with a JSON object a line (messages.py has the vocabulary)."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from kiosk.rehearsal.messages import (
    FROM_STAGE,
    Answer,
    AskOutput,
    Command,
    Notice,
    Output,
    Request,
    StageState,
    Watch,
)

#: How long a command may take: switching the A4 printer on again is the slowest.
_ANSWER_SECONDS = 40.0


class StageError(Exception):
    """The stage could not do what it was told, or is gone; the words say what."""


class ControlServer:
    """Listens on ``path`` (at most 107 bytes, the kernel's limit) and does what clients ask, one at a time.

    ``do`` is called in a client's thread and never twice at once; what it raises as StageError is the answer's error.
    """

    def __init__(self, path: Path, do: Callable[[Command], Output | None], state: Callable[[], StageState]) -> None:
        """Raises OSError when the socket cannot be made."""
        self._path = path
        self._do = do
        self._state = state
        self._doing = threading.Lock()
        self._told = threading.Lock()
        self._watchers: dict[socket.socket, StageState | None] = {}
        self._clients: set[socket.socket] = set()
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(path))
        path.chmod(0o600)
        self._listener.listen()
        threading.Thread(target=self._accept, name="control", daemon=True).start()

    def tell_watchers(self) -> None:
        """Send the state to whoever watches, if it is another one than they know."""
        state = self._state()
        line = Notice(state=state).model_dump_json().encode() + b"\n"
        with self._told:
            for client, known in list(self._watchers.items()):
                if known == state:
                    continue
                try:
                    client.sendall(line)
                    self._watchers[client] = state
                except OSError:  # gone
                    self._watchers.pop(client, None)

    @property
    def watched(self) -> bool:
        return bool(self._watchers)

    def close(self) -> None:
        """Stop listening, and hang up. May be called twice."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._path.unlink(missing_ok=True)
        for client in list(self._clients):
            with suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:  # closed
                return
            self._clients.add(client)
            threading.Thread(target=self._serve, args=(client,), name="control client", daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            for line in client.makefile("rb"):
                self._answer(client, line)
        with self._told:
            self._watchers.pop(client, None)
        self._clients.discard(client)

    def _answer(self, client: socket.socket, line: bytes) -> None:
        try:
            request = Request.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            self._send(client, Answer(id=0, ok=False, error=f"{where}: {first['msg']}"))
            return
        if isinstance(request.command, Watch):
            self._send(client, Answer(id=request.id, ok=True))
            with self._told:
                self._watchers[client] = None
            self.tell_watchers()
            return
        try:
            with self._doing:
                output = self._do(request.command)
            answer = Answer(id=request.id, ok=True, output=output)
        except StageError as error:
            answer = Answer(id=request.id, ok=False, error=str(error))
        self._send(client, answer)
        self.tell_watchers()

    def _send(self, client: socket.socket, answer: Answer) -> None:
        with self._told:
            client.sendall(answer.model_dump_json().encode() + b"\n")


class ControlClient:
    """A client of a stage, for one thread."""

    def __init__(self, path: Path) -> None:
        """Raises StageError when no stage listens there."""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._next_id = 1
        self._pending = b""
        try:
            self._socket.connect(str(path))
        except OSError as error:
            self._socket.close()
            raise StageError(f"no stage listens at {path}: {error.strerror}") from None

    def do(self, command: Command) -> Output | None:
        """Have a command done. Raises StageError when it was refused or the stage is gone."""
        request = Request(id=self._next_id, command=command)
        self._next_id += 1
        until = time.monotonic() + _ANSWER_SECONDS
        try:
            self._socket.sendall(request.model_dump_json().encode() + b"\n")
            while True:
                message = FROM_STAGE.validate_json(self._read_line(until))
                if isinstance(message, Answer) and message.id in (request.id, 0):
                    break
        except TimeoutError:
            raise StageError("the stage does not answer") from None
        except OSError:
            raise StageError("the stage is gone") from None
        if not message.ok:
            raise StageError(message.error)
        return message.output

    def output(self) -> Output:
        """What came out of the printers. Raises StageError."""
        return self.do(AskOutput()) or Output()

    def close(self) -> None:
        self._socket.close()

    def _read_line(self, until: float) -> bytes:
        while b"\n" not in self._pending:
            self._socket.settimeout(max(0.01, until - time.monotonic()))
            chunk = self._socket.recv(65536)
            if not chunk:
                raise ConnectionResetError
            self._pending += chunk
        line, _, self._pending = self._pending.partition(b"\n")
        return line
