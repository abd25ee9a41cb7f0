"""The sandbox platform as a process that can be killed and started again where it was."""

from __future__ import annotations

import json
import socket
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.rehearsal.processes import Child, python, source_folder

_START_SECONDS = 30.0


class SandboxProcess:
    """A sandbox with its state in ``folder``; it has the same address after a restart.

    Raises ProcessFailed when it does not start, OSError when it does not answer.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self._start()

    def restart(self, *, kill: bool) -> None:
        """``kill``: without a warning."""
        if kill:
            self._child.kill()
        else:
            self._child.terminate()
        self._start()

    def behave(self, behaviour: Mapping[str, Any]) -> None:
        """In the words of the sandbox's own ``Behaviour``."""
        self._ask("PUT", "/behaviour", behaviour)

    def submissions(self) -> list[dict[str, Any]]:
        """What it holds, in the order in which it came."""
        held: list[dict[str, Any]] = self._ask("GET", "/submissions")["submissions"]
        return held

    def close(self) -> None:
        self._child.terminate()

    def _start(self) -> None:
        command = python(
            "kiosk.central.sandbox",
            *("--state", str(self._folder / "state"), "--services", str(source_folder() / "config" / "services")),
            *("--port", str(self._port)),
        )
        self._child = Child(command, self._folder / "log")
        ready = json.loads(self._child.read_line(_START_SECONDS))
        self.url: str = ready["url"]
        self.ca_file = Path(ready["ca_file"])
        self.enrolment_code: str = ready["enrolment_code"]
        self._admin_url: str = ready["admin_url"]

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(  # noqa: S310 - an address of our own
            self._admin_url + path, content, {"Content-Type": "application/json"}, method=method
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            return json.load(answer)
