"""Leaves a terminal's folder to its owner: what root made in it, while it looked, would keep the terminal out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def give_back(folder: Path, names: Iterable[str]) -> None:
    """Hand entries of ``folder`` that root made to the folder's own owner.

    No link is followed, neither an entry's nor the folder's own: its owner could lead root elsewhere with one. Does
    nothing for who is not root, or where there is no such folder. Raises OSError.
    """
    if os.geteuid() != 0:
        return
    try:
        inside = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        owner = os.fstat(inside)
        for name in names:
            try:
                if os.stat(name, dir_fd=inside, follow_symlinks=False).st_uid != owner.st_uid:
                    os.chown(name, owner.st_uid, owner.st_gid, dir_fd=inside, follow_symlinks=False)
            except FileNotFoundError:
                continue
    finally:
        os.close(inside)
