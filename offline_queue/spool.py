# SPDX-License-Identifier: Apache-2.0
"""The sealed files of materials, in a folder of their own."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from offline_queue import folders

_NAME = re.compile(r"([0-9a-f-]{36})-([0-9]{1,4})\.sealed")
LOCK = "lock"
_ZEROS = bytes(64 * 1024)


class Spool:
    """Every method raises OSError. What is written is on the disk for certain after ``sync``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, exist_ok=True)
        folders.sync_folder(folder.parent)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Around everything from the first file to the row: until then a sweep would take the files for left-overs."""
        with self._locked(fcntl.LOCK_SH):
            yield

    def write(self, row_id: UUID, number: int, chunks: Iterable[bytes]) -> None:
        """One file, on the disk when this returns; its name there needs ``sync`` as well."""
        descriptor = os.open(
            self._file(row_id, number), os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600
        )
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            for chunk in chunks:
                _write_all(file, chunk)
            os.fsync(file.fileno())

    def sync(self) -> None:
        folders.sync_folder(self._folder)

    def open(self, row_id: UUID, number: int) -> BinaryIO:
        return self._file(row_id, number).open("rb")

    def erase(self, row_id: UUID) -> None:
        """Overwrite and remove every file of a row. One that is already gone is as good."""
        self._erase([file for file, owner in self._files() if owner == row_id])

    def sweep(self, is_held: Callable[[UUID], bool]) -> int:
        """Erase the files whose row is not held: their confirm never ended, or their erasing did not. How many.

        Does nothing while somebody writes.
        """
        with self._locked(fcntl.LOCK_EX | fcntl.LOCK_NB) as alone:
            if not alone:
                return 0
            left = [file for file, owner in self._files() if not is_held(owner)]
            self._erase(left)
            return len(left)

    def _erase(self, files: list[Path]) -> None:
        for file in files:
            with contextlib.suppress(FileNotFoundError):
                with file.open("r+b", buffering=0) as stream:
                    left = os.fstat(stream.fileno()).st_size
                    while left > 0:
                        left -= _write_all(stream, _ZEROS[: min(left, len(_ZEROS))])
                    os.fsync(stream.fileno())
                file.unlink()
        if files:
            self.sync()

    def _files(self) -> Iterator[tuple[Path, UUID]]:
        for file in self._folder.iterdir():
            if match := _NAME.fullmatch(file.name):
                yield file, UUID(match[1])

    def _file(self, row_id: UUID, number: int) -> Path:
        return self._folder / f"{row_id}-{number}.sealed"

    @contextlib.contextmanager
    def _locked(self, how: int) -> Iterator[bool]:
        """The kernel gives the lock back when the process dies."""
        descriptor = os.open(self._folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(descriptor, how)
            except BlockingIOError:
                yield False
            else:
                yield True
        finally:
            os.close(descriptor)


def _write_all(file: BinaryIO, content: bytes) -> int:
    """All of it: a raw file may take less at a time."""
    view = memoryview(content)
    while view:
        view = view[file.write(view) :]
    return len(content)
