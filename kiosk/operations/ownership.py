"""Leaves a terminal's folder to its owner: what root made in it, while it looked, would keep the terminal out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def give_back(folder: Path, names: Iterable[str]) -> None:
    """Hand entries of ``folder`` that root made to the folder's own owner; links are handed over, never followed.

    Does nothing for who is not root. Raises OSError.
    """
    if os.geteuid() != 0:
        return
    owner = folder.stat()
    for name in names:
        path = folder / name
        try:
            if path.lstat().st_uid != owner.st_uid:
                os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
        except FileNotFoundError:
            continue
