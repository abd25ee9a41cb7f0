"""Whether the folder of services has changed: by names, times and sizes, without reading it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kiosk import __version__
from kiosk.catalogue.store import FORM

#: Files in a folder, at most: more is not a folder of services.
_MOST_FILES = 10_000


def fingerprint(folder: Path, regions: Path | None) -> str:
    """Another one when a file was added, changed or taken away, or when this release reads files in another way.

    "" when the folder cannot be looked at: then what is here stays.
    """
    digest = hashlib.sha256(f"{FORM} {__version__} {folder}\n".encode())
    try:
        if not folder.is_dir():
            return ""
        files = sorted(folder.rglob("*.yaml"))[:_MOST_FILES]
        for file in (*files, *((regions,) if regions is not None else ())):
            stat = file.stat()
            digest.update(f"{file} {stat.st_mtime_ns} {stat.st_size} {stat.st_ino}\n".encode())
    except OSError:
        return ""
    return digest.hexdigest()
