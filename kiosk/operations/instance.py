"""One terminal, one application: the second says so and leaves."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from types import TracebackType


class AlreadyRunning(Exception):
    """Another process holds the terminal."""


class SingleInstance:
    """Holds a lock file in ``folder`` for as long as the process lives; the kernel lets go of it at any end."""

    def __init__(self, folder: Path, *, beside: bool = False) -> None:
        """``beside``: for a command that uses the terminal's devices. It makes no file, since that would be of whoever
        calls it, and maybe not the terminal's own; where there is none, no terminal has run yet."""
        self._beside = beside
        self._file = folder / "instance.lock"
        self._descriptor: int | None = None

    def __enter__(self) -> SingleInstance:
        """Raises AlreadyRunning, OSError."""
        try:
            descriptor = os.open(self._file, os.O_RDWR | (0 if self._beside else os.O_CREAT) | os.O_CLOEXEC, 0o600)
        except FileNotFoundError:
            if self._beside:
                return self
            raise
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise AlreadyRunning from None
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
