"""What outlives a power cut of an update: small JSON files, whole or not at all. The standard library alone."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.updating.states import Progress, as_values, from_values

#: What is longer is none of ours, and is cut where it cannot be read.
_MOST_BYTES = 1 << 20
#: The helper's own folder, which the terminal can read and not write, and where it says how far it is.
UPDATE_HELPER = Path("/var/lib/kiosk-update")
UPDATE_PROGRESS = "progress.json"
#: What the terminal lays down for the helper: a word, and the bundle.
UPDATE_REQUEST, UPDATE_BUNDLE = "request", "release.bundle"


class Record:
    """Where an update is, in a file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def read(self) -> Progress:
        """Nothing where there is nothing that can be read: an update that nobody knows of is none."""
        try:
            return from_values(json.loads(read_plain(self.file)))
        except (OSError, ValueError, KeyError, TypeError):
            return Progress()

    def write(self, progress: Progress) -> None:
        """On the disk when this returns. Raises OSError."""
        write_json(self.file, as_values(progress))


def write_json(file: Path, values: Mapping[str, Any], mode: int = 0o644) -> None:
    """Replace ``file``; on the disk when this returns, its name too. Raises OSError."""
    draft = file.with_name(f".{file.name}.new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        os.fchmod(descriptor, mode)
        json.dump(values, stream)
        stream.flush()
        os.fsync(descriptor)
    draft.replace(file)
    sync_folder(file.parent)


def read_json(file: Path) -> dict[str, Any]:
    """Nothing for what is not there or cannot be read."""
    try:
        found = json.loads(read_plain(file))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def read_plain(file: Path) -> bytes:
    """A small plain file that somebody else may have made: no link, nothing that never ends. Raises OSError."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no plain file", str(file))
        return stream.read(_MOST_BYTES)


def sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
