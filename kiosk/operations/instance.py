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

    def __init__(self, folder: Path) -> None:
        self._file = folder / "instance.lock"
        self._descriptor: int | None = None

    def __enter__(self) -> SingleInstance:
        """Raises AlreadyRunning, OSError."""
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
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
