"""The sandbox platform as a process that can be killed and started again where it was."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import kiosk

_SOURCE = Path(kiosk.__file__).resolve().parents[1]
_START_SECONDS = 30.0


class Subprocess:
    """A Python module of ours, spoken to line by line."""

    def __init__(
        self,
        module: str,
        *arguments: str,
        log: Path,
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
        inherited: tuple[int, ...] = (),
    ) -> None:
        """Its standard error goes to ``log``. Raises OSError."""
        self._module = module
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(_SOURCE)} | dict(environment or {}),
                pass_fds=inherited,
            )
        self._heard = b""

    def say(self, line: str) -> None:
        assert self._process.stdin is not None  # noqa: S101 - opened above
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def hear(self, seconds: float) -> str:
        """The next line. Raises OSError when there is none in that time."""
        assert self._process.stdout is not None  # noqa: S101 - opened above
        until = time.monotonic() + seconds
        while b"\n" not in self._heard:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._process.stdout], [], [], left)[0]:
                raise TimeoutError(f"{self._module} said nothing for {seconds:g} s")
            chunk = os.read(self._process.stdout.fileno(), 65536)
            if not chunk:
                raise ConnectionError(f"{self._module} has ended")
            self._heard += chunk
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode("utf-8")

    def close(self, *, kill: bool = False) -> None:
        """End it, and wait until it has. May be called twice."""
        if kill:
            self._process.kill()
        else:
            self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


class SandboxProcess:
    """A sandbox with its state in ``folder``; it has the same address after a restart."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self._start()

    def restart(self, *, kill: bool) -> None:
        """``kill``: without a warning."""
        self._process.close(kill=kill)
        self._start()

    def behave(self, behaviour: Mapping[str, Any]) -> None:
        self._ask("PUT", "/behaviour", behaviour)

    def submissions(self) -> list[dict[str, Any]]:
        held: list[dict[str, Any]] = self._ask("GET", "/submissions")["submissions"]
        return held

    def close(self) -> None:
        self._process.close()

    def _start(self) -> None:
        self._process = Subprocess(
            "kiosk.central.sandbox",
            *("--state", str(self._folder / "state"), "--services", str(_SOURCE / "config" / "services")),
            *("--port", str(self._port)),
            log=self._folder / "log",
        )
        ready = json.loads(self._process.hear(_START_SECONDS))
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
