"""A small file that is on the disk whole or not at all, whatever happens while it is written; one taken away."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Replace ``file``; on the disk when this returns, its name too. Only its owner can read it. Raises OSError."""
    draft = file.with_name(f".{file.name}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def erase(file: Path) -> None:
    """Take a file away, written over first: on a disk that writes in place nothing of it is left.

    One that is not there is well. Raises OSError.
    """
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(b"\0" * os.fstat(descriptor).st_size)
        stream.flush()
        os.fsync(descriptor)
    file.unlink()
