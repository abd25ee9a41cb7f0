"""Starting the processes of a rehearsal so that none of them outlives whoever started it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import kiosk

#: Util-linux: the kernel sends what follows this signal when its parent is gone, also when the parent was killed.
_DIES_WITH_US = ("setpriv", "--pdeathsig")


class ProcessFailed(Exception):
    """A process of the rehearsal did not start, or ended when it should not; the words are its own last ones."""


def source_folder() -> Path:
    """Where the packages lie, so that children run the same code; above it, in a checkout, lies ``config``."""
    return Path(kiosk.__file__).resolve().parents[1]


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of ours."""
    return [sys.executable, "-m", module, *arguments]


class Child:
    """A process of ours, ended with us. Start it from the main thread: the kernel watches the thread that started it.

    ``log`` takes what it writes on standard error; its standard output is read line by line. With ``tidy`` it is asked
    to end when we are gone, else it is killed.
    """

    def __init__(
        self,
        command: Sequence[str],
        log: Path,
        environment: Mapping[str, str] | None = None,
        *,
        tidy: bool = False,
        folder: Path | None = None,
        inherited: tuple[int, ...] = (),
    ) -> None:
        """It works in ``folder`` and gets the descriptors ``inherited``.

        Raises OSError when setpriv is not there; a program that is not there ends at once.
        """
        self._log = log
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                (*_DIES_WITH_US, "TERM" if tidy else "KILL", *command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=os.environ | {"PYTHONPATH": str(source_folder())} | dict(environment or {}),
                cwd=folder,
                pass_fds=inherited,
                start_new_session=True,  # Ctrl-C is for us, and we end our children in order
            )
        self._pending = b""

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        return self._process.poll()

    def read_line(self, seconds: float) -> str:
        """The next line of its standard output. Raises ProcessFailed when it ends, or says nothing for so long."""
        until = time.monotonic() + seconds
        while b"\n" not in self._pending:
            if not self._readable(until - time.monotonic()):
                raise ProcessFailed(f"no word within {seconds:g} s. {self.last_words()}")
            chunk = os.read(self._stdout().fileno(), 65536)
            if not chunk:
                raise ProcessFailed(f"it ended at once. {self.last_words()}")
            self._pending += chunk
        line, _, self._pending = self._pending.partition(b"\n")
        return line.decode("utf-8", "replace")

    def say(self, line: str) -> None:
        """A line on its standard input. Raises OSError when it has ended."""
        if self._process.stdin is not None:  # opened above
            self._process.stdin.write(f"{line}\n".encode())
            self._process.stdin.flush()

    def last_words(self) -> str:
        """The last lines of its log, for a message."""
        with suppress(OSError):
            lines = self._log.read_text("utf-8", "replace").strip().splitlines()
            return " | ".join(lines[-3:])
        return ""

    def wait(self, seconds: float) -> int | None:
        """Its exit code, None when it has not ended within so long."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def terminate(self, seconds: float = 5.0) -> None:
        """Ask it to end, and kill it when it does not. May be called twice."""
        if self.running:
            self._process.terminate()
            if self.wait(seconds) is None:
                self.kill()
        self._close()

    def kill(self) -> None:
        """End it at once, as a power cut does. May be called twice."""
        if self.running:
            self._process.kill()
        self._process.wait()
        self._close()

    def _stdout(self) -> IO[bytes]:
        if self._process.stdout is None:  # opened above
            raise ProcessFailed("no standard output")
        return self._process.stdout

    def _readable(self, seconds: float) -> bool:
        return bool(select.select([self._stdout()], [], [], max(0.0, seconds))[0])

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
